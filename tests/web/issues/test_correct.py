"""Correcting what is published: dated, in every format, beside the first."""

from collections.abc import Callable
from datetime import date, timedelta

import icalendar
import pytest

from fieldpost.domain import Erratum as DomainErratum
from fieldpost.domain import Reach
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.models import Activity, StoredFile
from fieldpost.web.issues import files
from fieldpost.web.issues.actions import compile_month, correct, publish
from fieldpost.web.issues.actions.correction import Change
from fieldpost.web.issues.errors import EditConflictError, IssuesError
from fieldpost.web.issues.models import Erratum, IssuePage, Publication
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact
from .conftest import MAY, THEN, a_picture, clear, on
from .test_publish import text_of

LATER = THEN + timedelta(days=15, hours=12)
"""Late on 17 June in UTC, which is the 18th in Bishkek."""
WRONG = "The course had 24 journalists, not 34."


@pytest.fixture
def publisher(people: dict[Role, User]) -> User:
    """Who publishes."""
    return people[Role.PUBLISHER]


@pytest.fixture
def published(issue: IssuePage, publisher: User) -> IssuePage:
    """The issue of May, published."""
    publish(issue, by=publisher, now=THEN)
    return issue


def test_a_correction_is_a_further_publication_and_the_first_stays(published: IssuePage, publisher: User) -> None:
    item = published.items.get(activity__heading="Course on media law")
    first = published.publications.get()
    before = files.read_file(first, "issue.html")

    second = correct(
        published, text=WRONG, change=Change(item=item, text="The course: 24 journalists."), by=publisher, now=LATER
    )

    assert second.sequence == 2
    assert second.value.errata == (
        DomainErratum(date=date(2031, 6, 18), text=WRONG, activity="2031-05-course-on-media-law"),
    )
    assert second.value.updated == LATER
    assert files.read_file(first, "issue.html") == before
    assert Erratum.objects.get().publication == second
    item.refresh_from_db()
    assert item.text == "The course: 24 journalists."
    published.refresh_from_db()
    assert (published.first_published_at, published.last_published_at) == (THEN, LATER)
    assert AuditEntry.objects.get(what="issue-corrected").detail["sequence"] == 2


def test_a_correction_stands_in_every_format(published: IssuePage, publisher: User) -> None:
    item = published.items.get(activity__heading="Course on media law")

    publication = correct(published, text=WRONG, change=Change(item=item), by=publisher, now=LATER)

    for name in publication.files:
        assert WRONG in " ".join(
            text_of(name, files.read_file(publication, name)).replace("\r\n ", "").split()
        ).replace("\\,", ","), name
    calendar = icalendar.Calendar.from_ical(files.read_file(publication, "issue.ics"))
    assert {str(event["summary"]): event.get("sequence") for event in calendar.events}["Course on media law"] == 1


def test_corrections_add_up(published: IssuePage, publisher: User) -> None:
    correct(published, text="One.", by=publisher, now=LATER)

    publication = correct(published, text="Two.", by=publisher, now=LATER + timedelta(days=1))

    assert [erratum.text for erratum in publication.value.errata] == ["One.", "Two."]
    assert publication.sequence == 3


def test_a_correction_changes_nothing_else(
    mission: Mission, published: IssuePage, publisher: User, month: dict[str, Activity]
) -> None:
    changed = a_record(
        "Course on media law, worded anew", period=on(date(2031, 5, 23)), reach=(fact(Reach(value=9, who="x")),)
    )
    save_activity(changed, mission=mission, by=publisher, now=NOW, activity=month["late"], version=1)
    clear(Activity.objects.get(pk=month["late"].pk))
    mission.profile = {**mission.profile, "names": {"en": "Another name"}}
    mission.save()
    before = published.publications.get().value

    after = correct(published, text=WRONG, by=publisher, now=LATER).value

    assert (after.sections, after.upcoming, after.mission) == (before.sections, before.upcoming, before.mission)


def test_a_correction_may_take_the_facts_that_are_cleared_now(
    mission: Mission, published: IssuePage, publisher: User, month: dict[str, Activity]
) -> None:
    changed = a_record("Course on media law", period=on(date(2031, 5, 23)), reach=(fact(Reach(value=9, who="judges")),))
    save_activity(changed, mission=mission, by=publisher, now=NOW, activity=month["late"], version=1)
    clear(Activity.objects.get(pk=month["late"].pk))
    item = published.items.get(activity=month["late"])

    value = correct(published, text=WRONG, change=Change(item=item, takes_facts=True), by=publisher, now=LATER).value

    [course] = [each for each in value.reported if each.id == item.anchor]
    assert str(course.period.value) == "2031-05-23"  # type: ignore[union-attr]
    assert [reach.value.value for reach in course.reach] == [9]


def test_a_withdrawn_item_leaves_nothing_but_the_correction(
    mission: Mission, publisher: User, stored_photo: StoredFile, cleared: Callable[..., Activity]
) -> None:
    cleared("Course on media law", photos=(fact(a_picture(stored_photo)),))
    issue = compile_month(mission, MAY, "en", by=publisher, now=THEN)
    publish(issue, by=publisher, now=THEN)

    publication = correct(
        issue,
        text="The item is withdrawn.",
        change=Change(item=issue.items.get(), withdraws=True),
        by=publisher,
        now=LATER,
    )

    [left] = publication.value.reported
    assert (left.heading, left.text, left.people, left.places) == (
        "This item was withdrawn.",
        "The item is withdrawn.",
        (),
        (),
    )
    assert sorted(publication.files) == ["issue.html", "issue.ics", "issue.json", "issue.pdf"]
    assert b"24 journalists" not in files.read_file(publication, "issue.html")


def test_two_who_correct_at_once_do_not_overwrite_each_other(published: IssuePage, publisher: User) -> None:
    correct(published, text="One.", by=publisher, now=LATER, sequence=1)

    with pytest.raises(EditConflictError):
        correct(published, text="Two.", by=publisher, now=LATER, sequence=1)

    assert Publication.objects.count() == 2


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_correction_says_something(published: IssuePage, publisher: User, text: str) -> None:
    with pytest.raises(IssuesError, match="Say what was wrong"):
        correct(published, text=text, by=publisher, now=LATER)


def test_an_internal_name_may_not_stand_in_a_correction(
    mission: Mission, publisher: User, cleared: Callable[..., Activity]
) -> None:
    from fieldpost.domain import Person

    cleared("Course on media law", people=(fact(Person(name="Ainura Zhyldyzbekova")),))
    issue = compile_month(mission, MAY, "en", by=publisher, now=THEN)
    publish(issue, by=publisher, now=THEN)

    with pytest.raises(IssuesError, match="Ainura Zhyldyzbekova is internal"):
        correct(issue, text="It was not AINURA ZHYLDYZBEKOVA who spoke.", by=publisher, now=LATER)


def test_a_correction_is_written_in_letters_that_the_pdf_has(published: IssuePage, publisher: User) -> None:
    item = published.items.get(activity__heading="Course on media law")

    with pytest.raises(IssuesError) as refused:
        correct(published, text="It was 水.", change=Change(item=item, title="Course 火"), by=publisher, now=LATER)

    assert str(refused.value) == (
        "“Course 火”, correction (English): the PDF has no letter for U+6C34 水 CJK UNIFIED IDEOGRAPH;"
        " write it in other letters or leave it out; “Course 火”, title (English): the PDF has no letter for"
        " U+706B 火 CJK UNIFIED IDEOGRAPH; write it in other letters or leave it out"
    )


def test_what_is_not_published_is_not_corrected(issue: IssuePage, publisher: User) -> None:
    with pytest.raises(IssuesError, match="is not published"):
        correct(issue, text=WRONG, by=publisher, now=LATER)
