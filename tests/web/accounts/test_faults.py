"""The pages for what is refused or missing: plain words, and a way on."""

from collections.abc import Callable

from django.test import Client

from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role


def test_who_lacks_the_right_is_told_whom_to_ask(signed_in: Callable[[Role], Client]) -> None:
    response = signed_in(Role.READER).get("/newsroom/mission/")

    assert response.status_code == 403
    assert "Ask the administrator of your mission" in response.content.decode()


def test_what_is_not_there_has_a_page_of_its_own(signed_in: Callable[[Role], Client]) -> None:
    response = signed_in(Role.READER).get("/newsroom/directory/people/999999/")

    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_a_form_from_an_old_page_is_refused_with_advice(mission: Mission) -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a@b.example", "password": "x"})

    assert response.status_code == 403
    assert "This page had grown old" in response.content.decode()


def test_a_request_that_cannot_be_understood_is_told_so(mission: Mission) -> None:
    response = Client().post("/accounts/login/", {f"field{number}": "" for number in range(5_001)})

    assert response.status_code == 400
    assert "This request could not be understood" in response.content.decode()
