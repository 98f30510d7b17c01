"""Saving the list's filters under a name."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ..accounts.models import User
from ..missions import audit
from ..missions.access import may
from ..missions.errors import NotAllowedError
from ..missions.models import Mission
from ..missions.roles import Right
from .errors import ActivitiesError
from .filters import Filters
from .models import SavedView


@transaction.atomic
def save_view(filters: Filters, *, name: str, shared: bool, mission: Mission, by: User, now: datetime) -> SavedView:
    """Save ``filters`` as a view of ``by``, or of the whole mission; one of that name is replaced.

    Raises:
        ActivitiesError: it has no name, or there are no filters.
        NotAllowedError: the person may not save views for the mission.
    """
    if shared and not may(by, Right.SHARE_VIEWS, mission):
        raise NotAllowedError(_("Only editors and administrators save views for the whole mission."))
    if not filters.query:
        raise ActivitiesError(_("Filter the list first; then the filters can be saved under a name."))
    view, _created = SavedView.objects.update_or_create(
        mission=mission, owner=None if shared else by, name=_checked(name), defaults={"query": filters.query}
    )
    audit.record("view-saved", mission=mission, by=by, now=now, subject=view, query=view.query, shared=shared)
    return view


@transaction.atomic
def rename_view(view: SavedView, *, name: str, by: User, now: datetime) -> None:
    """Give ``view`` another name.

    Raises:
        ActivitiesError: it has no name, or another view has it.
    """
    checked = _checked(name)
    same = SavedView.objects.filter(mission=view.mission, owner=view.owner, name=checked).exclude(pk=view.pk)
    if same.exists():
        raise ActivitiesError(_("There is a view called “%(name)s” already; choose another name.") % {"name": checked})
    view.name = checked
    view.save(update_fields=["name"])
    audit.record("view-renamed", mission=view.mission, by=by, now=now, subject=view)


@transaction.atomic
def delete_view(view: SavedView, *, by: User, now: datetime) -> None:
    """Delete ``view``; the activities stay as they are."""
    audit.record("view-deleted", mission=view.mission, by=by, now=now, subject=view, query=view.query)
    view.delete()


def _checked(name: str) -> str:
    words = " ".join(name.replace("\0", "").split())
    if not words:
        raise ActivitiesError(_("A saved view needs a name; write one."))
    return words[:80]
