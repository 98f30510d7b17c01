"""``fieldpost work``: the background worker."""

import signal
from threading import Event
from types import FrameType
from typing import Any

from fieldpost.web.children import end_with_parent
from fieldpost.web.work import work

from ..office import OfficeCommand


class Command(OfficeCommand):
    help = "Do the background work: send letters, publish what is scheduled, remind; until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        stop = Event()

        def finish(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
            stop.set()

        signal.signal(signal.SIGTERM, finish)
        signal.signal(signal.SIGINT, finish)
        end_with_parent()
        work(stop)
