"""What may leave the mission. The one rule set: every output is made from ``public_record`` and from nothing else.

By rule, internal are: notes; attached files; the names of private persons (so marked in the directory, or named without
office and body); places where people are at risk; photographs of people without a recorded consent. A person may say
otherwise of a single fact, except of notes.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from .record import BY_LANGUAGE, LISTS, SINGLES, Fact, Publicity, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitive:
    """What the directory marks: ids of private persons and of people who hold an office, of places at risk."""

    private_people: Collection[int] = ()
    known_people: Collection[int] = ()
    places_at_risk: Collection[int] = ()


def is_public(name: str, fact: Fact[Any], sensitive: Sensitive) -> bool:
    """Whether ``fact`` of the field ``name`` may leave the mission."""
    if name == "notes":
        return False
    if fact.publicity is not Publicity.BY_RULE:
        return fact.publicity is Publicity.PUBLIC
    return _is_public_by_rule(name, fact, sensitive)


def _is_public_by_rule(name: str, fact: Fact[Any], sensitive: Sensitive) -> bool:
    match name:
        case "people":
            if fact.entry in sensitive.private_people:
                return False
            return fact.entry in sensitive.known_people or bool(fact.value.office or fact.value.body)
        case "places":
            return fact.entry not in sensitive.places_at_risk
        case "photos":
            return bool(fact.value.consent)
        case "files":
            return False
    return True


def public_record(record: Record, sensitive: Sensitive) -> Record:
    """Return ``record`` with its public facts alone.

    What says what it is (``status``, ``kind``, ``part``) cannot be left out; an activity of which these are secret is not
    to be published at all.
    """
    changes: dict[str, Any] = {"notes": None}
    for name in SINGLES:
        fact = getattr(record, name)
        if fact is not None and name not in ("status", "kind", "part", "notes"):
            changes[name] = fact if is_public(name, fact, sensitive) else None
    for name in BY_LANGUAGE:
        words = getattr(record, name)
        changes[name] = {language: fact for language, fact in words.items() if is_public(name, fact, sensitive)}
    for name in LISTS:
        changes[name] = tuple(fact for fact in getattr(record, name) if is_public(name, fact, sensitive))
    return replace(record, **changes)
