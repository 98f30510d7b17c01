"""How far a site is, and what has changed since an answer was made: asked for every kept answer before it goes out.

So no process has to tell another that something changed, and none can miss it.
"""

import logging
import time
from collections.abc import Callable
from threading import Lock

from django.db import DatabaseError, InterfaceError, connection

from .models import ShownChange, What
from .site import SITES, Address, Row, choose_address
from .visit import EVERYTHING

Touched = frozenset[str] | None
"""What a change touches, as ``visit.Depends`` names it; None for everything."""

MOST_CHANGES = 2_000
"""Changes of a mission that are remembered; an answer that is further behind is made anew."""
RETRY = 5.0
"""Seconds after which a database that did not answer is asked again."""
LONGEST = 3_600.0
"""Seconds for which readers see what was kept while the database does not answer."""

log = logging.getLogger(__name__)


class Editions:
    """Remembers what changed, mission by mission, and how far each was when the database last answered.

    ``other`` is called when an edition is older than one seen before: the database is another one.
    """

    def __init__(self, other: Callable[[], None]) -> None:
        self._other = other
        self._touched: dict[int, dict[int, Touched]] = {}
        self._seen: dict[int, tuple[int, float]] = {}
        self._rows: list[Row] = []
        self._answered = 0.0
        self._failed = 0.0
        self._lock = Lock()

    @property
    def is_known(self) -> bool:
        """Whether the database answered when it was last asked."""
        return self._failed == 0.0

    def address(self, hostname: str, port: str) -> Address | None:
        """Return whose site answers there and how far it is; what was so last, while the database does not answer.

        Raises:
            DatabaseError: it has not answered for longer than readers may be shown what was kept.
        """
        now = time.monotonic()
        if not self._failed or now - self._failed >= RETRY:
            try:
                self._rows = read_rows()
            except (DatabaseError, InterfaceError) as error:
                if not self._failed:
                    log.error("database: %s; readers see kept pages for an hour", " ".join(str(error).split()))
                self._failed = time.monotonic()
            else:
                self._answered, self._failed = now, 0.0
        if self._failed and (not self._answered or self._failed - self._answered > LONGEST):
            raise DatabaseError("the database does not answer")
        address = choose_address(self._rows, hostname, port)
        if address is not None and not self._failed:
            self._see(address, now)
        return address

    def changes(self, mission: int, since: int, until: int) -> list[Touched] | None:
        """Return what the changes after edition ``since`` touch, those of ``until`` included; None if nobody knows them all."""
        if until < since or until - since > MOST_CHANGES:
            return None
        wanted = range(since + 1, until + 1)
        with self._lock:
            known = self._touched.setdefault(mission, {})
            found = {edition: known[edition] for edition in wanted if edition in known}
        lacking = [edition for edition in wanted if edition not in found]
        if lacking:
            read = _read(mission, lacking[0], lacking[-1])
            found |= read
            with self._lock:
                known |= read
                for edition in sorted(known)[: max(0, len(known) - MOST_CHANGES)]:
                    del known[edition]
        return [found[edition] for edition in wanted] if len(found) == len(wanted) else None

    def _see(self, address: Address, began: float) -> None:
        """Notice an edition; it is older than another only if it was asked for after that had been told."""
        edition, told = self._seen.get(address.mission, (0, 0.0))
        if address.edition == edition:
            return
        with self._lock:
            edition, told = self._seen.get(address.mission, (0, 0.0))
            goes_back = address.edition < edition and began > told
            if goes_back:
                self._touched.clear()
            if goes_back or address.edition > edition:
                self._seen[address.mission] = (address.edition, time.monotonic())
        if goes_back:
            self._other()


def touches(change: Touched, on: Touched) -> bool:
    """Whether a change touches what depends on ``on``."""
    return change is None or on is None or not change.isdisjoint(on)


def read_rows() -> list[Row]:
    """Ask the database without what Django puts around a cursor, which would take as long as all the rest of an answer.

    A connection that broke since it was last used is opened again.
    """
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    was_open = connection.connection is not None
    try:
        return _asked()
    except (DatabaseError, InterfaceError):
        if not was_open or connection.in_atomic_block:
            raise
        connection.close()
        return _asked()


def _asked() -> list[Row]:
    connection.ensure_connection()
    with connection.wrap_database_errors:
        return connection.connection.execute(SITES).fetchall()  # type: ignore[no-any-return]


def _read(mission: int, first: int, last: int) -> dict[int, Touched]:
    rows = ShownChange.objects.filter(mission=mission, edition__gte=first, edition__lte=last)
    return {
        edition: _touched(what, activity, facets)
        for edition, what, activity, facets in rows.values_list("edition", "what", "activity", "facets")
    }


def _touched(what: str, activity: int | None, facets: list[str]) -> Touched:
    if what == What.ISSUE:
        return frozenset({"issues"})
    if what == What.NAMES or activity is None:
        return None
    return frozenset({EVERYTHING, f"activity:{activity}", *facets})
