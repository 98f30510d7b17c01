"""What the commands make of the sample, beside what they made of it before.

The expected files lie here; `make golden` writes them anew, and the difference is read like code.
"""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fieldpost.cli.app import app

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BULLETINS = sorted((ROOT / "sample" / "bulletins").iterdir())
MISSION = ("--mission", "sample/mission.toml")


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in the output are those of the project's folder."""
    monkeypatch.chdir(ROOT)


def told(*arguments: object) -> str:
    """Return what the command prints, problems included."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return f"{result.stdout}\n{result.stderr}"


def expect(name: str, text: str) -> None:
    """Compare ``text`` with the expected file, or make it that."""
    path = HERE / name
    if os.environ.get("FIELDPOST_GOLDEN") == "rewrite":
        path.write_text(text, encoding="utf-8", newline="")
    with path.open(encoding="utf-8", newline="") as file:
        assert text == file.read()


@pytest.mark.parametrize("bulletin", BULLETINS, ids=lambda path: path.name)
def test_a_bulletin_is_read_as_before(bulletin: Path) -> None:
    expect(f"{bulletin.name}.txt", told("read", bulletin.relative_to(ROOT), *MISSION))


def test_the_latest_month_is_compiled_as_before(tmp_path: Path) -> None:
    files = [path.relative_to(ROOT) for path in BULLETINS]
    told("read", *files, *MISSION, "--json", tmp_path / "readings")
    issue = tmp_path / "issue.json"

    notes = told("compile", *sorted((tmp_path / "readings").iterdir()), *MISSION, "--out", issue)
    told("publish", issue, "--to", tmp_path, "--format", "ics")

    expect("compile.txt", notes)
    [calendar] = tmp_path.glob("*.ics")
    with calendar.open(encoding="utf-8", newline="") as file:
        expect("calendar.ics", file.read())
