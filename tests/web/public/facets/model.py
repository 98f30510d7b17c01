"""The plain way to do what the index does: look at every activity, each time."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from fieldpost.web.public.facets.index import FacetIndex
from fieldpost.web.public.facets.sets import Row, gather
from fieldpost.web.public.models import MOST_ID, day_in, id_in, number_of
from fieldpost.web.public.selection import Selection

MISSION = 7
GONE = MOST_ID
"""The id of an activity that is in no register."""
FIRST = date(2030, 12, 1)
VALUES = {
    "theme": ("media", "courts", "water", "roads"),
    "kind": ("workshop", "visit"),
    "place": ("1", "2", "3", "4", "5", "6"),
    "year": ("2029", "2030", "2031"),
}


@dataclass(frozen=True)
class Register:
    """What is shown, as rows."""

    rows: tuple[Row, ...]

    @property
    def index(self) -> FacetIndex:
        return FacetIndex(MISSION, 1, None, gather(self.rows))

    def chosen(self, selection: Selection, hits: Collection[int] | None, *, but_for: str = "") -> list[Row]:
        """Return what ``selection`` asks for, were it not for the values of one facet; the newest first."""
        found = [
            row
            for row in self.rows
            if all(
                any(f"{facet}:{value}" in row[1].split() for value in values)
                for facet, values in selection.facets.items()
                if facet != but_for
            )
            and (hits is None or row[0] in hits)
            and touches(row, selection.since or date.min, selection.until or date.max)
        ]
        return sorted(found, reverse=True)

    def counts_of(
        self, selection: Selection, hits: Collection[int] | None, facet: str, most: int | None
    ) -> list[tuple[str, int]]:
        of_all, of_chosen = (
            Counter(
                value for row in each for word in row[1].split() for name, value in [word.split(":")] if name == facet
            )
            for each in (self.rows, self.chosen(selection, hits, but_for=facet))
        )
        in_order = sorted(of_all, key=lambda value: (-of_chosen[value], -of_all[value], value))
        shown = [value for value in in_order if of_chosen[value]][:most]
        asked = [value for value in selection.facets.get(facet, ()) if value in of_all and value not in shown]
        shown += sorted(asked, key=lambda value: -of_chosen[value])
        if facet == "year":
            shown.sort(reverse=True)
        return [(value, of_chosen[value]) for value in shown]


def touches(row: Row, first: date, last: date) -> bool:
    """Whether the activity takes place on any of these days."""
    day = day_in(row[0])
    return day <= last and first <= (row[2] or day) and first <= last


def days() -> st.SearchStrategy[date]:
    return st.dates(FIRST, FIRST + timedelta(days=90))


@st.composite
def rows(draw: st.DrawFn, activity: int) -> Row:
    day = draw(days())
    later = draw(st.sampled_from([0, 0, 1, 2, 40, 4_000]))
    facets = [
        f"{facet}:{value}"
        for facet, values in VALUES.items()
        for value in draw(st.lists(st.sampled_from(values), max_size=2, unique=True))
    ]
    return number_of(MISSION, day, activity), " ".join(facets), day + timedelta(days=later) if later else None


@st.composite
def registers(draw: st.DrawFn) -> Register:
    ids = draw(st.lists(st.integers(1, GONE - 1) | st.integers(1, 40), max_size=30, unique=True))
    return Register(tuple(draw(rows(each)) for each in ids))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    facets = {
        facet: tuple(sorted(draw(st.sets(st.sampled_from((*values, "999")), min_size=1, max_size=2))))
        for facet, values in VALUES.items()
        if draw(st.booleans())
    }
    return Selection(facets=facets, since=draw(st.none() | days()), until=draw(st.none() | days()))


def cursors(register: Register) -> st.SearchStrategy[int]:
    """Numbers of activities, of days between them, and of other missions."""
    near = [row[0] + step for row in register.rows for step in (-1, 0, 1)]
    return st.integers(-1, 2**63 - 1) | st.sampled_from([number_of(MISSION, FIRST, 0), *near])


def each_month(found: Collection[Row]) -> Iterator[str]:
    for row in found:
        yield f"{day_in(row[0]):%Y-%m}"


def ids_of(found: Collection[Row]) -> list[int]:
    return sorted(id_in(row[0]) for row in found)
