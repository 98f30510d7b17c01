"""One at a time: who writes to an issue holds its row until the transaction ends."""

from django.utils.translation import gettext as _

from ..errors import AlreadyPublishedError
from ..models import IssueItem, IssuePage


def locked(issue: IssuePage) -> IssuePage:
    """Return ``issue`` as it stands now, held until the transaction ends."""
    found: IssuePage = IssuePage.objects.select_for_update().get(pk=issue.pk)
    return found


def locked_open(issue: IssuePage) -> IssuePage:
    """Return ``issue`` as it stands now, held until the transaction ends.

    Raises:
        AlreadyPublishedError: it is published, so that it can only be corrected.
    """
    found = locked(issue)
    if found.publications.exists():
        raise AlreadyPublishedError(_("“%(issue)s” is published. Correct it instead.") % {"issue": found})
    return found


def locked_item(item: IssueItem) -> IssueItem:
    """Return ``item`` as it stands now, its open issue held until the transaction ends.

    Raises:
        AlreadyPublishedError: the issue is published, so that it can only be corrected.
    """
    locked_open(item.issue)
    return IssueItem.objects.select_related("issue__mission", "activity").get(pk=item.pk)
