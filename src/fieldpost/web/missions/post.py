"""Putting letters into the outgoing post; ``send_waiting_letters`` in ``tasks`` sends them."""

from datetime import datetime

from .models import Letter, Mission


def queue_letter(
    mission: Mission,
    *,
    to: str,
    subject: str,
    text: str,
    purpose: str,
    now: datetime,
    html: str = "",
    language: str = "",
) -> Letter:
    """Queue one letter; call it inside the transaction of what it tells about. ``purpose`` is a word such as "clearance"."""
    return Letter.objects.create(
        mission=mission,
        to=to,
        subject=" ".join(subject.split())[:300],
        text=text,
        html=html,
        purpose=purpose,
        language=language,
        queued_at=now,
        next_try_at=now,
    )
