"""Themes: their order, their headings through the years, and their end."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from fieldpost.web.missions.models import Dimension, Mission, Theme, ThemeHeading
from fieldpost.web.missions.roles import Role

from .test_directory import HOME, Browsers, post, text_of


def test_an_old_activity_keeps_the_heading_of_its_day(mission: Mission, signed_in: Browsers) -> None:
    theme = Theme.objects.get()

    post(
        signed_in(Role.EDITOR),
        f"{HOME}themes/{theme.pk}/heading/",
        names_en="Freedom of the media",
        names_ru="Свобода СМИ",
        since="2025-01-01",
    )

    said = [theme.said_in("en", on=day) for day in (date(2024, 12, 31), date(2025, 1, 1), None)]
    assert said == ["Free media", "Freedom of the media", "Freedom of the media"]
    assert mission.value.themes is not None
    assert mission.value.themes.theme("media").names["en"] == "Freedom of the media"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"since": "2099-01-01", "names_en": "Media"}, "A day that has come, please"),
        ({"since": "31 June", "names_en": "Media"}, "Enter a valid date."),
        ({"since": "2025-01-01", "names_en": ""}, "This field is required."),
    ],
)
def test_a_heading_that_cannot_hold_is_explained(
    mission: Mission, signed_in: Browsers, typed: dict[str, str], message: str
) -> None:
    theme = Theme.objects.get()

    response = post(signed_in(Role.EDITOR), f"{HOME}themes/{theme.pk}/heading/", **typed)

    assert message in response.content.decode()
    assert ThemeHeading.objects.count() == 1


def test_a_theme_is_added_last_moved_up_and_retired(mission: Mission, signed_in: Browsers) -> None:
    browser = signed_in(Role.EDITOR)
    human = Dimension.objects.get()

    post(browser, f"{HOME}themes/new/", names_en="Rule of law", dimension=str(human.pk), sectors="15130")
    added = Theme.objects.get(key="rule-of-law")
    post(browser, f"{HOME}themes/{added.pk}/move/", earlier="1")

    assert list(Theme.objects.values_list("key", "sectors")) == [("rule-of-law", ["15130"]), ("media", [])]
    post(browser, f"{HOME}themes/{added.pk}/edit/", dimension=str(human.pk), retired_on="2030-12-31")
    assert Theme.objects.get(key="rule-of-law").retired_on == date(2030, 12, 31)
    assert "not offered from 31 December 2030" in text_of(browser, f"{HOME}themes/")


def test_a_sector_is_a_purpose_code(mission: Mission, signed_in: Browsers) -> None:
    fields = {"names_en": "Rule of law", "dimension": str(Dimension.objects.get().pk), "sectors": "1513"}

    response = post(signed_in(Role.EDITOR), f"{HOME}themes/new/", **fields)

    assert "“1513” is no purpose code; it has five digits, such as 15153." in response.content.decode()
    assert Theme.objects.count() == 1


def test_a_dimension_is_headed_otherwise(mission: Mission, signed_in: Browsers) -> None:
    human = Dimension.objects.get()

    post(signed_in(Role.EDITOR), f"{HOME}dimensions/{human.pk}/", names_en="People", names_ru="Люди")

    assert Dimension.objects.get().names == {"en": "People", "ru": "Люди"}


@pytest.mark.parametrize("since", [None, date(2025, 1, 1)])
def test_a_theme_has_one_heading_a_day_and_one_from_the_beginning(mission: Mission, since: date | None) -> None:
    theme = Theme.objects.get()
    ThemeHeading.objects.get_or_create(theme=theme, since=since, defaults={"names": {"en": "Media"}})

    with pytest.raises(IntegrityError), transaction.atomic():
        ThemeHeading.objects.create(theme=theme, since=since, names={"en": "Press"})
