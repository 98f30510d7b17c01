"""The forms of a list, before readers that others wrote: also with words that want to get out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from fieldpost.web.public.forms.atom import render_atom
from fieldpost.web.public.forms.calendar import render_list, render_one
from tests.web.public.forms.conftest import ORIGIN, SHOWN_AT, a_hostile, a_listing, a_shown, a_site

Check = Callable[[Iterable[Path]], dict[str, list[str]]]

ACTIVITIES = [a_shown(), a_shown(2, "2031-06"), a_shown(3, "2031-06-03?", status="cancelled"), a_hostile()]
BAD_FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><title>No id</title><entry><title>A & B</title></entry></feed>'


def kept(path: Path, data: bytes | None) -> Path:
    assert data is not None
    path.write_bytes(data)
    return path


def test_every_feed_is_understood(tmp_path: Path, check_feeds: Check) -> None:
    whole = replace(a_listing(), older=f"{ORIGIN}/older", withdrawn=((f"{9:032x}", SHOWN_AT),))
    files = [
        kept(tmp_path / "whole.atom", render_atom(whole, [*ACTIVITIES[:3], a_shown(4)])),
        kept(tmp_path / "hostile.atom", render_atom(a_listing(), [a_hostile()])),
        kept(tmp_path / "empty.atom", render_atom(a_listing(), [])),
    ]

    assert set(map(tuple, check_feeds(files).values())) == {()}


def test_every_calendar_is_understood(tmp_path: Path, check_calendars: Check) -> None:
    files = [
        kept(tmp_path / "whole.ics", render_list(a_listing(), ACTIVITIES[:3], older=2)),
        kept(tmp_path / "hostile.ics", render_list(a_listing(), [a_hostile()])),
        kept(tmp_path / "one.ics", render_one(a_shown(status="postponed"), a_site(), "ru")),
    ]

    assert set(map(tuple, check_calendars(files).values())) == {()}


def test_the_judge_of_feeds_finds_what_is_wrong(tmp_path: Path, check_feeds: Check) -> None:
    [problems] = check_feeds([kept(tmp_path / "bad.atom", BAD_FEED.encode())]).values()

    assert {"the feed has no id", "an entry has no id"} <= set(problems)
