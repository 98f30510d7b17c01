"""Who works in the background, and which of the jobs that come round each of them does.

What is due stands in rows of the apps (letters, issues, reminders); these rows only say who looks after it, so that two
workers never do so at once and what a killed one held is taken over. See docs/decisions/background-work.md.
"""

from datetime import datetime, timedelta

from django.db import models, transaction

ALIVE = timedelta(minutes=1)
"""A worker not seen for longer is dead; a living one is seen every few seconds."""
ROUND = timedelta(seconds=55)
"""A job is done about once a minute, by whichever worker comes first."""


class WorkerQuerySet(models.QuerySet["Worker"]):
    """Reads who works."""

    def alive(self, now: datetime) -> "WorkerQuerySet":
        """The workers that were seen within a minute of ``now``; a clock that was set back counts, too."""
        return self.filter(seen_at__gt=now - ALIVE)


class Worker(models.Model):
    """A process of ``fieldpost work``; ``key`` is made when it starts."""

    key = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    class Meta:
        ordering = ("started_at",)

    def __str__(self) -> str:
        return self.key


class JobQuerySet(models.QuerySet["Job"]):
    """Hands jobs to workers."""

    def claim(self, name: str, worker: Worker, now: datetime) -> "Job | None":
        """Give the job to ``worker`` if it is due and no living worker does it; else return None."""
        self.get_or_create(name=name)
        with transaction.atomic():
            job = self.select_related("worker").select_for_update(of=("self",)).get(name=name)
            is_held = job.worker is not None and job.worker.seen_at > now - ALIVE
            was_just_done = job.begun_at is not None and now - ROUND < job.begun_at <= now
            if is_held or (was_just_done and job.worker is None):
                return None
            job.worker, job.begun_at = worker, now
            job.save(update_fields=["worker", "begun_at"])
        return job


class Job(models.Model):
    """A function of ``settings.JOBS``: ``worker`` does it now, ``error`` is why it failed the last time, empty if it did not."""

    name = models.CharField(max_length=200, unique=True)
    worker = models.ForeignKey(Worker, on_delete=models.SET_NULL, null=True, related_name="jobs")
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def release(self, now: datetime, *, error: str = "") -> None:
        """Give it back: done, or failed with ``error``."""
        self.worker, self.ended_at, self.error = None, now, error
        self.save(update_fields=["worker", "ended_at", "error"])
