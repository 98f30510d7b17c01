"""What is wrong with this installation, in plain words, and what to do: ``fieldpost check``.

Each inspection is a function that yields findings; one that needs the database is left out while there is none.
"""

import os
import shutil
import smtplib
import socket
import ssl
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import checks
from django.core.mail import get_connection
from django.db import DatabaseError, connection

from .accounts.models import User
from .health import missing_migrations
from .missions.models import AuditEntry, Job, Letter, Mission, Worker
from .missions.models.worker import ALIVE

LITTLE_ROOM = 500_000_000
"""Bytes on a disk below which it is soon full."""
LONG = timedelta(minutes=30)
"""A letter or a job that waits for longer is not just being done."""
BACKUP_AGE = timedelta(days=2)
"""The systemd timer makes a backup every night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at and how it is; ``action`` is what to do, empty where nothing is wrong."""

    subject: str
    words: str
    action: str = ""
    is_warning: bool = False


def inspect(now: datetime) -> Iterator[Finding]:
    """Yield what is found, in the order in which it is to be mended."""
    yield from _settings()
    yield from _disk()
    finding, has_database = _database()
    yield finding
    yield from _static_files()
    if has_database:
        yield from _clock(now)
        yield from _missions()
        yield from _worker(now)
        yield from _jobs()
        yield from _letters(now)
    yield from _mail_server()
    yield from _backups(now)


def _settings() -> Iterator[Finding]:
    is_server = settings.SETTINGS_MODULE.endswith("production")
    if not is_server:
        yield Finding(
            subject="settings",
            words="for one's own machine; others cannot reach it",
            action="for a real office run: fieldpost init",
            is_warning=True,
        )
        return
    faults = [
        message
        for message in checks.run_checks(include_deployment_checks=True)
        if message.level >= checks.WARNING and not message.is_silenced()
    ]
    for message in faults:
        words = " ".join(message.msg.split())
        yield Finding(
            subject="settings",
            words=f"{message.id}: {words}",
            action=message.hint or "see fieldpost manage check --deploy",
        )
    if not settings.FIELDPOST_ADDRESS.startswith("https://"):
        yield Finding(
            subject="settings",
            words=f"FIELDPOST_ADDRESS is {settings.FIELDPOST_ADDRESS}, which is not https",
            action="set FIELDPOST_ADDRESS to the address that people use, with https://",
        )
    path = settings.HOME / "environment"
    if path.exists() and path.stat().st_mode & 0o077:
        yield Finding(
            subject="settings",
            words=f"others on this machine may read {path}, with the secret key",
            action=f"chmod 600 {path}",
        )
    if not faults:
        yield Finding(subject="settings", words=f"for a server, as {', '.join(settings.ALLOWED_HOSTS)}")


def _disk() -> Iterator[Finding]:
    for name, folder in (("data", Path(settings.HOME)), ("files", Path(settings.MEDIA_ROOT))):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder) as trial:
                trial.write(b"x" * 65_536)
                trial.flush()
        except OSError as error:
            yield Finding(
                subject=name,
                words=f"nothing can be written to {folder}: {error.strerror}",
                action=f"make room, and make the folder belong to the user that runs Fieldpost ({_user()})",
            )
            continue
        free = shutil.disk_usage(folder).free
        words = f"{folder} has {free / 1_000_000_000:.1f} GB of room"
        lacks = free < LITTLE_ROOM
        yield Finding(subject=name, words=words, action="make room: delete old backups first" if lacks else "")


def _database() -> tuple[Finding, bool]:
    try:
        lacking = missing_migrations()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA quick_check(1)")
                state = cursor.fetchone()[0]
            if state != "ok":
                return Finding(subject="database", words=f"damaged: {state}", action="restore the newest backup"), False
    except (DatabaseError, OSError) as error:
        return Finding(subject="database", words=" ".join(str(error).split()), action=_database_action()), False
    if lacking:
        words = f"lacks {len(lacking)} steps of this version ({lacking[0]} and later)"
        return Finding(subject="database", words=words, action="run: fieldpost manage prepare"), False
    return Finding(subject="database", words=f"{connection.vendor} answers and is up to date"), True


def _database_action() -> str:
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        return (
            f"make {name} readable for {_user()}; if it is damaged, restore a backup: fieldpost restore FILE --replace"
        )
    return "start PostgreSQL (systemctl start postgresql), and look at DATABASE_URL in the environment file"


def _static_files() -> Iterator[Finding]:
    if settings.WHITENOISE_USE_FINDERS:
        return
    if not Path(settings.STATIC_ROOT, "staticfiles.json").exists():
        yield Finding(
            subject="style sheets",
            words=f"they are not in {settings.STATIC_ROOT}",
            action="run: fieldpost manage prepare",
        )


def _clock(now: datetime) -> Iterator[Finding]:
    newest = AuditEntry.objects.order_by("-id").values_list("at", flat=True).first()
    if newest is not None and newest > now + timedelta(minutes=1):
        yield Finding(
            subject="clock",
            words=f"it says {now:%Y-%m-%d %H:%M} UTC, but something was done at {newest:%Y-%m-%d %H:%M}",
            action="set the machine's clock: timedatectl set-ntp true",
        )


def _missions() -> Iterator[Finding]:
    missions = list(Mission.objects.select_related("site"))
    if not missions:
        yield Finding(subject="missions", words="there is none", action="run: fieldpost init")
    for mission in missions:
        host = mission.site.hostname
        try:
            ZoneInfo(mission.time_zone)
        except (ValueError, OSError, KeyError):
            yield Finding(
                subject=mission.key,
                words=f"there is no time zone {mission.time_zone!r}",
                action="choose one such as Asia/Bishkek in its profile",
            )
        if not any(_is_of(host, allowed) for allowed in settings.ALLOWED_HOSTS):
            yield Finding(
                subject=mission.key,
                words=f"{host} is not answered",
                action=f"add {host} to FIELDPOST_HOSTS and restart",
            )
    if (
        settings.SETTINGS_MODULE.endswith("production")
        and User.objects.filter(email__endswith="@odn-bishkek.example").exists()
    ):
        yield Finding(
            subject="accounts",
            words="those of the sample are here, whose password everybody knows",
            action="take them the right to sign in, in the newsroom under Mission",
        )


def _is_of(host: str, allowed: str) -> bool:
    return allowed in ("*", host) or (allowed.startswith(".") and f".{host}".endswith(allowed))


def _worker(now: datetime) -> Iterator[Finding]:
    newest = Worker.objects.order_by("-seen_at").first()
    if newest is not None and now - newest.seen_at <= ALIVE:
        yield Finding(subject="worker", words=f"{Worker.objects.alive(now).count()} at work")
        return
    words = "none is at work" if newest is None else f"none since {newest.seen_at:%Y-%m-%d %H:%M} UTC"
    yield Finding(
        subject="worker",
        words=f"{words}; no letter goes out and nothing is published by itself",
        action="start it: systemctl start fieldpost-worker, or fieldpost serve",
    )


def _jobs() -> Iterator[Finding]:
    for job in Job.objects.exclude(error=""):
        yield Finding(
            subject="worker",
            words=f"{job.name} failed at {job.ended_at:%Y-%m-%d %H:%M} UTC: {job.error}",
            action="mend what it names; if that is no help, report the line",
        )


def _letters(now: datetime) -> Iterator[Finding]:
    waiting = Letter.objects.waiting().filter(queued_at__lt=now - LONG)
    if count := waiting.count():
        last = waiting.exclude(last_error="").order_by("-next_try_at").values_list("last_error", flat=True).first()
        yield Finding(
            subject="letters",
            words=f"{count} have waited for longer than half an hour" + (f"; the last reason: {last}" if last else ""),
            action="start the worker, and look at FIELDPOST_SMTP",
        )
    if count := Letter.objects.filter(given_up_at__gt=now - timedelta(days=30)).count():
        yield Finding(
            subject="letters",
            words=f"{count} of the last 30 days could not be delivered",
            action="look at who they were to, and tell the people in another way",
            is_warning=True,
        )


def _mail_server() -> Iterator[Finding]:
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        mail = get_connection(timeout=10)
        mail.open()
        mail.close()
    except (OSError, smtplib.SMTPException, ssl.SSLError) as error:
        words = " ".join(str(error).split())
        yield Finding(
            subject="mail server", words=f"{server}: {words}", action="look at FIELDPOST_SMTP in the environment file"
        )
        return
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    yield Finding(subject="mail server", words=f"{server} answers; letters come from {sender}")


def _backups(now: datetime) -> Iterator[Finding]:
    if not settings.SETTINGS_MODULE.endswith("production"):
        return
    made = [path.stat().st_mtime for path in Path(settings.HOME, "backups").glob("fieldpost-*.tar.gz")]
    newest = max(made, default=0.0)
    if now.timestamp() - newest > BACKUP_AGE.total_seconds():
        words = (
            f"the newest is of {datetime.fromtimestamp(newest, tz=now.tzinfo):%Y-%m-%d}" if newest else "there is none"
        )
        yield Finding(
            subject="backups",
            words=words,
            action="run: fieldpost backup; systemctl enable --now fieldpost-backup.timer makes one every night",
            is_warning=True,
        )


def _user() -> str:
    return os.environ.get("USER", "") or f"user number {os.geteuid()} on {socket.gethostname()}"
