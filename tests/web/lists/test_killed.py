"""An import in a process of its own that is killed again and again: nothing half-written, no row twice."""

import signal
import time
from pathlib import Path

from ..running.installation import Installation, copied

ROWS = 120
PREPARE = """
import django
django.setup()
from datetime import UTC, datetime
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


def test_a_killed_import_goes_on_where_it_stopped(prepared: Installation, tmp_path: Path) -> None:
    with copied(prepared, tmp_path / "home") as office:
        assert done(office, PREPARE)
        left_behind = []

        for wanted in (1, 50):
            child = office.start(IMPORT)
            while imported(office) < wanted and child.poll() is None:
                time.sleep(0.005)
            child.send_signal(signal.SIGKILL)
            child.communicate()
            left_behind.append(imported(office))
            assert whole(office)
        assert done(office, IMPORT)

        assert 0 < left_behind[0] <= left_behind[1] < ROWS
        assert imported(office) == ROWS
        assert whole(office)
        assert office.sql("SELECT count(*) FROM activities_activity") == ROWS
        assert office.sql("SELECT count(DISTINCT heading) FROM activities_activity") == ROWS
        assert office.sql("SELECT count(*) FROM activities_tableimport WHERE state = 'done'") == 1


def done(office: Installation, code: str) -> bool:
    """Run ``code`` to its end; say whether it ended well."""
    child = office.start(code)
    child.communicate(timeout=300)
    return child.returncode == 0


def imported(office: Installation) -> int:
    """Return how many rows are marked as imported."""
    return int(office.sql("SELECT count(*) FROM activities_tablerow WHERE outcome = 'imported'"))


def whole(office: Installation) -> bool:
    """Whether each imported row has its activity, each activity its row, its version and its place."""
    rows = imported(office)
    return all(
        office.sql(query) == rows
        for query in (
            "SELECT count(DISTINCT activity_id) FROM activities_tablerow WHERE outcome = 'imported'",
            "SELECT count(*) FROM activities_activity",
            "SELECT count(*) FROM activities_activityversion",
            "SELECT count(*) FROM activities_activityplace",
            "SELECT count(*) FROM missions_auditentry WHERE what = 'activity-recorded'",
        )
    )
