"""The names of the directory's entries, and the keys under which they are found."""

from collections.abc import Iterable, Mapping
from typing import Any

from fieldpost.gazetteer import fold

from .models import Entry


def folded_names(name: str, names: Mapping[str, str]) -> str:
    """Return the key of ``name`` and of each of ``names``, one a line, as ``Entry.folded`` keeps them."""
    return "\n".join(dict.fromkeys(fold(each) for each in (name, *names.values()) if each))


def write_variants(entry: Entry, texts: Iterable[str]) -> None:
    """Give ``entry`` the variants ``texts`` in place of those it has; what is one of its names already is left out."""
    variants: Any = entry.variants  # type: ignore[attr-defined]
    taken = {entry.name, *entry.names.values()}
    rows = []
    for text in (" ".join(each.split())[:300] for each in texts):
        if text not in taken and fold(text):
            taken.add(text)
            rows.append(variants.model(entry=entry, text=text, folded=fold(text)[:300]))
    variants.all().delete()
    variants.model.objects.bulk_create(rows)
