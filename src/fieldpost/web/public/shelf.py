"""Answers kept in memory, as many as there is room for."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from zoneinfo import ZoneInfo

AROUND = 2_000
"""Bytes that a kept answer takes beside its body: headers, key, what it depends on."""
NEW = 4
"""One part in so many is for what was asked for once: whoever asks for everything pushes out only what others did once."""


@dataclass(slots=True, kw_only=True)
class Kept:
    """An answer as it goes out, and until when it is good.

    It is of the mission's site at ``hostname`` and ``port``, good at ``edition`` and until a later one touches one of ``on``
    (``visit.Depends``; None: until any does), on ``day`` alone where there is one, which is a day in ``zone``.
    ``key`` is the mission's, ``route`` that of the address: so the log of requests calls it.
    """

    status: str
    headers: list[tuple[str, str]]
    not_modified: list[tuple[str, str]]
    body: bytes
    etag: str
    modified: str
    hostname: str
    port: str
    mission: int
    key: str
    route: str
    edition: int
    on: frozenset[str] | None
    day: date | None
    zone: ZoneInfo

    @property
    def size(self) -> int:
        """Bytes that it takes, about."""
        return len(self.body) + AROUND


class Shelf:
    """Holds ``room`` bytes of answers by key. What was longest not asked for goes first; any thread may use it."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.size = 0
        self._new: OrderedDict[Hashable, Kept] = OrderedDict()
        self._proven: OrderedDict[Hashable, Kept] = OrderedDict()
        self._size_of_new = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._new) + len(self._proven)

    def find(self, key: Hashable) -> Kept | None:
        """Return what is kept under ``key``; who is found a second time has a place among the proven."""
        with self._lock:
            found = self._proven.get(key)
            if found is not None:
                self._proven.move_to_end(key)
                return found
            found = self._new.pop(key, None)
            if found is not None:
                self._size_of_new -= found.size
                self._proven[key] = found
                self._settle()
            return found

    def put(self, key: Hashable, page: Kept) -> None:
        """Keep ``page``, in place of what was there."""
        with self._lock:
            self._drop(key)
            self._new[key] = page
            self.size += page.size
            self._size_of_new += page.size
            self._settle()

    def remove(self, key: Hashable, page: Kept) -> None:
        """Forget ``page``, unless another has taken its place."""
        with self._lock:
            if page is self._new.get(key) or page is self._proven.get(key):
                self._drop(key)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._new.clear()
            self._proven.clear()
            self.size = self._size_of_new = 0

    def _drop(self, key: Hashable) -> None:
        new = self._new.pop(key, None)
        if new is not None:
            self._size_of_new -= new.size
        gone = new or self._proven.pop(key, None)
        if gone is not None:
            self.size -= gone.size

    def _settle(self) -> None:
        """Make room: the proven that were longest not asked for are as the new again, and of these the oldest go."""
        room_for_new = self.room // NEW
        while self.size - self._size_of_new > self.room - room_for_new:
            key, page = self._proven.popitem(last=False)
            self._new[key] = page
            self._size_of_new += page.size
        while self._size_of_new > room_for_new:
            _key, page = self._new.popitem(last=False)
            self._size_of_new -= page.size
            self.size -= page.size
