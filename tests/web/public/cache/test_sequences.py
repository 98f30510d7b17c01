"""After any sequence of changes each page of the site, in every language and form, is kept as it would be made now."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldpost import domain
from fieldpost.domain import Kind, OrganisationRole, Period
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Status
from fieldpost.web.issues.actions import compile_month, publish
from fieldpost.web.missions.directory_actions import head_theme, save_entry
from fieldpost.web.missions.models import Dimension, Entry, Mission, Organisation, Place, Theme, ThemeHeading
from fieldpost.web.missions.roles import Role
from tests.web.conftest import NOW, a_record, fact, make_mission, make_user

from .reading import Reader, ask

numbers = count(1)

TITLES = ("Workshop on court reporting", "Meeting on shared rivers", "Course on media law")
DAYS = (date(2030, 4, 2), date(2031, 5, 13), date(2031, 6, 20))
choices = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "kind": st.sampled_from((Kind.WORKSHOP, Kind.MEETING)),
        "status": st.sampled_from((Status.HELD, Status.ANNOUNCED, Status.CANCELLED)),
        "day": st.sampled_from(DAYS),
        "days": st.sampled_from((1, 40)),
        "theme": st.sampled_from(("media", "rivers")),
        "place": st.sampled_from((None, 0, 1)),
        "body": st.sampled_from((None, 0)),
        "languages": st.sampled_from((("en",), ("ru",), ("en", "ru"))),
    }
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("show"), choices),
        st.tuples(st.just("correct"), st.integers(0, 3), choices),
        st.tuples(st.just("withdraw"), st.integers(0, 3)),
        st.tuples(st.just("rename theme"), st.sampled_from(("Media", "Press"))),
        st.tuples(st.just("rename place"), st.sampled_from(("Osh", "Uzgen"))),
        st.tuples(st.just("publish")),
    ),
    min_size=1,
    max_size=5,
)


@dataclass
class Office:
    """A mission whose register the steps change."""

    mission: Mission
    host: str
    user: User
    places: list[Place]
    body: Organisation
    activities: list[Activity] = field(default_factory=list)
    is_published: bool = False

    def take(self, step: tuple[Any, ...]) -> None:
        what, *told = step
        now = NOW + timedelta(hours=next(numbers) % 100)
        if what == "show":
            self._save(None, told[0], now)
        elif what == "correct" and self.activities:
            self._save(self.activities[told[0] % len(self.activities)], told[1], now)
        elif what == "withdraw" and self.activities:
            activity = self.activities[told[0] % len(self.activities)]
            for clearance in Clearance.objects.filter(activity=activity, cleared_version__isnull=False):
                withdraw(clearance, by=self.user, now=now)
        elif what == "rename theme":
            theme = Theme.objects.get(mission=self.mission, key="media")
            head_theme(theme, {"en": told[0]}, since=date(2031, 6, 1), by=self.user, now=now)
        elif what == "rename place":
            self.places[0].name = told[0]
            save_entry(self.places[0], variants=[], by=self.user, now=now)
        elif what == "publish" and not self.is_published:
            self.is_published = True
            issue = compile_month(self.mission, Period.parse("2031-05"), "en", by=self.user, now=now)
            publish(issue, by=self.user, now=now, override="Headquarters agreed by telephone.")

    def _save(self, activity: Activity | None, told: dict[str, Any], now: Any) -> None:
        entry = None if told["place"] is None else self.places[told["place"]]
        day = told["day"]
        record = a_record(
            told["title"],
            titles={language: fact(f"{told['title']} ({language})") for language in told["languages"]},
            texts={language: fact(f"{told['title']}: 24 journalists in Osh.") for language in told["languages"]},
            original_language=told["languages"][0],
            kind=fact(told["kind"]),
            status=fact(told["status"]),
            period=fact(Period.days(day, day + timedelta(days=told["days"] - 1))),
            dimension=fact("human" if told["theme"] == "media" else "economic"),
            themes=(fact(told["theme"]),),
            places=(fact(domain.Place(name=entry.name, country="KG"), entry=entry.pk),) if entry else (),
            organisations=()
            if told["body"] is None
            else (
                fact(domain.Organisation(name=self.body.name, role=OrganisationRole.CO_ORGANISED), entry=self.body.pk),
            ),
        )
        version = Activity.objects.get(pk=activity.pk).version if activity else 0
        saved = save_activity(record, mission=self.mission, by=self.user, now=now, activity=activity, version=version)
        if activity is None:
            self.activities.append(saved)
        for language in told["languages"]:
            clear_as_published(saved, language, by=self.user, now=now)

    @property
    def paths(self) -> list[str]:
        lists = ["", "theme/media/", "theme/rivers/kind/meeting/", "year/2031/", "year/2030/", "status/cancelled/"]
        lists += [f"place/{self.places[0].pk}-osh/", "language/ru/", "since/2031-06-01/"]
        pages = ["", "calendar/", "calendar/2031-05/", "calendar/2031-06/", "places/", "organisations/", "themes/"]
        pages += ["themes/media/", "figures/", "issues/", "issues/2031-05/", "data/", "nothing/"]
        pages += [f"places/{self.places[0].pk}-{name}/" for name in ("osh", "uzgen")]
        pages += [f"organisations/{self.body.pk}-press-council/"]
        pages += [f"activities/{each}" for each in lists]
        pages += [f"activities/{each}{form}" for each in lists[:4] for form in ("feed.atom", "calendar.ics")]
        pages += ["activities/feed.json", "activities/activities.csv", "activities/activities.json"]
        for activity in self.activities:
            slugs = (f"{title.lower().replace(' ', '-')}-{language}" for title in TITLES for language in ("en", "ru"))
            pages += [f"activities/{activity.pk}-{slug}/" for slug in slugs]
        return [*(f"/en/{each}" for each in pages), "/ru/", "/ru/activities/", "/sitemap.xml", "/api/v1/activities"]


def an_office() -> Office:
    number = next(numbers)
    host = f"m{number}.example"
    mission = make_mission(f"m{number}", hostname=host)
    economic = Dimension.objects.create(mission=mission, key="economic", position=2, names={"en": "Economic dimension"})
    theme = Theme.objects.create(mission=mission, dimension=economic, key="rivers", position=1)
    ThemeHeading.objects.create(theme=theme, names={"en": "Shared rivers"})
    user = make_user(f"all{number}@karasu.example", mission, *Role)
    entries: list[Entry] = [
        Place(mission=mission, name="Osh", countries=["KG"]),
        Place(mission=mission, name="Karasuu"),
    ]
    entries.append(Organisation(mission=mission, name="Press Council"))
    for entry in entries:
        save_entry(entry, variants=[], by=user, now=NOW)
    return Office(mission, host, user, entries[:2], entries[2])  # type: ignore[arg-type]


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=steps)
def test_a_kept_page_equals_a_fresh_one(
    reader: Reader, settings: Any, tmp_path: Any, steps: list[tuple[Any, ...]]
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    office = an_office()
    for step in steps:
        office.take(step)
        for path in office.paths:
            kept, fresh = ask(reader.pages, path, host=office.host), ask(reader.django, path, host=office.host)
            assert (path, kept.status, kept.body.decode()) == (path, fresh.status, fresh.body.decode())
    assert reader.pages.counts.kept > 0
