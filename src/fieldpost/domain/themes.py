"""Dimensions and the themes below them, with a cross-walk to the sectors of donors' statistics."""

from dataclasses import dataclass

from .errors import DomainError


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A field of work; ``names`` by language, ``sectors`` are OECD DAC CRS purpose codes (five digits)."""

    id: str
    dimension: str
    names: dict[str, str]
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A side of security that the mission works on; ``names`` by language."""

    id: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """A mission's headings: its dimensions in their order, and their themes."""

    dimensions: tuple[Dimension, ...]
    themes: tuple[Theme, ...]

    def __post_init__(self) -> None:
        known = {dimension.id for dimension in self.dimensions}
        for theme in self.themes:
            if theme.dimension not in known:
                raise DomainError(f"theme {theme.id} stands below the unknown dimension {theme.dimension!r}")

    def theme(self, theme_id: str) -> Theme:
        """Return the theme with this id.

        Raises:
            DomainError: there is none.
        """
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise DomainError(f"no theme {theme_id!r}; known are {', '.join(theme.id for theme in self.themes)}")
