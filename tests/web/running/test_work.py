"""What the background worker does, and what becomes of its work when it is killed."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from fieldpost.web.missions.models import Job, Worker
from fieldpost.web.missions.models.worker import ALIVE
from fieldpost.web.work import do_jobs, do_tasks, see, take_over

from . import jobs

NAMES = {"write": f"{jobs.__name__}.write_down", "fail": f"{jobs.__name__}.fail"}


@pytest.fixture
def worker(transactional_db: None, settings: Settings) -> Worker:
    """A worker that lives, with one job to do."""
    jobs.done.clear()
    settings.JOBS = [NAMES["write"]]
    return see("first", timezone.now())


def test_a_job_is_done_about_once_a_minute_whoever_comes(worker: Worker) -> None:
    other = see("second", timezone.now())

    do_jobs(worker)
    do_jobs(other)
    do_jobs(worker)
    assert jobs.done == ["job"]

    Job.objects.update(begun_at=timezone.now() - timedelta(minutes=1))
    do_jobs(other)
    assert jobs.done == ["job", "job"]


def test_a_job_that_a_living_worker_does_is_left_to_it(worker: Worker) -> None:
    slow = see("slow", timezone.now())
    now = timezone.now()

    assert Job.objects.claim(NAMES["write"], slow, now - timedelta(minutes=5))
    assert Job.objects.claim(NAMES["write"], worker, now) is None


def test_the_job_of_a_killed_worker_is_taken_over(worker: Worker) -> None:
    now = timezone.now()
    killed = see("killed", now - ALIVE)
    Job.objects.claim(NAMES["write"], killed, now)

    do_jobs(worker)

    assert jobs.done == ["job"]


def test_a_job_that_fails_is_told_in_one_line_and_the_others_are_done(
    worker: Worker, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.JOBS = [NAMES["fail"], NAMES["write"]]

    do_jobs(worker)

    assert jobs.done == ["job"]
    where = f"fail, line {jobs.fail.__code__.co_firstlineno + 2} of {Path(jobs.__file__)}"
    error = f"FileNotFoundError: [Errno 2] No such file or directory: 'list.csv' ({where})"
    assert caplog.messages == [
        f"Job {NAMES['fail']} failed: {error}. It is tried again in a minute; see `fieldpost check`."
    ]
    assert dict(Job.objects.values_list("name", "error")) == {NAMES["fail"]: error, NAMES["write"]: ""}


def test_tasks_of_the_queue_are_done_in_order(worker: Worker) -> None:
    jobs.add.enqueue("first")
    jobs.add.enqueue("second")

    do_tasks(worker.key)

    assert jobs.done == ["first", "second"]


def test_a_task_that_was_broken_off_is_begun_again(worker: Worker) -> None:
    jobs.add.enqueue("once more")
    DBTaskResult.objects.get().claim("killed")
    do_tasks(worker.key)
    assert jobs.done == []

    take_over(timezone.now())
    do_tasks(worker.key)

    assert jobs.done == ["once more"]


def test_a_task_of_a_living_worker_is_left_to_it(worker: Worker) -> None:
    jobs.add.enqueue("mine")
    DBTaskResult.objects.get().claim(worker.key)

    take_over(timezone.now())

    assert list(DBTaskResult.objects.values_list("status", flat=True)) == ["RUNNING"]


def test_a_task_that_is_broken_off_three_times_is_given_up(worker: Worker) -> None:
    jobs.add.enqueue("never")
    for _ in range(3):
        DBTaskResult.objects.get().claim("killed")
        take_over(timezone.now())

    task = DBTaskResult.objects.get()
    assert (task.status, task.worker_ids) == ("FAILED", ["killed"] * 3)
    assert "broken off 3 times" in task.traceback


def test_old_tasks_and_workers_are_forgotten(worker: Worker) -> None:
    jobs.add.enqueue("old")
    do_tasks(worker.key)

    take_over(timezone.now() + timedelta(days=8))

    assert (DBTaskResult.objects.count(), Worker.objects.count()) == (0, 0)
