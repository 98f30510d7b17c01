"""How far the campaigns of an issue are, counted from what was cleared of the activities that belong to them."""

from collections.abc import Sequence

from django.db.models import Q

from fieldpost import domain
from fieldpost.domain import Kind, Reach, values

from ..activities.clearance.models import Clearance, ClearanceState
from ..activities.models import Connection
from ..activities.publicity import public_record
from ..activities.sensitive import sensitive_in
from .models.issue import UPCOMING, IssueItem, IssuePage


def progress_of(issue: IssuePage, shown: Sequence[tuple[IssueItem, domain.Activity]]) -> tuple[domain.Progress, ...]:
    """Return the progress of each campaign that runs in the month and states a target or has connected activities.

    Counted are people of the target's kind ("farmers") that connected activities state to have reached up to the end of the
    month; where none states any, what the campaign itself does.
    """
    campaigns = [
        (item, value) for item, value in shown if value.kind.value is Kind.CAMPAIGN and item.section != UPCOMING
    ]
    if not campaigns:
        return ()
    stated = _stated_by_connected(issue, [item.activity_id for item, _value in campaigns])
    found = (_progress(item, value, stated.get(item.activity_id, [])) for item, value in campaigns)
    return tuple(each for each in found if each)


def _progress(
    item: IssueItem, campaign: domain.Activity, connected: Sequence[Sequence[Reach]]
) -> domain.Progress | None:
    wholes = [reach for reach in values(campaign.reach) if reach.part_of is None]
    planned = [reach for reach in wholes if reach.planned]
    told = [reach for each in connected for reach in each]
    who = next((reach.who for reach in (*planned, *wholes, *told)), "")
    counted = [[reach for reach in each if _is_of_kind(reach, who)] for each in connected]
    counted = [each for each in counted if each] or [
        [reach for reach in wholes if not reach.planned and _is_of_kind(reach, who)]
    ]
    reached = [reach for each in counted for reach in each]
    targets = [reach for reach in planned if _is_of_kind(reach, who)]
    if not targets and not reached:
        return None
    return domain.Progress(
        title=" ".join(campaign.heading.split()),
        who=who,
        reached=sum(reach.value for reach in reached),
        activities=sum(bool(each) for each in counted),
        planned=sum(reach.value for reach in targets) if targets else None,
        approximate=any(reach.approximate for reach in reached),
        activity=item.anchor,
    )


def _is_of_kind(reach: Reach, who: str) -> bool:
    return reach.who.casefold() == who.casefold()


def _stated_by_connected(issue: IssuePage, campaigns: Sequence[int]) -> dict[int, list[list[Reach]]]:
    """Return what connected activities state to have reached, by campaign; each only as it was cleared."""
    pairs = Connection.objects.filter(Q(earlier__in=campaigns) | Q(later__in=campaigns)).values_list("earlier", "later")
    belongs: dict[int, set[int]] = {}
    for earlier, later in pairs:
        for campaign, other in ((earlier, later), (later, earlier)):
            if campaign in campaigns and other not in campaigns:
                belongs.setdefault(other, set()).add(campaign)
    clearances = Clearance.objects.filter(
        activity__in=belongs, language=issue.language, state=ClearanceState.CLEARED, cleared_version__isnull=False
    ).select_related("cleared_version")
    records = {each.activity_id: each.cleared_version.value for each in clearances if each.cleared_version}
    sensitive = sensitive_in(issue.mission, records.values())
    last = issue.period.last
    stated: dict[int, list[list[Reach]]] = {}
    for activity, record in sorted(records.items()):
        public = public_record(record, sensitive)
        begins = public.period.value.first if public.period else None
        if begins is None or last is None or begins > last:
            continue
        told = [fact.value for fact in public.reach if not fact.value.planned and fact.value.part_of is None]
        for campaign in belongs[activity] if told else ():
            stated.setdefault(campaign, []).append(told)
    return stated
