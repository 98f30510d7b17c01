"""Published issues at their lasting addresses."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from fieldpost.web.accounts.models import User
from fieldpost.web.issues.actions import correct, publish
from fieldpost.web.issues.models import IssuePage, Publication
from fieldpost.web.missions.roles import Role

from ..conftest import make_mission
from .conftest import THEN


@pytest.fixture
def published(issue: IssuePage, people: dict[Role, User]) -> Publication:
    """The issue of May, published."""
    return publish(issue, by=people[Role.PUBLISHER], now=THEN)


@pytest.mark.parametrize(
    ("name", "media_type", "start"),
    [
        ("", "text/html; charset=utf-8", b"<!doctype html>"),
        ("issue.pdf", "application/pdf", b"%PDF-"),
        ("issue.ics", "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR"),
        ("issue.json", "application/json; charset=utf-8", b"{"),
    ],
)
def test_every_format_has_an_address(published: Publication, name: str, media_type: str, start: bytes) -> None:
    for address in (f"/2031-05-en/{name}", f"/2031-05-en/1/{name}"):
        response = Client().get(address)

        assert (response.status_code, response["Content-Type"]) == (200, media_type)
        assert response.content.startswith(start)
        assert "Content-Disposition" not in response
        assert response["ETag"] == f'"{published.files[name or "issue.html"]}"'
        assert response["Last-Modified"] == "Mon, 02 Jun 2031 08:00:00 GMT"


def test_who_has_it_is_told_so(published: Publication) -> None:
    etag = f'"{published.files["issue.pdf"]}"'

    assert Client().get("/2031-05-en/issue.pdf", headers={"if-none-match": etag}).status_code == 304
    assert Client().get("/2031-05-en/", headers={"if-none-match": '"another"'}).status_code == 200
    assert (
        Client().get("/2031-05-en/", headers={"if-modified-since": "Mon, 02 Jun 2031 08:00:00 GMT"}).status_code == 304
    )


def test_before_it_is_published_nobody_outside_finds_it(issue: IssuePage) -> None:
    for address in ("/2031-05-en/", "/2031-05-en/issue.pdf", "/2031-05-en/1/"):
        assert Client().get(address).status_code == 404


def test_a_correction_takes_the_address_and_the_first_keeps_its_own(
    issue: IssuePage, published: Publication, people: dict[Role, User]
) -> None:
    first = Client().get("/2031-05-en/").content

    correct(issue, text="The number is 1.", by=people[Role.PUBLISHER], now=THEN + timedelta(days=1))

    assert b"The number is 1." in Client().get("/2031-05-en/").content
    assert Client().get("/2031-05-en/1/").content == first
    assert b"The number is 1." in Client().get("/2031-05-en/2/").content
    assert Client().get("/2031-05-en/3/").status_code == 404


def test_the_page_carries_the_policy_it_was_made_for(published: Publication) -> None:
    policy = Client().get("/2031-05-en/")["Content-Security-Policy"]

    assert "script-src 'none'" in policy
    assert "style-src 'sha256-" in policy


@pytest.mark.parametrize(
    "name", ["issue.docx", "photos/none.jpg", "photos/..%2Fissue.json", "issue.", "0/issue.pdf", "9/issue.pdf"]
)
def test_what_was_not_published_is_not_found(published: Publication, name: str) -> None:
    assert Client().get(f"/2031-05-en/{name}").status_code == 404


def test_a_published_issue_is_only_read(published: Publication) -> None:
    assert Client(enforce_csrf_checks=False).post("/2031-05-en/issue.pdf").status_code == 405


def test_another_missions_address_does_not_show_it(published: Publication) -> None:
    make_mission("other", hostname="other.example")

    assert Client(headers={"host": "other.example"}).get("/2031-05-en/issue.pdf").status_code == 404


@pytest.mark.parametrize("what", ["edit", "delete", "unpublish", "copy"])
def test_wagtails_own_screens_lead_to_the_newsroom(published: Publication, issue: IssuePage, what: str) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root@karasu.example", "a long secret"))

    response = client.post(reverse(f"wagtailadmin_pages:{what}", args=[issue.pk]), {"action-publish": "1"})

    assert (response.status_code, response["Location"]) == (302, reverse("issues:issue", args=[issue.pk]))
    assert IssuePage.objects.get().live is True


def test_an_issue_is_not_moved_in_wagtails_screens(published: Publication, issue: IssuePage) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root@karasu.example", "a long secret"))
    elsewhere = issue.get_root().get_children().exclude(pk=issue.get_parent().pk).first() or issue.get_root()

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[issue.pk, elsewhere.pk]))

    assert IssuePage.objects.get().path == issue.path


def test_the_page_above_an_issue_is_not_deleted(published: Publication, issue: IssuePage) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root@karasu.example", "a long secret"))
    above = issue.get_parent()

    assert client.post(reverse("wagtailadmin_pages:delete", args=[above.pk])).status_code == 302
    assert IssuePage.objects.count() == 1


def test_an_issue_is_not_made_in_wagtails_screens(issue: IssuePage) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root@karasu.example", "a long secret"))

    response = client.get(reverse("wagtailadmin_pages:add", args=["issues", "issuepage", issue.get_parent().pk]))

    assert response.status_code == 302
