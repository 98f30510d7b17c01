"""``fieldpost publish``: which files it writes, and what it says when it cannot."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Fieldpost = Callable[..., Result]


@pytest.fixture
def issue(fieldpost: Fieldpost, bulletin: Path, tmp_path: Path) -> Path:
    """An issue of May 2031, as a file."""
    reading, path = tmp_path / "may.reading.json", tmp_path / "issue.json"
    fieldpost("read", bulletin, "--json", reading)
    fieldpost("compile", reading, "--out", path)
    return path


def test_every_format_is_written_and_named(fieldpost: Fieldpost, issue: Path, tmp_path: Path) -> None:
    result = fieldpost("publish", issue, "--to", tmp_path / "public")

    assert result.exit_code == 0
    names = [f"field-mission-2031-05-en.{ending}" for ending in ("html", "pdf", "ics", "json")]
    assert result.stdout.splitlines() == [str(tmp_path / "public" / name) for name in names]
    assert sorted(path.name for path in (tmp_path / "public").iterdir()) == sorted(names)


def test_only_the_formats_that_are_asked_for_are_written(fieldpost: Fieldpost, issue: Path, tmp_path: Path) -> None:
    result = fieldpost("publish", issue, "--to", tmp_path / "public", "--format", "ics", "--format", "json")

    names = ["field-mission-2031-05-en.ics", "field-mission-2031-05-en.json"]
    assert result.stdout.splitlines() == [str(tmp_path / "public" / name) for name in names]


def test_an_unknown_format_is_told_with_those_that_are_known(fieldpost: Fieldpost, issue: Path, tmp_path: Path) -> None:
    result = fieldpost("publish", issue, "--to", tmp_path / "public", "--format", "gopher")

    assert result.exit_code == 1
    assert result.stderr == "there is no format 'gopher'; known are html, pdf, ics, json\n"


def test_a_reading_is_no_issue(fieldpost: Fieldpost, issue: Path, tmp_path: Path) -> None:
    result = fieldpost("publish", issue.with_name("may.reading.json"), "--to", tmp_path / "public")

    assert result.exit_code == 1
    assert result.stderr.endswith("; name a file that fieldpost compile wrote\n")
    assert not (tmp_path / "public").exists()


def test_a_folder_that_cannot_be_made_is_told(fieldpost: Fieldpost, issue: Path) -> None:
    result = fieldpost("publish", issue, "--to", issue / "public")

    assert result.exit_code == 1
    assert result.stderr == f"{issue / 'public'}: not a directory; choose another folder\n"
