"""How one map or its key writes."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale
from babel.numbers import format_decimal

from .labels import SPACING, Label
from .palette import Palette
from .svg import element, text_element


@cache
def cldr(language: str) -> Locale:
    """Return what the CLDR knows of ``language``, such as "en" or "zh-Hant"."""
    return Locale.parse(language, sep="-")


@lru_cache(maxsize=4096)
def digits(value: int, language: str) -> str:
    """Return ``value`` with the language's digit groups, in the digits that it is written with first."""
    return format_decimal(value, locale=cldr(language), numbering_system="default")


class Pen(NamedTuple):
    """How this map writes: its language, its direction and its colours."""

    language: str
    rtl: bool
    palette: Palette

    @property
    def spacing(self) -> float | None:
        return None if self.rtl else SPACING

    def number(self, value: int) -> str:
        return digits(value, self.language)

    def say(self, texts: Mapping[str, str]) -> str:
        """Return the text in the reader's language, else in English."""
        return texts.get(self.language) or texts.get(self.language.partition("-")[0]) or texts["en"]

    def texts(
        self, labels: Iterable[Label], *, fill: str, halo: str | None = None, **attributes: str | float | None
    ) -> str:
        """Return the labels as text, each over a halo: a text of its own, as some renderers know no paint-order."""
        text = "".join(
            text_element(
                line, each.x, each.y + at * each.size * 1.15, rtl=self.rtl, anchor=each.anchor, font_size=each.size
            )
            for each in labels
            for at, line in enumerate(each.lines)
        )
        if not text:
            return ""
        under = element("g", text, fill=halo, stroke=halo, stroke_width=3, stroke_linejoin="round") if halo else ""
        return element("g", under, element("g", text, fill=fill), aria_hidden="true", **attributes)
