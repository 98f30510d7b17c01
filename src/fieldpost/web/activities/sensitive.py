"""What the directory marks of the people and places that records name."""

from collections.abc import Iterable

from django.db.models.functions import Coalesce

from ..missions.models import Mission, Person, Place
from .publicity import Sensitive
from .record import Record


def sensitive_in(mission: Mission, records: Iterable[Record]) -> Sensitive:
    """Return what is marked of the people and places in ``records``; of a merged entry, what stands for it tells."""
    told = list(records)
    people = {fact.entry for record in told for fact in record.people if fact.entry}
    places = {fact.entry for record in told for fact in record.places if fact.entry}
    rows = (
        Person.objects.filter(mission=mission, pk__in=people).values_list(
            "pk", Coalesce("merged_into__is_private", "is_private"), Coalesce("merged_into__office", "office")
        )
        if people
        else ()
    )
    known = list(rows)
    marked = Place.objects.alias(at_risk_now=Coalesce("merged_into__at_risk", "at_risk"))
    at_risk = marked.filter(mission=mission, pk__in=places, at_risk_now=True) if places else Place.objects.none()
    return Sensitive(
        private_people=frozenset(pk for pk, is_private, _office in known if is_private),
        known_people=frozenset(pk for pk, is_private, office in known if not is_private and office),
        places_at_risk=frozenset(at_risk.values_list("pk", flat=True)),
    )
