"""How a dimension is known on the page: by a colour that can be read, and by a shape where there is no colour."""

from typing import NamedTuple

from fieldpost.domain import Issue

from .colours import PALETTE, readable

LIGHT, DARK = "#ffffff", "#14181d"
"""The grounds on which the colours stand, by day and by night."""
SHAPES = (
    "M1 1h10v10H1z",
    "M6 .6 11.6 11H.4z",
    "M6 .6a5.4 5.4 0 1 0 .01 0z",
    "M6 .2 11.8 6 6 11.8.2 6z",
    "M4 .8h4v3.2h3.2v4H8v3.2H4V8H.8V4H4z",
    "M.4 1h11.2L6 11.4z",
)


class Mark(NamedTuple):
    """``number`` counts the dimensions from 1, 0 is none; ``shape`` is SVG path data in a box of 12 by 12."""

    number: int
    colour: str
    colour_on_dark: str
    shape: str

    @property
    def svg(self) -> str:
        """The shape as an SVG drawing in its colour."""
        path = f'<path d="{self.shape}" fill="{self.colour}"/>'
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">{path}</svg>'


NONE = Mark(0, "#4a5560", "#b4bdc6", "M0 5h12v2H0z")


def marks(issue: Issue) -> dict[str | None, Mark]:
    """Return the marks of the dimensions that the issue's mission knows, and of None."""
    themes = issue.mission.themes
    result: dict[str | None, Mark] = {None: NONE}
    for place, dimension in enumerate(themes.dimensions if themes else ()):
        colour = issue.mission.colours.get(dimension.id) or PALETTE[place % len(PALETTE)]
        shape = SHAPES[place % len(SHAPES)]
        result[dimension.id] = Mark(place + 1, readable(colour, LIGHT), readable(colour, DARK), shape)
    return result
