"""Text as any form may carry it: without characters that XML forbids or that a program could take for an order."""

import re
from datetime import UTC, datetime

# C0 but for the line feed, DEL, C1, what Unicode calls line ends, surrogates, and the two that XML 1.0 leaves out (2.2).
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


def clean(text: str) -> str:
    """Return ``text`` with line feeds for line ends, spaces for tabs, and without any other control character."""
    if not _FORBIDDEN.search(text):
        return text
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return _FORBIDDEN.sub("", text.replace("\t", " "))


def moment(at: datetime) -> str:
    """Return a moment as RFC 3339 has it, in UTC, to the second."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
