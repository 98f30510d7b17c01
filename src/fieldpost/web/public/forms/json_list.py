"""JSON: an array of the records that the API gives, too."""

from collections.abc import Iterable, Iterator

import msgspec

from ..shown import Shown
from ..site import Site
from .records import record_of

MEDIA_TYPE = "application/json"
_AT_ONCE = 100
"""Records that are sent together."""


def json_parts(activities: Iterable[Shown], site: Site, language: str) -> Iterator[bytes]:
    """Yield the array, some records at a time, each on a line of its own."""
    encode = msgspec.json.Encoder().encode
    lines: list[bytes] = []
    before = b"[\n"
    for shown in activities:
        lines += (before, encode(record_of(shown, site, language)))
        before = b",\n"
        if len(lines) >= 2 * _AT_ONCE:
            yield b"".join(lines)
            lines = []
    yield b"".join(lines)
    yield b"[]\n" if before == b"[\n" else b"\n]\n"
