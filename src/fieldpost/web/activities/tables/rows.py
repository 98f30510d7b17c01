"""A row of a table as a record; all that is wrong with it is told at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from fieldpost.domain import CalendarDate, DomainError, Kind, OrganisationRole, Part, Period
from fieldpost.gazetteer import fold

from ...missions.models import Mission, Theme
from ..errors import ActivitiesError
from ..record import BY_LANGUAGE, LISTS, SINGLES, Fact, Origin, Publicity, Record, Status
from .cells import read_organisation, read_person, read_place, read_reach, split_cell
from .columns import WORDED
from .dates import read_period
from .errors import RowError
from .lexicon import known_in, word_for

T = TypeVar("T")
LONGEST_TITLE = 400
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Headings:
    """The mission's dimensions and themes by key and by every heading they have or had, folded; themes also their dimension."""

    dimensions: Mapping[str, str]
    themes: Mapping[str, str]
    dimension_of: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a table is to be read: ``language`` is that of plain titles and texts, ``today`` tells what is still to come."""

    language: str
    day_order: str
    today: date
    headings: Headings


def headings_of(mission: Mission) -> Headings:
    """Return the words by which the mission's tables may name its dimensions and themes."""
    dimensions: dict[str, str] = {}
    for each in mission.dimensions.all():
        dimensions |= {fold(name): each.key for name in (each.key, *each.names.values())}
    themes: dict[str, str] = {}
    dimension_of: dict[str, str] = {}
    for theme in Theme.objects.filter(mission=mission).select_related("dimension").prefetch_related("headings"):
        names = [name for heading in theme.headings.all() for name in heading.names.values()]
        themes |= {fold(name): theme.key for name in (theme.key, *names)}
        dimension_of[theme.key] = theme.dimension.key
    return Headings(dimensions, themes, dimension_of)


def read_row(cells: Sequence[tuple[str, str]], *, manner: Manner, origin: Origin) -> Record:
    """Return the record of a row, whose ``cells`` are pairs of field and text.

    Raises:
        RowError: something in it cannot be read, or it has neither title nor text.
    """
    return _Row(cells, manner, origin).record()


class _Row:
    def __init__(self, cells: Sequence[tuple[str, str]], manner: Manner, origin: Origin) -> None:
        self.cells = [(field, text) for field, text in cells if field and text]
        self.manner, self.origin = manner, origin
        self.problems: list[tuple[str, str, str]] = []

    def record(self) -> Record:
        titles, texts = self._words("title"), self._words("text")
        if not titles and not texts:
            self.problems.append(("title", "", _("The row has neither title nor text.")))
        period = self._period()
        themes = tuple(filter(None, (self._theme(text) for text in self._parts("themes"))))
        dimension = self._dimension() or next((self.manner.headings.dimension_of[key] for key in themes), None)
        fields: dict[str, Any] = {
            "status": self._fact(self._status(period)),
            "kind": self._fact(Kind(self._word("kind") or Kind.OTHER)),
            "part": self._fact(Part(self._word("part") or Part.OTHER)),
            "period": self._fact(period) if period else None,
            "dimension": self._fact(dimension) if dimension else None,
            "themes": tuple(self._fact(key) for key in dict.fromkeys(themes)),
            "places": self._many("places", read_place),
            "people": self._many("people", read_person),
            "organisations": (
                *self._many("organisations", lambda text: read_organisation(text, role=OrganisationRole.TOOK_PART)),
                *self._many("partners", lambda text: read_organisation(text, role=OrganisationRole.CO_ORGANISED)),
            ),
            "reach": self._many("reach", read_reach),
            "links": self._many("links", _read_link),
            "notes": self._fact("\n".join(self._all("notes"))) if self._all("notes") else None,
        }
        if self.problems:
            raise RowError(self.problems)
        told = {language for words in (titles, texts) for language in words}
        original = self.manner.language if self.manner.language in told else next(iter(titles or texts))
        record = Record(original_language=original, titles=titles, texts=texts, **fields)
        return self._with_internal(record)

    def _fact(self, value: T) -> Fact[T]:
        return Fact(value=value, origin=self.origin)

    def _all(self, field: str) -> list[str]:
        return [text for name, text in self.cells if name == field]

    def _parts(self, field: str) -> list[str]:
        return [part for text in self._all(field) for part in split_cell(text)]

    def _words(self, name: str) -> dict[str, Fact[str]]:
        found = {}
        for field, text in self.cells:
            match = WORDED.fullmatch(field)
            language = match[2] if match and match[1] == name else self.manner.language if field == name else None
            if language is None:
                continue
            if name == "title" and len(text) > LONGEST_TITLE:
                self._problem(
                    field, text, _("The title has more than 400 characters; shorten it, or make it the text.")
                )
            found[language] = self._fact(" ".join(text.split()) if name == "title" else text)
        return found

    def _word(self, field: str) -> str | None:
        for text in self._all(field)[:1]:
            found = word_for(field, text)
            if found is None:
                reason = _("“%(value)s” is not known here; write one of: %(known)s.")
                self._problem(field, text, reason.replace("%(known)s", ", ".join(known_in(field))))
            return found
        return None

    def _status(self, period: Period | None) -> Status:
        word = self._word("status")
        if word:
            return Status(word)
        last = (period.last or period.first) if period else None
        return Status.ANNOUNCED if last and last > self.manner.today else Status.HELD

    def _period(self) -> Period | None:
        told = {field: text for field, text in self.cells if field in ("period", "first_day", "last_day")}
        read = {field: self._one(field, text) for field, text in told.items()}
        if None in read.values() or not read:
            return None
        if "period" in read:
            return read["period"]
        return self._from_bounds(read, told)

    def _from_bounds(self, read: Mapping[str, Period | None], told: Mapping[str, str]) -> Period | None:
        first, last = read.get("first_day"), read.get("last_day")
        start: CalendarDate | None = first.start if first else None
        end: CalendarDate | None = last.end if last else start
        try:
            return Period(start=start, end=end)
        except DomainError:
            field = "last_day" if "last_day" in told else "first_day"
            self._problem(field, told[field], _("It lies before the first day."))
            return None

    def _one(self, field: str, text: str) -> Period | None:
        try:
            return read_period(text, day_order=self.manner.day_order)
        except (ActivitiesError, DomainError) as error:
            self._problem(field, text, str(error))
            return None

    def _dimension(self) -> str | None:
        for text in self._all("dimension")[:1]:
            found = self.manner.headings.dimensions.get(fold(text))
            if found is None:
                self._problem("dimension", text, _("The mission has no dimension “%(value)s”."))
            return found
        return None

    def _theme(self, text: str) -> str | None:
        found = self.manner.headings.themes.get(fold(text))
        if found is None:
            self._problem("themes", text, _("The mission has no theme “%(value)s”."))
        return found

    def _many(self, field: str, read: Callable[[str], T]) -> tuple[Fact[T], ...]:
        found = []
        for text in self._parts(field):
            if len(text) > LONGEST_NAME:
                self._problem(field, text, _("It has more than 300 characters; names in a list have “;” between them."))
                continue
            try:
                found.append(self._fact(read(text)))
            except (ActivitiesError, DomainError) as error:
                self._problem(field, text, str(error))
        return tuple(found)

    def _with_internal(self, record: Record) -> Record:
        """Return ``record`` where the facts whose addresses stand in the column "internal" are internal."""
        for address in self._parts("internal"):
            name, _dot, part = address.partition(".")
            try:
                record = replace(record, **{name: _internal(record, name, part)})
            except (KeyError, IndexError, ValueError, AttributeError, TypeError):
                reason = _("“%(value)s” is no fact of this row, such as places.0, people.1 or texts.en.")
                self._problem("internal", address, reason)
                raise RowError(self.problems) from None
        return record

    def _problem(self, field: str, value: str, reason: str) -> None:
        self.problems.append((field, value[:300], reason.replace("%(value)s", value[:80])))


def _internal(record: Record, name: str, part: str) -> Any:
    if name in SINGLES and not part:
        return replace(getattr(record, name), publicity=Publicity.INTERNAL)
    if name in BY_LANGUAGE:
        words = getattr(record, name)
        return {**words, part: replace(words[part], publicity=Publicity.INTERNAL)}
    if name in LISTS:
        facts = list(getattr(record, name))
        facts[int(part)] = replace(facts[int(part)], publicity=Publicity.INTERNAL)
        return tuple(facts)
    raise KeyError(name)


def _read_link(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ActivitiesError(
            _("“%(value)s” is no address of a web page; it begins with https://.") % {"value": text[:80]}
        )
    return text
