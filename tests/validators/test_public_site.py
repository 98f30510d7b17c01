"""The public site of an installation that runs, before judges that others wrote: each kind of page, and its calendars."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.web.running.installation import Installation, database_of_its_own, get

Check = Callable[[Iterable[Path]], dict[str, list[str]]]

CLEAR = """
from datetime import UTC, datetime
from fieldpost.domain import Kind, Organisation, OrganisationRole, Part, Period, Person, Place, Reach
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, withdraw
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Fact, How, Origin, Record, Status
from fieldpost.web.issues.actions import compile_month, publish
from fieldpost.web.missions import models as directory

now = datetime(2031, 6, 2, 8, 0, tzinfo=UTC)
mission, user = directory.Mission.objects.get(), User.objects.get()
mission.profile["languages"] = ["en", "ru"]
mission.save()
human = directory.Dimension.objects.create(mission=mission, key="people", position=1, names={"en": "People & <rights>"})
theme = directory.Theme.objects.create(mission=mission, dimension=human, key="press", position=0)
directory.ThemeHeading.objects.create(theme=theme, names={"en": "Free press", "ru": "Свободная пресса"})
osh = directory.Place.objects.create(mission=mission, name="Osh", folded="osh", latitude=40.53, longitude=72.8, countries=["KG"])
valley = directory.Place.objects.create(
    mission=mission, name='"Upper" <valley>', folded="upper valley", latitude=41.0, longitude=74.0, precision="area"
)
club = directory.Organisation.objects.create(mission=mission, name="Club of <Press> & Law", folded="club of press law")
def fact(value, **more):
    return Fact(value=value, origin=Origin(how=How.TYPED, by="Editor", at=now), **more)
statuses = [Status.HELD, Status.HELD, Status.ANNOUNCED, Status.CANCELLED, Status.POSTPONED]
periods = ["2031-05-{0:02}", "2031-05-{0:02}/2031-06-03", "2031-06-{0:02}", "2031-05", "2031-05-{0:02}?"]
for number in range(60):
    day = number % 28 + 1
    activity = save_activity(
        Record(
            original_language="en" if number % 3 else "ru", status=fact(statuses[number % 5]),
            kind=fact(list(Kind)[number % 16]), part=fact(Part.ORGANISED),
            titles={
                "en": fact(f"Courts & press <no. {number}>, “said \\\\ told”; " + "very " * (number % 30) + "long"),
                "ru": fact(f"Суды и пресса, № {number}"),
            },
            texts={
                "en": fact("The Mission brought together 24 journalists.\\n\\nThey asked: <script>why?</script> & more."),
                "ru": fact("Миссия собрала 24 журналиста."),
            },
            period=fact(Period.parse(periods[number % 5].format(day))), dimension=fact("people"), themes=(fact("press"),),
            places=(fact(Place(name=osh.name), entry=osh.pk), fact(Place(name=valley.name), entry=valley.pk)),
            people=(fact(Person(name="Aigul Sydykova", office="Head", body="Press Council")),),
            organisations=(fact(Organisation(name=club.name, role=OrganisationRole.HOSTED), entry=club.pk),),
            reach=(fact(Reach(value=24, who="journalists")),),
        ),
        mission=mission, by=user, now=now,
    )
    for language in ("en", "ru"):
        clearance = clear_as_published(activity, language, by=user, now=now)
        if number == 0:
            withdraw(clearance, by=user, now=now)
issue = compile_month(mission, Period.parse("2031-05"), "en", by=user, now=now)
publish(issue, by=user, now=now)
_draft, gone, shown = Activity.objects.order_by("pk").values_list("pk", flat=True)[:3]
print(osh.pk, valley.pk, club.pk, gone, shown)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[int]]]:
    """The address of a site with 59 activities of every status in two languages, and the ids that ``CLEAR`` prints."""
    with database_of_its_own() as environment:
        office = Installation(tmp_path_factory.mktemp("site") / "home", environment)
        office.home.mkdir()
        office.run("manage", "prepare")
        office.fill()
        ids = [int(word) for word in office.python(CLEAR).split()]
        with office.serving() as (address, _process):
            yield address, ids


def taken(folder: Path, origin: str, addresses: Iterable[str], ending: str, status: int = 200) -> list[Path]:
    """Take what is at ``addresses`` into files."""
    files = []
    for address in addresses:
        found, text = get(f"{origin}{address}")
        assert found == status, f"{address}: {found}"
        files.append(folder / f"{address.strip('/').replace('/', '_').replace('?', '_') or 'home'}{ending}")
        files[-1].write_bytes(text.encode())
    return files


def wrong(problems: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the files that have problems."""
    return {Path(file).name: found for file, found in problems.items() if found}


def test_every_kind_of_page_is_valid_html_in_each_language(
    site: tuple[str, list[int]], tmp_path: Path, check_html: Check
) -> None:
    origin, (osh, valley, club, gone, shown) = site
    rest = [
        *("", "activities/", "activities/?q=press+why", "activities/?q=nothing", "activities/theme/press/year/2031/"),
        *(f"activities/{shown}-x/", "calendar/", "calendar/2031-05/", "places/", "places/year/2031/"),
        *(f"places/{osh}-osh/", f"places/{valley}-x/", "organisations/", f"organisations/{club}-x/"),
        *("themes/", "themes/press/", "figures/", "figures/year/2031/", "issues/", "data/", "data/api/"),
        *("about/", "contact/", "accessibility/", "privacy/"),
    ]
    pages = taken(tmp_path, origin, [f"/{language}/{each}" for language in ("en", "ru") for each in rest], ".html")
    pages += taken(tmp_path, origin, ["/en/issues/2031-05/"], ".html")
    pages += taken(tmp_path, origin, [f"/en/activities/{gone}-x/"], ".html", status=410)
    pages += taken(tmp_path, origin, ["/en/no-such-page/"], ".html", status=404)

    assert wrong(check_html(pages)) == {}


def test_every_calendar_is_understood_by_all_its_readers(
    site: tuple[str, list[int]], tmp_path: Path, check_calendars: Check
) -> None:
    origin, (_osh, _valley, club, _gone, shown) = site
    rest = ["", "theme/press/", f"organisation/{club}-x/"]
    lists = [f"/{language}/activities/{each}calendar.ics" for language in ("en", "ru") for each in rest]

    files = taken(tmp_path, origin, [*lists, f"/en/activities/{shown}-x/calendar.ics"], ".ics")

    # Twelve are known to be some time in May: no day of a calendar is theirs.
    assert [file.read_text().count("BEGIN:VEVENT") for file in files] == [47, 47, 47, 47, 47, 47, 1]
    assert wrong(check_calendars(files)) == {}
