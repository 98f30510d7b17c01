"""The command as an office runs it, with processes of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.running.installation import Installation, database_of_its_own

from .link_checker import check

CLEAR = """
from datetime import UTC, datetime
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import clear_as_published
from fieldpost.web.activities.models import Activity

now = datetime(2031, 5, 20, 10, 0, tzinfo=UTC)
clear_as_published(Activity.objects.get(), "en", by=User.objects.get(), now=now)
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Installation]:
    with database_of_its_own() as environment:
        office = Installation(tmp_path / "home", environment)
        office.home.mkdir()
        office.run("manage", "prepare")
        office.fill()
        office.python(CLEAR)
        yield office


def test_processes_write_the_copy_together(office: Installation, tmp_path: Path) -> None:
    done = office.run("export-site", str(tmp_path / "copy"), "--address", "https://archive.example/karasu/")

    found = check(f"{(tmp_path / 'copy').as_uri()}/")
    assert done.stdout == f"{tmp_path / 'copy'}\n"
    assert found.broken == []
    [page] = (tmp_path / "copy/en/activities").glob("*-court-reporting-in-osh/index.html")
    address = f"https://archive.example/karasu/en/activities/{page.parent.name}/"
    assert f'<link rel="canonical" href="{address}">' in page.read_text()
