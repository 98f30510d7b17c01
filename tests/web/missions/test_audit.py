"""The audit log: what is done is added, and nobody changes it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from fieldpost.web.accounts.models import User
from fieldpost.web.missions import audit
from fieldpost.web.missions.audit_words import WHAT
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW
from .test_directory import Browsers, text_of

WEB = Path(__file__).parents[3] / "src" / "fieldpost" / "web"
LOG = "/newsroom/mission/audit/"


@pytest.mark.parametrize(
    "statement",
    ["UPDATE missions_auditentry SET actor = 'Nobody'", "DELETE FROM missions_auditentry"],
    ids=["update", "delete"],
)
def test_the_database_refuses_to_change_the_audit_log(mission: Mission, statement: str) -> None:
    audit.record("mission-changed", mission=mission, by="Admin", now=NOW)

    with (
        pytest.raises(DatabaseError, match="rows of missions_auditentry are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert list(AuditEntry.objects.values_list("actor", flat=True)) == ["Admin"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", [1, 2])
def test_the_tables_are_emptied_between_tests_that_commit(time: int) -> None:
    audit.record("mission-changed", mission=None, by="Admin", now=NOW)

    assert AuditEntry.objects.count() == 1
    with pytest.raises(DatabaseError, match="never changed"):
        AuditEntry.objects.all().delete()


def test_the_log_is_filtered_by_person_what_and_day(
    mission: Mission, people: dict[Role, User], signed_in: Browsers
) -> None:
    audit.record("entry-added", mission=mission, by=people[Role.EDITOR], now=NOW, subject=mission)
    audit.record("members-changed", mission=mission, by=people[Role.ADMINISTRATOR], now=NOW + timedelta(days=1))
    audit.record("entry-added", mission=None, by="Another mission's", now=NOW)
    browser = signed_in(Role.ADMINISTRATOR)

    def rows(query: str) -> int:
        return text_of(browser, f"{LOG}?{query}").count("<time ")

    assert (rows(""), rows("what=entry-added"), rows("who=Editor"), rows("who=Publisher")) == (2, 1, 1, 0)
    assert (rows("first=2031-05-21"), rows("last=2031-05-20"), rows("first=nonsense")) == (1, 1, 2)


def test_every_deed_that_is_noted_has_words() -> None:
    noted = {
        what
        for file in WEB.rglob("*.py")
        for what in re.findall(r"audit\.record\(\s*\"([a-z-]+)\"", file.read_text(encoding="utf-8"))
    }

    assert noted - WHAT.keys() == set()
