"""A table that is searched without being parsed: its lines are sorted by their first cell."""

from bisect import bisect_left
from pathlib import Path


class SortedLines:
    """The lines of a tab-separated file with a header, in the order of their code points.

    Every short-lived command pays for what is read at its start: splitting the text costs 12 ms for 90,000 lines,
    filling dictionaries from them 86 ms more. A search is a bisection over plain strings.
    """

    __slots__ = ("lines",)

    def __init__(self, file: Path) -> None:
        self.lines = file.read_text(encoding="utf-8").split("\n")
        # The header starts no search, and the empty string after the last line break sorts nowhere.
        del self.lines[0], self.lines[-1]

    def cells(self, key: str) -> list[str] | None:
        """Return the cells after the first in the line that ``key`` heads."""
        start = key + "\t"
        line = self._line_from(start)
        return line[len(start) :].split("\t") if line.startswith(start) else None

    def has_key_beginning(self, words: str) -> bool:
        """Whether ``words`` is a key or the first words of one."""
        return self._line_from(words + "\t").startswith((words + "\t", words + " "))

    def _line_from(self, start: str) -> str:
        """Return the first line that does not sort before ``start``, or an empty string after the last."""
        at = bisect_left(self.lines, start)
        return self.lines[at] if at < len(self.lines) else ""
