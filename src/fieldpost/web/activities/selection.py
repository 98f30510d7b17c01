"""Which activities do filters leave, newest first? Asked so that the cost follows the page, not the register.

Each query walks one index that is in the list's order (the columns' of ``Activity``, or the one of ``models.index`` for the
filter that usually has the fewest activities) and stops when the page is full; nothing is sorted or counted to the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from fieldpost.domain import PeriodError
from fieldpost.gazetteer import fold

from ..accounts.models import User
from ..missions.models import Mission, Organisation, Person, Place
from .filters import CHOICES, Filters
from .models import Activity, ActivityOrganisation, ActivityPerson, ActivityPlace, ActivityText, ActivityTheme
from .models.activity import State
from .vocabulary import Vocabulary

LONGEST = timedelta(days=366)
"""What began longer before a month is not looked for in it, so that a month of long ago is quickly found."""
WINDOW = 2_000
"""Words are looked for in the titles of this many activities at a time."""
LOOKED_AT = 2_000
"""So many of the activities of one filter are looked at to count those that several leave."""

Key = tuple[date, int]
"""Where an activity stands in the list: its ``sort_day`` and its id."""


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Activities with a row of ``model`` in which ``wanted`` holds."""

    model: type[Model]
    wanted: Mapping[str, Any]

    def rows(self, **more: Any) -> QuerySet[Any]:
        """Return the rows."""
        found: QuerySet[Any] = self.model.objects.filter(**self.wanted, **more)  # type: ignore[attr-defined]
        return found


ENTRIES: dict[str, tuple[Any, type[Model], str, dict[str, Any]]] = {
    "person": (Person, ActivityPerson, "person", {}),
    "partner": (Organisation, ActivityOrganisation, "organisation", {"is_partner": True}),
    "place": (Place, ActivityPlace, "place", {}),
}
"""Filters by a name of the directory, those with the fewest activities first: the entries, the rows, their column."""


class Selection:
    """The activities of ``mission`` that ``filters`` leave and the person may see.

    Who does not see internal facts sees activities that are cleared and of which nothing that a list shows is internal, and
    finds them by public facts. ``problems`` tells, by filter, what could not be understood; nothing is found then.
    """

    def __init__(
        self, filters: Filters, *, mission: Mission, user: User, vocabulary: Vocabulary, sees_internal: bool
    ) -> None:
        self.filters, self.mission, self.sees_internal = filters, mission, sees_internal
        self.problems: dict[str, str] = {}
        self._columns: dict[str, Any] = {"mission": mission}
        self._since: date | None = None
        self._facts: list[FactFilter] = []
        self._public: dict[str, Any] = {} if sees_internal else {"is_public": True}
        self._read_columns(user, vocabulary)
        self._read_days()
        self._read_entries()
        if filters.theme:
            theme = vocabulary.themes.get(filters.theme)
            self._expect("theme", theme)
            self._facts.append(FactFilter(ActivityTheme, {"theme": theme.pk if theme else None, **self._public}))

    def keys(self, *, after: Key | None = None, before: Key | None = None) -> QuerySet[Any]:
        """Return ids in the order of the list of what is older than ``after``; or from the end, newer than ``before``."""
        if self.problems:
            return Activity.objects.none().values_list("pk", flat=True)
        found = self._driver().filter(self._conditions(), _beyond(after, before, self._one))
        if self._facts:
            first = self._facts[0]
            earlier = first.rows(activity=OuterRef("activity"), position__lt=OuterRef("position"))
            found = found.exclude(Exists(earlier))
        order = ("sort_day", self._one) if before else ("-sort_day", f"-{self._one}")
        newest: QuerySet[Any] = found.order_by(*order).values_list(self._one, flat=True)
        return newest

    def count(self, *, most: int) -> tuple[int, bool]:
        """Return how many there are, and whether there may be more: neither more than ``most`` nor all are looked at."""
        if self.problems or not self._is_narrowed_further():
            count = self.keys()[: most + 1].count()
            return min(count, most), count > most
        looked_at = self._driver().order_by("-sort_day", f"-{self._one}").values("pk")[:LOOKED_AT]
        told = self._driver().model.objects.filter(pk__in=looked_at)
        found = told.aggregate(all=Count("pk"), these=Count(self._one, distinct=True, filter=self._conditions()))
        return min(found["these"], most), found["all"] == LOOKED_AT or found["these"] > most

    def window(self, *, after: Key | None = None, before: Key | None = None) -> QuerySet[Any]:
        """Return id, ``sort_day`` and whether its titles hold the words, of the next ``WINDOW`` activities."""
        ids = self.keys(after=after, before=before)
        one = "pk" if self.problems else self._one
        words = [
            Exists(ActivityText.objects.filter(activity=OuterRef(one), folded__contains=word, **self._public))
            for word in self.words
        ]
        window: QuerySet[Any] = ids.annotate(holds=Q(*words)).values_list(one, "sort_day", "holds")
        return window[:WINDOW]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that titles must hold, folded."""
        return tuple(fold(self.filters.words).split())

    def ids(self, *, most: int, after: Key | None = None) -> list[int]:
        """Return the ids of the newest ``most`` activities, or of those older than ``after``."""
        return list(islice(self._found_by_words(after), most)) if self.words else list(self.keys(after=after)[:most])

    def among(self, ids: Sequence[int]) -> list[int]:
        """Return which of ``ids`` it holds, in its order."""
        return list(self.keys().filter(**{f"{self._one}__in": ids}))

    def _found_by_words(self, after: Key | None) -> Iterator[int]:
        while True:
            rows = list(self.window(after=after))
            yield from (pk for pk, _day, holds in rows if holds)
            if len(rows) < WINDOW:
                return
            after = (rows[-1][1], rows[-1][0])

    def _read_columns(self, user: User, vocabulary: Vocabulary) -> None:
        for name, words in CHOICES.items():
            if value := getattr(self.filters, name):
                self._expect(name, value in words or None)
                self._columns[name] = value
        if self.filters.dimension:
            dimension = vocabulary.dimensions.get(self.filters.dimension)
            self._expect("dimension", dimension)
            self._columns["dimension"] = dimension.pk if dimension else None
        if self.filters.recorded:
            self._expect("recorded", True if self.filters.recorded == "me" else None)
            self._columns["recorded_by"] = user
        if not self.sees_internal:
            if self._columns.get("state", State.CLEARED) != State.CLEARED:
                self.problems["state"] = _("You see cleared activities only.")
            self._columns |= {"state": State.CLEARED, "is_public": True}

    def _read_days(self) -> None:
        try:
            since, until = self.filters.days()
            self._since = since
            if since:
                self._columns["sort_day__gte"] = max(since, date.min + LONGEST) - LONGEST
            if until:
                self._columns["sort_day__lte"] = until
        except PeriodError:
            name = next(name for name in ("month", "since", "until") if getattr(self.filters, name))
            self.problems[name] = _("“%(value)s” is no month or day; write 2031-05 or 2031-05-13.") % {
                "value": getattr(self.filters, name)
            }

    def _read_entries(self) -> None:
        """Find the entries that are named, all kinds in one query; a merged one leads to what it was merged into."""
        asked = [name for name in ENTRIES if getattr(self.filters, name)]
        if not asked:
            return
        queries = []
        for name in asked:
            entries: Any = ENTRIES[name][0]
            known = entries.objects.all() if self.sees_internal else entries.objects.for_readers()
            ids = known.filter(_called(getattr(self.filters, name), entries), mission=self.mission).order_by()
            queries.append(ids.values_list(Value(name), Coalesce("merged_into_id", "pk")))
        found: dict[str, set[int]] = {name: set() for name in asked}
        for name, pk in queries[0].union(*queries[1:]):
            found[name].add(pk)
        for name, pks in found.items():
            _entries, rows, column, more = ENTRIES[name]
            self._expect(name, pks or None)
            one_or_more = {column: next(iter(pks))} if len(pks) == 1 else {f"{column}__in": pks}
            self._facts.append(FactFilter(rows, {**one_or_more, **more, **self._public}))

    def _expect(self, name: str, found: object) -> None:
        if found is None:
            self.problems[name] = _("Nothing here is called “%(value)s”; choose or write another.") % {
                "value": getattr(self.filters, name)
            }

    @property
    def _one(self) -> str:
        """The column of the walked rows that is the activity's id."""
        return "activity_id" if self._facts else "pk"

    def _driver(self) -> QuerySet[Any]:
        """Return the rows that are walked: of the first filter by a fact, else of the activities by one column."""
        days = {name: day for name, day in self._columns.items() if name.startswith("sort_day")}
        if self._facts:
            return self._facts[0].rows(**days)
        column = {self._walked: self._columns[self._walked]} if self._walked else {}
        return Activity.objects.filter(mission=self.mission, **column, **days)

    @property
    def _walked(self) -> str:
        """The column with an index of its own that leaves the fewest activities, as a rule."""
        known = ("recorded_by", "kind", "dimension", "part", "state", "status")
        return next((name for name in known if name in self._columns), "")

    def _conditions(self) -> Q:
        """Return what must hold beside what the driver asks."""
        prefix = "activity__" if self._facts else ""
        columns = {prefix + name: value for name, value in self._columns.items() if not name.startswith("sort_day")}
        others = [Exists(fact.rows(activity=OuterRef(self._one))) for fact in self._facts[1:]]
        return Q(*others, *self._written(), self._reaches(prefix), **columns)

    def _is_narrowed_further(self) -> bool:
        """Whether rows of the driver may have to be passed over."""
        more = [name for name in self._columns if name != "mission" and not name.startswith("sort_day")]
        return bool(self._facts[1:] or self._written() or len(more) > (0 if self._facts else 1))

    def _written(self) -> list[Any]:
        conditions: list[Any] = []
        for name in ("language", "without"):
            if value := getattr(self.filters, name):
                rows = ActivityText.objects.filter(activity=OuterRef(self._one), language=value, **self._public)
                conditions.append(Exists(rows) if name == "language" else ~Exists(rows))
        return conditions

    def _reaches(self, prefix: str) -> Q:
        if self._since is None:
            return Q()
        last = f"{prefix}last_day"
        return Q(**{f"{last}__gte": self._since}) | Q(**{last: None, "sort_day__gte": self._since})


def _called(name: str, entries: Any) -> Q:
    """Return the condition that one of an entry's names, which stand one a line, or of its variants is ``name``."""
    key = fold(name)
    lines = {"": key, "__startswith": f"{key}\n", "__endswith": f"\n{key}", "__contains": f"\n{key}\n"}
    by_name = Q(*((f"folded{how}", line) for how, line in lines.items()), _connector=Q.OR)
    variants = entries.variants.rel.related_model.objects.filter(folded=key)
    return by_name | Q(pk__in=variants.values("entry"))


def _beyond(after: Key | None, before: Key | None, one: str) -> Q:
    if after:
        return Q(sort_day__lte=after[0]) & (Q(sort_day__lt=after[0]) | Q(**{f"{one}__lt": after[1]}))
    if before:
        return Q(sort_day__gte=before[0]) & (Q(sort_day__gt=before[0]) | Q(**{f"{one}__gt": before[1]}))
    return Q()
