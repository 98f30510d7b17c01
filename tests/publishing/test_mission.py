from pathlib import Path

import pytest

from fieldpost.domain import Licence, MissionKind
from fieldpost.publishing import MissionError, default_mission, read_mission

SAMPLE = Path(__file__).parents[2] / "sample" / "mission.toml"
LEAST = 'id = "odn"\ncountry = "KZ"\nnames = {en = "ODN Centre"}\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "mission.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sample_mission_can_be_read() -> None:
    mission = read_mission(SAMPLE)

    assert mission.id == "odn-bishkek"
    assert mission.map is not None
    assert mission.map.countries == ("KG",)
    assert [place.id for place in mission.places] == ["ak-sai-valley", "kyzyl-unkur", "kara-alma", "arslanbob"]


def test_a_mission_needs_no_more_than_an_id_a_country_and_a_name(tmp_path: Path) -> None:
    mission = read_mission(written(tmp_path, LEAST))

    assert (mission.id, mission.country, mission.names) == ("odn", "KZ", {"en": "ODN Centre"})


def test_a_mission_says_what_it_is_and_under_which_terms_its_data_may_be_used(tmp_path: Path) -> None:
    mission = read_mission(written(tmp_path, LEAST + 'kind = "ngo"\n[licence]\nspdx = "CC-BY-4.0"\n'))

    assert (mission.kind, mission.licence) == (MissionKind.NGO, Licence(spdx="CC-BY-4.0"))


def test_terms_may_stand_in_words_of_its_own(tmp_path: Path) -> None:
    mission = read_mission(
        written(tmp_path, LEAST + '[licence]\nwords.en = "Free"\nurl = "https://odn.example/terms"\n')
    )

    assert mission.licence is not None
    assert (mission.licence.names, mission.licence.address) == ({"en": "Free"}, "https://odn.example/terms")


def test_the_logo_is_the_drawing_of_the_file_beside_it(tmp_path: Path) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script><circle r="4" /></svg>'
    (tmp_path / "logo.svg").write_text(logo, encoding="utf-8")

    mission = read_mission(written(tmp_path, LEAST + 'logo = "logo.svg"\n'))

    assert mission.logo == logo.replace("<script>1</script>", "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id =", "mission.toml: Invalid value"),
        (LEAST + "colour = 1", "mission.toml: colour: unknown key; known are bodies, "),
        (LEAST.replace("country", "# country"), "mission.toml: country: this key is missing"),
        (LEAST.replace('"odn"', '"O D N"'), "mission.toml: id: .* not 'O D N'"),
        (LEAST.replace('{en = "ODN Centre"}', "{}"), "mission.toml: names: a name"),
        (LEAST + 'time_zone = "Asia/Karasu"', "mission.toml: time_zone: a time zone .* not 'Asia/Karasu'"),
        (LEAST.replace("{en", "{English"), "mission.toml: names.English: a language such as en"),
        (LEAST + "towns = [1]", r"mission.toml: towns\[0\]: Expected `str`, got `int`, not 1"),
        (
            LEAST + 'colours = {human = "red"}',
            "mission.toml: colours.human: a colour such as #14284b is wanted, not 'red'",
        ),
        (LEAST + "[map]\nframe = []", "mission.toml: map.frame: unknown key; known are countries, disclaimer, policy"),
        (
            LEAST + '[map]\ncountries = ["KZ"]\npolicy = "x = 1"',
            "mission.toml: map.policy: the map policy has no key x",
        ),
        (LEAST + '[map]\ncountries = ["KZ"]\npolicy = "["', "mission.toml: map.policy: the map policy cannot be read"),
        (LEAST + 'kind = "club"', "mission.toml: kind: Invalid enum value 'club'"),
        (LEAST + 'licence = "CC0-1.0"', "mission.toml: licence: .* not 'CC0-1.0'"),
        (LEAST + '[licence]\nname = "CC0-1.0"', "mission.toml: licence.name: unknown key; known are spdx, url, words"),
        (LEAST + '[licence]\nspdx = "MIT"', "mission.toml: licence: spdx: one of CC-BY-4.0, .* not {'spdx': 'MIT'}"),
        (LEAST + "[licence]", "mission.toml: licence: either spdx or words of one's own"),
        (LEAST + '[licence]\nspdx = "CC0-1.0"\nwords.en = "Free"', "mission.toml: licence: either spdx or words"),
        (
            LEAST + '[licence]\nspdx = "CC0-1.0"\nurl = "https://odn.example/"',
            "mission.toml: licence: url: none is wanted",
        ),
        (LEAST + '[licence]\nwords.English = "Free"', "mission.toml: licence.words.English: a language such as en"),
        (
            LEAST + '[licence]\nwords.en = "Free"\nurl = "javascript:1"',
            "mission.toml: licence: url: an address that begins",
        ),
        (LEAST + '[[places]]\nid = "x"', r"mission.toml: places\[0\]\.kind: this key is missing"),
        (LEAST + 'logo = "none.svg"', "mission.toml: logo: 'none.svg': No such file"),
        (
            LEAST + 'logo = "../logo.svg"',
            "mission.toml: logo: the name of a file beside it is wanted, not '../logo.svg'",
        ),
    ],
)
def test_an_error_names_the_file_the_key_and_the_value(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(MissionError, match=problem):
        read_mission(written(tmp_path, text))


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(MissionError, match=r"none\.toml: No such file"):
        read_mission(tmp_path / "none.toml")


def test_the_mission_of_those_who_give_none_says_only_where_it_works() -> None:
    mission = default_mission("KZ")

    assert mission.names["en"] == "Field mission"
    assert mission.country == "KZ"
    assert mission.organisation == {}
