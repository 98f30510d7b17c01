"""Sending the letters that wait: by the worker, never inside a request.

A letter is claimed before it is sent, by moving its next try ahead; so a killed worker loses none, and two workers never send
the same. Killed between the server's yes and ours, it is sent a second time with the same Message-ID, by which mail
programs know a copy.
"""

import logging
import smtplib
from datetime import datetime, timedelta
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F

from . import audit
from .models import Letter

log = logging.getLogger("fieldpost.post")

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
"""How long until the next try, after the first, second, ... one; the last pause stays."""
GIVEN_UP_AFTER = timedelta(days=5)
"""As long as mail servers commonly try (RFC 5321, 4.5.4.1)."""
AT_ONCE = 200
"""Letters a round; the others follow a minute later, so that the other jobs are not kept waiting."""


def send_waiting_letters(now: datetime) -> int:
    """Send the letters whose next try has come, and return how many went out."""
    due = list(Letter.objects.waiting().filter(next_try_at__lte=now).order_by("next_try_at", "pk")[:AT_ONCE])
    if not due:
        return 0
    sent = 0
    connection = get_connection()
    try:
        for letter in due:
            if _claim(letter, now) and _send(letter, connection, now):
                sent += 1
    finally:
        connection.close()
    return sent


def message_id(letter: Letter) -> str:
    """Return the Message-ID, the same at every try; the time is in it because a restored database counts ids anew."""
    return f"<letter.{letter.pk}.{letter.queued_at:%Y%m%d%H%M%S}@{_host()}>"


def _claim(letter: Letter, now: datetime) -> bool:
    """Put the next try off, unless another worker did; only who succeeds may send."""
    pause = PAUSES[min(letter.attempts, len(PAUSES) - 1)]
    mine = Letter.objects.waiting().filter(pk=letter.pk, attempts=letter.attempts, next_try_at=letter.next_try_at)
    return mine.update(next_try_at=now + pause, attempts=F("attempts") + 1) == 1


def _send(letter: Letter, connection: BaseEmailBackend, now: datetime) -> bool:
    try:
        connection.open()
        connection.send_messages([_message(letter)])
    except (OSError, smtplib.SMTPException, ValueError) as error:
        # ValueError is an address or subject that no letter can have. The connection may be of no use any more; the next
        # letter gets a new one.
        connection.close()
        _keep_for_later(letter, _words(error), now)
        return False
    Letter.objects.filter(pk=letter.pk).update(sent_at=now, last_error="")
    return True


def _message(letter: Letter) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((letter.mission.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[letter.to],
        # Auto-Submitted keeps holiday notices from answering (RFC 3834).
        headers={"Message-ID": message_id(letter), "Auto-Submitted": "auto-generated"},
    )
    if letter.language:
        message.extra_headers["Content-Language"] = letter.language
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


@transaction.atomic
def _keep_for_later(letter: Letter, reason: str, now: datetime) -> None:
    is_over = now - letter.queued_at >= GIVEN_UP_AFTER
    Letter.objects.filter(pk=letter.pk).update(last_error=reason, given_up_at=now if is_over else None)
    if is_over:
        audit.record("letter-given-up", mission=letter.mission, by="Fieldpost", now=now, subject=letter, reason=reason)
        log.error(
            "Letter %d (%s) was not accepted for 5 days and is given up: %s. Tell the person in another way.",
            letter.pk,
            letter.purpose,
            reason,
        )
    else:
        log.warning(
            "Letter %d (%s) could not be sent: %s. It is tried again; see `fieldpost check`.",
            letter.pk,
            letter.purpose,
            reason,
        )


def _words(error: Exception) -> str:
    """Return what went wrong on one line."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        return f"the mail server refused the address: {code} {answer.decode(errors='replace')}"
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else said
        return f"the mail server answered {error.smtp_code} {text}"
    if isinstance(error, ValueError):
        return f"no letter can be made of it: {error}"
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"the mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT} cannot be reached: {reason}"


def _host() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
