"""Jobs and tasks for the tests of the worker."""

from datetime import datetime

from django_tasks import task

done: list[str] = []
"""What was done, in order."""


def write_down(now: datetime) -> None:
    """Note that the job was done."""
    done.append("job")


def fail(now: datetime) -> None:
    """Fail as a job does whose file has gone."""
    raise FileNotFoundError(2, "No such file or directory", "list.csv")


@task()
def add(words: str) -> None:
    """Note that the task was done."""
    done.append(words)
