"""Published issues with their files and errata."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fieldpost.domain import Period
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity
from fieldpost.web.issues.actions import compile_month, correct, publish
from fieldpost.web.issues.models import IssuePage, Publication
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

Ask = Callable[..., Any]
ShowActivity = Callable[..., Activity]

THEN = datetime(2031, 6, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def issue(
    settings: Any, tmp_path: Path, mission: Mission, people: dict[Role, User], show_activity: ShowActivity
) -> IssuePage:
    """The issue of May, published."""
    settings.MEDIA_ROOT = tmp_path / "media"
    show_activity()
    made = compile_month(mission, Period.parse("2031-05"), "en", by=people[Role.EDITOR], now=THEN)
    publish(made, by=people[Role.PUBLISHER], now=THEN, override="a test")
    made.refresh_from_db()
    return made


def test_an_issue_is_told_with_its_files_and_what_was_corrected(
    ask: Ask, mission: Mission, people: dict[Role, User], issue: IssuePage
) -> None:
    correct(issue, text="24 journalists came, not 23.", by=people[Role.PUBLISHER], now=THEN)
    publication = Publication.objects.first()
    assert publication is not None

    [told] = ask("issues")["issues"]

    files = told.pop("files")
    assert told == {
        "month": "2031-05",
        "language": "en",
        "number": 1,
        "title": "Monthly Bulletin",
        "published_at": "2031-06-02T08:00:00Z",
        "sequence": 2,
        "url": f"{mission.address}/2031-05-en/",
        "errata": [{"date": "2031-06-02", "text": "24 journalists came, not 23."}],
    }
    assert [(each["form"], each["media_type"], each["url"]) for each in files][:2] == [
        ("html", "text/html", f"{mission.address}/2031-05-en/"),
        ("pdf", "application/pdf", f"{mission.address}/2031-05-en/issue.pdf"),
    ]
    assert {each["sha256"] for each in files} <= set(publication.files.values())
    for each in files:
        assert Client().get(each["url"].removeprefix(mission.address)).status_code == 200


def test_a_month_has_its_issues_and_another_has_none(ask: Ask, issue: IssuePage) -> None:
    assert ask("issues/2031-05") == ask("issues")
    assert ask("issues/2031-06", 404)["detail"] == "There is no issue of '2031-06'; a month is written as 2031-05."


def test_what_is_not_published_is_not_told(ask: Ask, mission: Mission, people: dict[Role, User]) -> None:
    compile_month(mission, Period.parse("2031-05"), "en", by=people[Role.EDITOR], now=THEN)

    assert ask("issues")["issues"] == []
    ask("issues/2031-05", 404)


def test_issues_take_four_queries(
    ask: Ask, issue: IssuePage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask("issues")

    with django_assert_num_queries(4):
        ask("issues")
