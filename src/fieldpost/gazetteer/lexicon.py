"""The words of the field by language, from the files in ``words``: one table a stage, one list a question."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "ru")


@cache
def lexicon(language: str) -> dict[str, dict[str, Any]]:
    """Return the word lists of ``language``, English for one we have no lists of."""
    name = language if language in LANGUAGES else "en"
    return tomllib.loads((files(__package__) / "words" / f"{name}.toml").read_text(encoding="utf-8"))
