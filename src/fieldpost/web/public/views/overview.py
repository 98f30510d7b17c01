"""What the page of a place, an organisation, a theme says of its activities: how many in which year, coming, latest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.http import Http404

from .. import addresses, entries, labels
from ..lines import lines_of
from ..models import first_number
from ..selection import ENTRIES, Selection, SelectionError, read_values
from ..shown import Line
from ..visit import Depends, Visit
from . import selecting
from .activities import MEDIA_TYPES

LATEST = 20
MOST_COMING = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number and the list that it counts; ``share`` is that of the greatest, in per cent, at least 1."""

    label: str
    count: int
    address: str
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The activities of one selection; ``coming`` are the next from today on, ``latest`` the last before it.

    ``address`` is of their list, ``figures`` of what they come to.
    """

    count: int
    address: str
    figures: str
    years: Sequence[Tally]
    coming: Sequence[Line]
    latest: Sequence[Line]
    forms: tuple[tuple[str, str, str], ...]
    depends: Depends


def standing_entry(visit: Visit, facet: str, pk: int) -> tuple[str, entries.Called]:
    """Return the value of the entry that stands for the one with that id, and how it is called.

    Raises:
        Http404: nothing that is shown names it.
    """
    try:
        [asked] = read_values(facet, str(pk))
    except SelectionError as error:
        raise Http404(str(pk)) from error
    value = entries.merged(visit, facet, [asked])[asked]
    named = entries.called(visit, [(facet, value)])
    if not named:
        raise Http404(value)
    return value, named[facet, value]


def overview(visit: Visit, facet: str, value: str) -> Overview:
    """Return it for one value of a facet, in one query beside those for names."""
    selection = Selection(facets={facet: (value,)})
    choice = visit.index.choose(selection)
    today = first_number(visit.site.mission, visit.today)
    ahead = list(islice(visit.index.numbers(choice.ids, above=today - 1, newest_first=False), MOST_COMING))
    behind = choice.page(below=today, size=LATEST)
    lines = lines_of([*ahead, *behind])
    coming = lines[: len(ahead)] if len(lines) == len(ahead) + len(behind) else lines_of(ahead)
    return Overview(
        count=choice.count,
        address=selecting.address(visit, selection),
        figures=addresses.figures(selection, visit.language, slugs=selecting.slugs(visit, selection)),
        years=tallies(visit, selection, "year", choice.counts_of("year")),
        coming=coming,
        latest=lines[len(coming) :],
        forms=forms_of(visit, selection),
        depends=Depends(on=(f"{facet}:{value}",), day=visit.today if ahead else None),
    )


def forms_of(visit: Visit, selection: Selection) -> tuple[tuple[str, str, str], ...]:
    """Return the other forms of a list as ``Page.forms`` wants them."""
    return tuple(
        (MEDIA_TYPES[form], selecting.address(visit, selection, form=form), labels.form(form))
        for form in addresses.FORMS
    )


def tallies(visit: Visit, selection: Selection, facet: str, counts: Iterable[tuple[str, int]]) -> list[Tally]:
    """Return how many of ``selection`` have each value of ``facet``; entries that have no name are left out."""
    found = list(counts)
    most = max((count for _value, count in found), default=1)
    known = entries.called(visit, [(facet, value) for value, _count in found]) if facet in ENTRIES else {}
    written = {key: each.slug for key, each in known.items()} | selecting.slugs(visit, selection)
    made = []
    for value, count in found:
        label = _label(visit, facet, value, known)
        if label:
            address = addresses.activities(selection.with_value(facet, value), visit.language, slugs=written)
            made.append(Tally(label=label, count=count, address=address, share=max(1, round(100 * count / most))))
    return made


def _label(visit: Visit, facet: str, value: str, known: Mapping[entries.Key, entries.Called]) -> str:
    if facet in ENTRIES:
        return known[facet, value].said(visit.language) if (facet, value) in known else ""
    if facet == "theme":
        return visit.site.theme(value, visit.language)
    return value
