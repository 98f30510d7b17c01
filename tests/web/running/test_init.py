"""Setting up an office and looking whether it is well, with the real command."""

import re
import stat
from pathlib import Path

from .installation import Installation

SAMPLE = Path(__file__).parents[3] / "sample"
OPTIONS = ("--email", "head@karasu.example", "--smtp", "smtp://localhost:1", "--from", "bulletin@karasu.example")


def test_an_office_is_set_up_without_questions(fresh_office: Installation) -> None:
    done = fresh_office.run(
        "init", "--mission", str(SAMPLE / "mission.toml"), "--address", "https://karasu.example", *OPTIONS
    )

    environment = fresh_office.home / "environment"
    assert stat.S_IMODE(environment.stat().st_mode) == 0o600
    assert "FIELDPOST_HOSTS=karasu.example\n" in environment.read_text()
    assert re.fullmatch(
        r"ODN Mission in Bishkek is set up\. Its newsroom will be https://karasu\.example/newsroom/\n"
        r"head@karasu\.example sets a password here, within three days:"
        r" https://karasu\.example/accounts/password/reset/key/\w+-\w+-\w+/\n",
        done.stdout,
    ), done.stdout


def test_one_more_mission_gets_its_own_address(fresh_office: Installation, tmp_path: Path) -> None:
    first = "init", "--mission", str(SAMPLE / "mission.toml"), "--address", "https://karasu.example", *OPTIONS
    fresh_office.run(*first)
    key = re.search(r"FIELDPOST_SECRET_KEY=.+", (fresh_office.home / "environment").read_text())
    second = tmp_path / "second.toml"
    second.write_text('id = "aksu"\ncountry = "KG"\nlanguages = ["en"]\n[names]\nen = "Mission in Aksu"\n')

    fresh_office.run(
        "init", "--mission", str(second), "--address", "https://aksu.example", "--email", "head@karasu.example"
    )

    kept = (fresh_office.home / "environment").read_text()
    assert "FIELDPOST_HOSTS=karasu.example,aksu.example\n" in kept
    assert key
    assert key[0] in kept
    asked = (
        "from fieldpost.web.missions.models import Membership;"
        "print(sorted(Membership.objects.values_list('user__email', 'mission__key', 'mission__site__hostname', 'role')))"
    )
    assert fresh_office.python(asked) == (
        "[('head@karasu.example', 'aksu', 'aksu.example', 'administrator'),"
        " ('head@karasu.example', 'odn-bishkek', 'karasu.example', 'administrator')]\n"
    )
    again = fresh_office.run(*first, check=False)
    assert (again.returncode, again.stdout) == (1, "")


def test_without_a_terminal_a_missing_answer_is_an_error(fresh_office: Installation) -> None:
    done = fresh_office.run("init", "--mission", str(SAMPLE / "mission.toml"), check=False)

    assert done.returncode == 1
    assert done.stderr == (
        "Nobody is there to answer: Address of the newsroom, such as https://mission.example. Say it with an option;"
        " --help lists them.\n"
    )


def test_the_check_says_what_is_wrong_and_what_to_do(fresh_office: Installation) -> None:
    fresh_office.run("init", "--mission", str(SAMPLE / "mission.toml"), "--address", "https://karasu.example", *OPTIONS)
    (fresh_office.home / "environment").chmod(0o644)

    done = fresh_office.run("check", check=False)

    assert done.returncode == 1
    wrong = [line for line in done.stdout.splitlines() if line.startswith("WRONG")]
    environment = fresh_office.home / "environment"
    assert wrong == [
        f"WRONG settings: others on this machine may read {environment}, with the secret key",
        "WRONG worker: none is at work; no letter goes out and nothing is published by itself",
        "WRONG mail server: localhost:1: [Errno 111] Connection refused",
    ]
    assert f"      -> chmod 600 {environment}\n" in done.stdout
    assert done.stderr == "3 to be mended\n"


def test_the_check_tells_of_a_database_that_is_not_set_up(empty_office: Installation) -> None:
    done = empty_office.run("check", check=False)

    assert done.returncode == 1
    assert "      -> run: fieldpost manage prepare\n" in done.stdout


def test_an_installation_of_which_the_key_is_missing_does_not_start(office: Installation) -> None:
    office.environment["FIELDPOST_HOSTS"] = "karasu.example"

    done = office.run("check", check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "FIELDPOST_SECRET_KEY is not set; set it in the environment, for example FIELDPOST_SECRET_KEY=(50 random characters;"
        " `fieldpost init` makes them)\n"
    )


def test_an_option_that_there_is_not_is_said_in_one_line(fresh_office: Installation) -> None:
    done = fresh_office.run("check", "--quickly", check=False)

    assert (done.returncode, done.stderr) == (1, "Error: unrecognized arguments: --quickly\n")
