"""What is typed and not saved yet: kept every few seconds, so that a lost line or a closed lid costs nothing."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ..accounts.models import User
from ..missions.models import Mission
from .errors import ActivitiesError
from .models import Activity, Draft

FRESH = timedelta(minutes=15)
"""Who has typed within this time counts as still at it."""
LONGEST = 500_000
"""Characters of all fields together."""
MOST_A_PERSON = 20
"""New activities that one person may have begun and not saved."""


@transaction.atomic
def keep_draft(
    typed: Mapping[str, str],
    *,
    mission: Mission,
    user: User,
    now: datetime,
    key: str,
    query: str = "",
    activity: Activity | None = None,
    version: int = 0,
) -> Draft:
    """Keep ``typed`` in place of what ``user`` had typed of this activity before.

    Raises:
        ActivitiesError: it is longer than any form, or too many others wait.
    """
    if sum(len(name) + len(text) for name, text in typed.items()) > LONGEST:
        raise ActivitiesError(_("This is too long to be kept as a draft; save it, or make it shorter."))
    mine = Draft.objects.filter(user=user, mission=mission)
    if mine.count() >= MOST_A_PERSON and not mine.filter(key=key).exists():
        raise ActivitiesError(_("Too many drafts of yours wait to be saved; save or discard some of them."))
    draft, _created = Draft.objects.update_or_create(
        user=user,
        mission=mission,
        key=key,
        defaults={"activity": activity, "query": query, "version": version, "data": dict(typed), "saved_at": now},
        create_defaults={
            "activity": activity,
            "query": query,
            "version": version,
            "data": dict(typed),
            "saved_at": now,
            "started_at": now,
        },
    )
    return draft


@transaction.atomic
def discard_draft(*, mission: Mission, user: User, key: str) -> bool:
    """Forget what ``user`` had typed of the activity; say whether there was anything."""
    gone, _rows = Draft.objects.filter(mission=mission, user=user, key=key).delete()
    return gone > 0
