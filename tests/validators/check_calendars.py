"""Shows iCalendar files to four readers that know nothing of each other, and looks at what none of them does.

usage: check_calendars.py FILE...

Run by the Python in .validators; prints the problems of each file as JSON. None of icalendar, vobject, ics (Python) and
libical (C) finds everything; line ends and the 75 octets of RFC 5545 (3.1) are looked at here.
"""

import ctypes
import json
import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


def in_bytes(data: bytes) -> Iterator[str]:
    lines = data.split(b"\r\n")
    if lines[-1] or any(b"\n" in line or b"\r" in line for line in lines):
        yield "a line does not end with CR LF"
    for number, line in enumerate(lines, start=1):
        if len(line) > 75:
            yield f"line {number} is {len(line)} octets long"


def by_icalendar(data: bytes) -> Iterator[str]:
    from icalendar import Calendar

    calendars: list[Any] = list(Calendar.from_ical(data, multiple=True))
    if not calendars:
        yield "no whole VCALENDAR"
    for part in (part for calendar in calendars for part in calendar.walk()):
        yield from (f"{part.name} {name}: {why}" for name, why in part.errors)
        yield from (f"{part.name} lacks {name}" for name in part.required if name not in part)
        yield from (f"{part.name} has two {name}" for name in part.singletons if isinstance(part.get(name), list))
    for event in (event for calendar in calendars for event in calendar.events):
        if event.end < event.start:
            yield f"{event.get('UID')} ends before it starts"


def by_vobject(data: bytes) -> Iterator[str]:
    import vobject  # type: ignore[import-untyped]

    for calendar in vobject.readComponents(data.decode()):
        calendar.validate(raiseException=True)
        for event in getattr(calendar, "vevent_list", []):
            if event.dtstart.value is None:
                yield "an event has no start"


def by_ics(data: bytes) -> Iterator[str]:
    from ics import Calendar  # type: ignore[import-not-found]

    if not Calendar.parse_multiple(data.decode()):
        yield "no calendar"


def by_libical(data: bytes) -> Iterator[str]:
    library = ctypes.CDLL("libical.so.3")
    for name in ("icalrestriction_check", "icalcomponent_count_errors", "icalcomponent_free"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    library.icalparser_parse_string.restype = ctypes.c_void_p
    component = library.icalparser_parse_string(data)
    if not component:
        yield "cannot be parsed"
        return
    if not library.icalrestriction_check(component) or library.icalcomponent_count_errors(component):
        yield "breaks a restriction of RFC 5545 or 5546"
    library.icalcomponent_free(component)


def problems(data: bytes) -> Iterator[str]:
    """Yield what each reader finds, with its name; a reader that breaks down has found something."""
    readers: tuple[Callable[[bytes], Iterator[str]], ...] = (in_bytes, by_icalendar, by_vobject, by_ics, by_libical)
    for reader in readers:
        try:
            yield from (f"{reader.__name__}: {problem}" for problem in reader(data))
        except Exception as error:  # noqa: BLE001 - whatever a stranger's parser throws is its verdict
            yield f"{reader.__name__}: {type(error).__name__}: {error}"


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    json.dump({file: list(problems(Path(file).read_bytes())) for file in sys.argv[1:]}, sys.stdout)
