"""What an address with an id leads to: an activity, nothing, or nothing any more."""

from django.http import Http404

from ..lines import find_shown
from ..models import ShownChange, What
from ..pages import Gone
from ..shown import Shown
from ..visit import Visit


def shown_at(visit: Visit, pk: int) -> Shown:
    """Return the activity with that id.

    Raises:
        Gone: it was withdrawn.
        Http404: the site never showed one.
    """
    shown = find_shown(visit.site.mission, pk)
    if shown is None:
        if ShownChange.objects.filter(mission=visit.site.mission, activity=pk, what=What.WITHDRAWN).exists():
            raise Gone
        raise Http404
    return shown
