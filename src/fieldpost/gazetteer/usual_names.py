"""What towns and regions are called in languages other than English, as they are written: ``data/usual_names.tsv``.

The names by which places are found are folded and many; these are for readers, one a language.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_DATA = Path(__file__).parent / "data" / "usual_names.tsv"
_LANGUAGES = ("ru", "kk")
_NONE: Mapping[str, str] = MappingProxyType({})


def usual_names(place_id: str) -> Mapping[str, str]:
    """Return the names of a place by language; none of a place that is not in the table."""
    return usual_names_by_id().get(place_id, _NONE)


@cache
def usual_names_by_id() -> Mapping[str, Mapping[str, str]]:
    """Return the names of all places in the table."""
    _heads, *lines = _DATA.read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines:
        place_id, *names = line.split("\t")
        found[place_id] = MappingProxyType({code: name for code, name in zip(_LANGUAGES, names, strict=True) if name})
    return MappingProxyType(found)
