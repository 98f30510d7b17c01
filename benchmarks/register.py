"""A register of any size, from 1,000 to 1,000,000 activities, in invented wording: the newest month is always a busy one.

``fill_register`` writes the rows that ``save_activity`` would, in bulk. Equal arguments give equal registers, but for keys.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db import transaction

from fieldpost.domain import Kind, Organisation, OrganisationRole, Part, Period, Person, Place, Reach
from fieldpost.domain.interchange import encode_json
from fieldpost.gazetteer import fold
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import (
    Activity,
    ActivityOrganisation,
    ActivityPerson,
    ActivityPlace,
    ActivityReach,
    ActivityText,
    ActivityTheme,
    ActivityVersion,
)
from fieldpost.web.activities.models.activity import State
from fieldpost.web.activities.record import Fact, How, Origin, Record, Status
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.names import folded_names

LAST_DAY = date(2031, 5, 31)
YEARS = 20
BUSY = 120
"""So many activities are of the newest month, whatever the size; the others are spread over the years before."""
BATCH = 2_000

TOWNS = tuple(
    f"{first}{last}"
    for first in ("Kara", "Ak", "Kyzyl", "Sary", "Jangy", "Besh", "Tash", "Uch", "Kok", "Toru")
    for last in ("suu", "bulak", "dobo", "korgon", "terek", "kul")
)
GIVEN = ("Aigul", "Bakyt", "Cholpon", "Daniyar", "Elmira", "Farida", "Gulnara", "Ibrahim", "Jyldyz", "Kanat")
FAMILY = ("Abdyrova", "Bekov", "Chynarbek", "Dosaliev", "Esenova", "Fazylov", "Imanova", "Jeenbek", "Kasymov", "Larina")
BODIES = tuple(
    f"{what} of {where}"
    for what in ("Council", "Academy", "Union", "Foundation", "Centre", "Association")
    for where in (
        "Farmers",
        "Judges",
        "Editors",
        "Teachers",
        "Rivers",
        "Border Guards",
        "Villages",
        "Youth",
        "Women",
        "Law",
    )
)
SUBJECTS = (
    "court reporting", "shared rivers", "fair trials", "border management", "local budgets", "mine safety", "school councils",
    "water users", "legal aid", "media law", "village mediation", "household waste", "police training", "voter lists",
)  # fmt: skip
AUDIENCES = ("journalists", "judges", "farmers", "teachers", "officials", "students", "engineers")
DEED = {
    Kind.WORKSHOP: "Workshop on", Kind.TRAINING: "Training on", Kind.MEETING: "Meeting on", Kind.VISIT: "Visit on",
    Kind.CONFERENCE: "Conference on", Kind.ROUNDTABLE: "Roundtable on", Kind.CAMPAIGN: "Campaign for",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what the activities are about."""

    places: list[directory.Place]
    people: list[directory.Person]
    bodies: list[directory.Organisation]
    themes: list[directory.Theme]
    users: list[User]


def fill_register(mission: Mission, users: list[User], count: int, *, seed: int = 1) -> None:
    """Give ``mission``, which has themes, ``count`` activities recorded by ``users``, and the directory they need."""
    cast, rows = drawn_rows(mission, users, count, seed=seed)
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():
            Activity.objects.bulk_create([activity for activity, _record in batch])
            _write_facts(batch, {theme.key: theme for theme in cast.themes})


def drawn_rows(
    mission: Mission, users: list[User], count: int, *, seed: int
) -> tuple[Cast, Iterator[tuple[Activity, Record]]]:
    """Give ``mission`` the directory that ``count`` activities need, and return it and them; they are not saved."""
    draw = Random(seed)  # noqa: S311 - nothing secret is drawn
    cast = _cast(mission, users)
    return cast, _rows(mission, cast, count, draw)


def _cast(mission: Mission, users: list[User]) -> Cast:
    def named(model: Any, names: list[str], **more: Any) -> list[Any]:
        return list(
            model.objects.bulk_create(
                [model(mission=mission, name=name, folded=folded_names(name, {}), **more) for name in names]
            )
        )

    return Cast(
        places=named(directory.Place, list(TOWNS)),
        people=named(directory.Person, [f"{given} {family}" for given in GIVEN for family in FAMILY], office="Head"),
        bodies=named(directory.Organisation, list(BODIES)),
        themes=list(directory.Theme.objects.filter(mission=mission).select_related("dimension")),
        users=users,
    )


def _rows(mission: Mission, cast: Cast, count: int, draw: Random) -> Iterator[tuple[Activity, Record]]:
    span = YEARS * 365
    for number in range(count):
        back = draw.randrange(31) if number < BUSY else 31 + (number * span) // max(count, 1)
        first = LAST_DAY - timedelta(days=back)
        record = _record(cast, draw, first, first + timedelta(days=draw.choice((0, 0, 0, 1, 2, 4))))
        at = datetime(first.year, first.month, first.day, 9, 30, tzinfo=UTC)
        by = draw.choice(cast.users)
        theme = next(each for each in cast.themes if each.key == record.themes[0].value)
        period = record.period
        assert period is not None
        yield (
            Activity(
                mission=mission,
                version=1,
                state=draw.choices(list(State), weights=(10, 5, 2, 83))[0],
                heading=record.heading[:400],
                original_language="en",
                languages=list(record.languages),
                status=record.status.value.value,
                kind=record.kind.value.value,
                part=record.part.value.value,
                period=str(period.value),
                first_day=period.value.first,
                last_day=period.value.last,
                sort_day=first,
                is_public=True,
                dimension=theme.dimension,
                recorded_by=by,
                recorded_at=at,
                changed_by=by,
                changed_at=at,
            ),
            record,
        )


def _record(cast: Cast, draw: Random, first: date, last: date) -> Record:
    origin = Origin(how=How.TYPED, by="Contributor", at=datetime(first.year, first.month, first.day, tzinfo=UTC))

    def fact(value: Any, entry: int | None = None) -> Fact[Any]:
        return Fact(value=value, origin=origin, entry=entry)

    kind, subject = draw.choice(list(Kind)), draw.choice(SUBJECTS)
    title = f"{DEED.get(kind, 'Work on')} {subject}"
    where = draw.choices(cast.places, weights=_weights(cast.places), k=draw.choice((1, 1, 1, 2)))
    who, body = (
        draw.choices(cast.people, weights=_weights(cast.people))[0],
        draw.choices(cast.bodies, weights=_weights(cast.bodies))[0],
    )
    heads, audience = draw.randrange(8, 60), draw.choice(AUDIENCES)
    themes = draw.sample(cast.themes, k=min(len(cast.themes), draw.choice((1, 1, 2))))
    text = (
        f"The Mission brought together {heads} {audience} in {where[0].name} to work on {subject}. "
        f"{who.name}, Head of the {body.name}, opened it. The participants agreed on a plan for the coming year, and on who "
        "in each district is to see to it."
    )
    titles, texts = {"en": fact(title)}, {"en": fact(text)}
    if draw.random() < 0.6:
        titles["ru"], texts["ru"] = (
            fact(f"Семинар: {subject}"),
            fact(f"Миссия собрала {heads} участников в {where[0].name}."),
        )
    if draw.random() < 0.06:
        titles["kk"] = fact(f"Семинар: {subject}")
    return Record(
        original_language="en",
        status=fact(draw.choices(list(Status), weights=(8, 88, 2, 2))[0]),
        kind=fact(kind),
        part=fact(draw.choice(list(Part))),
        titles=titles,
        texts=texts,
        period=fact(Period.days(first, last)),
        dimension=fact(themes[0].dimension.key),
        themes=tuple(fact(theme.key) for theme in themes),
        places=tuple(fact(Place(name=place.name, country="KG"), place.pk) for place in dict.fromkeys(where)),
        people=(fact(Person(name=who.name, office="Head", body=body.name), who.pk),),
        organisations=(fact(Organisation(name=body.name, role=OrganisationRole.CO_ORGANISED), body.pk),),
        reach=(fact(Reach(value=heads, who=audience)),),
    )


def _weights(entries: list[Any]) -> list[float]:
    """Return how often each is drawn: a few very often, most seldom."""
    return [1 / (place + 2) for place in range(len(entries))]


def _write_facts(batch: list[tuple[Activity, Record]], themes: dict[str, directory.Theme]) -> None:
    rows: dict[Any, list[Any]] = {}

    def add(model: Any, activity: Activity, position: int | None = None, **columns: Any) -> None:
        if position is not None:
            columns |= {"position": position, "is_public": True}
        rows.setdefault(model, []).append(model(activity=activity, **columns))

    for activity, record in batch:
        add(
            ActivityVersion,
            activity,
            number=1,
            data=json.loads(encode_json(record, indent=0)),
            saved_by=activity.changed_by,
            saved_by_name=str(activity.changed_by),
            saved_at=activity.changed_at,
        )
        day = activity.sort_day
        for language in record.languages:
            title = record.titles[language].value
            text = record.texts[language].value if language in record.texts else ""
            add(ActivityText, activity, language=language, title=title, folded=fold(title), text=text, is_public=True)
        for at, place in enumerate(record.places):
            add(ActivityPlace, activity, at, place_id=place.entry, name=place.value.name, country="KG", sort_day=day)
        for at, person in enumerate(record.people):
            add(
                ActivityPerson,
                activity,
                at,
                person_id=person.entry,
                name=person.value.name,
                office="Head",
                sort_day=day,
            )
        for at, body in enumerate(record.organisations):
            role = body.value.role.value
            names = {"organisation_id": body.entry, "name": body.value.name, "role": role, "is_partner": True}
            add(ActivityOrganisation, activity, at, **names, sort_day=day)
        for at, theme in enumerate(record.themes):
            add(ActivityTheme, activity, at, theme=themes[theme.value], sort_day=day)
        for at, reach in enumerate(record.reach):
            heads = {"value": reach.value.value, "who": reach.value.who, "planned": False, "approximate": False}
            add(ActivityReach, activity, at, **heads)
    for model, each in rows.items():
        model.objects.bulk_create(each, batch_size=BATCH)
