"""Writing the audit log."""

from datetime import datetime
from typing import Any

from django.db import models

from ..accounts.models import User
from .models import AuditEntry, Mission


def record(
    what: str,
    *,
    mission: Mission | None,
    by: User | str,
    now: datetime,
    subject: models.Model | None = None,
    **detail: Any,
) -> AuditEntry:
    """Add an entry: ``by`` did ``what`` to ``subject``; call it inside the transaction of what was done."""
    return AuditEntry.objects.create(
        mission=mission,
        at=now,
        actor=str(by)[:300],
        actor_id=by.pk if isinstance(by, User) else None,
        what=what,
        subject_type=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        subject=str(subject)[:300] if subject is not None else "",
        detail=detail,
    )
