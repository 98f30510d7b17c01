"""Which file is being read, on a terminal, once that takes longer than a second."""

import sys
import threading
from types import TracebackType
from typing import Self

PATIENCE = 1.0
"""Seconds of silence before the first word."""

_CLEAR = "\r\x1b[K"


class Progress:
    """A line on stderr that tells how far we are; nothing where stderr is no terminal.

    Used as a context manager: ``step`` before each of ``count`` files, ``clear`` before anything else is printed.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._done = 0
        self._name = ""
        self._begun = self._over = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self.clear()
        with self._lock:
            self._over = True

    def step(self, name: str) -> None:
        """Say that the next file, ``name``, is being read."""
        with self._lock:
            self._done += 1
            self._name = name
            self._draw()

    def clear(self) -> None:
        """Take the line away; the next step brings it back."""
        with self._lock:
            if self._begun:
                sys.stderr.write(_CLEAR)
                sys.stderr.flush()

    def _begin(self) -> None:
        with self._lock:
            self._begun = True
            self._draw()

    def _draw(self) -> None:
        if self._begun and not self._over:
            sys.stderr.write(f"{_CLEAR}Reading {self._done} of {self._count}: {self._name[:60]} ...")
            sys.stderr.flush()
