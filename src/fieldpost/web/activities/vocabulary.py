"""The mission's dimensions and themes in the person's language, read in one query."""

from dataclasses import dataclass
from datetime import date

from ..missions.models import Dimension, Mission


@dataclass(frozen=True, slots=True)
class Heading:
    """A dimension, or a theme of the dimension whose id is ``dimension``; ``is_offered`` unless it was retired."""

    pk: int
    key: str
    words: str
    dimension: int
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Dimensions and themes by key, in the mission's order."""

    dimensions: dict[str, Heading]
    themes: dict[str, Heading]

    def words_of_dimension(self, pk: int | None) -> str:
        """Return the heading of the dimension with that id."""
        return next((each.words for each in self.dimensions.values() if each.pk == pk), "")


def vocabulary(mission: Mission, language: str) -> Vocabulary:
    """Return the mission's vocabulary; each theme with its newest heading."""
    rows = (
        Dimension.objects.filter(mission=mission)
        .order_by("position", "pk", "themes__position", "themes__pk", "themes__headings__since")
        .values_list(
            "pk",
            "key",
            "names",
            "themes__pk",
            "themes__key",
            "themes__retired_on",
            "themes__headings__since",
            "themes__headings__names",
        )
    )
    dimensions: dict[str, Heading] = {}
    themes: dict[str, Heading] = {}
    since: dict[str, date] = {}
    for pk, key, names, theme, theme_key, retired_on, day, headings in rows:
        dimensions.setdefault(key, Heading(pk, key, _said(names, language, key), pk))
        # Databases disagree on where the heading without a day stands in the order.
        if theme is not None and (day or date.min) >= since.get(theme_key, date.min):
            since[theme_key] = day or date.min
            words = _said(headings, language, theme_key)
            themes[theme_key] = Heading(theme, theme_key, words, pk, is_offered=retired_on is None)
    return Vocabulary(dimensions, themes)


def _said(names: dict[str, str] | None, language: str, key: str) -> str:
    told = names or {}
    return str(told.get(language) or next(iter(told.values()), key))
