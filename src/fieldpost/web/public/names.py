"""How entries of the directory are called in each language.

As the directory says, be it in a variant marked with the language; else a name in another script gives way to the usual one
of a place or country, or to a variant in the script of the language.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from fieldpost.gazetteer.usual_names import usual_names
from fieldpost.publishing.countries import country_name
from fieldpost.publishing.scripts import language_of, script_of
from fieldpost.publishing.slugs import slug

from ..missions.lookup import standing
from ..missions.models import Entry, Place

OFFERED = ("en", "ru", "kk")
"""The languages for which a name is looked for among the variants."""


class Standing(NamedTuple):
    """An entry that stands for one that was named: its id, its main name as addresses have it, its names by language."""

    entry: int = 0
    slug: str = ""
    names: Mapping[str, str] = MappingProxyType({})


def entries_of(model: type[Entry], ids: Iterable[int | None]) -> Mapping[int, Standing]:
    """Return for each of ``ids`` the entry that stands for it, in four queries."""
    found = standing(model, ids)
    if not found:
        return {}
    entries = set(found.values())
    names = names_of(model, entries)
    slugs = {pk: slug(name) for pk, name in model.objects.filter(pk__in=entries).values_list("pk", "name")}
    return {pk: Standing(entry, slugs[entry], names[entry]) for pk, entry in found.items() if pk is not None}


def names_of(model: type[Entry], ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the names by language of each entry."""
    wanted: Any = list(ids)
    variants: dict[int, list[tuple[str, str]]] = {}
    of_variants = model.variants.rel.related_model.objects.filter(entry__in=wanted).order_by("pk")  # type: ignore[attr-defined]
    for entry, text, language in of_variants.values_list("entry_id", "text", "language"):
        variants.setdefault(entry, []).append((text, language))
    facts = ("gazetteer_id", "kind", "countries") if model is Place else ()
    rows = model.objects.filter(pk__in=wanted).values("pk", "name", "names", *facts)
    return {row["pk"]: _by_language(row, variants.get(row["pk"], [])) for row in rows}


def _by_language(row: Mapping[str, Any], variants: list[tuple[str, str]]) -> dict[str, str]:
    told = {language: text for language, text in row["names"].items() if text}
    usual = _usual_names(row) if "gazetteer_id" in row else {}
    for language in OFFERED:
        if language in told:
            continue
        own = next((text for text, said in variants if said == language), "")
        if not own and not _is_in_script(row["name"], language):
            inside = (text for text, said in variants if not said and _is_in_script(text, language))
            own = usual.get(language) or next(inside, "")
        if own:
            told[language] = own
    return told


def _usual_names(row: Mapping[str, Any]) -> Mapping[str, str]:
    if row["kind"] == "country" and len(row["countries"]) == 1:
        return {language: country_name(row["countries"][0], language) for language in OFFERED}
    return usual_names(row["gazetteer_id"])


def _is_in_script(text: str, language: str) -> bool:
    found = language_of(text, language)
    return not found or script_of(found) == script_of(language)
