"""What an approver is asked about: the public facts of a record, with the words of one language."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from fieldpost.domain.interchange import encode_json

from ...missions.models import Dimension, Mission, Theme
from ..difference import Difference, differences
from ..models import Activity
from ..publicity import public_record
from ..record import BY_LANGUAGE, LISTS, SINGLES, Fact, How, Origin, Picture, Publicity, Record
from ..sensitive import sensitive_in
from .models import Concern

UNSAID = Origin(how=How.TYPED, by="", at=datetime(1, 1, 1, tzinfo=UTC))
"""Stands where the origin of a fact is nobody's business outside the mission."""


def said_in(record: Record, language: str, mission: Mission) -> Record:
    """Return what readers are told in ``language``: public facts, without origin, consent or reason of being public.

    Words stay in ``language`` and in the original's, which a translation is read beside.
    """
    told = public_record(record, sensitive_in(mission, [record]))
    kept = {language, record.original_language}
    changes: dict[str, Any] = {name: _bare(getattr(told, name), kept) for name in SINGLES}
    for name in BY_LANGUAGE:
        changes[name] = {code: _bare(fact, kept) for code, fact in getattr(told, name).items() if code in kept}
    for name in LISTS:
        changes[name] = tuple(_bare(fact, kept) for fact in getattr(told, name))
    return replace(told, **changes)


def shown_now(activity: Activity, language: str) -> Record:
    """Return what readers are told of the newest version."""
    return said_in(activity.record, language, activity.mission)


def as_json(record: Record) -> Any:
    """Return ``record`` as plain data."""
    return json.loads(encode_json(record, indent=0))


def concern_of(field: str) -> Concern:
    """Return whose concern a change at that address is."""
    name = field.partition(".")[0]
    if name in BY_LANGUAGE or name == "original_language":
        return Concern.WORDING
    return Concern.PHOTOS if name == "photos" else Concern.FACTS


def changes_of_concern(old: Record, new: Record, concerns: Collection[str]) -> list[Difference]:
    """Return what differs between two of ``said_in`` and is among ``concerns``."""
    return [each for each in differences(old, new) if concern_of(each.field) in concerns]


def headings_in(mission: Mission, language: str) -> Mapping[str, str]:
    """Return the headings of the mission's dimensions and themes by key."""
    found = {each.key: each.said_in(language) for each in Dimension.objects.filter(mission=mission)}
    themes = Theme.objects.filter(mission=mission).prefetch_related("headings")
    return {**found, **{theme.key: theme.said_in(language) for theme in themes}}


def has_words(record: Record, language: str) -> bool:
    """Whether there is a title or text in ``language``."""
    facts = (getattr(record, name).get(language) for name in BY_LANGUAGE)
    return any(fact is not None and fact.value.strip() for fact in facts)


def _bare(fact: Fact[Any] | None, languages: Collection[str]) -> Any:
    if fact is None:
        return None
    value = fact.value
    if isinstance(value, Picture):
        value = replace(
            value,
            consent="",
            captions={code: words for code, words in value.captions.items() if code in languages},
            alternatives={code: words for code, words in value.alternatives.items() if code in languages},
        )
    return replace(fact, value=value, origin=UNSAID, publicity=Publicity.BY_RULE)
