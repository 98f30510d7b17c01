"""What readers see of a register of any size, written in bulk: ``register``'s activities as if all had been cleared.

Equal arguments give equal registers. Each activity has the rows that ``public.showing`` would write, and its words in the search.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.db import transaction

from fieldpost.publishing.slugs import slug
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.publicity import Sensitive
from fieldpost.web.activities.record import Record
from fieldpost.web.missions.models import Mission
from fieldpost.web.public import showing
from fieldpost.web.public.making import Cleared, Known, make_shown
from fieldpost.web.public.models import Edition, ShownActivity, ShownChange, What
from fieldpost.web.public.names import Standing
from fieldpost.web.public.search import index
from fieldpost.web.public.shown import Shown

from .register import BATCH, drawn_rows

NOW = datetime(2031, 6, 1, 8, 0, tzinfo=UTC)


def fill_shown(mission: Mission, users: list[User], count: int, *, seed: int = 1) -> None:
    """Show ``count`` activities of ``mission``, which has themes and none so far."""
    cast, rows = drawn_rows(mission, users, count, seed=seed)
    known = Known(
        sensitive=Sensitive(),
        places={each.pk: Standing(each.pk, slug(each.name)) for each in cast.places},
        organisations={each.pk: Standing(each.pk, slug(each.name)) for each in cast.bodies},
        photos={},
        bulletins={},
    )
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():
            activities = Activity.objects.bulk_create([activity for activity, _record in batch])
            records = [record for _activity, record in batch]
            showing.write_rows(list(_shown(mission, zip(activities, records, strict=True), known)))
    Edition.objects.create(mission=mission, number=1, names=1)
    ShownChange.objects.create(mission=mission, edition=1, what=What.NAMES, at=NOW)
    index.rebuild(mission.pk, lambda _done: None)


def _shown(
    mission: Mission, batch: Iterable[tuple[Activity, Record]], known: Known
) -> Iterator[tuple[ShownActivity, Shown]]:
    for activity, record in batch:
        by_language: dict[str, Any] = dict.fromkeys(record.languages, record)
        cleared = Cleared(
            pk=activity.pk,
            key=activity.key,
            by_language=by_language,
            newest=record,
            recorded_on=activity.recorded_at.date(),
        )
        shown = make_shown(cleared, known, sequence=0, shown_at=NOW, changed_at=NOW)
        assert shown is not None
        yield showing.row_of(mission, cleared, shown), shown
