"""Dimensions and themes as the files have them: a mission's headings, and the words by which the reader knows them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fieldpost.domain import Dimension, DomainError, Theme, Themes

from .errors import GazetteerError


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """How the words of a text tell themes: wordings by language and theme id, dimension ids by heading in lower case."""

    words: dict[str, dict[str, tuple[str, ...]]]
    headings: dict[str, str]


@cache
def default_themes() -> Themes:
    """Return the built-in dimensions and themes."""
    return read_themes(_built_in())


@cache
def default_theme_words() -> ThemeWords:
    """Return the wordings of the built-in themes."""
    return read_theme_words(_built_in())


def read_themes(text: str) -> Themes:
    """Read dimensions and themes from the text of a themes file.

    Raises:
        GazetteerError: it is no TOML, lacks a member, or a theme stands below a dimension that is not there.
    """
    data = _data(text)
    try:
        return Themes(
            dimensions=tuple(Dimension(id=one["id"], names=one["names"]) for one in data["dimensions"]),
            themes=tuple(
                Theme(
                    id=one["id"], dimension=one["dimension"], names=one["names"], sectors=tuple(one.get("sectors", ()))
                )
                for one in data["themes"]
            ),
        )
    except KeyError as error:
        raise GazetteerError(f"the themes file lacks {error.args[0]!r} in one of its entries") from error
    except DomainError as error:
        raise GazetteerError(str(error)) from error


def read_theme_words(text: str) -> ThemeWords:
    """Read the wordings of a themes file; a theme without any is known by its heading alone."""
    data = _data(text)
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    for theme in data["themes"]:
        for language, wordings in theme.get("words", {}).items():
            words.setdefault(language, {})[theme["id"]] = tuple(wordings)
    headings = {heading: one["id"] for one in data["dimensions"] for heading in one.get("headings", ())}
    return ThemeWords(words=words, headings=headings)


@cache
def _built_in() -> str:
    return (files(__package__) / "data" / "themes.toml").read_text(encoding="utf-8")


@cache
def _data(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GazetteerError(f"the themes file is no TOML: {error}") from error
