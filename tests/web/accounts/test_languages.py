"""The newsroom speaks to each person in a language that it has."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from fieldpost.web.accounts.languages import languages
from fieldpost.web.accounts.models import User
from fieldpost.web.missions.roles import Role


def test_the_languages_are_the_one_it_is_written_in_and_those_with_a_catalogue() -> None:
    assert languages() == [("en", "English"), ("ru", "Русский")]


def test_the_profile_offers_these(signed_in: Callable[[Role], Client]) -> None:
    page = signed_in(Role.EDITOR).get(reverse("account_profile")).content.decode()

    assert [code in page for code in ('value="en"', 'value="ru"', 'value="kk"')] == [True, True, False]


@pytest.mark.parametrize(
    ("own", "asked", "spoken"),
    [
        ("ru", "en", "ru"),
        ("", "ru-RU,ru;q=0.9,en;q=0.5", "ru"),
        ("", "kk,ru;q=0.8,en;q=0.5", "ru"),
        ("", "kk", "en"),
        ("kk", "", "en"),
        ("", "*, not a language", "en"),
    ],
)
def test_each_page_is_in_the_persons_language_else_the_browsers_first_that_it_has(
    people: dict[Role, User], signed_in: Callable[[Role], Client], own: str, asked: str, spoken: str
) -> None:
    User.objects.filter(pk=people[Role.EDITOR].pk).update(language=own)

    answer = signed_in(Role.EDITOR).get(reverse("account_profile"), headers={"Accept-Language": asked})

    assert answer.headers["Content-Language"] == spoken
    assert f'<html lang="{spoken}"' in answer.content.decode()


def test_a_russian_date_leaves_the_full_stop_to_the_sentence() -> None:
    with translation.override("ru"):
        assert date_format(date(2031, 6, 8)) == "8 июня 2031"
        assert date_format(datetime(2031, 6, 8, 9, 5), "DATETIME_FORMAT") == "8 июня 2031, 09:05"
