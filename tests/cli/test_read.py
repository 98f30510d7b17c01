"""``fieldpost read``: what it prints, what it writes, and that good files are read whatever lies beside them."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from fieldpost.domain import Reading
from fieldpost.domain.interchange import decode_json

Fieldpost = Callable[..., Result]


def test_one_bulletin_is_shown_activity_by_activity(fieldpost: Fieldpost, bulletin: Path) -> None:
    result = fieldpost("read", bulletin)

    assert result.exit_code == 0
    header, *rows = (line.split("\t") for line in result.stdout.splitlines())
    assert header == ["when", "where", "kind", "part", "people", "bodies", "title"]
    assert [(when, where, kind, part, title) for when, where, kind, part, _, _, title in rows] == [
        ("2031-05-14/2031-05-15", "Bishkek", "workshop", "organised", "Gauges for the Aspara"),
        ("2031-05-24", "Osh", "workshop", "organised", "Young reporters"),
    ]
    assert result.stderr == f"{bulletin}: en, 2031-05, 2 activities\n"


def test_several_bulletins_get_a_line_each(fieldpost: Fieldpost, bulletin: Path) -> None:
    other = bulletin.with_name("again.txt")
    other.write_bytes(bulletin.read_bytes())

    result = fieldpost("read", bulletin, other)

    assert result.stdout == f"{bulletin}: en, 2031-05, 2 activities\n{other}: en, 2031-05, 2 activities\n"
    assert result.stderr == "4 activities in 2 files\n"


def test_json_goes_to_the_file_that_is_named(fieldpost: Fieldpost, bulletin: Path, tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "may.json"

    assert fieldpost("read", bulletin, "--json", target).exit_code == 0

    reading = decode_json(target.read_bytes(), Reading)
    assert [activity.heading for activity in reading.activities] == ["Gauges for the Aspara", "Young reporters"]
    assert list(target.parent.iterdir()) == [target]


def test_json_of_several_bulletins_goes_to_a_folder(fieldpost: Fieldpost, bulletin: Path, tmp_path: Path) -> None:
    other = bulletin.with_name("june.md")
    other.write_bytes(bulletin.read_bytes())

    assert fieldpost("read", bulletin, other, "--json", tmp_path / "out").exit_code == 0

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["june.reading.json", "may.reading.json"]


def test_bulletins_that_differ_in_their_ending_alone_keep_it(
    fieldpost: Fieldpost, bulletin: Path, tmp_path: Path
) -> None:
    other = bulletin.with_name("may.md")
    other.write_bytes(bulletin.read_bytes())

    assert fieldpost("read", bulletin, other, "--explain", tmp_path / "out").exit_code == 0

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["may.md.explain.html", "may.txt.explain.html"]


def test_json_on_stdout_is_one_line_a_bulletin_and_nothing_else(fieldpost: Fieldpost, bulletin: Path) -> None:
    result = fieldpost("read", bulletin, bulletin, "--json", "-")

    assert [json.loads(line)["bulletin"]["name"] for line in result.stdout.splitlines()] == ["may.txt", "may.txt"]


def test_two_bulletins_of_one_name_do_not_overwrite_each_other(
    fieldpost: Fieldpost, bulletin: Path, tmp_path: Path
) -> None:
    other = tmp_path / "2030" / "may.txt"
    other.parent.mkdir()
    other.write_bytes(bulletin.read_bytes())

    result = fieldpost("read", bulletin, other, "--json", tmp_path / "out")

    assert result.exit_code == 1
    assert result.stderr == "two of the bulletins are called may.txt; write them to different folders\n"
    assert not (tmp_path / "out").exists()


def test_several_bulletins_do_not_fit_into_one_file(fieldpost: Fieldpost, bulletin: Path, tmp_path: Path) -> None:
    other = bulletin.with_name("june.txt")
    other.write_bytes(bulletin.read_bytes())

    result = fieldpost("read", bulletin, other, "--json", tmp_path / "both.json")

    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / 'both.json'} is one file, but there are 2 bulletins; name a folder instead\n"


def test_a_page_explains_each_fact(fieldpost: Fieldpost, bulletin: Path, tmp_path: Path) -> None:
    fieldpost("read", bulletin, "--explain", tmp_path / "may.html")

    page = (tmp_path / "may.html").read_text(encoding="utf-8")
    assert re.search(r'<mark id="e\d+" class="when">14 and 15 May 2031<a', page)


def test_the_period_that_is_given_dates_a_bulletin_that_states_no_year(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("On 3 March, the Mission held a seminar in Osh.\n", encoding="utf-8")

    result = fieldpost("read", path, "--period", "2004-03")

    assert result.stdout.splitlines()[1].startswith("2004-03-03\tOsh\tworkshop\t")


def test_a_period_that_is_none_is_told_with_an_example(fieldpost: Fieldpost, bulletin: Path) -> None:
    result = fieldpost("read", bulletin, "--period", "May 2004")

    assert result.exit_code == 2
    assert "'May 2004' is no EDTF date such as" in result.stderr


def test_the_other_files_are_read_although_one_cannot_be(fieldpost: Fieldpost, bulletin: Path, tmp_path: Path) -> None:
    missing = tmp_path / "april.pdf"

    result = fieldpost("read", missing, bulletin)

    assert result.exit_code == 1
    assert result.stdout == f"{bulletin}: en, 2031-05, 2 activities\n"
    problem, summary = result.stderr.splitlines()
    assert problem.startswith(f"{missing}: there is no file ")
    assert summary == "2 activities in 1 file; 1 could not be read"


def test_a_folder_that_cannot_be_written_to_is_told(fieldpost: Fieldpost, bulletin: Path) -> None:
    result = fieldpost("read", bulletin, "--json", bulletin / "out")

    assert result.exit_code == 1
    target = bulletin / "out" / "may.reading.json"
    assert result.stderr.splitlines()[0] == f"{target}: not a directory; choose another place to write to"


def test_a_mission_that_cannot_be_read_is_told_before_anything_is_read(
    fieldpost: Fieldpost, bulletin: Path, tmp_path: Path
) -> None:
    result = fieldpost("read", bulletin, "--mission", tmp_path / "none.toml")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "none.toml: No such file or directory\n"


def test_no_file_at_all_is_a_question_of_usage(fieldpost: Fieldpost) -> None:
    result = fieldpost("read")

    assert result.exit_code == 2
    assert "Missing argument 'FILE" in result.stderr


def test_the_command_runs_as_a_process_and_a_file_name_in_no_encoding_is_printed(
    tmp_path: Path, bulletin: Path
) -> None:
    strange = tmp_path / "caf\udce9.txt"
    strange.write_bytes(bulletin.read_bytes())

    command = [sys.executable, "-m", "fieldpost.cli.app", "read", str(strange), str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)

    assert result.returncode == 1
    assert result.stdout == f"{tmp_path}/caf\ufffd.txt: en, 2031-05, 2 activities\n"
    assert result.stderr.splitlines() == [
        f"{tmp_path}: this is a folder; name a file in it",
        "2 activities in 1 file; 1 could not be read",
    ]


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["compile", "--help"], ["publish", "--help"]])
def test_every_command_tells_what_it_does(fieldpost: Fieldpost, arguments: list[str]) -> None:
    result = fieldpost(*arguments)

    assert result.exit_code == 0
    assert "Usage: fieldpost" in result.stdout


def test_on_a_terminal_dates_are_written_out_and_long_titles_wrapped(bulletin: Path) -> None:
    bulletin.write_text(
        bulletin.read_text(encoding="utf-8").replace("Gauges", "Where the gauges will stand and who reads them:")
    )
    ours, theirs = pty.openpty()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "50", "TERM": "xterm"}
    command = [sys.executable, "-m", "fieldpost.cli.app", "read", str(bulletin)]

    subprocess.run(command, stdout=theirs, stderr=subprocess.DEVNULL, check=True, env=environment)
    os.close(theirs)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", os.read(ours, 10_000).decode())
    os.close(ours)

    assert [line.rstrip() for line in shown.splitlines()[:4]] == [
        "14–15 May 2031  Where the gauges will stand and",
        "                who reads them: for the Aspara",
        "                workshop · organised · Bishkek",
        "24 May 2031     Young reporters",
    ]
