"""Processes that ``fieldpost serve`` starts end with it, even if it is killed."""

import os
import signal
import time
from threading import Thread

PARENT = "FIELDPOST_PARENT"
"""The environment variable in which ``fieldpost serve`` tells its children its process id."""


def end_with_parent() -> None:
    """Ask this process to end once the one that ``FIELDPOST_PARENT`` names is not its parent any more; without it do nothing."""
    parent = os.environ.get(PARENT, "")
    if parent:
        Thread(target=_watch, args=(int(parent),), daemon=True, name="parent").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
