"""CSV (RFC 4180), one row an activity, with the columns of docs/reference/feeds.md, the same in every language.

In UTF-8 with a byte order mark: without it Excel takes Cyrillic for another encoding. Cells that a spreadsheet would
compute begin with a quote.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from fieldpost.publishing.wording import one_line

from ...activities.tables.writing import harmless
from ..shown import Shown
from ..site import Site
from .listing import position
from .records import ActivityRecord, FigureRecord, record_of

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
COLUMNS = (
    "id",
    "number",
    "url",
    "language",
    "original_language",
    "title",
    "text",
    "status",
    "kind",
    "part",
    "period",
    "first_day",
    "last_day",
    "dimension",
    "themes",
    "places",
    "countries",
    "latitude",
    "longitude",
    "people",
    "organisations",
    "partners",
    "reached",
    "planned",
    "documents",
    "links",
    "photos",
    "sources",
    "sequence",
    "shown_at",
    "changed_at",
)
_AT_ONCE = 100
"""Rows that are sent together."""


def csv_parts(activities: Iterable[Shown], site: Site, language: str) -> Iterator[bytes]:
    """Yield the table, some rows at a time."""
    lines = io.StringIO(newline="")
    write = csv.writer(lines).writerow
    lines.write("\ufeff")
    write(COLUMNS)
    for number, shown in enumerate(activities, start=1):
        write(_row(shown, site, language))
        if number % _AT_ONCE == 0:
            yield lines.getvalue().encode()
            lines.seek(0)
            lines.truncate()
    yield lines.getvalue().encode()


def _row(shown: Shown, site: Site, language: str) -> list[object]:
    record = record_of(shown, site, language)
    period = record["period"]
    latitude, longitude = position(shown) or ("", "")
    texts = [
        record["title"],
        record["text"],
        record["status"],
        record["kind"],
        record["part"],
        period["edtf"] if period else "",
        (period["first"] or "") if period else "",
        (period["last"] or "") if period else "",
        record["dimension"]["name"] if record["dimension"] else "",
        _joined(each["name"] for each in record["themes"]),
        _joined(each["name"] for each in record["places"]),
        _joined(dict.fromkeys(each["country"] for each in record["places"] if each["country"])),
    ]
    further = [
        _joined(_with(each["name"], each["office"], each["body"]) for each in record["people"]),
        _joined(_with(each["name"], each["role"]) for each in record["organisations"]),
        _joined(each["name"] for each in record["organisations"] if each["is_partner"]),
        _reach(record, planned=False),
        _reach(record, planned=True),
        _joined(each["title"] for each in record["documents"]),
        _joined(record["links"]),
        _joined(each["url"] for each in record["photos"]),
        _joined(record["sources"]),
    ]
    return [
        record["id"],
        record["number"],
        record["url"],
        record["language"],
        record["original_language"],
        *map(harmless, texts),
        latitude,
        longitude,
        *map(harmless, further),
        record["sequence"],
        record["shown_at"],
        record["changed_at"],
    ]


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(one_line(each) for each in parts)


def _with(name: str, *more: str) -> str:
    told = ", ".join(each for each in more if each)
    return f"{name} ({told})" if told else name


def _reach(record: ActivityRecord, *, planned: bool) -> str:
    """Return the figures in words and apart, for what is part of a whole may not be added to it."""
    return _joined(_figure(each) for each in record["reach"] if each["planned"] is planned)


def _figure(figure: FigureRecord) -> str:
    about = "~" if figure["approximate"] else ""
    of = f" (part of: {figure['part_of']})" if figure["part_of"] else ""
    return f"{about}{figure['value']} {figure['who']}{of}"
