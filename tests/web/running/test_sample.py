"""The sample in a newsroom of its own, with the real command."""

from pathlib import Path

from fieldpost.web.clock import FIRST_DAY
from fieldpost.web.sample import ACCOUNTS, PASSWORD

from .installation import Installation

SAMPLE = str(Path(__file__).parents[3] / "sample")
LOOK = """
from collections import Counter
from django.utils import timezone
from fieldpost.web.activities.models import Activity, NextStep
from fieldpost.web.issues.models import IssuePage, Publication
from fieldpost.web.missions.models import Person
print(Publication.objects.count(), IssuePage.objects.filter(publications=None).count())
print(sorted(IssuePage.objects.exclude(publications=None).values_list("number", "language")))
print(sorted(Counter(Activity.objects.filter(recorded_at__gt="2031-05-28T00:00Z", bulletin__is_public=False)
    .values_list("state", flat=True)).items()))
print(NextStep.objects.count(), list(Person.objects.filter(is_private=True).values_list("name", flat=True)))
print(timezone.now().date().isoformat())
"""


def test_the_sample_fills_every_page_and_lives_in_its_own_month(fresh_office: Installation) -> None:
    first = fresh_office.run("manage", "load_sample", SAMPLE)
    again = fresh_office.run("manage", "load_sample", SAMPLE)

    assert [role.value for role in ACCOUNTS if f"{role.value}@odn-bishkek.example" not in first.stdout] == []
    assert PASSWORD in first.stdout
    assert again.stdout == first.stdout
    assert again.stderr == ""
    issues, numbers, states, more, today = fresh_office.python(LOOK).splitlines()
    assert issues == "10 1"
    assert numbers == str(
        [(1, "en"), (1, "ru"), (2, "en"), (2, "ru"), (3, "en"), (4, "en"), (5, "en"), (6, "en"), (7, "en"), (8, "en")]
    )
    assert states == "[('cleared', 3), ('draft', 2), ('returned', 1), ('waiting', 2)]"
    assert more == "4 ['Gulnara Abdyldaeva']"
    assert today == FIRST_DAY.isoformat()


def test_the_sample_does_not_come_into_an_office_that_has_a_mission(office: Installation) -> None:
    done = office.run("serve", "--sample", SAMPLE, "--bind", "127.0.0.1:8397", check=False)

    assert done.returncode == 1
    assert f"{office.home} has other missions; give the sample a folder: FIELDPOST_HOME=..." in done.stderr
