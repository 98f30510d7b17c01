"""Colours that can be read: contrast by WCAG 2.2 (1.4.3), and the nearest shade that has enough of it."""

import re
from functools import cache

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
ENOUGH = 4.5
"""Contrast of text to its ground, as a ratio."""
PALETTE = ("#1f3b66", "#1d6b46", "#8a2252", "#7a4b00", "#4b3b8f", "#0b6173")
"""For dimensions to which a mission gives no colour, in their order."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache
def readable(colour: str, ground: str) -> str:
    """Return ``colour``, moved as little as needed towards black or white until it can be read on ``ground``."""
    towards = 255 if _luminance(ground) < 0.2 else 0
    for step in range(51):
        shade = "#" + "".join(f"{round(part + (towards - part) * step / 50):02x}" for part in _parts(colour))
        if contrast(shade, ground) >= ENOUGH:
            return shade
    raise ValueError(f"nothing can be read on {ground}")


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
