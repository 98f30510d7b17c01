"""Writing the search anew, with the real command."""

from .installation import Installation

SHOW = """
from datetime import UTC, datetime
from fieldpost.web.activities.models import Activity
from fieldpost.web.public.models import ShownActivity, number_of
from fieldpost.web.public.shown import Shown, Words, encode
now = datetime(2031, 5, 20, tzinfo=UTC)
activity = Activity.objects.get()
value = Shown(
    pk=activity.pk, key=activity.key, original_language="en", status="held", kind="workshop", part="organised",
    words={"en": Words(title="Court reporting in Osh", lead="", slug="court", text="")}, shown_at=now, changed_at=now,
)
ShownActivity.objects.create(
    number=number_of(activity.mission_id, now.date(), activity.pk), activity=activity, key=activity.key,
    shown_at=now, changed_at=now, facets="", line="", data=encode(value),
)
"""
FIND = """
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.search import finding
from fieldpost.web.public.search.query import Query
print(finding.count(Query.read("reports"), Mission.objects.get().pk))
"""


def test_what_the_search_lacks_is_found_after_it_was_written_anew(office: Installation) -> None:
    office.python(SHOW)
    before = office.python(FIND)

    done = office.run("reindex")

    assert (before, done.stdout, done.stderr) == ("0\n", "field-mission\t1\n", "")
    assert office.python(FIND) == "1\n"


def test_an_installation_without_a_mission_has_nothing_to_write(fresh_office: Installation) -> None:
    done = fresh_office.run("reindex")

    assert (done.stdout, done.stderr) == ("", "")
