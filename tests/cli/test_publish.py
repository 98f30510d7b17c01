"""``fieldpost publish``: which files it writes, and what it says when it cannot."""

import json
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


def titled(issue: Path, title: str) -> str:
    """Give the first activity of the issue another title; return its id."""
    data = json.loads(issue.read_text(encoding="utf-8"))
    activity = next(each for section in data["sections"] for theme in section["themes"] for each in theme["activities"])
    activity["title"] = {"value": title}
    issue.write_text(json.dumps(data), encoding="utf-8")
    return str(activity["id"])


def test_a_letter_that_the_pdf_lacks_is_told_with_file_activity_and_text(
    fieldpost: Fieldpost, issue: Path, tmp_path: Path
) -> None:
    activity = titled(issue, "Meeting on 水")

    lacks = "the PDF has no such letter"
    advice = "write it in other letters, or publish without the PDF (--format html)"

    result = fieldpost("publish", issue, "--to", tmp_path / "public")

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"{issue}: U+6C34 水 CJK UNIFIED IDEOGRAPH in the title of “Meeting on 水” ({activity}): {lacks}",
        f"{issue}: nothing is published, for the PDF lacks a letter; {advice}",
    ]
    assert not (tmp_path / "public").exists()


def test_other_formats_keep_a_letter_that_the_pdf_lacks(fieldpost: Fieldpost, issue: Path, tmp_path: Path) -> None:
    titled(issue, "Meeting on 水")

    result = fieldpost("publish", issue, "--to", tmp_path / "public", "--format", "html")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Meeting on 水" in Path(result.stdout.strip()).read_text(encoding="utf-8")


def test_a_symbol_that_the_pdf_leaves_out_is_told_and_all_is_published(
    fieldpost: Fieldpost, issue: Path, tmp_path: Path
) -> None:
    activity = titled(issue, "Festival \U0001f7f0 of rivers \uf0b7")

    result = fieldpost("publish", issue, "--to", tmp_path / "public")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 4
    assert result.stderr == (
        f"{issue}: U+F0B7 in the title of “Festival \U0001f7f0 of rivers \uf0b7” ({activity}):"
        " left out of the PDF, which has no such symbol\n"
    )


def test_half_a_character_in_a_file_is_refused(fieldpost: Fieldpost, issue: Path, tmp_path: Path) -> None:
    titled(issue, "Meeting \ud800")

    result = fieldpost("publish", issue, "--to", tmp_path / "public")

    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"{issue}: JSON is malformed: unexpected end of escaped utf-16 surrogate pair (byte "
    )
    assert not (tmp_path / "public").exists()
