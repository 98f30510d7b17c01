"""How entries of the directory are called in each language: as the directory says, else by a variant in its script."""

from collections.abc import Iterable, Mapping
from typing import Any

from fieldpost.publishing.scripts import language_of, script_of

from ..missions.lookup import standing
from ..missions.models import Entry

OFFERED = ("en", "ru", "kk")
"""The languages for which a name is looked for among the variants."""


def entries_of(model: type[Entry], ids: Iterable[int | None]) -> Mapping[int, tuple[int, Mapping[str, str]]]:
    """Return for each of ``ids`` the entry that stands for it, and its names by language, in three queries."""
    found = standing(model, ids)
    if not found:
        return {}
    names = names_of(model, set(found.values()))
    return {pk: (entry, names[entry]) for pk, entry in found.items() if pk is not None}


def names_of(model: type[Entry], ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the names by language of each entry."""
    wanted: Any = list(ids)
    variants: dict[int, list[tuple[str, str]]] = {}
    rows = model.variants.rel.related_model.objects.filter(entry__in=wanted).order_by("pk")  # type: ignore[attr-defined]
    for entry, text, language in rows.values_list("entry_id", "text", "language"):
        variants.setdefault(entry, []).append((text, language))
    entries = model.objects.filter(pk__in=wanted).values_list("pk", "name", "names")
    return {pk: _by_language(name, names, variants.get(pk, [])) for pk, name, names in entries}


def _by_language(name: str, names: Mapping[str, str], variants: list[tuple[str, str]]) -> dict[str, str]:
    told = {language: text for language, text in names.items() if text}
    for language in OFFERED:
        if language in told:
            continue
        own = next((text for text, said in variants if said == language), "")
        if not own and not _is_in_script(name, language):
            own = next((text for text, said in variants if not said and _is_in_script(text, language)), "")
        if own:
            told[language] = own
    return told


def _is_in_script(text: str, language: str) -> bool:
    found = language_of(text, language)
    return not found or script_of(found) == script_of(language)
