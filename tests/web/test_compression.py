"""What goes over a weak line."""

import gzip
from collections.abc import Callable
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.roles import Role


def test_a_page_is_compressed_for_a_browser_that_takes_it(signed_in: Callable[[Role], Client]) -> None:
    browser = signed_in(Role.EDITOR)

    plain = browser.get("/newsroom/activities/")
    compressed = browser.get("/newsroom/activities/", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in plain.headers
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert b"<h1>" in gzip.decompress(compressed.content)


def test_the_form_with_its_style_sheets_and_script_weighs_less_than_50_kilobytes(
    signed_in: Callable[[Role], Client], record_activity: Callable[..., Activity]
) -> None:
    address = f"/newsroom/activities/{record_activity().pk}/edit/"
    page = signed_in(Role.EDITOR).get(address, headers={"accept-encoding": "gzip"})
    names = ("newsroom.css", "activities.css", "activities.js")
    files = [finders.find(f"newsroom/{name}") for name in names]

    assert None not in files
    beside = sum(len(gzip.compress(Path(str(file)).read_bytes())) for file in files)
    assert len(page.content) + beside < 50_000
