"""The organisations that the mission works with: by number of activities, by letter, by name, and each by itself."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from fieldpost.gazetteer import fold

from ...missions.models import Organisation
from .. import addresses, entries, labels, structured
from ..alphabet import letter_of, sorting_key
from ..filters import web
from ..pages import Page, render
from ..selection import Selection
from ..visit import EVERYTHING, Depends, Visit, for_everyone
from .overview import forms_of, overview, standing_entry, tallies

MOST_AT_ONCE = 300
"""Organisations that stand on one page; where there are more, each letter has a page of its own."""
FOREMOST = 20
MOST_FOUND = 200
MOST_WORDS = 100
"""Characters of a search; what is longer is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An organisation of the list; ``activities`` is the address of the list that ``count`` counts."""

    name: str
    acronym: str
    address: str
    count: int
    activities: str


class Shown(NamedTuple):
    """An organisation that something shown names, and how many activities do."""

    pk: int
    called: entries.Called
    activities: int


@for_everyone
def organisations(visit: Visit, letter: str = "") -> HttpResponse:
    """Show the organisations, all or those of one letter, or those whose name has the words of ``?q=``."""
    words = " ".join(visit.request.GET.get("q", "").replace("\0", " ").split())[:MOST_WORDS]
    found = _shown(visit)
    acronyms = dict(
        Organisation.objects.filter(mission=visit.site.mission).exclude(acronym="").values_list("pk", "acronym")
    )
    groups = _by_letter(found, visit.language)
    is_short = len(found) <= MOST_AT_ONCE
    if letter and (letter not in groups or is_short):
        raise Http404(letter)
    letters = [
        (each, f"#letter-{number}" if is_short else _letter_address(visit.language, each))
        for number, each in enumerate(groups, 1)
    ]
    shown = {letter: groups[letter]} if letter else groups if is_short else {}
    title = _("Organisations: %(letter)s") % {"letter": letter} if letter else _("Organisations")
    paths = {language: addresses.page(language, "organisations") for language in visit.site.languages}
    page = Page(
        title=title,
        description=_("Whom the mission works with, and on what."),
        section="organisations",
        paths={visit.language: _letter_address(visit.language, letter)} if letter else paths,
        forms=forms_of(visit, Selection()),
        is_indexed=not words,
    )
    hits = _named_like(visit, found, words) if words else []
    return render(
        visit,
        "organisations.html",
        page,
        depends=Depends(on=(EVERYTHING,)),
        asked_for=words,
        hits=_listed(visit, hits[:MOST_FOUND], acronyms),
        hit_count=len(hits),
        count=len(found),
        foremost=_listed(visit, found[:FOREMOST], acronyms) if len(found) > FOREMOST else [],
        letters=letters,
        shown=[(each, _listed(visit, _by_name(group, visit.language), acronyms)) for each, group in shown.items()],
        letter=letter,
        all_address=paths[visit.language],
    )


@for_everyone
def organisation(visit: Visit, pk: int, slug: str) -> HttpResponse:  # noqa: ARG001 - the id tells which it is
    """Show one organisation; an older name in the address, or that of an entry merged into it, leads here."""
    value, known = standing_entry(visit, "organisation", pk)
    paths = {language: addresses.page(language, "organisations", known.slug) for language in visit.site.languages}
    if visit.path != paths[visit.language]:
        return HttpResponsePermanentRedirect(paths[visit.language])
    shown = overview(visit, "organisation", value)
    entry = Organisation.objects.values("acronym", "website", "identifiers").get(pk=int(value))
    before, after = _related(int(value))
    selection = Selection(facets={"organisation": (value,)})
    choice = visit.index.choose(selection)
    name = known.said(visit.language)
    website = entry["website"] if web(entry["website"]) else ""
    way = structured.way(
        visit.site,
        visit.language,
        (_("Organisations"), addresses.page(visit.language, "organisations")),
        (name, paths[visit.language]),
    )
    told = structured.body(
        visit.site,
        int(value),
        name=name,
        names=(entry["acronym"], *known.names.values()),
        url=visit.site.address + paths[visit.language],
        website=website,
        identifiers=entry["identifiers"],
    )
    page = Page(
        title=name,
        description=_("What the mission does with %(organisation)s.") % {"organisation": name},
        section="organisations",
        paths=paths,
        forms=shown.forms,
        data=(structured.json_ld(told), structured.json_ld(way)),
    )
    return render(
        visit,
        "organisation.html",
        page,
        depends=replace(shown.depends, on=(*shown.depends.on, *(f"organisation:{other}" for other in before + after))),
        overview=shown,
        acronym=entry["acronym"],
        website=website,
        host=urlsplit(website).hostname or "",
        identifiers=[
            (scheme, str(text), _link(scheme, str(text))) for scheme, text in sorted(entry["identifiers"].items())
        ],
        names={code: text for code, text in sorted(known.names.items()) if text != name},
        roles=_roles(visit, value),
        themes=tallies(visit, selection, "theme", choice.counts_of("theme")),
        places=tallies(visit, selection, "place", choice.counts_of("place", most=12)),
        before=_named(visit, before),
        after=_named(visit, after),
    )


def _shown(visit: Visit) -> list[Shown]:
    """Return all that something shown names, those with most activities first."""
    counts = visit.index.choose(Selection()).counts_of("organisation")
    known = entries.called(visit, [("organisation", value) for value, _count in counts])
    return [
        Shown(int(value), known["organisation", value], count)
        for value, count in counts
        if ("organisation", value) in known
    ]


def _listed(visit: Visit, found: Sequence[Shown], acronyms: Mapping[int, str]) -> list[Listed]:
    return [
        Listed(
            name=called.said(visit.language),
            acronym=acronyms.get(pk, ""),
            address=addresses.page(visit.language, "organisations", called.slug),
            count=count,
            activities=addresses.page(visit.language, "activities", "organisation", called.slug),
        )
        for pk, called, count in found
    ]


def _by_name(found: Sequence[Shown], language: str) -> list[Shown]:
    return sorted(found, key=lambda each: sorting_key(each.called.said(language), language))


def _letter_address(language: str, letter: str) -> str:
    return addresses.page(language, "organisations", "letter", letter)


def _by_letter(found: Sequence[Shown], language: str) -> dict[str, list[Shown]]:
    """Return the letters in their order, each with those under it."""
    groups: dict[str, list[Shown]] = {}
    for each in found:
        groups.setdefault(letter_of(each.called.said(language), language), []).append(each)
    return {letter: groups[letter] for letter in sorted(groups, key=lambda letter: sorting_key(letter, language))}


def _named_like(visit: Visit, found: Sequence[Shown], words: str) -> list[Shown]:
    """Return those one of whose names has the words, in the order of ``found``."""
    if not fold(words):
        return []
    directory: Any = Organisation.objects.filter(mission=visit.site.mission)
    ids = set(directory.named_like(words).values_list("pk", flat=True))
    return [each for each in found if each.pk in ids]


def _roles(visit: Visit, value: str) -> list[tuple[str, int]]:
    """Return what it did and in how many activities, the most frequent first."""
    sets = visit.index.sets.facets
    counts = [(labels.role(role), len(sets.get(f"role:{value}.{role}", ()))) for role in labels.ROLES]
    return sorted(((words, count) for words, count in counts if count), key=lambda each: (-each[1], each[0]))


def _related(pk: int) -> tuple[list[int], list[int]]:
    """Return the ids of those that came before it, and of those that came after."""
    through = Organisation.predecessors.through.objects
    pairs = through.filter(Q(from_organisation=pk) | Q(to_organisation=pk)).values_list(
        "from_organisation", "to_organisation"
    )
    return [old for new, old in pairs if new == pk], [new for new, old in pairs if old == pk]


def _named(visit: Visit, ids: Iterable[int]) -> list[tuple[str, str]]:
    """Return name and address of those that readers may know of, by name."""
    known = entries.called(visit, [("organisation", str(pk)) for pk in ids])
    return sorted(
        (each.said(visit.language), addresses.page(visit.language, "organisations", each.slug))
        for each in known.values()
    )


_ROR = re.compile(r"(?:https://ror\.org/)?(0[a-z0-9]{6}\d{2})")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
_REGISTER = re.compile(r"[A-Z]{2,3}-[A-Z0-9_]{1,20}")


def _link(scheme: str, text: str) -> str:
    """Return where an identifier leads; of org-id.guide's codes to the register that gave it. Empty where nobody knows."""
    ror, wikidata = _ROR.fullmatch(text), _WIKIDATA.fullmatch(text)
    if scheme.lower() == "ror":
        return f"https://ror.org/{ror[1]}" if ror else ""
    if scheme.lower() == "wikidata":
        return f"https://www.wikidata.org/wiki/{text}" if wikidata else ""
    return f"https://org-id.guide/list/{scheme}" if _REGISTER.fullmatch(scheme) else ""
