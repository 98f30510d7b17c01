"""Importing a table with bad rows in a real browser: upload, columns, check, import, mend, import the rest."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from .conftest import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TABLE = """Title;Date;Type;Place;Participants;Theme
Workshop on court reporting;13-14 May 2031;Workshop;Osh (KG);24 journalists;Free media
Meeting on shared rivers;03/04/2031;Meeting;Batken;;
Visit to the border post;31.02.2031;Ball;Talas;many;
Roundtable on school councils;20.05.2031;Roundtable;Naryn;;
"""


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1440, False)])
def test_a_table_with_bad_rows_is_imported_and_the_bad_rows_are_mended(
    at_work: Callable[..., Page], mission: Mission, tmp_path: Path, width: int, dark: bool
) -> None:
    page = at_work(Role.EDITOR, width=width, dark=dark)
    old = tmp_path / "old.csv"
    old.write_text(TABLE, encoding="cp1251")
    page.goto("/newsroom/activities/")
    page.get_by_role("link", name="Import a table").click()
    assert violations(page) == []
    page.get_by_label("Table", exact=True).set_input_files(old)
    page.get_by_role("button", name="Upload").click()

    expect(page.get_by_label("Date", exact=True)).to_have_value("period")
    assert violations(page) == []
    page.get_by_role("button", name="Check the rows").click()

    expect(page.get_by_text("2 rows become activities")).to_be_visible()
    expect(page.get_by_text("There is no such day: the calendar has no 2031-02-31.")).to_be_visible()
    expect(page.get_by_text("It can be read in two ways")).to_be_visible()
    assert violations(page) == []
    assert overflow(page) == 0
    assert Activity.objects.count() == 0
    page.get_by_role("button", name="Import 2 rows").click()

    expect(page.get_by_text("2 rows were imported.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Rejected: 2").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the rejected rows").click()
    rest = tmp_path / "rest.csv"
    mended = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rest.write_text(mended.replace("03/04/2031", "3 April 2031"), encoding="utf-8")
    page.goto("/newsroom/activities/import/")
    page.get_by_label("Table", exact=True).set_input_files(rest)
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("button", name="Check the rows").click()
    page.get_by_role("button", name="Import 1 row").click()
    expect(page.get_by_text("1 row was imported.")).to_be_visible()
    page.get_by_role("link", name="To the activities you recorded").click()

    expect(page.locator(".lines h2")).to_have_count(3)
    assert violations(page) == []
    assert overflow(page) == 0
    assert Activity.objects.count() == 3


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
