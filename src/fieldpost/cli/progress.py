"""Which file is being read, on a terminal, once that takes longer than a second."""

import threading
from types import TracebackType
from typing import Self, TextIO

_CLEAR = "\r\x1b[K"
_LENGTH = 60
"""Characters of a name that are shown, so that the line stays one."""


class Progress:
    """A line on the terminal ``to`` that tells how far we are; nothing if that is no terminal.

    Used as a context manager: ``step`` before each of ``count`` files, ``clear`` before anything else is printed.
    ``patience`` is how many seconds pass before the first word.
    """

    def __init__(self, count: int, *, to: TextIO, patience: float = 1.0) -> None:
        self._count, self._to = count, to
        self._done = 0
        self._name = ""
        self._is_shown = False
        self._is_over = not to.isatty()
        self._lock = threading.Lock()
        self._timer = threading.Timer(patience, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if not self._is_over:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self.clear()
        with self._lock:
            self._is_over = True

    def step(self, name: str) -> None:
        """Say that the next file, ``name``, is being read."""
        with self._lock:
            self._done += 1
            self._name = name
            self._draw()

    def clear(self) -> None:
        """Take the line away; the next step brings it back."""
        with self._lock:
            if self._is_shown and not self._is_over:
                self._to.write(_CLEAR)
                self._to.flush()

    def _begin(self) -> None:
        with self._lock:
            self._is_shown = True
            self._draw()

    def _draw(self) -> None:
        if self._is_shown and not self._is_over:
            self._to.write(f"{_CLEAR}Reading {self._done} of {self._count}: {self._name[-_LENGTH:]} ...")
            self._to.flush()
