"""Links by which somebody without an account decides one step, once.

A token is 256 random bits with a signature of this installation, so that a guess is refused before the database is asked,
and guessing is hopeless without any limit of attempts. Only its hash is kept. The letter holds it until it is sent.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer

from ...missions import audit
from ...missions.models import Letter
from .letters import PURPOSE, ReviewItem, queue_review_letter
from .models import ReviewLink, Step

WEEK = timedelta(days=7)
GRACE = timedelta(days=3)
"""A link holds for a week, and for three days after the step is due if that is later."""

FORGOTTEN = "The text of this letter was removed when it had been sent, for it held a personal link."


def send_link(step: Step, *, now: datetime, again: bool = False) -> None:
    """Queue a letter with a new link for ``step``, in place of any before; see ``send_links``."""
    send_links([step], now=now, again=again)


def send_links(steps: Sequence[Step], *, now: datetime, again: bool = False) -> None:
    """Queue one letter to the address that ``steps`` share, with a new link for each, in place of any before.

    ``again`` if it is a reminder. Call it inside the transaction of what it follows from.
    """
    items = []
    for step in steps:
        end_links(step, now=now)
        token = _signer().sign(secrets.token_urlsafe(32))
        items.append(ReviewItem(step=step, token=token, expires_at=max(now + WEEK, step.due_at + GRACE)))
    letter = queue_review_letter(items, now=now, again=again)
    for item in items:
        ReviewLink.objects.create(
            step=item.step, token_hash=_hash(item.token), letter=letter, made_at=now, expires_at=item.expires_at
        )
        activity = item.step.clearance.activity
        audit.record(
            "review-link-sent",
            mission=activity.mission,
            by="Fieldpost",
            now=now,
            subject=activity,
            language=item.step.clearance.language,
            step=item.step.name,
            to=item.step.outside_email,
        )


def end_links(step: Step, *, now: datetime) -> None:
    """Let the links of ``step`` hold no longer; a letter of which no link holds is not sent if it still waits."""
    live = ReviewLink.objects.filter(used_at=None, replaced_at=None)
    letters = set(live.filter(step=step).exclude(letter=None).values_list("letter", flat=True))
    live.filter(step=step).update(replaced_at=now)
    needed = live.filter(letter__in=letters).values("letter")
    Letter.objects.waiting().filter(pk__in=letters).exclude(pk__in=needed).delete()


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
