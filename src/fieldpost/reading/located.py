"""What was found in a text, by where it stands: asking for one sentence's finds does not look through a whole bulletin."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar


class _Found(Protocol):
    @property
    def first(self) -> int: ...


T = TypeVar("T", bound=_Found)


class Located(Generic[T]):
    """Finds in reading order, each with the number of its ``first`` word."""

    __slots__ = ("_found", "_starts")

    def __init__(self, found: Sequence[T]) -> None:
        self._found = sorted(found, key=lambda one: one.first)
        self._starts = [one.first for one in self._found]

    def __iter__(self) -> Iterator[T]:
        return iter(self._found)

    def between(self, first: int, after: int) -> list[T]:
        """Return the finds that begin at the words ``first`` to ``after`` (not included)."""
        return self._found[bisect_left(self._starts, first) : bisect_left(self._starts, after)]
