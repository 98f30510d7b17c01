"""Between the register and the domain: an activity as readers get it, and a reading as a record to be corrected."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from fieldpost import domain
from fieldpost.domain import Mention, Span
from fieldpost.reading.messages import PASSAGES_THAT_TELL_IT

from ..accounts.models import User
from .record import Fact, How, Origin, Record, Status

T = TypeVar("T")

REGISTER = "register"
"""What stands for the bulletin's name in an activity that comes from the register."""


def as_activity(record: Record, *, id: str, language: str) -> domain.Activity | None:  # noqa: A002
    """Return the activity with its words in ``language``; None where it has no text in it.

    ``record`` is a public record (see ``publicity``). Origins and evidence stay behind: the words around a fact may name
    who is not to be named.
    """
    title, text = record.titles.get(language), record.texts.get(language)
    words = text.value if text else ""
    if not words.strip() and title:
        words = title.value
    if not words.strip():
        return None
    return domain.Activity(
        id=id,
        bulletin=REGISTER,
        text=words,
        spans=(Span(0, len(words)),),
        kind=Mention(value=record.kind.value),
        part=Mention(value=record.part.value),
        upcoming=Mention(value=record.status.value is Status.ANNOUNCED),
        title=Mention(value=title.value) if title and title.value.strip() else None,
        period=_bare(record.period),
        places=tuple(map(_mention, record.places)),
        people=tuple(map(_mention, record.people)),
        organisations=tuple(map(_mention, record.organisations)),
        reach=tuple(map(_mention, record.reach)),
        dimension=_bare(record.dimension),
        themes=tuple(map(_mention, record.themes)),
        documents=tuple(map(_mention, record.documents)),
        links=tuple(map(_mention, record.links)),
        language=language,
    )


def as_record(
    activity: domain.Activity, *, language: str, bulletin: int, by: User, now: datetime, entries: Mapping[str, Any]
) -> Record:
    """Return what was read as a record; each fact keeps its evidence and names ``bulletin`` (a ``StoredBulletin``'s id).

    ``entries`` finds the directory's entry for what a fact names: ``{"places": function, "people": ..., "organisations":
    ...}``, each from the value to an id or None.
    """

    def fact(mention: Mention[T], field: str = "") -> Fact[T]:
        origin = Origin(
            how=How.READ,
            by=str(by),
            by_id=by.pk,
            at=now,
            bulletin=bulletin,
            evidence=mention.evidence,
            score=mention.score,
            reason=mention.reason,
        )
        find = entries.get(field)
        return Fact(value=mention.value, origin=origin, entry=find(mention.value) if find else None)

    def many(field: str) -> tuple[Fact[Any], ...]:
        return tuple(fact(mention, field) for mention in getattr(activity, field))

    upcoming = activity.upcoming
    whole = Mention(value=activity.text, reason=PASSAGES_THAT_TELL_IT)
    status = Mention(
        value=Status.ANNOUNCED if upcoming.value else Status.HELD,
        evidence=upcoming.evidence,
        score=upcoming.score,
        reason=upcoming.reason,
    )
    return Record(
        original_language=language,
        status=fact(status),
        kind=fact(activity.kind),
        part=fact(activity.part),
        titles={language: fact(activity.title)} if activity.title else {},
        texts={language: fact(whole)},
        period=fact(activity.period) if activity.period else None,
        dimension=fact(activity.dimension) if activity.dimension else None,
        themes=many("themes"),
        places=many("places"),
        people=many("people"),
        organisations=many("organisations"),
        reach=many("reach"),
        documents=many("documents"),
        links=many("links"),
    )


def _bare(fact: Fact[T] | None) -> Mention[T] | None:
    return _mention(fact) if fact else None


def _mention(fact: Fact[T]) -> Mention[T]:
    return Mention(value=fact.value)
