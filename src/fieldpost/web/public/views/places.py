"""The places: all of them on the map and in a list, and each by itself."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from fieldpost.gazetteer.places import former_names
from fieldpost.publishing.countries import country_name
from fieldpost.publishing.scripts import language_of

from ...missions.models import Place
from .. import addresses, entries, structured
from ..alphabet import sorting_key
from ..maps import MOST, Located, draw_place, draw_places
from ..pages import Page, render
from ..selection import Selection
from ..visit import EVERYTHING, Depends, Visit, for_everyone
from .overview import forms_of, overview, standing_entry

MOST_LISTED = 600
"""Places that one page lists; those with fewest activities are left to the list of activities."""


class Country(NamedTuple):
    """Places of one country, or of several or none together, by name."""

    name: str
    places: list[Located]


@for_everyone
def places(visit: Visit, year: int | None = None) -> HttpResponse:
    """Show where the activities were, in one year or in all."""
    every = visit.index.choose(Selection())
    years = [int(value) for value, _count in every.counts_of("year")]
    if year is not None and year not in years:
        raise Http404(str(year))
    selection = Selection(facets={"year": (str(year),)}) if year is not None else Selection()
    choice = visit.index.choose(selection)
    counts = [(int(value), count) for value, count in choice.counts_of("place")]
    found = _located(visit, counts[:MOST_LISTED], selection)
    title = _("Places in %(year)s") % {"year": year} if year is not None else _("Places")
    parts = ("places", "year", str(year)) if year is not None else ("places",)
    page = Page(
        title=title,
        description=_("Where the mission's activities were: on the map and as a list."),
        section="places",
        paths={language: addresses.page(language, *parts) for language in visit.site.languages},
        forms=forms_of(visit, selection),
    )
    wide, narrow = draw_places(visit, found, title=title)
    drawn = sum(each.has_position for each in found)
    return render(
        visit,
        "places.html",
        page,
        depends=Depends(on=(EVERYTHING,)),
        wide=wide,
        narrow=narrow,
        is_map_full=drawn > MOST,
        most_drawn=MOST,
        countries=_by_country(found, visit.language, first=visit.site.profile.country),
        without_position=[each for each in found if not each.has_position],
        left_out=len(counts) - len(found),
        nowhere=len(choice.ids - visit.index.any_of("place", [value for value, _count in choice.counts_of("place")])),
        count=len(counts),
        year=year,
        years=[(each, addresses.page(visit.language, "places", "year", str(each))) for each in years],
    )


@for_everyone
def place(visit: Visit, pk: int, slug: str) -> HttpResponse:  # noqa: ARG001 - the id tells which it is
    """Show one place; an older name in the address, or that of an entry merged into it, leads here."""
    value, known = standing_entry(visit, "place", pk)
    paths = {language: addresses.page(language, "places", known.slug) for language in visit.site.languages}
    if visit.path != paths[visit.language]:
        return HttpResponsePermanentRedirect(paths[visit.language])
    shown = overview(visit, "place", value)
    [located] = _located(visit, [(int(value), shown.count)], Selection())
    name = known.said(visit.language)
    way = structured.way(
        visit.site,
        visit.language,
        (_("Places"), addresses.page(visit.language, "places")),
        (name, paths[visit.language]),
    )
    page = Page(
        title=name,
        description=_("The mission's activities in %(place)s.") % {"place": name},
        section="places",
        paths=paths,
        forms=shown.forms,
        data=(
            structured.json_ld(structured.place(located, known.names.values(), visit.site)),
            structured.json_ld(way),
        ),
    )
    return render(
        visit,
        "place.html",
        page,
        depends=shown.depends,
        overview=shown,
        place=located,
        map=draw_place(visit, located),
        names={code: text for code, text in sorted(known.names.items()) if text != name},
        former=_former(int(value), visit.language),
        country=" · ".join(_country_names(located.countries, visit.language)),
    )


def _located(visit: Visit, counts: Sequence[tuple[int, int]], selection: Selection) -> list[Located]:
    """Return the places that have a name, with what stands in the directory of where they are, in one query."""
    known = entries.called(visit, [("place", str(pk)) for pk, _count in counts])
    columns = ("pk", "kind", "precision", "countries", "latitude", "longitude")
    rows = Place.objects.filter(mission=visit.site.mission, merged_into=None).values_list(*columns)
    if len(counts) == 1:
        rows = rows.filter(pk=counts[0][0])
    where = {pk: rest for pk, *rest in rows}
    slugs = {key: each.slug for key, each in known.items()}
    found = []
    for pk, count in counts:
        named = known.get(("place", str(pk)))
        if named is None or pk not in where:
            continue
        kind, precision, countries, latitude, longitude = where[pk]
        chosen = selection.with_value("place", str(pk))
        located = Located(
            entry=pk,
            name=named.said(visit.language),
            address=addresses.page(visit.language, "places", named.slug),
            count=count,
            activities=addresses.activities(chosen, visit.language, slugs=slugs),
            kind=kind,
            precision=precision,
            countries=countries,
            latitude=latitude,
            longitude=longitude,
        )
        found.append(located)
    return found


def _by_country(places: Sequence[Located], language: str, *, first: str) -> list[Country]:
    """Return the places of each country by name: the country ``first``, the others, then several countries or none."""
    groups: dict[str, list[Located]] = {}
    for each in places:
        codes = each.countries
        groups.setdefault(_country_names(codes, language)[0] if len(codes) == 1 else "", []).append(each)
    home = country_name(first, language)
    ordered = sorted(
        groups.items(), key=lambda group: (not group[0], group[0] != home, sorting_key(group[0], language))
    )
    several = _("Several countries, or none in particular") if len(groups) > 1 else _("Places")
    return [
        Country(name or several, sorted(found, key=lambda each: sorting_key(each.name, language)))
        for name, found in ordered
    ]


def _country_names(codes: Sequence[str], language: str) -> list[str]:
    return [country_name(code, language) for code in codes]


def _former(pk: int, language: str) -> list[tuple[str, str]]:
    """Return what the place was called, and when."""
    gazetteer_id = Place.objects.filter(pk=pk).values_list("gazetteer_id", flat=True).first()
    found = []
    for each in former_names(gazetteer_id) if gazetteer_id else ():
        name = next((text for text in each.names if not language_of(text, language)), each.names[0])
        years = (
            f"{each.first_year}–{each.last_year}" if each.first_year else _("until %(year)s") % {"year": each.last_year}
        )
        found.append((name, years))
    return found
