"""The words of the field by language, from the files in ``words``: one table a stage, one list a question.

A file for a language that inflects names sets of endings in its table ``endings``; ``министерств{o}`` in any list then stands
for the word with each ending of the set ``o``, ``открыл{,а,и}`` for the word with each of the endings in the braces.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "ru")
SINGULAR = 6
"""How many endings of a set are singular; they stand in the order of ``Case``, and what follows is plural."""


@cache
def lexicon(language: str) -> dict[str, dict[str, Any]]:
    """Return the word lists of ``language``, English for one we have no lists of."""
    tables = _read(language)
    endings = tables.get("endings")
    return {name: _expanded(table, endings) for name, table in tables.items()} if endings else tables


@cache
def paradigms(language: str, table: str, name: str) -> Mapping[str, tuple[str, tuple[int, ...]]]:
    """Return for each form of the words of one list its first form, and which of the singular cases it may be, 0 to 5.

    A form that is only plural has no cases. Where two words share a form, the earlier in the list keeps it.
    """
    tables = _read(language)
    found: dict[str, tuple[str, tuple[int, ...]]] = {}
    for pattern in tables[table][name]:
        forms = expand(pattern, tables.get("endings", {}))
        for form in dict.fromkeys(forms):
            cases = tuple(index for index, one in enumerate(forms[:SINGULAR]) if one == form)
            found.setdefault(form, (forms[0], cases if len(forms) > 1 else tuple(range(SINGULAR))))
    return found


def expand(pattern: str, endings: Mapping[str, list[str]]) -> list[str]:
    """Return ``pattern`` with each of the endings that its braces name or list."""
    stem, brace, rest = pattern.partition("{")
    if not brace:
        return [pattern]
    name, _, tail = rest.partition("}")
    tails = expand(tail, endings)
    return [stem + ending + one for ending in endings.get(name) or name.split(",") for one in tails]


@cache
def _read(language: str) -> dict[str, dict[str, Any]]:
    name = language if language in LANGUAGES else "en"
    return tomllib.loads((files(__package__) / "words" / f"{name}.toml").read_text(encoding="utf-8"))


def _expanded(value: Any, endings: Mapping[str, list[str]]) -> Any:
    if isinstance(value, dict):
        return {form: _expanded(one, endings) for key, one in value.items() for form in expand(key, endings)}
    if isinstance(value, list):
        return [form for one in value for form in (expand(one, endings) if isinstance(one, str) else [one])]
    return value
