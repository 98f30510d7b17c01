"""Every role against every address of the newsroom, from the outside."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.missions.roles import ALLOWED, Right, Role

from ..conftest import make_user
from .conftest import Address, World, newsroom

NEWSROOM = newsroom()
METHODS = ("get", "post")
NOT_TAKEN = 405
"""What an address answers to a method that it does not take, whoever asks."""

WANT_MORE = {
    "activities:draft",
    "activities:compare",
    "clearance:decide",
    "issues:compile",
    "issues:preview-photo",
    "issues:publication",
    "issues:schedule",
}
"""Addresses that refuse an empty request, or name what only a published issue has; tests of their own ask them."""


def answers(
    user: User | None, world: World, addresses: list[Address] = NEWSROOM
) -> Iterator[tuple[str, str, int, str]]:
    """Yield name, method, status and where it leads for each address; what a request writes is undone after it."""
    browser = Client()
    if user is not None:
        browser.force_login(user)
    for address in addresses:
        for method in METHODS:
            with transaction.atomic():
                answer = getattr(browser, method)(world.path(address))
                # Django's client closes what is not streamed itself, and what is, once it was read.
                b"".join(answer) if answer.streaming else None
                transaction.set_rollback(True)
            yield address.name, method, answer.status_code, answer.headers.get("Location", "")


def test_every_address_asks_for_a_right() -> None:
    assert [address.name for address in NEWSROOM if address.right is None] == []


def test_who_is_not_signed_in_is_sent_to_sign_in(world: World) -> None:
    found = list(answers(None, world))

    assert [each for each in found if each[2] != NOT_TAKEN and not each[3].startswith("/accounts/login/?next=")] == []


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_refused_all_that_it_has_no_right_to(role: Role, world: World) -> None:
    rights = {right.value for right, roles in ALLOWED.items() if role in roles}
    closed = [address for address in NEWSROOM if address.right not in rights]

    assert [each for each in answers(world.people[role], world, closed) if each[2] not in (403, NOT_TAKEN)] == []


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_answered_where_it_has_the_right(role: Role, world: World) -> None:
    rights = {right.value for right, roles in ALLOWED.items() if role in roles}
    open_ = [address for address in NEWSROOM if address.right in rights]
    refused = [each for each in answers(world.people[role], world, open_) if each[2] in (403, 500)]

    # The open step of the clearance is the editor's, so that nobody else may decide it.
    assert [each for each in refused if each[0] != "clearance:decide" or role is Role.EDITOR] == []


def test_each_address_answers_somebody(world: World) -> None:
    answered = set()
    for role in (Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR):
        answered |= {each[0] for each in answers(world.people[role], world) if each[2] in (200, 302)}

    assert {address.name for address in NEWSROOM if address.name not in answered} == WANT_MORE


@pytest.mark.parametrize("role", list(Role))
def test_what_belongs_to_another_mission_is_not_found(role: Role, world: World, other_world: World) -> None:
    rights = {right.value for right, roles in ALLOWED.items() if role in roles}
    named = [address for address in NEWSROOM if "pk" in address.parameters and address.right in rights]
    found = list(answers(world.people[role], other_world, named))

    # A method that an address does not take is refused before anything is looked up.
    assert [each for each in found if each[2] not in (404, NOT_TAKEN)] == []


def test_someone_of_another_mission_is_refused_everything(world: World, other_world: World) -> None:
    stranger = other_world.people[Role.ADMINISTRATOR]

    assert [each for each in answers(stranger, world) if each[2] not in (403, NOT_TAKEN)] == []


def test_an_administrator_of_the_installation_without_a_role_is_refused_everything(world: World) -> None:
    root = User.objects.create_superuser("root@karasu.example", "a long secret")

    assert [each for each in answers(root, world) if each[2] not in (403, NOT_TAKEN)] == []


def test_an_account_that_was_closed_is_sent_to_sign_in(world: World) -> None:
    gone = make_user("gone@karasu.example", world.mission, Role.ADMINISTRATOR)
    gone.is_active = False
    gone.save()

    assert [each for each in answers(gone, world) if each[2] not in (302, NOT_TAKEN)] == []


def test_every_right_is_asked_for_somewhere() -> None:
    # Who may share a view is asked inside the page of the views, which everyone has.
    assert {right.value for right in Right} - {address.right for address in NEWSROOM} == {Right.SHARE_VIEWS.value}
