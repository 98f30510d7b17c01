"""The background worker: about once a minute the jobs that come round, and in between the tasks that were put into the queue.

Several may run, here or on other machines. Each writes every few seconds that it lives, and what one that was killed held is
taken over. See docs/decisions/background-work.md.
"""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from .faults import fault_of
from .missions.models import Job, Worker

log = logging.getLogger("fieldpost.work")

HEARTBEAT = 10.0
"""Seconds between two signs of life; a worker counts as dead after six that are missing."""
PAUSE = 1.0
"""Seconds between two looks at the queue."""
LONGEST_PAUSE = 30.0
"""Seconds between two tries while the database is away."""
TRIES = 3
"""A task that was broken off so often is not begun again: it may be what kills the worker."""
FORGOTTEN = timedelta(days=7)
"""Workers and finished tasks are deleted after it."""


def work(stop: Event) -> None:
    """Work until ``stop`` is set; what is being done then is finished first."""
    key = get_random_string(16)
    pulse = Thread(target=_live, args=(key, stop), daemon=True, name="pulse")
    pulse.start()
    pause = PAUSE
    while not stop.is_set():
        try:
            close_old_connections()
            now = timezone.now()
            worker = see(key, now)
            take_over(now)
            do_jobs(worker, stop)
            do_tasks(key, stop)
            pause = PAUSE
        except (DatabaseError, InterfaceError) as error:
            pause = min(pause * 2, LONGEST_PAUSE)
            fault = fault_of(error)
            log.error("%s: %s; %s. Trying again in %d s.", fault.name, _line(error), fault.action, pause)
            connection.close()
        stop.wait(pause)
    pulse.join(timeout=HEARTBEAT)
    Worker.objects.filter(key=key).delete()


def see(key: str, now: datetime) -> Worker:
    """Write that the worker ``key`` lives."""
    worker, _ = Worker.objects.update_or_create(
        key=key, defaults={"seen_at": now}, create_defaults={"started_at": now, "seen_at": now}
    )
    return worker


def do_jobs(worker: Worker, stop: Event | None = None) -> None:
    """Do each job of ``settings.JOBS`` that is due; one that fails is told in one line, and the others are done."""
    for name in settings.JOBS:
        if stop is not None and stop.is_set():
            return
        job = Job.objects.claim(name, worker, timezone.now())
        if job is None:
            continue
        error = ""
        try:
            due: Callable[[datetime], object] = import_string(name)
            due(timezone.now())
        except Exception as failure:  # noqa: BLE001 - whatever it is, the other jobs are to be done
            error = _line(failure)
            log.error("Job %s failed: %s. It is tried again in a minute; see `fieldpost check`.", name, error)
        job.release(timezone.now(), error=error)


def do_tasks(key: str, stop: Event | None = None) -> None:
    """Do what waits in the queue, one after the other, as the worker ``key``."""
    while not (stop is not None and stop.is_set()) and DBTaskResult.objects.ready().exists():
        TaskWorker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=key,
            excluded_queue_names=[],
        ).run()


def take_over(now: datetime) -> None:
    """Put back into the queue what dead workers were doing, for django-tasks-db would leave it running for ever."""
    alive = set(Worker.objects.alive(now).values_list("key", flat=True))
    with transaction.atomic():
        for task in DBTaskResult.objects.running().select_for_update(skip_locked=True):
            if task.worker_ids and task.worker_ids[-1] in alive:
                continue
            if len(task.worker_ids) < TRIES:
                DBTaskResult.objects.filter(pk=task.pk).update(status="READY")
                log.warning("Task %s was broken off, its worker is gone; it is begun again.", task.task_path)
            else:
                task.set_failed(RuntimeError(f"broken off {TRIES} times"))
                log.error("Task %s was broken off %d times and is given up.", task.task_path, TRIES)
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - FORGOTTEN).delete()


def _live(key: str, stop: Event) -> None:
    """Write signs of life until ``stop`` is set, also while a long task is being done."""
    while not stop.wait(HEARTBEAT):
        try:
            close_old_connections()
            see(key, timezone.now())
        except (DatabaseError, InterfaceError):
            # The worker's own loop tells of it.
            connection.close()
    connection.close()


def _line(error: BaseException) -> str:
    """Return what went wrong and where, on one line."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].name}, line {frames[-1].lineno} of {frames[-1].filename})" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}{where}"
