"""Which themes and which dimension does an activity belong to? By the headings above it, else by the words that tell it.

Rules: docs/reference/reading/themes.md. The words of the themes stand in ``gazetteer/data/themes.toml``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fieldpost.gazetteer.themes import default_theme_words, default_themes

from .located import Located
from .words import Words

LEAST = 2.0
"""The weight that a theme needs: two words of the text, or one of a heading."""
MOST = 2
"""How many themes an activity can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTheme:
    """Words ``first`` to ``after`` (not included) speak of a theme."""

    first: int
    after: int
    theme: str


def find_themes(words: Words, *, language: str) -> list[FoundTheme]:
    """Return the wordings of themes in a text, in reading order."""
    phrases = _phrases(language)
    lower, found, at = words.lower, [], 0
    while at < len(lower):
        for phrase, theme in phrases.get(lower[at], ()):
            if tuple(lower[at : at + len(phrase)]) == phrase:
                found.append(FoundTheme(first=at, after=at + len(phrase), theme=theme))
                at += len(phrase) - 1
                break
        at += 1
    return found


def choose_themes(
    found: Located[FoundTheme], *, headings: Sequence[tuple[int, int]], text: Sequence[tuple[int, int]]
) -> list[tuple[str, float, FoundTheme]]:
    """Return the themes with most weight, each with it and its first wording; ``headings`` weigh more than ``text``."""
    weights: dict[str, float] = {}
    first: dict[str, FoundTheme] = {}
    for regions, worth in ((headings, 2.5), (text, 1.0)):
        for begin, end in regions:
            for one in found.between(begin, end):
                weights[one.theme] = weights.get(one.theme, 0.0) + worth
                first.setdefault(one.theme, one)
    ranked = sorted(
        (theme for theme in weights if weights[theme] >= LEAST), key=lambda theme: (-weights[theme], first[theme].first)
    )
    best = weights[ranked[0]] if ranked else 0.0
    return [(theme, weights[theme], first[theme]) for theme in ranked[:MOST] if weights[theme] >= 0.6 * best]


def dimension_of_heading(text: str) -> str | None:
    """Return the id of the dimension that a heading names."""
    return default_theme_words().headings.get(text.lower().strip(" .:*#-0123456789"))


def dimension_of_theme(theme: str) -> str:
    """Return the id of the dimension that a built-in theme stands below."""
    return default_themes().theme(theme).dimension


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for theme, wordings in default_theme_words().words.get(language, {}).items():
        for text in wordings:
            phrase = tuple(text.split(" "))
            phrases.setdefault(phrase[0], []).append((phrase, theme))
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    return phrases
