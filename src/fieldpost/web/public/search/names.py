"""The names under which the places and organisations of an activity are looked for: old and new, in any language.

They are those of the directory and, of a place, those that the built-in gazetteer knows, so that Frunze finds what is in Bishkek.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from fieldpost.gazetteer.places import names_of_places, towns_named

from ...missions.models import Organisation, OrganisationName, Place, PlaceName
from ..shown import Shown

Entry = tuple[str, int]
"""The kind of an entry of the directory, "place" or "organisation", and its id."""


def entries_of(value: Shown) -> set[Entry]:
    """Return the entries of the directory that an activity names."""
    places = {("place", each.entry) for each in value.places if each.entry}
    return places | {("organisation", each.entry) for each in value.organisations if each.entry}


def names_of(value: Shown, names: Mapping[Entry, str]) -> str:
    """Return the names of all that an activity names, one a line, as ``names_for`` found them."""
    return "\n".join(names.get(entry, "") for entry in sorted(entries_of(value)))


def names_for(mission_id: int, entries: Collection[Entry]) -> dict[Entry, str]:
    """Return the names of these entries of a mission's directory, one a line; in as many queries for many as for one."""
    places, bodies = ([pk for kind, pk in sorted(entries) if kind == wanted] for wanted in ("place", "organisation"))
    return _names_of_places(mission_id, places) | _names_of_organisations(mission_id, bodies)


def own_names(value: Shown) -> str:
    """Return the names that the activity itself tells, one a line."""
    people = ((each.name, each.office, each.body) for each in value.people)
    places = ((each.name, *each.names.values()) for each in value.places)
    bodies = ((each.name, each.acronym, *each.names.values()) for each in value.organisations)
    return "\n".join(chain.from_iterable((*people, *places, *bodies)))


def _names_of_places(mission_id: int, entries: Collection[int]) -> dict[Entry, str]:
    if not entries:
        return {}
    rows = Place.objects.filter(mission_id=mission_id, pk__in=entries)
    known = {
        pk: (gazetteer_id, [name, *names.values()])
        for pk, gazetteer_id, name, names in rows.values_list("pk", "gazetteer_id", "name", "names")
    }
    for entry, text in PlaceName.objects.filter(entry__in=known).values_list("entry_id", "text"):
        known[entry][1].append(text)
    built_in = names_of_places({gazetteer_id for gazetteer_id, _names in known.values() if gazetteer_id})
    return {
        ("place", pk): _lines([*names, *map(_together, _of_one_place(built_in.get(gazetteer_id, ())))])
        for pk, (gazetteer_id, names) in known.items()
    }


def _names_of_organisations(mission_id: int, entries: Collection[int]) -> dict[Entry, str]:
    if not entries:
        return {}
    earlier = _predecessors(mission_id)
    bodies = {pk: {pk, *_all_before(pk, earlier)} for pk in entries}
    asked = set().union(*bodies.values())
    names: defaultdict[int, list[str]] = defaultdict(list)
    rows = Organisation.objects.filter(mission_id=mission_id, pk__in=asked)
    for pk, name, acronym, by_language in rows.values_list("pk", "name", "acronym", "names"):
        names[pk] += [name, acronym, *by_language.values()]
    for pk, text in OrganisationName.objects.filter(entry__in=names.keys()).values_list("entry_id", "text"):
        names[pk].append(text)
    return {
        ("organisation", pk): _lines(text for body in sorted(each) for text in names[body])
        for pk, each in bodies.items()
    }


def _predecessors(mission_id: int) -> dict[int, list[int]]:
    earlier: defaultdict[int, list[int]] = defaultdict(list)
    links = Organisation.predecessors.through.objects.filter(from_organisation__mission_id=mission_id)
    for later, before in links.values_list("from_organisation_id", "to_organisation_id"):
        earlier[later].append(before)
    return earlier


def _all_before(organisation: int, earlier: Mapping[int, list[int]]) -> set[int]:
    """Return the predecessors of ``organisation`` and theirs."""
    found: set[int] = set()
    left = [organisation]
    while left:
        new = set(earlier.get(left.pop(), ())) - found
        found |= new
        left += new
    return found


def _of_one_place(keys: Collection[str]) -> Iterator[str]:
    """Yield the folded names of a place without those that name another beside it.

    "Bishkek osh" is Bishkek in Erzya, where osh means town; with it, who looks for Osh would be shown all of Bishkek.
    """
    known = {f" {key} " for key in keys}
    for key in keys:
        whole = f" {key} "
        others = (whole.replace(other, " ", 1).strip() for other in known if other in whole and other != whole)
        if not (" " in key and any(rest and next(towns_named(rest), None) for rest in others)):
            yield key


def _together(key: str) -> str:
    """Return a folded name, and in one word, too: "alma ata" may be sought as Almaata."""
    return f"{key}\n{key.replace(' ', '')}" if " " in key else key


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, texts)))
