"""The API, asked by programs that others wrote: thousands of questions made from its own description."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.validators.conftest import INSTALLED
from tests.web.running.installation import Installation, database_of_its_own, get

GENERAL = ("--no-color", "--config-file", str(Path(__file__).with_name("schemathesis.toml")))
CLEAR = """
from datetime import UTC, date, datetime
from fieldpost.domain import Kind, Part, Period, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, withdraw
from fieldpost.web.activities.record import Fact, How, Origin, Record, Status
from fieldpost.web.missions import models as directory

now = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)
mission, user = directory.Mission.objects.get(), User.objects.get()
osh = directory.Place.objects.create(mission=mission, name="Osh", folded="osh", latitude=40.53, longitude=72.8)
def fact(value, **more):
    return Fact(value=value, origin=Origin(how=How.TYPED, by="Editor", at=now), **more)
for day in range(1, 29):
    activity = save_activity(
        Record(
            original_language="en", status=fact(Status.HELD), kind=fact(list(Kind)[day % 16]),
            part=fact(Part.ORGANISED), titles={"en": fact(f"Court reporting, day {day}")},
            texts={"en": fact("The Mission brought together 24 journalists.")},
            period=fact(Period.days(date(2031, 5, day), date(2031, 5, day))),
            places=(fact(Place(name="Osh"), entry=osh.pk),),
        ),
        mission=mission, by=user, now=now,
    )
    clearance = clear_as_published(activity, "en", by=user, now=now)
    if day == 28:
        withdraw(clearance, by=user, now=now)
"""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the API of an installation that runs, with activities of a month, of which one was withdrawn."""
    with database_of_its_own() as environment:
        office = Installation(tmp_path_factory.mktemp("api") / "home", environment)
        office.home.mkdir()
        office.run("manage", "prepare")
        office.fill()
        office.python(CLEAR)
        with office.serving() as (address, _process):
            yield f"{address}/api/v1"


def installed(name: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run a program that ``install.sh`` installed."""
    program = INSTALLED / "venv" / "bin" / name
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False, cwd=cwd)


def test_the_description_is_one_of_openapi(api: str, tmp_path: Path) -> None:
    description = tmp_path / "openapi.json"
    description.write_text(get(f"{api}/openapi.json")[1], encoding="utf-8")

    done = installed("openapi-spec-validator", str(description), cwd=tmp_path)

    assert done.returncode == 0, done.stdout


def test_thousands_of_questions_are_answered_as_described(api: str, tmp_path: Path) -> None:
    # There is no issue in it, so that most questions for one are answered 404: no warning is wanted.
    options = ("--checks", "all", "--continue-on-failure", "--max-examples", "50", "--warnings", "off")

    done = installed("schemathesis", *GENERAL, "run", f"{api}/openapi.json", *options, cwd=tmp_path)

    assert done.returncode == 0, done.stdout[-5_000:]
    assert "No issues found" in done.stdout


def test_the_map_of_places_is_geojson(api: str, tmp_path: Path) -> None:
    places = tmp_path / "places.geojson"
    places.write_text(get(f"{api}/places.geojson")[1], encoding="utf-8")
    asked = f"import json, geojson_validator as g; print(json.dumps(g.validate_structure(json.load(open({str(places)!r})))))"

    done = installed("python", "-c", asked, cwd=tmp_path)

    assert (json.loads(done.stdout), len(json.loads(places.read_text())["features"])) == ({}, 1)
