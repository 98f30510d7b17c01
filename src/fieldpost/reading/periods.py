"""Which dates does a text name? The accepted forms are listed in docs/reference/reading/dates.md.

The grammar is a regular expression over one letter a word (d day, m month, y year, ...). What is found keeps what the words
state and no more: a year that is not stated is None until ``calendar`` supplies it.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from fieldpost.gazetteer.lexicon import lexicon

from .words import Words


class Form(StrEnum):
    """How a date is worded."""

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    YEAR = "year"
    SEASON = "season"
    RELATIVE = "relative"
    WEEKDAY = "weekday"
    WEEK = "week"
    NEXT_DAY = "next-day"


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as far as the words state it; ``month`` may be an EDTF season."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPeriod:
    """Words ``first`` to ``after`` (not included) name a period.

    ``shift`` counts days from the day of writing (today 0), weeks for a WEEK, and -1, 0, 1 for last, this and next otherwise;
    ``weekdays`` are 0 (Monday) to 6. ``series`` says that the days are listed (on 3 and 5 May), not a run.
    """

    first: int
    after: int
    form: Form
    start: Stated = Stated()
    end: Stated = Stated()
    series: bool = False
    shift: int = 0
    weekdays: tuple[int, ...] = ()


DAY_FIRST = r"w?c?b?d(?:o?m\.?(?:c?y)?)?"
GRAMMAR = re.compile(
    "|".join(
        (
            r"(?P<broken>drd\.mdc?y)",
            rf"(?P<run>f?{DAY_FIRST}c?[rs/]w?c?b?d\.?o?m\.?(?:c?yg?)?)",
            r"(?P<between>f(?:w?c?)d(?:o?m)?aw?c?do?m\.?(?:c?y)?)",
            r"(?P<listed>w?c?d(?:c(?:w?c?)d){0,6}c?aw?c?do?m\.?(?:c?yg?)?)",
            r"(?P<monthrun>f?m\.?d(?:c?y)?[rs]m\.?d(?:c?yg?)?)",
            r"(?P<monthdays>m\.?d[ra]d(?!:)(?:c?y)?)",
            r"(?P<day>w?c?d\.?o?m\.?c?(?:yg?)?)",
            r"(?P<monthday>w?c?m\.?d(?!:)(?:c?y)?)",
            r"(?P<iso>y[r]d[r]d)",
            r"(?P<dotted>d[.]d[.][yd](?:g)?)",
            r"(?P<slashed>d/d/y)",
            r"(?P<daymonth>d(?:[rs]d)?[./]d(?![./]))",
            r"(?P<months>f?m(?:o?y)?[rs]m(?:o?c?yg?)?)",
            r"(?P<monthpair>M(?:o?c?yg?)?)",
            r"(?P<monthof>m\.?o?[lpn]q)",
            r"(?P<nextday>b?pi)",
            r"(?P<thispart>nv)",
            r"(?P<month>m\.?(?:o?c?y)?g?)",
            r"(?P<season>e(?:o?y)?)",
            r"(?P<years>y[r]y)",
            r"(?P<year>y)",
            r"(?P<relative>t)",
            r"(?P<week>[lpn](?:k|j|q|z))",
            r"(?P<wday>wd(?:[rs]wd)?(?=:))",
            r"(?P<weekdayrun>[lpn]?fw[rsa]w|[lpn]?w[rs]w|[lpn]?w(?:cw)*aw)",
            r"(?P<weekday>[lpn]?w)",
        )
    )
)


def find_periods(words: Words, *, language: str) -> list[FoundPeriod]:
    """Return the dates that ``words`` name, in reading order."""
    signature = _signature(words, language)
    found = []
    for match in GRAMMAR.finditer(signature):
        kind = match.lastgroup or ""
        period = _BUILDERS[kind](_Match(words, match.start(), match.end(), signature, language))
        if period is not None:
            found.append(period)
    return found


@cache
def _letters(language: str) -> dict[str, str]:
    lists = lexicon(language)["dates"]
    letters = {"-": "r", ",": "c", ".": ".", "/": "/", ":": ":", "\n": "\n", "the": "b"}
    for key, letter in (
        ("months", "m"),
        ("weekdays", "w"),
        ("seasons", "e"),
        ("to", "s"),
        ("from", "f"),
        ("and", "a"),
        ("of", "o"),
        ("year", "g"),
        ("days", "t"),
        ("this", "n"),
        ("last", "l"),
        ("next", "p"),
        ("week", "k"),
        ("month", "j"),
        ("years", "q"),
        ("weekend", "z"),
        ("day", "i"),
        ("part_of_day", "v"),
    ):
        for word in lists[key]:
            letters.setdefault(word, letter)
    full = [month for month in lists["months"] if len(month) > 2]
    letters.update({f"{one}-{other}": "M" for one in full for other in full})
    letters.update({str(day): "d" for day in range(1, 32)})
    letters.update({f"0{day}": "d" for day in range(1, 10)})
    letters.update({f"{day}{suffix}": "d" for day in range(1, 32) for suffix in ("st", "nd", "rd", "th")})
    letters.update({str(year): "y" for year in range(1900, 2100)})
    return letters


def _signature(words: Words, language: str) -> str:
    signature = words.signature(_letters(language))
    if not lexicon(language)["dates"]["capitalised"]:
        return signature
    # "may" and "march" are months only with a capital letter.
    tokens = words.tokens
    return "".join(["x" if one in "mw" and tokens[at][0].islower() else one for at, one in enumerate(signature)])


class _Match:
    """One match of the grammar: its words and what they are worth."""

    def __init__(self, words: Words, first: int, after: int, signature: str, language: str) -> None:
        while signature[after - 1] in ".c":
            after -= 1
        while signature[first] == "c":
            first += 1
        self.words, self.first, self.after, self.language = words, first, after, language
        self.letters = signature[first:after]

    def values(self, letter: str) -> list[int]:
        lists = lexicon(self.language)["dates"]
        tokens = [self.words.lower[self.first + i] for i, one in enumerate(self.letters) if one == letter]
        if letter in "dy":
            return [int(re.sub(r"\D", "", token)) for token in tokens]
        table = lists[{"m": "months", "w": "weekdays", "e": "seasons", "t": "days"}[letter]]
        return [table[token] for token in tokens]

    def found(self, form: Form, start: Stated, end: Stated | None = None, **more: object) -> FoundPeriod:
        return FoundPeriod(first=self.first, after=self.after, form=form, start=start, end=end or start, **more)  # type: ignore[arg-type]


def _run(match: _Match) -> FoundPeriod:
    days, months, years = match.values("d"), match.values("m"), match.values("y")
    start_month = months[0] if len(months) > 1 else months[-1]
    start_year, end_year = (years[0], years[-1]) if years else (None, None)
    turns = start_month > months[-1]
    if len(years) == 1 and years[0] and re.search(r"y.*[rs]", match.letters):
        end_year = years[0] + turns
    elif len(years) == 1:
        start_year = years[0] - turns
    return match.found(Form.DAYS, Stated(start_year, start_month, days[0]), Stated(end_year, months[-1], days[-1]))


def _broken(match: _Match) -> FoundPeriod:
    """Read "18-20. October 3, 2031": the days of the event, then the date of the note, whose day says nothing."""
    days, month, year = match.values("d"), match.values("m")[0], match.values("y")[0]
    return match.found(Form.DAYS, Stated(year, month, days[0]), Stated(year, month, days[1]))


def _listed(match: _Match) -> FoundPeriod:
    days, month, year = match.values("d"), match.values("m")[-1], _last(match.values("y"))
    consecutive = days == list(range(days[0], days[0] + len(days)))
    return match.found(Form.DAYS, Stated(year, month, days[0]), Stated(year, month, days[-1]), series=not consecutive)


def _month_days(match: _Match) -> FoundPeriod:
    return replace(_listed(match), series=False)


def _day(match: _Match) -> FoundPeriod:
    return match.found(Form.DAY, Stated(_last(match.values("y")), match.values("m")[0], match.values("d")[0]))


def _iso(match: _Match) -> FoundPeriod | None:
    month, day = match.values("d")
    return match.found(Form.DAY, Stated(match.values("y")[0], month, day)) if month <= 12 else None


def _numeric(match: _Match) -> FoundPeriod | None:
    """Read day.month.year, and month/day/year where the second number can only be a day."""
    first, second, *rest = match.values("d")
    year = _last(match.values("y")) or (2000 + rest[0] if rest else None)
    day, month = (first, second) if second <= 12 else (second, first)
    if month > 12:
        return None
    tokens = match.words
    if any(tokens.starts[i + 1] > tokens.ends[i] for i in range(match.first, match.first + 4)):
        return None
    return match.found(Form.DAY, Stated(year, month, day))


def _months(match: _Match) -> FoundPeriod:
    months, years = match.values("m"), match.values("y")
    first = years[0] if len(years) > 1 else _last(years)
    return match.found(Form.MONTH, Stated(first, months[0]), Stated(_last(years), months[-1]))


def _month_pair(match: _Match) -> FoundPeriod:
    """Read "May-July 2031", which is one word and a year."""
    months = lexicon(match.language)["dates"]["months"]
    first, last = (months[part] for part in match.words.lower[match.first].split("-"))
    year = _last(match.values("y"))
    return match.found(Form.MONTH, Stated(year, first), Stated(year, last))


def _month(match: _Match) -> FoundPeriod:
    return match.found(Form.MONTH, Stated(_last(match.values("y")), match.values("m")[0]))


def _month_of(match: _Match) -> FoundPeriod:
    shift = {"l": -1, "n": 0, "p": 1}[next(one for one in match.letters if one in "lpn")]
    return match.found(Form.MONTH, Stated(None, match.values("m")[0]), shift=shift)


def _next_day(match: _Match) -> FoundPeriod:
    return match.found(Form.NEXT_DAY, Stated())


def _season(match: _Match) -> FoundPeriod | None:
    if match.language == "en" and match.words.tokens[match.first] in ("Fall", "Spring", "Summer", "fall"):
        return None
    return match.found(Form.SEASON, Stated(_last(match.values("y")), match.values("e")[0]))


def _years(match: _Match) -> FoundPeriod:
    first, last = match.values("y")
    return match.found(Form.YEAR, Stated(first), Stated(last))


def _year(match: _Match) -> FoundPeriod:
    return match.found(Form.YEAR, Stated(match.values("y")[0]))


def _relative(match: _Match) -> FoundPeriod:
    return match.found(Form.RELATIVE, Stated(), shift=match.values("t")[0])


def _part_of_today(match: _Match) -> FoundPeriod:
    return match.found(Form.RELATIVE, Stated())


def _week(match: _Match) -> FoundPeriod | None:
    shift = {"l": -1, "n": 0, "p": 1}[match.letters[0]]
    forms = {"k": (Form.WEEK, Stated()), "j": (Form.MONTH, Stated()), "q": (Form.YEAR, Stated())}
    if match.letters[1] not in forms:
        return None
    form, stated = forms[match.letters[1]]
    return match.found(form, stated, shift=shift)


def _weekday(match: _Match) -> FoundPeriod:
    shift = {"l": -1, "p": 1}.get(match.letters[0], 0)
    return match.found(Form.WEEKDAY, Stated(), weekdays=tuple(match.values("w")), shift=shift)


def _line_day(match: _Match) -> FoundPeriod | None:
    """Read "18/07" and "25-26.03", which are days only where they open a line."""
    days = match.values("d")
    words = match.words
    opens = match.first == 0 or words.tokens[match.first - 1] in "\n-•"
    if not opens or days[-1] > 12 or words.starts[match.after - 1] > words.ends[match.after - 2]:
        return None
    return match.found(
        Form.DAYS if len(days) > 2 else Form.DAY, Stated(None, days[-1], days[0]), Stated(None, days[-1], days[-2])
    )


def _weekday_and_day(match: _Match) -> FoundPeriod:
    """Read "Mon 14" and "Tue 15 - Thu 17" at the head of a line; the month is the bulletin's."""
    days = match.values("d")
    return match.found(
        Form.DAYS if len(days) > 1 else Form.DAY, Stated(None, None, days[0]), Stated(None, None, days[-1])
    )


def _last(years: list[int]) -> int | None:
    return years[-1] if years else None


_BUILDERS = {
    "run": _run,
    "broken": _broken,
    "between": _run,
    "monthrun": _run,
    "listed": _listed,
    "monthdays": _month_days,
    "day": _day,
    "monthday": _day,
    "iso": _iso,
    "dotted": _numeric,
    "slashed": _numeric,
    "months": _months,
    "month": _month,
    "monthpair": _month_pair,
    "monthof": _month_of,
    "nextday": _next_day,
    "thispart": _part_of_today,
    "daymonth": _line_day,
    "wday": _weekday_and_day,
    "season": _season,
    "years": _years,
    "year": _year,
    "relative": _relative,
    "week": _week,
    "weekdayrun": _weekday,
    "weekday": _weekday,
}
