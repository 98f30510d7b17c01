"""An installation that runs is backed up, broken and restored, as somebody sees it who works in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..running.installation import Installation, copied
from .conftest import violations

BREAK = """
from django.db import connection
from fieldpost.web.activities.models import Activity
Activity.objects.update(heading="Nothing is left")
connection.cursor().execute("DELETE FROM django_session")
"""


@pytest.fixture
def office(filled: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation with an activity."""
    with copied(filled, tmp_path / "home") as made:
        yield made


def sign_in(page: Page) -> None:
    """Sign in as the editor."""
    page.get_by_label("Email").fill("editor@karasu.example")
    page.get_by_label("Password").fill("a long secret")
    page.locator("main").get_by_role("button", name="Sign In").click()


def test_a_restored_backup_shows_the_data_again_while_the_server_runs(
    browser: Browser, office: Installation, tmp_path: Path
) -> None:
    archive = str(tmp_path / "backup.tar.gz")
    context = browser.new_context(locale="en-GB")
    with office.serving() as (address, _process):
        page = context.new_page()
        page.goto(f"{address}/newsroom/activities/")
        sign_in(page)
        expect(page.get_by_role("link", name="Court reporting in Osh")).to_be_visible()
        office.run("backup", "--to", archive)

        office.python(BREAK)
        shutil.rmtree(office.home / "media")
        page.goto(f"{address}/newsroom/activities/")
        sign_in(page)
        expect(page.get_by_role("link", name="Nothing is left")).to_be_visible()
        office.run("restore", archive, "--replace")

        # Whoever was signed in when the backup was made is so again; others sign in anew.
        page.goto(f"{address}/newsroom/activities/")
        if page.get_by_label("Password").is_visible():
            sign_in(page)
        expect(page.get_by_role("link", name="Court reporting in Osh")).to_be_visible()
        assert violations(page) == []
        [note] = (office.home / "media").rglob("note*.txt")
        assert note.read_bytes() == b"24 journalists met in Osh."
    context.close()


def test_the_page_for_a_fault_is_accessible(browser: Browser, office: Installation) -> None:
    with office.serving() as (address, _process):
        (office.home / "fieldpost.sqlite3").write_bytes(b"nothing that SQLite knows" * 1_000)
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto(f"{address}/newsroom/")

        expect(page.get_by_role("heading", level=1)).to_have_text("The register cannot be reached")
        assert violations(page) == []
        page.close()
