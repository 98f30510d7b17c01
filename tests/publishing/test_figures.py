from collections.abc import Callable
from dataclasses import replace

from fieldpost.domain import Activity, Issue, IssueSection, IssueTheme, Reach
from fieldpost.publishing.figures import Sum, key_figures, towns_of

Teller = Callable[..., Activity]


def with_activities(issue: Issue, *activities: Activity) -> Issue:
    section = IssueSection(heading="", dimension=None, themes=(IssueTheme(heading="", activities=activities),))
    return replace(issue, sections=(section,))


def test_people_are_added_up_without_parts_and_plans_apart(issue: Issue, tell: Teller) -> None:
    campaign = tell(
        "A campaign",
        "They came.",
        reach=(
            Reach(value=4000, who="farmers", planned=True, approximate=True),
            Reach(value=4120, who="farmers"),
            Reach(value=1410, who="women", part_of="farmers"),
        ),
    )
    course = tell("A course", "They came.", reach=(Reach(value=24, who="officers"), Reach(value=3, who="trainers")))

    figures = key_figures(with_activities(issue, campaign, course, tell("A law", "It passed.")))

    assert figures.activities == 3
    assert figures.reached == Sum(people=4147, activities=2, approximate=False)
    assert figures.planned == Sum(people=4000, activities=1, approximate=True)


def test_a_town_counts_once_and_a_country_not_at_all(issue: Issue, tell: Teller) -> None:
    told = [tell("One", "x", where=("Almaty", "Kazakhstan")), tell("Two", "x", where=("Almaty", "Taraz"))]

    assert key_figures(with_activities(issue, *told)).towns == 2


def test_towns_are_listed_with_their_activities_the_busiest_first(issue: Issue, tell: Teller) -> None:
    told = [tell("One", "x", where=("Taraz", "Almaty")), tell("Two", "x", where=("Almaty",))]

    towns = towns_of(with_activities(issue, *told))

    assert [(place.name, [each.heading for each in activities]) for place, activities in towns] == [
        ("Almaty", ["One", "Two"]),
        ("Taraz", ["One"]),
    ]
