"""Publishing in processes of their own, which are killed, race each other, or are overtaken by an edit."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 60.0
"""Seconds until a child process must have got somewhere."""
START = """
import django, warnings
warnings.simplefilter("ignore")
django.setup()
from datetime import UTC, datetime
from fieldpost.web.accounts.models import User
from fieldpost.web.issues.models import IssuePage, Publication
from fieldpost.web.issues import actions, files
from fieldpost.web.issues.schedule import publish_due
THEN = datetime(2031, 6, 2, 8, 0, tzinfo=UTC)
"""
FILL = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from datetime import UTC, date, datetime
from fieldpost.domain import Kind, Part, Period
from fieldpost.publishing.mission import default_mission
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.record import Fact, How, Origin, Record, Status
from fieldpost.web.issues.actions import compile_month
from fieldpost.web.missions.models import Membership
from fieldpost.web.missions.setup import install_mission
now = datetime(2031, 6, 2, 8, 0, tzinfo=UTC)
mission = install_mission(default_mission("KG"), hostname="localhost", port=8000, is_default=True, now=now)
user = User.objects.create_user("publisher@karasu.example", "a long secret", name="Publisher")
Membership.objects.create(user=user, mission=mission, role="publisher")
def fact(value):
    return Fact(value=value, origin=Origin(how=How.TYPED, by="Publisher", at=now))
for number in range(60):
    activity = save_activity(
        Record(
            original_language="en", status=fact(Status.HELD), kind=fact(Kind.WORKSHOP), part=fact(Part.ORGANISED),
            titles={"en": fact(f"Workshop {number} on court reporting")},
            texts={"en": fact("The Mission brought together 24 journalists who report from courts. " * 8)},
            period=fact(Period.days(date(2031, 5, 1 + number % 30))),
        ),
        mission=mission, by=user, now=now,
    )
    Clearance.objects.create(activity=activity, language="en", state="cleared", cleared_version=activity.versions.get())
compile_month(mission, Period.parse("2031-05"), "en", by=user, now=now)
"""
PUBLISH = """
try:
    actions.publish(IssuePage.objects.get(), by=User.objects.get(), now=THEN)
    print("published")
except Exception as error:
    print(type(error).__name__)
"""
STATE = """
issue = IssuePage.objects.get()
damaged = [name for publication in Publication.objects.all() for name in files.damaged_files(publication)]
print(issue.live, Publication.objects.count(), damaged)
"""


@dataclass(frozen=True)
class Office:
    """A folder with a database on disk and an issue of sixty items."""

    home: Path

    @property
    def frozen(self) -> Path:
        return self.home / "media" / "issues"

    def start(self, code: str) -> "subprocess.Popen[str]":
        """Run Python in a process of its own."""
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"FIELDPOST_HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "fieldpost.web.settings.dev"}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", code], env=environment, stdout=subprocess.PIPE, text=True
        )

    def run(self, code: str) -> str:
        """Run Python in a process of its own, and return what it prints."""
        process = self.start(code)
        told, _errors = process.communicate(timeout=300)
        assert process.returncode == 0
        return told.strip()

    def staged(self, pattern: str) -> Callable[[], Any]:
        """Return a question: is there a path below the folder of frozen issues?"""
        return lambda: self.frozen.is_dir() and next(self.frozen.glob(pattern), None)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that the others are copied from."""
    home = tmp_path_factory.mktemp("model")
    Office(home).run(FILL)
    return home


@pytest.fixture
def office(model: Path, tmp_path: Path) -> Office:
    """An office of its own."""
    shutil.copytree(model, tmp_path / "office")
    return Office(tmp_path / "office")


def wait_until(question: Callable[[], Any], process: "subprocess.Popen[str]") -> None:
    """Wait until ``question`` is answered with yes, or the process has ended."""
    until = time.monotonic() + PATIENCE
    while not question() and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.0005)


@pytest.mark.parametrize("pattern", [".*", ".*/issue.pdf", "[0-9a-f]*"])
def test_killed_while_publishing_it_is_as_it_was_and_can_be_published(office: Office, pattern: str) -> None:
    process = office.start(START + PUBLISH)
    wait_until(office.staged(pattern), process)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    before, _published, after = office.run(START + STATE + PUBLISH + STATE).splitlines()

    # Once the folder has its name, the process may have been quicker than the signal.
    assert before == "False 0 []" or (before == "True 1 []" and not pattern.startswith("."))
    assert after == "True 1 []"


def test_what_a_killed_process_left_is_swept(office: Office) -> None:
    process = office.start(START + PUBLISH)
    wait_until(office.staged(".*/issue.html"), process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    [left] = office.frozen.iterdir()
    os.utime(left, (0, 0))

    assert office.run(START + "print(publish_due(THEN))") == "0"

    assert list(office.frozen.iterdir()) == []


def test_a_scheduled_issue_whose_worker_was_killed_is_due_again(office: Office) -> None:
    office.run(START + "IssuePage.objects.update(scheduled_at=THEN, scheduled_by=User.objects.get())")
    process = office.start(START + "publish_due(THEN)")
    wait_until(office.staged(".*/issue.html"), process)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert office.run(START + "print(publish_due(THEN), publish_due(THEN))" + STATE) == "1 0\nTrue 1 []"


def test_of_two_who_publish_at_once_one_wins(office: Office) -> None:
    processes = [office.start(START + PUBLISH) for _ in range(2)]
    told = sorted(process.communicate(timeout=120)[0].strip() for process in processes)

    assert told == ["AlreadyPublishedError", "published"]
    assert office.run(START + STATE) == "True 1 []"


def test_what_is_edited_while_the_files_are_made_is_not_published_unseen(office: Office) -> None:
    process = office.start(START + PUBLISH)
    wait_until(office.staged(".*"), process)
    with closing(sqlite3.connect(office.home / "fieldpost.sqlite3")) as database, database:
        database.execute("UPDATE issues_issueitem SET title = 'Meanwhile' WHERE position = 1")

    assert process.communicate()[0].strip() == "EditConflictError"
    assert office.run(START + STATE) == "False 0 []"
