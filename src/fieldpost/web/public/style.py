"""The style sheet of a mission's site: one for all, and the colours of its dimensions before it."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from .site import Site

SHEET = Path(__file__).parent / "site.css"


@dataclass(frozen=True, slots=True)
class Style:
    """``name`` is of the text, so that it may be kept for ever."""

    name: str
    text: str

    @property
    def address(self) -> str:
        return f"/style/{self.name}.css"


def style_of(site: Site) -> Style:
    """Return the style sheet of ``site``."""
    colours = tuple((each.number, each.colour, each.colour_on_dark) for each in site.dimensions.values())
    return _style(colours, SHEET.stat().st_mtime_ns if settings.DEBUG else 0)


@lru_cache(maxsize=64)
def _style(colours: tuple[tuple[int, str, str], ...], _changed: int) -> Style:
    light = "".join(f"--d{number}:{colour};" for number, colour, _dark in colours)
    dark = "".join(f"--d{number}:{colour};" for number, _light, colour in colours)
    classes = "".join(f".d{number}{{--dimension:var(--d{number})}}" for number, _light, _dark in colours)
    text = f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{classes}\n"
    text += SHEET.read_text(encoding="utf-8")
    return Style(hashlib.sha256(text.encode()).hexdigest()[:16], text)
