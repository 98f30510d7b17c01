"""The key figures of an issue, as its activities state them; nothing is estimated."""

from collections.abc import Sequence
from typing import NamedTuple

from fieldpost.domain import Activity, Issue, Place, values

from .wording import is_town, unique_places


class Sum(NamedTuple):
    """People, added up over the ``activities`` that state a number; ``approximate`` if one of these is."""

    people: int
    activities: int
    approximate: bool


class Figures(NamedTuple):
    """What a month came to. The parts of a whole are not counted beside it, nor plans beside results."""

    activities: int
    towns: int
    reached: Sum
    planned: Sum


def key_figures(issue: Issue) -> Figures:
    """Return the figures of what ``issue`` reports, without what it announces."""
    places = unique_places(place for activity in issue.reported for place in values(activity.places))
    return Figures(
        activities=len(issue.reported),
        towns=sum(map(is_town, places)),
        reached=_sum(issue.reported, planned=False),
        planned=_sum(issue.reported, planned=True),
    )


def towns_of(issue: Issue) -> list[tuple[Place, list[Activity]]]:
    """Return the places of what is reported, each with its activities, the busiest first; countries do not count."""
    found: dict[str, tuple[Place, list[Activity]]] = {}
    for activity in issue.reported:
        for place in unique_places(values(activity.places)):
            if place.kind != "country":
                found.setdefault(place.id or place.name, (place, []))[1].append(activity)
    return sorted(found.values(), key=lambda town: -len(town[1]))


def _sum(activities: Sequence[Activity], *, planned: bool) -> Sum:
    stated = [
        [reach for reach in values(activity.reach) if reach.planned is planned and reach.part_of is None]
        for activity in activities
    ]
    return Sum(
        people=sum(reach.value for each in stated for reach in each),
        activities=sum(bool(each) for each in stated),
        approximate=any(reach.approximate for each in stated for reach in each),
    )
