"""The words that tables use for fields, kinds, roles and the like: ``words.toml``, and what the newsroom itself says."""

import tomllib
from functools import cache
from pathlib import Path

from fieldpost.gazetteer import fold


def word_for(group: str, text: str) -> str | None:
    """Return what ``text`` means in ``group`` ("kind", "status", "part", "role", "headings"), None if nothing known."""
    return _words(group).get(fold(text))


def known_in(group: str) -> list[str]:
    """Return what words can mean in ``group``."""
    return list(dict.fromkeys(_words(group).values()))


@cache
def _words(group: str) -> dict[str, str]:
    lists = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))[group]
    known = {fold(word): value for value, words in lists.items() for word in words}
    return known | {fold(value): value for value in lists if value}
