"""Publishing in processes of their own, which are killed, race each other, or are overtaken by an edit."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ..running.installation import Installation, copied

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


@pytest.fixture(scope="module")
def model(prepared: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with an issue of sixty items, to be copied."""
    with copied(prepared, tmp_path_factory.mktemp("model") / "home") as made:
        run(made, FILL)
        yield made


@pytest.fixture
def office(model: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation with an issue of sixty items."""
    with copied(model, tmp_path / "home") as made:
        yield made


def run(office: Installation, code: str) -> str:
    """Run ``code`` to its end, and return what it prints."""
    process = office.start(code)
    told, _errors = process.communicate(timeout=300)
    assert process.returncode == 0
    return told.strip()


def frozen(office: Installation) -> Path:
    """Return the folder of frozen issues."""
    return office.home / "media" / "issues"


def staged(office: Installation, pattern: str) -> Callable[[], Any]:
    """Return a question: is there a path below the folder of frozen issues?"""
    return lambda: frozen(office).is_dir() and next(frozen(office).glob(pattern), None)


def wait_until(question: Callable[[], Any], process: "subprocess.Popen[str]") -> None:
    """Wait until ``question`` is answered with yes, or the process has ended."""
    until = time.monotonic() + PATIENCE
    while not question() and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.0005)


@pytest.mark.parametrize("pattern", [".*", ".*/issue.pdf", "[0-9a-f]*"])
def test_killed_while_publishing_it_is_as_it_was_and_can_be_published(office: Installation, pattern: str) -> None:
    process = office.start(START + PUBLISH)
    wait_until(staged(office, pattern), process)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    before, _published, after = run(office, START + STATE + PUBLISH + STATE).splitlines()

    # Once the folder has its name, the process may have been quicker than the signal.
    assert before == "False 0 []" or (before == "True 1 []" and not pattern.startswith("."))
    assert after == "True 1 []"


def test_what_a_killed_process_left_is_swept(office: Installation) -> None:
    process = office.start(START + PUBLISH)
    wait_until(staged(office, ".*/issue.html"), process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    [left] = frozen(office).iterdir()
    os.utime(left, (0, 0))

    assert run(office, START + "print(publish_due(THEN))") == "0"

    assert list(frozen(office).iterdir()) == []


def test_a_scheduled_issue_whose_worker_was_killed_is_due_again(office: Installation) -> None:
    run(office, START + "IssuePage.objects.update(scheduled_at=THEN, scheduled_by=User.objects.get())")
    process = office.start(START + "publish_due(THEN)")
    wait_until(staged(office, ".*/issue.html"), process)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert run(office, START + "print(publish_due(THEN), publish_due(THEN))" + STATE) == "1 0\nTrue 1 []"


def test_of_two_who_publish_at_once_one_wins(office: Installation) -> None:
    processes = [office.start(START + PUBLISH) for _ in range(2)]
    told = sorted(process.communicate(timeout=120)[0].strip() for process in processes)

    assert told == ["AlreadyPublishedError", "published"]
    assert run(office, START + STATE) == "True 1 []"


def test_what_is_edited_while_the_files_are_made_is_not_published_unseen(office: Installation) -> None:
    process = office.start(START + PUBLISH)
    wait_until(staged(office, ".*"), process)
    office.sql("UPDATE issues_issueitem SET title = 'Meanwhile' WHERE position = 1")

    assert process.communicate()[0].strip() == "EditConflictError"
    assert run(office, START + STATE) == "False 0 []"
