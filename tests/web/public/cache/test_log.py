"""Kept answers in the log of requests: how many of which route, and nothing of who asked."""

from collections.abc import Callable

import pytest
from django.conf import settings

from fieldpost.web.activities.models import Activity
from fieldpost.web.request_log import TOGETHER, KeptAnswers

from .reading import Reader

ShowActivity = Callable[..., Activity]
LANGUAGES = "|".join(code for code, _name in settings.LANGUAGES)
LIST = f"GET /^(?P<language>{LANGUAGES})/activities/(?P<path>(?:[^/]+/[^/]+/)*)$"


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "fieldpost.requests"]


def test_kept_answers_are_told_by_route_and_status(
    reader: Reader, show_activity: ShowActivity, caplog: pytest.LogCaptureFixture
) -> None:
    show_activity()
    shown = reader.get("/en/activities/")
    reader.get("/en/activities/?q=Gulnara")
    caplog.clear()
    for _time in range(3):
        reader.get("/en/activities/", user_agent="Gulnara's telephone")
    reader.get("/en/activities/?q=Gulnara")
    reader.get("/en/activities/", if_none_match=shown.headers["ETag"])
    reader.pages.log.tell()

    assert lines(caplog) == [f"{LIST} 200 kept 4 karasu", f"{LIST} 304 kept 1 karasu"]


def test_what_django_answers_has_the_mission_in_its_line(
    reader: Reader, show_activity: ShowActivity, caplog: pytest.LogCaptureFixture
) -> None:
    show_activity()
    caplog.clear()
    reader.get("/en/activities/")

    [line] = lines(caplog)
    assert line.startswith(f"{LIST} 200 ")
    assert line.endswith(" ms karasu")


def test_they_are_told_together_once_a_second_has_passed(caplog: pytest.LogCaptureFixture) -> None:
    log = KeptAnswers()
    caplog.set_level("INFO", logger="fieldpost.requests")
    for moment in (10.0, 10.5):
        log.tell_at(moment)
        log.add("GET", "<language:language>/", "200", "karasu", now=moment)
    log.tell_at(10.0 + TOGETHER - 0.01)
    assert lines(caplog) == []

    log.tell_at(10.0 + TOGETHER)
    log.tell_at(12.0)
    assert lines(caplog) == ["GET /<language:language>/ 200 kept 2 karasu"]


def test_any_request_lets_them_be_told(
    reader: Reader, show_activity: ShowActivity, caplog: pytest.LogCaptureFixture
) -> None:
    show_activity()
    reader.get("/en/activities/")
    caplog.clear()
    reader.pages.log.add("GET", "<language:language>/", "200", "karasu", now=-TOGETHER)
    reader.get("/newsroom/")

    assert lines(caplog)[0] == "GET /<language:language>/ 200 kept 1 karasu"
