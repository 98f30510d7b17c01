"""What a month's issue is made of, and what stays when it is made again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from fieldpost.domain import Kind, Period, Reach
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.models import Clearance, ClearanceState
from fieldpost.web.activities.models import Activity, Connection
from fieldpost.web.activities.record import Publicity, Status
from fieldpost.web.issues.actions import compile_month, leave_out_item, move_item, word_item
from fieldpost.web.issues.as_domain import issue_value
from fieldpost.web.issues.changes import changes_since
from fieldpost.web.issues.errors import IssuesError
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.issues.selection import select
from fieldpost.web.missions.models import AuditEntry, Mission, ThemeHeading
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact
from .conftest import MAY, THEN, clear, on


def layout(issue: IssuePage) -> list[tuple[str, str, list[str]]]:
    """Return section, theme and titles as they will be printed."""
    value = issue_value(issue)
    return [
        (section.heading, theme.heading, [activity.heading for activity in theme.activities])
        for section in value.sections
        for theme in section.themes
    ]


def test_visits_come_first_then_dimensions_with_their_themes_by_date(issue: IssuePage) -> None:
    assert layout(issue) == [
        ("Visits", "", ["The Head of Mission visits Osh"]),
        ("Human dimension", "Free media", ["Workshop on court reporting", "Course on media law"]),
    ]
    assert [each.heading for each in issue_value(issue).upcoming] == ["Round table on access to information"]


def test_a_new_issue_has_a_number_an_address_and_the_missions_title(issue: IssuePage) -> None:
    assert (issue.title, issue.number, issue.slug, issue.live) == ("Monthly Bulletin", 1, "2031-05-en", False)
    assert issue.publication_day == date(2031, 6, 2)
    assert issue.get_parent() == issue.mission.site.root_page


def test_the_issue_in_another_language_has_the_same_number(
    mission: Mission, people: dict[Role, User], issue: IssuePage
) -> None:
    russian = compile_month(mission, MAY, "ru", by=people[Role.EDITOR], now=THEN)
    june = compile_month(mission, Period.parse("2031-06"), "en", by=people[Role.EDITOR], now=THEN)

    assert (russian.number, russian.title, june.number) == (1, "Ежемесячный бюллетень", 2)


def test_the_issue_of_an_old_month_bears_its_last_day(mission: Mission, people: dict[Role, User]) -> None:
    old = compile_month(mission, Period.parse("2029-02"), "en", by=people[Role.EDITOR], now=THEN)

    assert old.publication_day == date(2029, 2, 28)


def test_what_is_not_cleared_is_left_out_and_says_why(
    mission: Mission, record_activity: Callable[..., Activity], cleared: Callable[..., Activity]
) -> None:
    record_activity("A draft")
    clear(record_activity("Returned"), state=ClearanceState.RETURNED)
    clear(record_activity("On its way"), state=ClearanceState.WAITING)
    cleared("Put off", status=fact(Status.POSTPONED))
    cleared("Announced for May", status=fact(Status.ANNOUNCED), period=on(date(2031, 5, 30)))
    cleared("Of April", period=on(date(2031, 4, 30)))

    selection = select(mission, MAY, "en")

    assert selection.chosen == ()
    assert {each.activity.heading: each.why for each in selection.left_out} == {
        "A draft": "nobody has asked for its clearance",
        "Returned": "it was returned with a comment",
        "On its way": "it is in clearance",
        "Put off": "it was postponed",
        "Announced for May": "it was announced for the month, and nobody reports it",
    }


def test_what_is_cleared_in_another_language_alone_is_left_out(
    mission: Mission, cleared: Callable[..., Activity]
) -> None:
    cleared("Only in English")

    [left_out] = select(mission, MAY, "ru").left_out

    assert left_out.why == "it has no text in Russian"


def test_only_the_cleared_version_is_taken(
    mission: Mission, people: dict[Role, User], cleared: Callable[..., Activity]
) -> None:
    activity = cleared("As cleared")
    later = a_record("As cleared", notes=fact("An internal note"))
    save_activity(later, mission=mission, by=people[Role.EDITOR], now=NOW, activity=activity, version=1)
    Clearance.objects.update(state=ClearanceState.CLEARED)

    [chosen] = select(mission, MAY, "en").chosen

    assert chosen.version.number == 1


def test_what_has_no_date_belongs_to_the_month_in_which_it_was_recorded(
    mission: Mission, cleared: Callable[..., Activity]
) -> None:
    cleared("A guide came out", period=None)

    assert [each.activity.heading for each in select(mission, MAY, "en").chosen] == ["A guide came out"]
    assert select(mission, Period.parse("2031-06"), "en").chosen == ()


def test_announced_is_what_begins_in_the_two_months_after(mission: Mission, cleared: Callable[..., Activity]) -> None:
    for title, day in (("June", date(2031, 6, 1)), ("July", date(2031, 7, 31)), ("August", date(2031, 8, 1))):
        cleared(title, status=fact(Status.ANNOUNCED), period=on(day))

    assert [each.activity.heading for each in select(mission, MAY, "en").chosen] == ["June", "July"]


def test_a_theme_has_the_heading_of_its_day(mission: Mission, issue: IssuePage) -> None:
    theme = mission.themes.get()
    ThemeHeading.objects.create(theme=theme, since=date(2031, 6, 3), names={"en": "Media freedom"})
    IssuePage.objects.filter(pk=issue.pk).update(publication_day=date(2031, 6, 3))

    assert layout(issue)[1][1] == "Free media"
    assert layout(IssuePage.objects.get())[1][1] == "Media freedom"


def test_the_register_merges_nothing(
    cleared: Callable[..., Activity], issue: IssuePage, people: dict[Role, User]
) -> None:
    cleared("Course on media law", period=on(date(2031, 5, 22)))

    compile_month(issue.mission, MAY, "en", by=people[Role.EDITOR], now=THEN)

    assert layout(issue)[1][2] == ["Workshop on court reporting", "Course on media law", "Course on media law"]
    assert sorted(issue.items.values_list("anchor", flat=True))[:2] == [
        "2031-05-course-on-media-law",
        "2031-05-course-on-media-law-2",
    ]


def test_an_activity_has_one_id_in_all_issues(
    mission: Mission, people: dict[Role, User], month: dict[str, Activity], issue: IssuePage
) -> None:
    held = replace(month["ahead"].record, status=fact(Status.HELD), titles={"en": fact("Another title")})
    save_activity(held, mission=mission, by=people[Role.EDITOR], now=NOW, activity=month["ahead"], version=1)
    clear(Activity.objects.get(pk=month["ahead"].pk))

    june = compile_month(mission, Period.parse("2031-06"), "en", by=people[Role.EDITOR], now=THEN)

    assert [item.anchor for item in june.items.all()] == ["2031-06-round-table-on-access-to-information"]


def test_compiling_again_keeps_what_was_done_by_hand(
    mission: Mission,
    people: dict[Role, User],
    month: dict[str, Activity],
    issue: IssuePage,
    cleared: Callable[..., Activity],
) -> None:
    editor = people[Role.EDITOR]
    early, late = (issue.items.get(activity=month[name]) for name in ("early", "late"))
    move_item(late, up=True, by=editor, now=THEN)
    word_item(early, title="Court reporters meet", text="", edits=0, by=editor, now=THEN)
    leave_out_item(issue.items.get(activity=month["visit"]), leave_out=True, by=editor, now=THEN)
    cleared("Seminar on sources", period=on(date(2031, 5, 16)))
    Clearance.objects.filter(activity=month["ahead"]).update(state=ClearanceState.WAITING)

    compile_month(mission, MAY, "en", by=editor, now=THEN)

    assert layout(issue) == [
        ("Human dimension", "Free media", ["Seminar on sources", "Course on media law", "Court reporters meet"])
    ]
    assert issue_value(issue).upcoming == ()
    assert AuditEntry.objects.filter(what="issue-compiled").first().detail == {"new": 1, "changed": 0, "gone": 1}  # type: ignore[union-attr]


def test_what_changed_since_is_shown(
    mission: Mission, people: dict[Role, User], month: dict[str, Activity], issue: IssuePage
) -> None:
    assert not changes_since(issue, select(mission, MAY, "en"))
    changed = a_record("Course on media law, changed", period=on(date(2031, 5, 22)))
    save_activity(changed, mission=mission, by=people[Role.EDITOR], now=NOW, activity=month["late"], version=1)
    clear(Activity.objects.get(pk=month["late"].pk))
    Clearance.objects.filter(activity=month["visit"]).update(state=ClearanceState.RETURNED)

    changes = changes_since(issue, select(mission, MAY, "en"))

    assert [item.activity for item, _chosen in changes.changed] == [month["late"]]
    assert [item.activity for item in changes.gone] == [month["visit"]]
    assert (changes.new, changes.back) == ((), ())


def test_a_campaigns_progress_is_counted_from_what_belongs_to_it(
    mission: Mission,
    people: dict[Role, User],
    cleared: Callable[..., Activity],
    record_activity: Callable[..., Activity],
) -> None:
    campaign = cleared(
        "Know Your Land",
        kind=fact(Kind.CAMPAIGN),
        period=fact(Period.parse("2031-04/2031-07")),
        reach=(fact(Reach(value=4000, planned=True, approximate=True, who="farmers")),),
    )
    first = cleared("Day in Osh", reach=(fact(Reach(value=800, who="farmers")), fact(Reach(value=3, who="lawyers"))))
    second = cleared("Day in Naryn", reach=(fact(Reach(value=200, approximate=True, who="farmers")),))
    hidden = cleared("Secret", reach=(fact(Reach(value=90, who="farmers"), publicity=Publicity.INTERNAL),))
    later = cleared("Day in June", period=on(date(2031, 6, 3)), reach=(fact(Reach(value=70, who="farmers")),))
    draft = record_activity("Day in Talas", reach=(fact(Reach(value=50, who="farmers")),))
    for other in (first, second, hidden, later, draft):
        Connection.objects.create(earlier=campaign, later=other)

    issue = compile_month(mission, MAY, "en", by=people[Role.EDITOR], now=THEN)

    [progress] = issue_value(issue).progress
    assert (progress.title, progress.reached, progress.planned, progress.activities, progress.approximate) == (
        "Know Your Land",
        1000,
        4000,
        2,
        True,
    )


@pytest.mark.parametrize(("month", "language"), [("2031-05-13", "en"), ("2031", "en"), ("2031-05", "fr")])
def test_an_issue_is_of_a_calendar_month_in_a_language_of_the_mission(
    mission: Mission, people: dict[Role, User], month: str, language: str
) -> None:
    with pytest.raises(IssuesError):
        compile_month(mission, Period.parse(month), language, by=people[Role.EDITOR], now=THEN)

    assert IssuePage.objects.count() == 0
