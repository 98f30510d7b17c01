"""Links by which somebody without an account decides one step, once.

A token is 256 random bits with a signature of this installation, so that a guess is refused before the database is asked,
and guessing is hopeless without any limit of attempts. Only its hash is kept. The letter holds it until it is sent.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer

from ...missions import audit
from ...missions.models import Letter
from .letters import PURPOSE, queue_review_letter
from .models import ReviewLink, Step

WEEK = timedelta(days=7)
GRACE = timedelta(days=3)
"""A link holds for a week, and for three days after the step is due if that is later."""

FORGOTTEN = "The text of this letter was removed when it had been sent, for it held a personal link."


def send_link(step: Step, *, now: datetime, again: bool = False) -> ReviewLink:
    """Queue a letter with a new link for ``step``, in place of any before; ``again`` if it is a reminder.

    Call it inside the transaction of what it follows from.
    """
    end_links(step, now=now)
    token = _signer().sign(secrets.token_urlsafe(32))
    expires_at = max(now + WEEK, step.due_at + GRACE)
    letter = queue_review_letter(step, token, expires_at=expires_at, now=now, again=again)
    link = ReviewLink.objects.create(
        step=step, token_hash=_hash(token), letter=letter, made_at=now, expires_at=expires_at
    )
    activity = step.clearance.activity
    audit.record(
        "review-link-sent",
        mission=activity.mission,
        by="Fieldpost",
        now=now,
        subject=activity,
        language=step.clearance.language,
        step=step.name,
        to=step.outside_email,
    )
    return link


def end_links(step: Step, *, now: datetime) -> None:
    """Let the links of ``step`` hold no longer; a letter that was not sent yet is not sent at all."""
    live = ReviewLink.objects.filter(step=step, used_at=None, replaced_at=None)
    letters = list(live.exclude(letter=None).values_list("letter", flat=True))
    live.update(replaced_at=now)
    Letter.objects.waiting().filter(pk__in=letters).delete()


def link_of(token: str) -> ReviewLink | None:
    """Return the link whose token it is, whether or not it still holds; None for a token we never made."""
    try:
        _signer().unsign(token)
    except BadSignature:
        return None
    links = ReviewLink.objects.select_related("step__clearance__activity__mission__site", "decision")
    return links.filter(token_hash=_hash(token)).first()


def forget_sent() -> None:
    """Remove the text of letters with links that were sent or given up, so that nobody can read a link out of the post."""
    done = Letter.objects.filter(purpose=PURPOSE).exclude(text=FORGOTTEN)
    done.exclude(sent_at=None, given_up_at=None).update(text=FORGOTTEN, html="")


def _signer() -> Signer:
    return Signer(salt="fieldpost.review", sep=".")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
