"""Signing in: password, second factor, limits, sessions, and what an account's owner may change."""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.accounts.passwords import password_path
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

LOGIN = "/accounts/login/"
ACTIVATE = "/accounts/2fa/totp/activate/"
CONFIRM = "/accounts/reauthenticate/"
SECRET = "a long secret"


@pytest.fixture(autouse=True)
def _fresh_limits() -> Iterator[None]:
    """Attempts of one test do not count in the next."""
    cache.clear()
    yield
    cache.clear()


def code_for(secret: str) -> str:
    """Return the six digits that an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def sign_in(browser: Client, user: User, password: str = SECRET) -> str:
    """Send the form and return where it leads, or the page with its errors."""
    response = browser.post(LOGIN, {"login": user.email, "password": password})
    return response.headers.get("Location") or response.content.decode()


def set_up_second_factor(browser: Client) -> str:
    """Activate the authenticator app and return its secret."""
    assert browser.get(ACTIVATE).headers["Location"].startswith(CONFIRM)
    browser.post(CONFIRM, {"password": SECRET})
    page = browser.get(ACTIVATE).content.decode()
    [secret] = re.findall(r'<code class="secret">(\w+)</code>', page)
    assert browser.post(ACTIVATE, {"code": code_for(secret)}).status_code == 302
    return str(secret)


def test_who_knows_the_password_comes_to_the_newsroom(people: dict[Role, User]) -> None:
    browser = Client()

    assert sign_in(browser, people[Role.EDITOR]) == "/newsroom/"
    assert browser.get("/newsroom/").status_code == 200


def test_who_signs_out_is_led_to_sign_in(people: dict[Role, User]) -> None:
    browser = Client()
    sign_in(browser, people[Role.EDITOR])

    assert browser.post("/accounts/logout/").headers["Location"] == LOGIN
    assert browser.get("/newsroom/").status_code == 302


def test_a_wrong_password_is_said_by_the_form(people: dict[Role, User]) -> None:
    page = sign_in(Client(), people[Role.EDITOR], "something else")

    assert "The email address and/or password you specified are not correct." in page


def test_after_five_failures_even_the_right_password_waits(people: dict[Role, User]) -> None:
    browser = Client()
    for _ in range(5):
        sign_in(browser, people[Role.EDITOR], "something else")

    page = sign_in(browser, people[Role.EDITOR])

    assert "Too many failed login attempts. Try again later." in page
    assert browser.get("/newsroom/").status_code == 302


def test_who_set_a_password_by_the_letter_can_set_up_a_second_factor(people: dict[Role, User]) -> None:
    editor = people[Role.EDITOR]
    browser = Client()
    link = password_path(editor)
    form = browser.get(link).headers["Location"]
    browser.post(form, {"password1": SECRET, "password2": SECRET})
    sign_in(browser, editor)

    assert set_up_second_factor(browser)


def test_a_second_factor_is_set_up_and_asked_from_then_on(people: dict[Role, User]) -> None:
    editor = people[Role.EDITOR]
    browser = Client()
    sign_in(browser, editor)
    secret = set_up_second_factor(browser)
    cache.clear()  # A code counts once; the same thirty seconds must do here.

    other = Client()
    assert sign_in(other, editor) == "/accounts/2fa/authenticate/"
    assert other.get("/newsroom/").status_code == 302
    wrong = other.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "Incorrect code." in wrong.content.decode()
    right = other.post("/accounts/2fa/authenticate/", {"code": code_for(secret)})
    assert right.headers["Location"] == "/newsroom/"
    assert other.get("/newsroom/").status_code == 200


def test_a_recovery_code_signs_in_once(people: dict[Role, User]) -> None:
    editor = people[Role.EDITOR]
    browser = Client()
    sign_in(browser, editor)
    set_up_second_factor(browser)
    codes = Authenticator.objects.get(user=editor, type=Authenticator.Type.RECOVERY_CODES)
    code = codes.wrap().get_unused_codes()[0]

    answers = []
    for _ in range(2):
        other = Client()
        sign_in(other, editor)
        answers.append(other.post("/accounts/2fa/authenticate/", {"code": code}).status_code)

    assert answers == [302, 200]


def test_whose_role_needs_a_second_factor_sets_it_up_before_anything_else(
    mission: Mission, people: dict[Role, User]
) -> None:
    mission.settings = {"second_factor": ["publisher"]}
    mission.save()
    publisher, editor = Client(), Client()
    sign_in(publisher, people[Role.PUBLISHER])
    sign_in(editor, people[Role.EDITOR])

    assert publisher.get("/newsroom/").headers["Location"] == ACTIVATE
    assert publisher.get("/newsroom/directory/").headers["Location"] == ACTIVATE
    assert editor.get("/newsroom/").status_code == 200
    set_up_second_factor(publisher)
    assert publisher.get("/newsroom/").status_code == 200


def test_a_forgotten_password_is_set_anew_by_a_mailed_link(people: dict[Role, User]) -> None:
    browser = Client()
    browser.post("/accounts/password/reset/", {"email": people[Role.EDITOR].email})

    [letter] = mail.outbox
    [link] = re.findall(r"http://testserver(/accounts/\S+)", str(letter.body))
    page = browser.get(link, follow=True)
    fresh = "seven green apricots"
    browser.post(page.request["PATH_INFO"], {"password1": fresh, "password2": fresh})
    assert sign_in(browser, people[Role.EDITOR], fresh) == "/newsroom/"


def test_an_address_without_an_account_gets_no_letter_and_the_same_answer(people: dict[Role, User]) -> None:
    response = Client().post("/accounts/password/reset/", {"email": "nobody@karasu.example"})

    assert (response.headers["Location"], mail.outbox) == ("/accounts/password/reset/done/", [])


def test_nobody_signs_up(people: dict[Role, User]) -> None:
    response = Client().post("/accounts/signup/", {"email": "new@karasu.example", "password1": "x", "password2": "x"})

    assert "Accounts are given, not taken" in response.content.decode()
    assert User.objects.count() == len(Role)


def test_the_other_sessions_are_ended(people: dict[Role, User]) -> None:
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        sign_in(browser, people[Role.EDITOR])
    assert here.get("/accounts/sessions/").content.decode().count("<li><strong>") == 2

    here.post("/accounts/sessions/")

    assert (here.get("/newsroom/").status_code, elsewhere.get("/newsroom/").status_code) == (200, 302)


def test_a_profile_sets_language_and_time_zone(people: dict[Role, User]) -> None:
    browser = Client()
    sign_in(browser, people[Role.EDITOR])

    wrong = browser.post("/accounts/profile/", {"name": "Gulnara", "language": "ru", "time_zone": "Asia/Bischkek"})
    browser.post("/accounts/profile/", {"name": "Gulnara", "language": "ru", "time_zone": "Asia/Almaty"})

    assert "There is no time zone “Asia/Bischkek”" in wrong.content.decode()
    user = User.objects.get(pk=people[Role.EDITOR].pk)
    assert (user.name, user.language, user.time_zone) == ("Gulnara", "ru", "Asia/Almaty")
    assert '<html lang="ru"' in browser.get("/accounts/profile/").content.decode()


PAGES = (
    "profile/",
    "password/change/",
    "2fa/",
    "2fa/totp/activate/",
    "sessions/",
    "reauthenticate/",
    "logout/",
    "login/",
    "password/reset/",
    "password/reset/done/",
    "signup/",
    "inactive/",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_what_the_policy_forbids(people: dict[Role, User], path: str) -> None:
    browser = Client()
    if path not in ("login/", "password/reset/", "password/reset/done/", "signup/", "inactive/"):
        sign_in(browser, people[Role.EDITOR])
        if path != "reauthenticate/":
            browser.post(CONFIRM, {"password": SECRET})

    page = browser.get(f"/accounts/{path}").content.decode()

    assert '<main id="content"' in page
    assert re.findall(r"<script(?! src=)|<style|\sstyle=|\son\w+=", page) == []
