"""The newsroom's pages of issues: who sees what, and what is typed is not lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fieldpost.domain import Period, Person
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity, StoredFile
from fieldpost.web.activities.record import Publicity
from fieldpost.web.issues.actions import compile_month, correct, publish, word_item
from fieldpost.web.issues.checks import Check
from fieldpost.web.issues.models import IssuePage, Publication
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import fact, make_mission, make_user
from .conftest import MAY, THEN, a_picture

SignedIn = Callable[[Role], Client]
MAKERS = {Role.EDITOR, Role.PUBLISHER}
STAFF = set(Role) - {Role.READER}
PAGES: dict[str, set[Role]] = {
    "issue": STAFF,
    "edit": MAKERS,
    "check": STAFF,
    "preview": STAFF,
    "publish": {Role.PUBLISHER},
}
"""Pages of an unpublished issue, and who may open them."""


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_a_page(signed_in: SignedIn, issue: IssuePage, name: str) -> None:
    address = reverse(f"issues:{name}", args=[issue.pk])

    opened = {role for role in Role if signed_in(role).get(address).status_code == 200}

    assert opened == PAGES[name]
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("compile-again", MAKERS),
        ("move", MAKERS),
        ("place", MAKERS),
        ("leave-out", MAKERS),
        ("schedule", {Role.PUBLISHER}),
        ("cancel-schedule", {Role.PUBLISHER}),
        ("publish", {Role.PUBLISHER}),
        ("correct", {Role.PUBLISHER}),
    ],
)
def test_who_does_what(signed_in: SignedIn, issue: IssuePage, name: str, allowed: set[Role]) -> None:
    item = issue.items.all()[0].pk
    arguments = [issue.pk, item] if name in ("move", "place", "leave-out") else [issue.pk]
    address = reverse(f"issues:{name}", args=arguments)

    refused = {role for role in Role if signed_in(role).post(address).status_code in (403, 404)}

    assert refused == set(Role) - allowed


def test_only_an_administrator_chooses_what_the_check_looks_at(signed_in: SignedIn, mission: Mission) -> None:
    address = reverse("issues:checks")
    chosen = {check.value: "warning" for check in Check if check not in (Check.CLEARED, Check.LETTER)}
    given = {**chosen, "translation": "off", "wording": "error"}

    assert {role for role in Role if signed_in(role).get(address).status_code == 200} == {Role.ADMINISTRATOR}
    assert signed_in(Role.ADMINISTRATOR).post(address, given).status_code == 302
    mission.refresh_from_db()
    assert mission.settings["checks"] == given


def test_a_month_is_compiled_from_the_list(signed_in: SignedIn, month: dict[str, Activity]) -> None:
    response = signed_in(Role.EDITOR).post(reverse("issues:compile"), {"month": "2031-05", "language": "en"})

    issue = IssuePage.objects.get()
    assert response["Location"] == reverse("issues:issue", args=[issue.pk])
    assert issue.items.count() == 4


@pytest.mark.parametrize("month", ["May 2031", "2031", "2031-13"])
def test_what_is_no_month_is_said_and_shown_again(signed_in: SignedIn, mission: Mission, month: str) -> None:
    response = signed_in(Role.EDITOR).post(reverse("issues:compile"), {"month": month, "language": "en"})

    assert response.status_code == 400
    assert f'value="{month}"' in response.content.decode()
    assert IssuePage.objects.count() == 0


def test_the_list_asks_as_much_for_three_issues_as_for_one(
    signed_in: SignedIn, mission: Mission, people: dict[Role, User], issue: IssuePage, django_assert_num_queries: Any
) -> None:
    client = signed_in(Role.EDITOR)
    client.get(reverse("issues:list"))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get(reverse("issues:list"))
    for month in ("2031-03", "2031-04"):
        compile_month(mission, Period.parse(month), "en", by=people[Role.EDITOR], now=THEN)

    with django_assert_num_queries(len(one)):
        client.get(reverse("issues:list"))


def test_the_board_asks_as_much_for_six_items_as_for_three(
    signed_in: SignedIn,
    people: dict[Role, User],
    issue: IssuePage,
    cleared: Callable[..., Activity],
    django_assert_num_queries: Any,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(Role.EDITOR)
    address = reverse("issues:issue", args=[issue.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for title in ("One", "Two", "Three"):
        cleared(title)
    compile_month(issue.mission, MAY, "en", by=people[Role.EDITOR], now=THEN)

    with django_assert_num_queries(len(few)):
        client.get(address)


def test_the_board_names_what_is_not_in_the_issue_and_why(
    signed_in: SignedIn, issue: IssuePage, record_activity: Callable[..., Activity]
) -> None:
    record_activity("A draft about courts")

    page = signed_in(Role.EDITOR).get(reverse("issues:issue", args=[issue.pk])).content.decode()

    assert "A draft about courts</a>" in page
    assert "nobody has asked for its clearance" in page


def test_an_item_is_moved_placed_and_left_out(signed_in: SignedIn, issue: IssuePage) -> None:
    client = signed_in(Role.EDITOR)
    item = issue.items.get(activity__heading="Course on media law")
    board = reverse("issues:issue", args=[issue.pk])

    moved = client.post(reverse("issues:move", args=[issue.pk, item.pk]), {"direction": "up"})
    client.post(reverse("issues:place", args=[issue.pk, item.pk]), {"heading": "other/"})
    client.post(reverse("issues:leave-out", args=[issue.pk, item.pk]), {"leave-out": "yes"})

    item.refresh_from_db()
    assert moved["Location"] == f"{board}#item-{item.pk}"
    assert (item.section, item.theme, item.is_left_out) == ("other", "", True)
    assert list(AuditEntry.objects.filter(subject_type="issues.issueitem").values_list("what", flat=True)) == [
        "issue-item-left-out",
        "issue-item-moved",
        "issue-item-moved",
    ]


def test_a_heading_that_the_mission_lacks_is_refused(signed_in: SignedIn, issue: IssuePage) -> None:
    item = issue.items.get(activity__heading="Course on media law")
    address = reverse("issues:place", args=[issue.pk, item.pk])

    page = signed_in(Role.EDITOR).post(address, {"heading": "space/travel"}, follow=True).content.decode()

    item.refresh_from_db()
    assert item.section == "human"
    assert "The mission has no section “space”" in page


def test_own_wording_is_shown_against_the_record(signed_in: SignedIn, issue: IssuePage) -> None:
    item = issue.items.get(activity__heading="Course on media law")
    address = reverse("issues:item", args=[issue.pk, item.pk])
    text = "Course on media law: the Mission brought together 24 reporters in Osh."

    signed_in(Role.EDITOR).post(address, {"title": "Course on media law", "text": text, "edits": "0"})

    item.refresh_from_db()
    assert (item.title, item.text) == ("", text)
    page = signed_in(Role.EDITOR).get(address).content.decode()
    assert "journalists <" in page.replace("journalists<span", "journalists <span")
    assert "<ins>" in page
    assert "reporters" in page


def test_two_who_word_an_item_do_not_overwrite_each_other(
    signed_in: SignedIn, people: dict[Role, User], issue: IssuePage
) -> None:
    item = issue.items.get(activity__heading="Course on media law")
    word_item(item, title="The first", text="", edits=0, by=people[Role.EDITOR], now=THEN)

    response = signed_in(Role.PUBLISHER).post(
        reverse("issues:item", args=[issue.pk, item.pk]), {"title": "The second", "text": "x", "edits": "0"}
    )

    item.refresh_from_db()
    assert response.status_code == 409
    assert 'value="The second"' in response.content.decode()
    assert 'name="edits" value="1"' in response.content.decode()
    assert item.title == "The first"


def test_photographs_are_ordered_and_left_out(
    signed_in: SignedIn,
    mission: Mission,
    people: dict[Role, User],
    cleared: Callable[..., Activity],
    stored_photo: StoredFile,
) -> None:
    other = StoredFile.objects.create(
        mission=mission, name="b.jpg", media_type="image/jpeg", sha256="cd" * 32, size=1, stored_at=THEN, file="b.jpg"
    )
    cleared("Course", photos=(fact(a_picture(stored_photo)), fact(a_picture(other))))
    issue = compile_month(mission, MAY, "en", by=people[Role.EDITOR], now=THEN)
    first, second = issue.items.get().photos.all()
    client = signed_in(Role.EDITOR)

    client.post(reverse("issues:photo", args=[issue.pk, second.pk]), {"what": "up"})
    client.post(reverse("issues:photo", args=[issue.pk, first.pk]), {"what": "leave-out"})

    assert list(issue.items.get().photos.values_list("file", "is_left_out")) == [
        (other.pk, False),
        (stored_photo.pk, True),
    ]


def test_the_issues_own_parts_are_edited(signed_in: SignedIn, issue: IssuePage) -> None:
    given = {
        "title": "Bulletin of the rivers",
        "number": "7",
        "publication_day": "2031-06-05",
        "lead": "A full month.",
        "notices": "The library is closed.\n\nNew address.",
        "edits": "0",
    }

    response = signed_in(Role.EDITOR).post(reverse("issues:edit", args=[issue.pk]), given)

    saved = IssuePage.objects.get()
    assert response.status_code == 302
    assert (saved.title, saved.number, str(saved.publication_day), saved.lead, saved.notices, saved.slug) == (
        "Bulletin of the rivers",
        7,
        "2031-06-05",
        "A full month.",
        ["The library is closed.", "New address."],
        "2031-05-en",
    )
    late = signed_in(Role.PUBLISHER).post(reverse("issues:edit", args=[issue.pk]), {**given, "title": "Late"})
    assert late.status_code == 409
    assert 'value="Late"' in late.content.decode()


CANARY = "Zhyldyzbekova"


@pytest.mark.parametrize("form", ["html", "pdf", "ics", "json"])
def test_a_preview_is_exactly_what_would_be_published_and_holds_nothing_internal(
    signed_in: SignedIn, mission: Mission, people: dict[Role, User], cleared: Callable[..., Activity], form: str
) -> None:
    from fieldpost.web.issues import files

    from .test_publish import text_of

    cleared(
        "Course",
        notes=fact(CANARY),
        people=(fact(Person(name=CANARY)), fact(Person(name="A", office=CANARY), publicity=Publicity.INTERNAL)),
    )
    issue = compile_month(mission, MAY, "en", by=people[Role.EDITOR], now=THEN)

    response = signed_in(Role.EDITOR).get(reverse("issues:preview-file", args=[issue.pk, form]))

    assert CANARY not in text_of(f"issue.{form}", response.content)
    publication = publish(issue, by=people[Role.PUBLISHER], now=THEN)
    assert response.content == files.read_file(publication, f"issue.{form}")
    assert response["Cache-Control"] == "no-store"


def test_a_preview_page_carries_the_policy_it_was_made_for(signed_in: SignedIn, issue: IssuePage) -> None:
    response = signed_in(Role.EDITOR).get(reverse("issues:preview-file", args=[issue.pk, "html"]))

    policy = response["Content-Security-Policy"]
    assert "script-src 'none'" in policy
    assert "style-src 'sha256-" in policy
    assert "frame-ancestors 'self'" in policy


def test_a_preview_that_cannot_be_made_says_why(signed_in: SignedIn, issue: IssuePage) -> None:
    IssuePage.objects.update(lead="水")

    response = signed_in(Role.EDITOR).get(reverse("issues:preview-file", args=[issue.pk, "pdf"]))

    assert response.status_code == 500
    assert "水" in response.content.decode()


def test_readers_see_what_is_published_with_its_figures_and_nothing_else(
    signed_in: SignedIn, people: dict[Role, User], issue: IssuePage
) -> None:
    reader = signed_in(Role.READER)
    address = reverse("issues:issue", args=[issue.pk])
    assert reader.get(address).status_code == 404
    assert "May 2031" not in reader.get(reverse("issues:list")).content.decode()

    publication = publish(issue, by=people[Role.PUBLISHER], now=THEN)

    page = reader.get(address).content.decode()
    assert publication.sha256 in page
    assert "<dt>activities</dt><dd>3</dd>" in page
    assert "Publisher" not in page
    assert "May 2031" in reader.get(reverse("issues:list")).content.decode()


def test_publishing_from_the_page(signed_in: SignedIn, issue: IssuePage) -> None:
    response = signed_in(Role.PUBLISHER).post(reverse("issues:publish", args=[issue.pk]), {"override": ""})

    assert response["Location"] == reverse("issues:issue", args=[issue.pk])
    assert Publication.objects.get().published_by == "Publisher"


def test_a_moment_is_one_of_the_missions_zone(signed_in: SignedIn, issue: IssuePage) -> None:
    signed_in(Role.PUBLISHER).post(reverse("issues:schedule", args=[issue.pk]), {"at": "2099-06-05T09:00"})

    scheduled = IssuePage.objects.get().scheduled_at
    assert scheduled is not None
    assert scheduled.isoformat() == "2099-06-05T03:00:00+00:00"
    page = signed_in(Role.EDITOR).get(reverse("issues:issue", args=[issue.pk])).content.decode()
    assert "5 Jun" in page or "June 5, 2099" in page
    assert "Asia/Bishkek" in page


def test_a_correction_from_the_page(signed_in: SignedIn, people: dict[Role, User], issue: IssuePage) -> None:
    publish(issue, by=people[Role.PUBLISHER], now=THEN)
    item = issue.items.get(activity__heading="Course on media law")
    address = reverse("issues:correct", args=[issue.pk])
    given = {"text": "It was a course for judges.", "title": "Course for judges", "wording": "", "sequence": "1"}

    incomplete = signed_in(Role.PUBLISHER).post(address, given)
    done = signed_in(Role.PUBLISHER).post(address, {**given, "item": str(item.pk)})

    assert incomplete.status_code == 400
    assert "Choose the item that is to be changed." in incomplete.content.decode()
    assert done.status_code == 302
    assert "Course for judges" in {each.heading for each in Publication.objects.get(sequence=2).value.reported}


def test_a_publication_shows_its_hashes(signed_in: SignedIn, people: dict[Role, User], issue: IssuePage) -> None:
    publication = publish(issue, by=people[Role.PUBLISHER], now=THEN)

    page = signed_in(Role.READER).get(reverse("issues:publication", args=[issue.pk, 1])).content.decode()

    assert all(sha256 in page for sha256 in publication.files.values())
    assert page.count("as it was frozen") == 4


def test_an_issue_of_another_mission_is_not_found(signed_in: SignedIn, issue: IssuePage) -> None:
    other = make_mission("other", hostname="other.example")
    stranger = Client(headers={"host": "other.example"})
    stranger.force_login(make_user("stranger@other.example", other, Role.EDITOR, Role.PUBLISHER))
    item = issue.items.all()[0].pk

    assert stranger.get(reverse("issues:issue", args=[issue.pk])).status_code == 404
    assert stranger.get(reverse("issues:item", args=[issue.pk, item])).status_code == 404
    assert stranger.post(reverse("issues:publish", args=[issue.pk])).status_code == 404
    assert stranger.get(reverse("issues:preview-file", args=[issue.pk, "html"])).status_code == 404


def test_a_corrected_issue_shows_both_publications(
    signed_in: SignedIn, people: dict[Role, User], issue: IssuePage
) -> None:
    publish(issue, by=people[Role.PUBLISHER], now=THEN)
    correct(issue, text="The number is 1.", by=people[Role.PUBLISHER], now=THEN)

    page = signed_in(Role.APPROVER).get(reverse("issues:issue", args=[issue.pk])).content.decode()

    assert page.count("SHA-256") == 2
    assert "The number is 1." in page
