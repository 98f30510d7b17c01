"""What the packages below Django say in English, in the language of who is shown it.

Only the English sentence is kept, in readings and records; the message that it was made of is found again by its fixed
words. So a reading of years ago is told in any language that has a catalogue today.
"""

import re
from collections.abc import Iterator
from functools import cache
from string import Formatter
from types import ModuleType

from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext

import fieldpost.domain.messages
import fieldpost.reading.documents.messages
import fieldpost.reading.messages
from fieldpost.domain import Period, PeriodError
from fieldpost.publishing.dates import describe_period, locale_for

MODULES = (fieldpost.domain.messages, fieldpost.reading.messages, fieldpost.reading.documents.messages)
"""All that is said stands in them."""

NUMBERS = ("count", "most", "parts")
SHAPES = {**dict.fromkeys(NUMBERS, r"\d[\d,]*"), "year": r"-?\d+", "month": r"\d+", "date": r"\d[\d?~%/.-]*"}
"""What the values of some names look like; the others are any words (see ``domain.message``)."""


def translated(english: str) -> str:
    """Return a message, its values filled in, as the active language says it; what is no message is left as it is."""
    if english in _plain():
        return gettext(english)
    for message, pattern in _patterns():
        found = pattern.fullmatch(english)
        if found:
            values = {name: _in_words(_sort_of(name), value) for name, value in found.groupdict().items()}
            return gettext(message).format(**values)
    return english


def messages_of(module: ModuleType) -> Iterator[str]:
    """Yield the messages that are the module's constants."""
    return (value for name, value in vars(module).items() if name.isupper())


def _sort_of(name: str) -> str:
    """Return what a value's name says it is; what follows a ``_`` tells two of a sort apart."""
    return name.partition("_")[0]


def _in_words(sort: str, value: str) -> str:
    locale = locale_for(get_language() or "en")
    if sort in NUMBERS:
        return format_decimal(int(value.replace(",", "")), locale=locale)
    if sort == "language":
        return str(locale.languages.get(value, value))
    if sort == "date":
        return _date_in_words(value)
    return translated(value) if sort in ("reason", "sort") else value


def _date_in_words(edtf: str) -> str:
    try:
        return describe_period(Period.parse(edtf), get_language() or "en")
    except PeriodError:
        return edtf


@cache
def _plain() -> frozenset[str]:
    return frozenset(message for module in MODULES for message in messages_of(module) if "{" not in message)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the messages with values, those with the most fixed words first: others may match what these say."""
    messages = [message for module in MODULES for message in messages_of(module) if "{" in message]
    messages.sort(key=lambda message: sum(len(fixed) for fixed, *_ in Formatter().parse(message)), reverse=True)
    return tuple((message, _pattern(message)) for message in messages)


def _pattern(message: str) -> re.Pattern[str]:
    parts = []
    for fixed, name, _spec, _conversion in Formatter().parse(message):
        parts.append(re.escape(fixed))
        if name:
            parts.append(f"(?P<{name}>{SHAPES.get(_sort_of(name), '.+')})")
    return re.compile("".join(parts), re.DOTALL)
