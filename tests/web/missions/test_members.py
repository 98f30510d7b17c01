"""Who is a member, in which roles, and how they are invited."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.missions.access import roles_of
from fieldpost.web.missions.models import AuditEntry, Letter, Membership, Mission, Theme
from fieldpost.web.missions.roles import Role

from ..conftest import make_mission, make_user
from .test_directory import Browsers, post, text_of

MEMBERS = "/newsroom/mission/members/"


def test_who_is_invited_gets_a_letter_sets_a_password_and_signs_in(mission: Mission, signed_in: Browsers) -> None:
    theme = Theme.objects.get()

    response = post(
        signed_in(Role.ADMINISTRATOR),
        f"{MEMBERS}invite/",
        email="Gulnara@Karasu.example",
        name="Gulnara Toktosunova",
        editor="on",
        editor_themes=str(theme.pk),
    )

    assert response.headers["Location"] == MEMBERS
    user = User.objects.get(email="gulnara@karasu.example")
    assert roles_of(user, mission) == {Role.EDITOR: frozenset({theme.pk})}
    assert not user.has_usable_password()
    letter = Letter.objects.get()
    assert (letter.to, letter.purpose, letter.subject) == (
        "gulnara@karasu.example",
        "invitation",
        "Your account in the newsroom of Mission in Karasu",
    )
    [link] = re.findall(rf"{settings.FIELDPOST_ADDRESS}(/accounts/\S+)", letter.text)
    browser = Client()
    page = browser.get(link, follow=True)
    secret = "seven green apricots"
    assert browser.post(page.request["PATH_INFO"], {"password1": secret, "password2": secret}).status_code == 302
    assert browser.login(email="gulnara@karasu.example", password=secret)
    assert browser.get("/newsroom/").status_code == 200


def test_who_has_an_account_in_another_mission_is_invited_without_a_link_to_a_password(
    mission: Mission, signed_in: Browsers
) -> None:
    other = make_user("timur@elsewhere.example", make_mission("elsewhere", hostname="other.example"), Role.EDITOR)

    post(signed_in(Role.ADMINISTRATOR), f"{MEMBERS}invite/", email=other.email, name="T", reader="on")

    assert "/accounts/password" not in Letter.objects.get().text
    assert roles_of(other, mission) == {Role.READER: frozenset()}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"email": "editor@karasu.example", "reader": "on"}, "Editor is a member already; change the roles instead."),
        ({"email": "new@karasu.example"}, "Choose at least one role."),
        ({"email": "new@", "reader": "on"}, "Enter a valid email address."),
    ],
)
def test_an_invitation_that_cannot_be_is_explained_and_nothing_is_written(
    people: dict[Role, User], signed_in: Browsers, typed: dict[str, str], message: str
) -> None:
    response = post(signed_in(Role.ADMINISTRATOR), f"{MEMBERS}invite/", name="New", **typed)

    assert message in response.content.decode()
    assert (User.objects.count(), Letter.objects.count(), AuditEntry.objects.count()) == (len(Role), 0, 0)


def test_roles_are_changed_and_noted(mission: Mission, people: dict[Role, User], signed_in: Browsers) -> None:
    editor = people[Role.EDITOR]

    post(signed_in(Role.ADMINISTRATOR), f"{MEMBERS}{editor.pk}/", approver="on", publisher="on")

    held = Membership.objects.filter(user=editor).values_list("role", flat=True)
    assert sorted(held) == ["approver", "publisher"]
    entry = AuditEntry.objects.get()
    assert (entry.what, entry.subject, entry.detail) == (
        "roles-changed",
        "Editor",
        {"roles": {"approver": [], "publisher": []}},
    )


@pytest.mark.parametrize("address", ["", "remove/"], ids=["roles taken", "removed"])
def test_the_last_administrator_stays(
    mission: Mission, people: dict[Role, User], signed_in: Browsers, address: str
) -> None:
    last = people[Role.ADMINISTRATOR]
    browser = signed_in(Role.ADMINISTRATOR)

    response = browser.post(f"{MEMBERS}{last.pk}/{address}", {"reader": "on"}, follow=True)

    message = "Administrator is the last administrator; give that role to somebody else first."
    assert message in response.content.decode()
    assert Membership.objects.filter(user=last, role=Role.ADMINISTRATOR).exists()


def test_who_is_removed_cannot_open_the_newsroom_any_more(
    mission: Mission, people: dict[Role, User], signed_in: Browsers
) -> None:
    browser = signed_in(Role.EDITOR)
    assert browser.get("/newsroom/directory/").status_code == 200

    post(signed_in(Role.ADMINISTRATOR), f"{MEMBERS}{people[Role.EDITOR].pk}/remove/")

    assert browser.get("/newsroom/directory/").status_code == 403
    assert User.objects.filter(pk=people[Role.EDITOR].pk).exists()


def test_members_of_another_mission_are_not_found(mission: Mission, signed_in: Browsers) -> None:
    other = make_user("timur@elsewhere.example", make_mission("elsewhere", hostname="other.example"), Role.EDITOR)
    browser = signed_in(Role.ADMINISTRATOR)

    assert browser.get(f"{MEMBERS}{other.pk}/").status_code == 404
    assert other.email not in text_of(browser, MEMBERS)


def test_who_lost_the_letter_is_invited_again(mission: Mission, people: dict[Role, User], signed_in: Browsers) -> None:
    browser = signed_in(Role.ADMINISTRATOR)
    post(browser, f"{MEMBERS}invite/", email="new@karasu.example", name="New", reader="on")

    post(browser, f"{MEMBERS}{User.objects.get(email='new@karasu.example').pk}/invite-again/")

    assert Letter.objects.count() == 2


@pytest.mark.parametrize(
    "address",
    [MEMBERS, f"{MEMBERS}invite/", "/newsroom/mission/", "/newsroom/mission/edit/", "/newsroom/mission/audit/"],
)
def test_only_administrators_open_the_missions_pages(
    mission: Mission, signed_in: Callable[[Role], Any], address: str
) -> None:
    assert {role for role in Role if signed_in(role).get(address).status_code == 200} == {Role.ADMINISTRATOR}
