"""The mission's profile: edited on its page, taken away and brought as mission.toml."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Site

from fieldpost.domain import Licence, MissionKind
from fieldpost.publishing.mission import read_mission
from fieldpost.web.missions.mission_file import LOGO, render_mission
from fieldpost.web.missions.models import AuditEntry, Mission, Place
from fieldpost.web.missions.roles import Role

from ..conftest import make_mission
from .test_directory import Browsers, Make, post, text_of
from .test_setup import SAMPLE

PAGE = "/newsroom/mission/"
TYPED = {
    "names_en": "Mission in Karasu",
    "languages": "en, ru",
    "time_zone": "Asia/Bishkek",
    "colour_human": "#8a2252",
}


def test_the_sample_as_a_file_is_the_sample(tmp_path: Path) -> None:
    (tmp_path / "mission.toml").write_text(render_mission(SAMPLE), encoding="utf-8")
    (tmp_path / LOGO).write_text((Path(__file__).parents[3] / "sample" / "logo.svg").read_text(encoding="utf-8"))

    assert read_mission(tmp_path / "mission.toml") == SAMPLE


def test_any_words_come_back_from_the_file(tmp_path: Path) -> None:
    odd = 'Back\\slash, "quotes", 50 % — «ёлки»\nand a line, \x7f and \x1b'
    value = replace(SAMPLE, logo="", contact={"en": odd}, headings={"en": {"other": odd}})
    (tmp_path / "mission.toml").write_text(render_mission(value), encoding="utf-8")

    assert read_mission(tmp_path / "mission.toml") == value


def test_the_profile_is_edited(mission: Mission, signed_in: Browsers) -> None:
    browser = signed_in(Role.ADMINISTRATOR)

    post(
        browser,
        f"{PAGE}edit/",
        **{**TYPED, "languages": "ru en"},
        names_ru="Миссия в Карасу",
        contact_en="6 Archa Street\nKarasu",
    )

    changed = Mission.objects.get()
    assert changed.languages == ("ru", "en")
    assert changed.value.contact == {"en": "6 Archa Street\nKarasu"}
    assert changed.value.bodies == ("Mission in Karasu", "the Mission")
    assert AuditEntry.objects.get().detail == {"changed": ["bulletin_title", "contact", "languages", "organisation"]}


def test_a_usual_licence_is_chosen_and_taken_back(mission: Mission, signed_in: Browsers) -> None:
    browser = signed_in(Role.ADMINISTRATOR)
    post(browser, f"{PAGE}edit/", **TYPED, licence="CC-BY-4.0", kind="ngo", terms_en="left over")

    changed = Mission.objects.get()
    assert (changed.value.licence, changed.value.kind) == (Licence(spdx="CC-BY-4.0"), MissionKind.NGO)
    assert "CC BY 4.0" in text_of(browser, PAGE)
    assert "a non-governmental organisation" in text_of(browser, PAGE)

    post(browser, f"{PAGE}edit/", **TYPED, licence="", kind="")
    changed = Mission.objects.get()
    assert (changed.value.licence, changed.value.kind) == (None, None)
    assert "none stated" in text_of(browser, PAGE)


def test_terms_may_stand_in_words_of_ones_own(mission: Mission, signed_in: Browsers) -> None:
    browser = signed_in(Role.ADMINISTRATOR)
    typed = {"licence": "own", "terms_en": "Free with our name", "licence_address": "karasu.example/terms"}
    post(browser, f"{PAGE}edit/", **TYPED, **typed)

    expected = Licence(words={"en": "Free with our name"}, url="https://karasu.example/terms")
    assert Mission.objects.get().value.licence == expected
    assert "Free with our name" in text_of(browser, PAGE)
    form = browser.get(f"{PAGE}edit/").context["form"]
    assert (form["licence"].value(), form["terms_en"].value()) == ("own", "Free with our name")
    assert form["licence_address"].value() == "https://karasu.example/terms"


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("licence", "own", "Write your own terms below, in at least one language, or choose another."),
        ("licence", "MIT", "Select a valid choice. MIT is not one of the available choices."),
        ("licence_address", "ftp://karasu.example/terms", "Enter a valid URL."),
        ("licence_address", "javascript:alert(1)", "Enter a valid URL."),
        ("kind", "club", "Select a valid choice. club is not one of the available choices."),
        ("colour_human", "#ffcc00", "This colour has a contrast of 1.5 to white; text needs 4.5. Take a darker one."),
        ("colour_human", "red", "“red” is no colour, such as #14284b."),
        ("time_zone", "Asia/Bischkek", "There is no time zone “Asia/Bischkek”; choose one such as Asia/Bishkek."),
        ("languages", "English", "“english” is no code of a language, such as en or ru."),
        ("names_en", "", "This field is required."),
    ],
)
def test_a_wrong_value_is_explained_and_nothing_is_saved(
    mission: Mission, signed_in: Browsers, field: str, typed: str, message: str
) -> None:
    before = mission.profile

    response = post(signed_in(Role.ADMINISTRATOR), f"{PAGE}edit/", **{**TYPED, field: typed})

    assert message in response.content.decode()
    assert Mission.objects.get().profile == before


def test_the_file_has_no_place_at_risk(mission: Mission, place: Make, signed_in: Browsers) -> None:
    place("Blue House", key="blue-house", kind="building", latitude=42.0, longitude=74.0, at_risk=True)
    place("Kara-Alma", key="kara-alma", kind="village", latitude=41.2, longitude=73.3)

    page = text_of(signed_in(Role.ADMINISTRATOR), f"{PAGE}mission.toml")

    assert ("Blue House" in page, "Kara-Alma" in page) == (False, True)


def upload(browser: Any, toml: str) -> Any:
    """Send a mission.toml."""
    file = SimpleUploadedFile("mission.toml", toml.encode(), "application/toml")
    return browser.post(f"{PAGE}upload/", {"toml": file})


def test_a_changed_file_is_taken_over(mission: Mission, place: Make, signed_in: Browsers) -> None:
    browser = signed_in(Role.ADMINISTRATOR)
    place("Kara-Alma", names={"en": "Kara-Alma"}, key="kara-alma", kind="village", latitude=41.2, longitude=73.3)
    toml = (
        text_of(browser, f"{PAGE}mission.toml")
        .replace("Monthly Bulletin", "News of the Month")
        .replace("41.2", "41.25")
    )

    assert upload(browser, toml).headers["Location"] == PAGE

    assert Mission.objects.get().value.bulletin_title["en"] == "News of the Month"
    assert [(each.name, each.latitude) for each in Place.objects.all()] == [("Kara-Alma", 41.25)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "karasu"', 'id = "other"', "id: this is the file of"),
        ('country = "KG"', "", "mission.toml: country: this key is missing"),
        ('id = "karasu"', 'id = "karasu"\ncolour = "red"', "mission.toml: colour: unknown key"),
        ('id = "karasu"', "id = ", "mission.toml: Invalid value"),
    ],
)
def test_a_file_that_is_wrong_is_explained_and_changes_nothing(
    mission: Mission, signed_in: Browsers, old: str, new: str, message: str
) -> None:
    browser = signed_in(Role.ADMINISTRATOR)

    response = upload(browser, text_of(browser, f"{PAGE}mission.toml").replace(old, new))

    assert message in response.content.decode()
    assert Mission.objects.get().profile == mission.profile
    assert AuditEntry.objects.count() == 0


def test_a_file_that_describes_a_place_at_risk_is_refused(mission: Mission, place: Make, signed_in: Browsers) -> None:
    house = place(
        "Blue House", names={"en": "Blue House"}, key="blue-house", kind="building", latitude=42.0, longitude=74.0
    )
    browser = signed_in(Role.ADMINISTRATOR)
    toml = text_of(browser, f"{PAGE}mission.toml")
    house.at_risk = True
    house.save()

    response = upload(browser, toml.replace("Monthly Bulletin", "News"))

    assert (
        "The file describes “Blue House”, where people are at risk; take it out of the file."
        in response.content.decode()
    )
    assert Mission.objects.get().value.bulletin_title["en"] == "Monthly Bulletin"


@pytest.mark.parametrize(
    ("installation", "port", "address"),
    [
        ("https://mission.example", 443, "https://second.example"),
        ("https://mission.example/", 8443, "https://second.example:8443"),
        ("http://localhost:8141", 8141, "http://second.example:8141"),
        ("http://localhost", 80, "http://second.example"),
    ],
)
def test_letters_of_a_second_mission_lead_to_its_own_address(
    mission: Mission, settings: Any, installation: str, port: int, address: str
) -> None:
    settings.FIELDPOST_ADDRESS = installation
    second = make_mission("second", hostname="second.example")
    Site.objects.filter(pk=second.site_id).update(port=port)

    assert Mission.objects.get(pk=second.pk).address == address
    assert mission.address == installation.rstrip("/")
