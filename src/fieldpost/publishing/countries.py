"""What countries are called: as CLDR says, but for those that international organisations call otherwise."""

from collections.abc import Mapping
from functools import cache

from .dates import locale_for

USUAL: Mapping[str, Mapping[str, str]] = {
    "en": {"BA": "Bosnia and Herzegovina", "MM": "Myanmar", "TR": "Türkiye"},
    "ru": {"KG": "Кыргызстан", "US": "Соединённые Штаты"},
    "uk": {"KG": "Киргизстан"},
}
"""By language and ISO 3166-1 code."""


def country_name(code: str, language: str) -> str:
    """Return the name of a country in ``language``, the code where nobody knows one."""
    return country_names(language).get(code, code)


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Return the names of countries and regions by their codes."""
    locale = locale_for(language)
    return {**{str(code): str(name) for code, name in locale.territories.items()}, **USUAL.get(locale.language, {})}
