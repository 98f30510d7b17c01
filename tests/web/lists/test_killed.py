"""An import in a process of its own that is killed again and again: nothing half-written, no row twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

ROWS = 120
PREPARE = """
import django
django.setup()
from datetime import UTC, datetime
from django.core.management import call_command
call_command("migrate", verbosity=0)
from fieldpost import domain
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.tables.actions import check_table, start_import, store_table
from fieldpost.web.missions.models import Membership
from fieldpost.web.missions.setup import install_mission
now = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)
value = domain.Mission(id="karasu", names={"en": "Mission in Karasu"}, country="KG")
mission = install_mission(value, hostname="localhost", port=8000, is_default=True, now=now)
by = User.objects.create_user("editor@karasu.example", None, name="Editor")
Membership.objects.create(user=by, mission=mission, role="editor")
rows = "".join(f"Meeting {number} on subject {number},2031-05-02,Osh (KG)\\n" for number in range(120))
table = store_table(f"Title,Date,Place\\n{rows}".encode(), name="old.csv", mission=mission, by=by, now=now)
check_table(table, columns=table.columns, language="en", day_order="", by=by, now=now)
start_import(table, with_duplicates=False, by=by, now=now)
"""
IMPORT = """
import django
django.setup()
from datetime import UTC, datetime
from fieldpost.web.activities.tables.actions import due_imports
due_imports(datetime(2031, 5, 20, 9, 40, tzinfo=UTC))
"""


def test_a_killed_import_goes_on_where_it_stopped(tmp_path: Path) -> None:
    run(PREPARE, tmp_path).wait(timeout=300)
    left_behind = []

    for wanted in (1, 50):
        child = run(IMPORT, tmp_path)
        while imported(tmp_path) < wanted and child.poll() is None:
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
        child.wait()
        left_behind.append(imported(tmp_path))
        assert whole(tmp_path)
    assert run(IMPORT, tmp_path).wait(timeout=300) == 0

    assert 0 < left_behind[0] <= left_behind[1] < ROWS
    assert imported(tmp_path) == ROWS
    assert whole(tmp_path)
    assert told(tmp_path, "SELECT count(*) FROM activities_activity") == ROWS
    assert told(tmp_path, "SELECT count(DISTINCT heading) FROM activities_activity") == ROWS
    assert told(tmp_path, "SELECT count(*) FROM activities_tableimport WHERE state = 'done'") == 1


def run(code: str, home: Path) -> "subprocess.Popen[bytes]":
    """Start a process that runs ``code`` with a database of its own below ``home``."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "FIELDPOST_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "fieldpost.web.settings.dev",
    }
    return subprocess.Popen([sys.executable, "-W", "ignore", "-c", code], env=environment)


def told(home: Path, query: str) -> int:
    """Return the number that a query gives."""
    with closing(sqlite3.connect(home / "fieldpost.sqlite3", timeout=20)) as database:
        return int(database.execute(query).fetchone()[0])


def imported(home: Path) -> int:
    """Return how many rows are marked as imported."""
    return told(home, "SELECT count(*) FROM activities_tablerow WHERE outcome = 'imported'")


def whole(home: Path) -> bool:
    """Whether each imported row has its activity, each activity its row, its version and its place."""
    rows = imported(home)
    return all(
        told(home, query) == rows
        for query in (
            "SELECT count(DISTINCT activity_id) FROM activities_tablerow WHERE outcome = 'imported'",
            "SELECT count(*) FROM activities_activity",
            "SELECT count(*) FROM activities_activityversion",
            "SELECT count(*) FROM activities_activityplace",
            "SELECT count(*) FROM missions_auditentry WHERE what = 'activity-recorded'",
        )
    )
