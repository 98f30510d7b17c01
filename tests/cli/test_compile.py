"""``fieldpost compile``: which month, which pictures, and what it says about both."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from fieldpost.domain import Issue
from fieldpost.domain.interchange import decode_json

Fieldpost = Callable[..., Result]

MISSION = """
id = "odn-bishkek"
country = "KG"
languages = ["en", "ru"]
names.en = "ODN Mission in Bishkek"
names.ru = "Миссия ОДД в Бишкеке"
bodies = ["ODN Mission in Bishkek", "the Mission"]
"""
PHOTOS = """
[[photos]]
file = "river.jpg"
month = "2031-05"
activity = "Gauges for the Aspara"
caption.en = "The Aspara in May"
alternative.en = "A river between green hills"
credit = "ODN/Aibek Toktosunov"

[[photos]]
file = "winter.jpg"
month = "2031-01"
alternative.en = "Snow"
"""


@pytest.fixture
def reading(fieldpost: Fieldpost, bulletin: Path, tmp_path: Path) -> Path:
    """What was read from the bulletin, as a file."""
    path = tmp_path / "may.reading.json"
    fieldpost("read", bulletin, "--json", path)
    return path


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    """The mission's file."""
    path = tmp_path / "mission.toml"
    path.write_text(MISSION, encoding="utf-8")
    return path


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A list of photos, and the one of May."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "river.jpg").write_bytes(b"a picture")
    path = tmp_path / "photos.toml"
    path.write_text(PHOTOS, encoding="utf-8")
    return path


def test_an_issue_holds_what_was_read_of_its_month(
    fieldpost: Fieldpost, reading: Path, mission: Path, tmp_path: Path
) -> None:
    result = fieldpost("compile", reading, "--month", "2031-05", "--mission", mission, "--out", tmp_path / "issue.json")

    assert result.exit_code == 0
    assert result.stdout == "No. 1, 2031-05: 2 activities, 0 announced\n"
    issue = decode_json((tmp_path / "issue.json").read_bytes(), Issue)
    assert issue.id == "odn-bishkek-2031-05-en"
    assert {activity.heading for activity in issue.reported} == {"Gauges for the Aspara", "Young reporters"}


def test_without_a_month_the_latest_is_taken_and_without_a_file_it_goes_to_stdout(
    fieldpost: Fieldpost, reading: Path
) -> None:
    result = fieldpost("compile", reading)

    assert json.loads(result.stdout)["period"] == "2031-05"
    assert result.stderr.splitlines()[-1] == "No. 1, 2031-05: 2 activities, 0 announced"


def test_a_month_takes_its_number_and_language_from_the_command_line(
    fieldpost: Fieldpost, reading: Path, mission: Path
) -> None:
    result = fieldpost("compile", reading, "--mission", mission, "--number", "24", "--language", "ru")

    issue = json.loads(result.stdout)
    assert (issue["number"], issue["language"], issue["id"]) == (24, "ru", "odn-bishkek-2031-05-ru")


def test_the_photos_of_the_month_are_put_beside_the_issue_and_its_activity(
    fieldpost: Fieldpost, reading: Path, mission: Path, photos: Path, tmp_path: Path
) -> None:
    out = tmp_path / "issues" / "may.json"

    result = fieldpost("compile", reading, "--mission", mission, "--photos", photos, "--out", out)

    assert result.stdout == "No. 1, 2031-05: 2 activities, 0 announced, 1 photo\n"
    [photo] = decode_json(out.read_bytes(), Issue).photos
    assert (out.parent / photo.file).read_bytes() == b"a picture"
    assert photo.sha256 == hashlib.sha256(b"a picture").hexdigest()
    assert photo.activity == "2031-05-gauges-for-the-aspara"
    assert (photo.alternative, photo.caption) == ("A river between green hills", "The Aspara in May")


def test_photos_need_a_file_to_stand_beside(fieldpost: Fieldpost, reading: Path, photos: Path) -> None:
    result = fieldpost("compile", reading, "--photos", photos)

    assert result.exit_code == 1
    assert result.stderr == "--photos needs --out, for the pictures are put beside the issue; name its file\n"


@pytest.mark.parametrize(
    ("listed", "file", "message"),
    [
        (
            'file = "gone.jpg"\nalternative.en = "Snow"',
            "photos/gone.jpg",
            "no such file or directory; put it there or take it off the list",
        ),
        (
            'file = "../river.jpg"\nalternative.en = "A river"',
            "bad.toml",
            "'../river.jpg' is no file name; put it in photos/ beside the list",
        ),
        (
            'file = "river.jpg"',
            "bad.toml",
            "Object missing required field `alternative` - at `$.photos[0]`; mend the list of photos",
        ),
        ("file =", "bad.toml", "Invalid value (at end of document); mend the list of photos"),
    ],
)
def test_a_list_of_photos_that_is_wrong_is_told(
    fieldpost: Fieldpost, reading: Path, photos: Path, listed: str, file: str, message: str
) -> None:
    bad = photos.with_name("bad.toml")
    bad.write_text(f"[[photos]]\n{listed}", encoding="utf-8")

    result = fieldpost("compile", reading, "--photos", bad, "--out", bad.with_name("issue.json"))

    assert result.exit_code == 1
    assert result.stderr == f"{bad.parent / file}: {message}\n"
    assert not bad.with_name("issue.json").exists()


def test_a_file_that_is_no_reading_is_told(fieldpost: Fieldpost, bulletin: Path) -> None:
    result = fieldpost("compile", bulletin)

    assert result.exit_code == 1
    assert result.stderr == (
        f"{bulletin}: JSON is malformed: invalid character (byte 0); name a file that fieldpost read --json wrote\n"
    )


def test_a_day_is_no_month(fieldpost: Fieldpost, reading: Path) -> None:
    result = fieldpost("compile", reading, "--month", "2031-05-06")

    assert result.exit_code == 2
    assert "'2031-05-06' is no calendar month such as 2031-05" in " ".join(result.stderr.replace("│", "").split())


def test_a_reading_that_tells_no_month_asks_for_one(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("The Mission held a seminar on village budgets in Osh. Thirty people came.\n", encoding="utf-8")
    fieldpost("read", path, "--json", tmp_path / "undated.json")

    result = fieldpost("compile", tmp_path / "undated.json")

    assert result.exit_code == 1
    assert result.stderr == "none of the readings tells its month; say which one to report: --month 2031-05\n"
