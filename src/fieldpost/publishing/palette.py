"""The colours of maps and charts."""

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours, as any SVG paint; literal ones serve every renderer, ``var(--name, #rrggbb)`` browsers only."""

    water: str = "#d5e4ea"
    land: str = "#edebe5"
    host: str = "#fdfcf8"
    border: str = "#9b958a"
    host_border: str = "#6f695f"
    coast: str = "#8fb0bf"
    water_ink: str = "#2c637d"
    country_ink: str = "#67625a"
    ink: str = "#1f1d1a"
    quiet_ink: str = "#57534b"
    dot: str = "#14497a"
    dot_ink: str = "#ffffff"
    paper: str = "#ffffff"


PAPER = Palette()
"""Quiet colours on white paper."""

BLACK_AND_WHITE = Palette(
    water="#dddddd",
    land="#f4f4f4",
    host="#ffffff",
    border="#888888",
    host_border="#444444",
    coast="#888888",
    water_ink="#444444",
    country_ink="#555555",
    ink="#000000",
    quiet_ink="#444444",
    dot="#000000",
)
