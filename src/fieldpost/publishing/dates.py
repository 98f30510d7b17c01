"""A period in a reader's words: never more precise than the period, in the order and grammar of the language.

Patterns come from CLDR through Babel, with months in full. English follows British usage, as field missions do.
"""

import datetime
import re
from gettext import NullTranslations
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from fieldpost.domain import CalendarDate, Period, Precision

from .catalogue import catalogue

SEASON_WORDS = {21: "spring {year}", 22: "summer {year}", 23: "autumn {year}", 24: "winter {year}"}


def locale_for(language: str) -> Locale:
    """Return what CLDR knows of ``language``; of English where it knows nothing of it."""
    if language == "en":
        return Locale("en", "GB")
    try:
        return Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")


def describe_period(period: Period, language: str) -> str:
    """Return ``period`` as "13–14 May 2031", "from 19 May 2031", "spring 2031" and the like, in ``language``."""
    return _Dates(locale_for(language), catalogue(language)).period(period)


class _Dates(NamedTuple):
    locale: Locale
    words: NullTranslations

    def period(self, period: Period) -> str:
        start, end = period.start, period.end
        if start is None and end is not None:
            return self.words.gettext("until {date}").format(date=self._one(end, governed=True))
        if end is None and start is not None:
            return self.words.gettext("from {date}").format(date=self._one(start, governed=True))
        if start is None or end is None or start == end:
            return self._one(start or end)
        if start.precision is end.precision and not start.qualifier and not end.qualifier:
            if start.precision is Precision.YEAR:
                words = self.words.pgettext("years", "{first}–{last}")
                return words.format(first=start.year, last=end.year)
            if start.precision in (Precision.DAY, Precision.MONTH):
                return self._run(start.first, end.first, "yMMMd" if start.day else "yMMMM")
        return self.words.gettext("{first} – {last}").format(first=self._one(start), last=self._one(end))

    def _one(self, stated: CalendarDate | None, *, governed: bool = False) -> str:
        """Return one date; ``governed`` by a preposition, which asks for the genitive in the Slavic languages."""
        if stated is None:
            return ""
        governed = governed or stated.qualifier in ("~", "%")
        match stated.precision:
            case Precision.DAY:
                text = self._format(stated.first, self._pattern("yMMMd"))
            case Precision.MONTH:
                pattern = self._pattern("yMMMM")
                text = self._format(stated.first, pattern.replace("LLLL", "MMMM") if governed else pattern)
            case Precision.SEASON:
                winter = f"{stated.year}/{(stated.year + 1) % 100:02}"
                context = "after a preposition" if governed else "season"
                words = self.words.pgettext(context, SEASON_WORDS[stated.month or 21])
                text = words.format(year=winter if stated.month == 24 else stated.year)
            case Precision.YEAR:
                text = self.words.pgettext("year", "{year}").format(year=stated.year)
        if stated.qualifier in ("~", "%"):
            text = self.words.gettext("about {date}").format(date=text)
        if stated.qualifier in ("?", "%"):
            text = self.words.gettext("{date} (not certain)").format(date=text)
        return text

    def _pattern(self, skeleton: str) -> str:
        return self._whole(self.locale.datetime_skeletons[skeleton].pattern)

    def _run(self, first: datetime.date, last: datetime.date, skeleton: str) -> str:
        step = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        patterns = self.locale.interval_formats.get(skeleton, {}).get(step)
        if not patterns:
            one = self._pattern(skeleton)
            return f"{self._format(first, one)} – {self._format(last, one)}"
        parts = zip((first, last), patterns, strict=False)
        return "".join(self._format(day, self._whole(pattern)) for day, pattern in parts)

    def _whole(self, pattern: str) -> str:
        """Return a CLDR pattern with months in full, and in Kazakh with the word for "of the year" in full."""
        pattern = re.sub(r"(?<![ML])(M{3}|L{3})(?![ML])", lambda match: match[0] + match[0][0], pattern)
        return re.sub(r"'?ж'?\.", "'жылғы'", pattern) if self.locale.language == "kk" else pattern

    def _format(self, day: datetime.date, pattern: str) -> str:
        text = format_date(day, pattern, locale=self.locale)
        return text.replace("\u2009", " ").replace("\u202f", "\u00a0").replace(" - ", " – ")
