"""What the check finds, how grave it is, and where it leads."""

from collections.abc import Callable
from datetime import date

import pytest

from fieldpost.domain import Person, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.leaks import names_in
from fieldpost.web.activities.models import Activity, Connection, StoredFile
from fieldpost.web.activities.record import Publicity, Status
from fieldpost.web.issues.actions import compile_month, edit_issue, publish, word_item
from fieldpost.web.issues.checks import Check, Severity, check_issue
from fieldpost.web.issues.errors import UnfinishedError
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.missions.models import Dimension, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact
from .conftest import MAY, THEN, a_picture, clear, on


def texts(issue: IssuePage, check: Check) -> list[str]:
    """Return what the check says of one kind."""
    return [finding.text for finding in check_issue(issue) if finding.check is check]


def compiled(mission: Mission, people: dict[Role, User]) -> IssuePage:
    """Return the issue of May in English, compiled."""
    return compile_month(mission, MAY, "en", by=people[Role.EDITOR], now=THEN)


def test_a_whole_issue_lacks_only_its_translation(issue: IssuePage) -> None:
    assert [(finding.check, finding.severity, finding.text) for finding in check_issue(issue)] == [
        (Check.TRANSLATION, Severity.WARNING, "There is no issue in Russian for this month")
    ]


def test_places_dates_and_links(mission: Mission, people: dict[Role, User], cleared: Callable[..., Activity]) -> None:
    activity = cleared(
        "A guide", period=None, places=(), links=(fact("http://plain.example/"), fact("https://ok.example/"))
    )
    issue = compiled(mission, people)

    assert texts(issue, Check.PLACE) == ["“A guide” has no place"]
    assert texts(issue, Check.DATE) == ["“A guide” has no date"]
    assert texts(issue, Check.LINK) == ["The link http://plain.example/ of “A guide” is not https"]
    assert {finding.address for finding in check_issue(issue) if finding.check in (Check.PLACE, Check.LINK)} == {
        f"/newsroom/activities/{activity.pk}/"
    }


def test_what_a_photo_lacks(
    mission: Mission, people: dict[Role, User], cleared: Callable[..., Activity], stored_photo: StoredFile
) -> None:
    bare = a_picture(stored_photo, alternatives={"ru": "Журналисты"}, captions={}, credit="", consent="")
    cleared("Course", photos=(fact(bare, publicity=Publicity.PUBLIC),))
    issue = compiled(mission, people)

    found = {finding.check: (finding.severity, finding.text) for finding in check_issue(issue)}
    assert found[Check.ALTERNATIVE] == (
        Severity.ERROR,
        "The photo course.jpg of “Course” has no alternative text in English",
    )
    assert found[Check.CAPTION] == (Severity.WARNING, "The photo course.jpg of “Course” has no caption in English")
    assert found[Check.CREDIT] == (Severity.WARNING, "The photo course.jpg of “Course” does not say who took it")
    assert found[Check.CONSENT] == (
        Severity.ERROR,
        "The photo course.jpg of “Course” does not say who agreed to be shown",
    )


def test_an_internal_name_in_a_public_text_is_an_error_wherever_it_stands(
    mission: Mission, people: dict[Role, User], cleared: Callable[..., Activity]
) -> None:
    cleared(
        "Help for families",
        texts={"en": fact("The lawyers of Ainura Bekova won her case.")},
        people=(fact(Person(name="Ainura Bekova")), fact(Person(name="Askar Toktogulov", office="Judge"))),
    )
    issue = compiled(mission, people)
    edit_issue(
        issue,
        title=issue.title,
        number=1,
        publication_day=issue.publication_day,
        lead="Thanks to Askar Toktogulov and to AINURA BEKOVA.",
        notices=(),
        edits=0,
        by=people[Role.EDITOR],
        now=THEN,
    )

    item = issue.items.get()
    assert [
        (finding.severity, finding.text, finding.address)
        for finding in check_issue(IssuePage.objects.get())
        if finding.check is Check.INTERNAL_NAME
    ] == [
        (
            Severity.ERROR,
            "Ainura Bekova is internal, but stands in the editor’s note or a notice",
            f"/newsroom/issues/{issue.pk}/edit/",
        ),
        (
            Severity.ERROR,
            "Ainura Bekova is internal, but stands in “Help for families”",
            f"/newsroom/issues/{issue.pk}/items/{item.pk}/",
        ),
    ]


def test_a_name_is_found_whatever_its_case_and_marks_but_not_within_a_word() -> None:
    assert names_in("It was AÏNURA  Bekova-Osh.", ["Ainura Bekova"]) == ["Ainura Bekova"]
    assert names_in("Olga’s town", ["Ol"]) == []


def test_what_was_announced_for_the_month_and_never_reported(
    mission: Mission,
    people: dict[Role, User],
    cleared: Callable[..., Activity],
    record_activity: Callable[..., Activity],
) -> None:
    planned = fact(Status.ANNOUNCED)
    silent = record_activity("Public hearing", status=planned, period=on(date(2031, 5, 30)))
    record_activity("Of June", status=planned, period=on(date(2031, 6, 1)))
    record_activity("Into June", status=planned, period=on(date(2031, 5, 30), date(2031, 6, 2)))
    followed = record_activity("Course, announced", status=planned, period=on(date(2031, 5, 13)))
    Connection.objects.create(earlier=followed, later=cleared("Course, held"))
    issue = compiled(mission, people)

    assert texts(issue, Check.UNREPORTED) == [
        "“Public hearing” was announced for the month (30 May 2031) and nobody reports it: say whether it took place"
    ]
    save_activity(
        a_record("Public hearing", status=fact(Status.POSTPONED)),
        mission=mission,
        by=people[Role.EDITOR],
        now=NOW,
        activity=silent,
        version=1,
    )
    assert texts(issue, Check.UNREPORTED) == []


def test_a_report_that_is_not_connected_to_its_announcement_is_named(
    issue: IssuePage, record_activity: Callable[..., Activity]
) -> None:
    record_activity("Course on the law of the media", status=fact(Status.ANNOUNCED), period=on(date(2031, 5, 22)))

    assert texts(issue, Check.UNREPORTED) == [
        (
            "“Course on the law of the media” was announced for the month (22 May 2031);"
            " if “Course on media law” reports it, connect the two"
        )
    ]


def test_a_dimension_without_items(mission: Mission, issue: IssuePage) -> None:
    Dimension.objects.create(mission=mission, key="political", position=0, names={"en": "Politics"})

    assert texts(issue, Check.EMPTY_SECTION) == ["Nothing stands in the section “Politics”"]


def test_items_that_the_other_languages_issue_lacks(
    mission: Mission, people: dict[Role, User], cleared: Callable[..., Activity]
) -> None:
    titles = {"en": fact("Course on media law"), "ru": fact("Курс")}
    cleared("In both", languages=("en", "ru"), titles=titles)
    cleared("In English alone")
    issue = compiled(mission, people)
    other = compile_month(mission, MAY, "ru", by=people[Role.EDITOR], now=THEN)

    [finding] = [each for each in check_issue(issue) if each.check is Check.TRANSLATION]
    assert finding.text == "“In English alone” does not stand in the issue in Russian"
    assert finding.address == f"/newsroom/issues/{other.pk}/"


def test_own_wording_of_a_text_that_changed_since(
    mission: Mission, people: dict[Role, User], month: dict[str, Activity], issue: IssuePage
) -> None:
    item = issue.items.get(activity=month["late"])
    word_item(item, title="", text="The course was short.", edits=0, by=people[Role.EDITOR], now=THEN)
    assert texts(issue, Check.WORDING) == []
    changed = a_record("Course on media law", texts={"en": fact("Another text.")}, period=on(date(2031, 5, 22)))
    save_activity(changed, mission=mission, by=people[Role.EDITOR], now=NOW, activity=month["late"], version=1)
    clear(Activity.objects.get(pk=month["late"].pk))

    assert texts(issue, Check.CLEARED) == [
        "“Course on media law” was cleared anew since the issue was compiled; compile it again"
    ]
    compiled(mission, people)
    assert texts(issue, Check.WORDING) == [
        "“Course on media law” has the issue’s own wording, but its text changed since; look at the difference"
    ]


def test_a_letter_that_the_pdf_lacks_is_an_error_that_no_reason_overrides(
    mission: Mission, people: dict[Role, User], cleared: Callable[..., Activity]
) -> None:
    activity = cleared("Talk with Li 水", texts={"en": fact("They met.")}, places=(fact(Place(name="Köl 火")),))
    issue = compiled(mission, people)
    mission.settings = {"checks": {"letter": "off"}}
    mission.save()

    assert [
        (finding.severity, finding.text, finding.address)
        for finding in check_issue(IssuePage.objects.get(pk=issue.pk))
        if finding.check is Check.LETTER
    ] == [
        (
            Severity.ERROR,
            (
                "“Talk with Li 水”, title (English): the PDF has no letter for U+6C34 水 CJK UNIFIED IDEOGRAPH;"
                " write it in other letters or leave it out"
            ),
            f"/newsroom/activities/{activity.pk}/",
        ),
        (
            Severity.ERROR,
            (
                "“Talk with Li 水”, place (English): the PDF has no letter for U+706B 火 CJK UNIFIED IDEOGRAPH;"
                " write it in other letters or leave it out"
            ),
            f"/newsroom/activities/{activity.pk}/",
        ),
    ]
    with pytest.raises(UnfinishedError, match=r"^2 errors keep it from being published: “Talk with Li 水”, title"):
        publish(issue, by=people[Role.PUBLISHER], now=THEN, override="It is urgent.")


def test_a_symbol_that_the_pdf_lacks_is_a_warning_and_the_issue_is_published(
    mission: Mission, people: dict[Role, User], cleared: Callable[..., Activity]
) -> None:
    cleared("Festival \U0001f389", texts={"en": fact("\uf0b7 Mediators met.\n\uf0b7 They sang.")})
    issue = compiled(mission, people)

    assert [(finding.severity, finding.text) for finding in check_issue(issue) if finding.check is Check.SYMBOL] == [
        (
            Severity.WARNING,
            "“Festival \U0001f389”, text (English): left out of the PDF, which has no such symbol: U+F0B7",
        )
    ]
    publication = publish(issue, by=people[Role.PUBLISHER], now=THEN)
    assert "issue.pdf" in publication.files


def test_letters_of_the_issues_own_words_lead_to_where_they_are_written(
    mission: Mission, people: dict[Role, User], month: dict[str, Activity], issue: IssuePage
) -> None:
    mission.profile["disclaimer"] = {"en": "We say 木."}
    mission.save()
    item = issue.items.get(activity=month["late"])
    word_item(item, title="", text="The course was 水.", edits=0, by=people[Role.EDITOR], now=THEN)
    edit_issue(
        issue,
        title=issue.title,
        number=1,
        publication_day=issue.publication_day,
        lead="Of 火.",
        notices=(),
        edits=0,
        by=people[Role.EDITOR],
        now=THEN,
    )

    found = check_issue(IssuePage.objects.get(pk=issue.pk))
    assert {finding.text.partition(":")[0]: finding.address for finding in found if finding.check is Check.LETTER} == {
        "mission’s name, disclaimer or contact (English)": "/newsroom/mission/",
        "editor’s note (English)": f"/newsroom/issues/{issue.pk}/edit/",
        "“Course on media law”, text (English)": f"/newsroom/issues/{issue.pk}/items/{item.pk}/",
    }


def test_a_mission_chooses_what_is_an_error_and_what_is_not_looked_at(mission: Mission, issue: IssuePage) -> None:
    mission.settings = {"checks": {"translation": "off", "cleared": "off", "place": "error", "date": "nonsense"}}
    mission.save()
    issue.items.get(activity__heading="Course on media law").activity.clearances.all().delete()

    assert [(finding.check, finding.severity) for finding in check_issue(IssuePage.objects.get())] == [
        (Check.CLEARED, Severity.ERROR)
    ]
