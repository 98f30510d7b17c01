"""What templates may ask of a value beside its parts; each takes the language of the page."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import get_global
from babel.numbers import format_decimal
from babel.units import format_unit
from markupsafe import Markup, escape

from fieldpost.domain import CalendarDate, Period
from fieldpost.publishing.dates import describe_period, locale_for
from fieldpost.publishing.scripts import is_right_to_left, language_of

from .shown import Line, ShownOrganisation, ShownPlace, Words
from .site import Site


@lru_cache(maxsize=8192)
def when(period: str, language: str) -> str:
    """Return an EDTF period in words, empty for none."""
    return describe_period(Period.parse(period), language) if period else ""


@lru_cache(maxsize=1024)
def period_words(period: Period, language: str) -> str:
    """Return a period in words."""
    return describe_period(period, language)


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """Return a day in words."""
    return describe_period(Period.days(value, value), language)


@lru_cache(maxsize=1024)
def month(value: date, language: str) -> str:
    """Return the month of a day in words."""
    one = CalendarDate(value.year, value.month)
    return describe_period(Period(start=one, end=one), language)


def local_day(moment: datetime, site: Site) -> date:
    """Return the day it was where the mission is."""
    return moment.astimezone(_zone(site.profile.time_zone)).date()


_zone = lru_cache(maxsize=64)(ZoneInfo)


def said(line: Line, language: str) -> Words:
    """Return its words in the language, else in the original's."""
    return line.words.get(language) or line.words[line.original_language]


def spoken(line: Line, language: str) -> str:
    """Return the language of ``said``."""
    return language if language in line.words else line.original_language


@lru_cache(maxsize=4096)
def foreign(told: str, language: str) -> Markup:
    """Return the attributes ``lang`` and ``dir`` of words in the language ``told`` on a page in another."""
    if not told or told == language:
        return Markup()
    if is_right_to_left(told) == is_right_to_left(language):
        return Markup(' lang="{}"').format(told)
    return Markup(' lang="{}" dir="{}"').format(told, "rtl" if is_right_to_left(told) else "ltr")


@lru_cache(maxsize=8192)
def foreign_name(text: str, language: str) -> Markup:
    """Return the attributes of a name whose letters say that it is of another language than the page."""
    return foreign(language_of(text, language), language)


def told(texts: Mapping[str, str], language: str, site: Site) -> Markup:
    """Return a text of the mission's own in the language, else in one that it has, marked as such; empty for none."""
    for each in (language, *site.profile.languages, *texts):
        if texts.get(each):
            attributes = foreign(each, language)
            return Markup("<span{}>{}</span>").format(attributes, texts[each]) if attributes else escape(texts[each])
    return Markup()


def name_in(entry: ShownPlace | ShownOrganisation, language: str) -> str:
    """Return how a place or body is called in the language."""
    return entry.names.get(language) or entry.name


@lru_cache(maxsize=8192)
def number(value: int, language: str) -> str:
    """Return a number with the language's digit groups."""
    return format_decimal(value, locale=locale_for(language)) if value >= 1_000 else str(value)


def size(value: int, language: str) -> str:
    """Return how large a file is, in the units of the language."""
    unit, shown = ("kilobyte", value / 1_000) if value < 1_000_000 else ("megabyte", value / 1_000_000)
    rounded = max(1, round(shown)) if shown >= 10 or unit == "kilobyte" else round(shown, 1)
    return format_unit(rounded, f"digital-{unit}", "short", locale=locale_for(language))


@lru_cache(maxsize=64)
def with_territory(language: str) -> str:
    """Return a language with where most of its speakers live, as Open Graph wants it: ``ru_RU``."""
    own = str(locale_for(language)) if language == "en" else ""
    likely = get_global("likely_subtags").get(language, "").rpartition("_")
    return own or (f"{language}_{likely[2]}" if likely[0] else language)


def web(link: str) -> bool:
    """Whether a reader can open ``link`` without harm."""
    return link.startswith(("https://", "http://"))


def paragraphs(text: str) -> Iterable[str]:
    """Return the paragraphs of a text."""
    return [part.strip() for part in text.split("\n") if part.strip()]


FILTERS: dict[str, Callable[..., Any]] = {
    "with_territory": with_territory,
    "when": when,
    "period_words": period_words,
    "day": day,
    "month": month,
    "local_day": local_day,
    "said": said,
    "spoken": spoken,
    "foreign": foreign,
    "foreign_name": foreign_name,
    "told": told,
    "name_in": name_in,
    "number": number,
    "size": size,
    "web": web,
    "paragraphs": paragraphs,
}
