"""Processes that make files of a copy: a page is all processor time, and each process has one processor."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    # A process begins with this module, and has no models before Django is set up.
    from collections.abc import Iterator

    from .crawl import Make
    from .destinations import Task
    from .making import Made, Maker

TOGETHER = 20
"""Files that a process makes before it tells of them."""

_maker: Maker | None = None


@contextmanager
def makers(count: int, mission: int, address: str) -> Iterator[Make]:
    """Give what makes the files in so many processes, as ``maker_of`` is told."""
    # Started afresh, for a connection to a database must not be shared.
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (mission, address))
    try:
        yield partial(pool.map, _make, chunksize=TOGETHER)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(mission: int, address: str) -> None:
    global _maker
    Thread(target=_end_with_the_command, daemon=True).start()
    django.setup()
    from .making import maker_of

    _maker = maker_of(mission, address)


def _end_with_the_command() -> None:
    """End this process as soon as the one that began it is gone; one that was killed cannot say so."""
    command = parent_process()
    assert command is not None  # noqa: S101 - this one was begun by another
    command.join()
    os._exit(1)


def _make(task: Task) -> Made:
    assert _maker is not None  # noqa: S101 - the process began with it
    return _maker.make(task)
