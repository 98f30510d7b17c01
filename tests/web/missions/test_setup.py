"""A mission is installed from its mission.toml."""

from dataclasses import replace
from pathlib import Path

import pytest

from fieldpost.gazetteer import default_themes
from fieldpost.publishing.mission import read_mission
from fieldpost.web.missions.errors import MissionsError
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.setup import install_mission

from ..conftest import NOW

SAMPLE = read_mission(Path(__file__).parents[3] / "sample" / "mission.toml")


@pytest.mark.django_db
def test_an_installed_mission_is_the_one_of_the_file() -> None:
    mission = install_mission(SAMPLE, hostname="localhost", port=8000, is_default=True, now=NOW)

    value = Mission.objects.get().value
    assert replace(value, places=(), themes=None) == replace(SAMPLE, places=(), themes=None)
    assert value.themes == default_themes()
    assert sorted(value.places, key=lambda place: place.id) == sorted(SAMPLE.places, key=lambda place: place.id)
    assert (mission.site.hostname, mission.site.port, mission.site.is_default_site) == ("localhost", 8000, True)
    assert list(AuditEntry.objects.values_list("what", "actor")) == [("mission-installed", "fieldpost")]


@pytest.mark.django_db
def test_an_installation_holds_several_missions_with_addresses_of_their_own() -> None:
    install_mission(SAMPLE, hostname="one.example", port=443, is_default=True, now=NOW)
    install_mission(replace(SAMPLE, id="second"), hostname="two.example", port=443, is_default=False, now=NOW)

    assert list(Mission.objects.values_list("key", "site__hostname")) == [
        ("odn-bishkek", "one.example"),
        ("second", "two.example"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "hostname", "is_default", "message"),
    [
        ("odn-bishkek", "two.example", False, "There is a mission “odn-bishkek” already; give this one another id."),
        ("second", "one.example", False, "A mission answers at one.example:443 already; choose another."),
        ("second", "two.example", True, "“ODN Mission in Bishkek” is the default mission already; only one can be."),
    ],
)
def test_two_missions_share_neither_id_nor_address(key: str, hostname: str, is_default: bool, message: str) -> None:
    install_mission(SAMPLE, hostname="one.example", port=443, is_default=True, now=NOW)

    with pytest.raises(MissionsError) as caught:
        install_mission(replace(SAMPLE, id=key), hostname=hostname, port=443, is_default=is_default, now=NOW)

    assert (str(caught.value), Mission.objects.count()) == (message, 1)
