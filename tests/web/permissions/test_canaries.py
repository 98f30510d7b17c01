"""What is internal is planted in every field that can hold it, and looked for in all that a reader or a stranger gets."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from django.test import Client

from fieldpost.domain import Document, Evidence, Organisation, OrganisationRole, Person, Place, Reach
from fieldpost.publishing import FORMATS
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import NextStep, StoredFile
from fieldpost.web.activities.record import AttachedFile, How, Origin, Picture, Publicity, Record
from fieldpost.web.issues.actions import publish
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.models import Person as KnownPerson
from fieldpost.web.missions.models import Place as KnownPlace
from fieldpost.web.missions.roles import ALLOWED, Role

from ..conftest import NOW, a_record, fact
from .conftest import World, make_world, newsroom

CANARY = "kanarienvogel"
EVIDENCE = Evidence(exact="24 journalists", prefix=f"{CANARY} told ", suffix=f" of {CANARY}", start=0, end=14)
TYPED = Origin(how=How.READ, by=f"{CANARY} typist", at=NOW, reason=f"{CANARY} reason", evidence=(EVIDENCE,))
ALWAYS_PUBLIC = {"original_language", "status", "kind", "part"}
"""What says what an activity is; where that is secret, nothing of it is published."""


def secret(value: Any) -> Any:
    """Return a fact that a person said is internal."""
    return fact(value, publicity=Publicity.INTERNAL)


def planted(mission: Mission, file: StoredFile) -> dict[str, Any]:
    """Return for every field of a record an internal fact, beside a public one where there can be two."""
    private = KnownPerson.objects.create(mission=mission, name=f"{CANARY} private", office="Head", is_private=True)
    house = KnownPlace.objects.create(mission=mission, name=f"{CANARY} house", at_risk=True, note=CANARY)
    KnownPerson.objects.create(mission=mission, name="Bermet Alieva", office="Head", note=CANARY)
    told = a_record()
    return {
        "titles": {"en": replace(told.titles["en"], origin=TYPED), "ru": secret(f"{CANARY} title")},
        "texts": {"en": replace(told.texts["en"], origin=TYPED), "ru": secret(f"{CANARY} text")},
        "period": replace(told.period, origin=TYPED),  # type: ignore[type-var]
        "dimension": replace(told.dimension, origin=TYPED),  # type: ignore[type-var]
        "themes": tuple(replace(each, origin=TYPED) for each in told.themes),
        "places": (*told.places, fact(Place(name=house.name), entry=house.pk), secret(Place(name=f"{CANARY} yard"))),
        "people": (
            fact(Person(name=private.name, office="Head"), entry=private.pk),
            fact(Person(name=f"{CANARY} without office")),
            secret(Person(name=f"{CANARY} chosen", office="Head")),
        ),
        "organisations": (secret(Organisation(name=f"{CANARY} body", role=OrganisationRole.FUNDED)),),
        "reach": (*told.reach, secret(Reach(value=7, who=f"{CANARY} widows"))),
        "documents": (secret(Document(title=f"{CANARY} list", sort="list")),),
        "links": (secret(f"https://{CANARY}.example/"),),
        "photos": (fact(Picture(file=file.pk, captions={"en": f"{CANARY} face"}, credit=CANARY)),),
        "files": (fact(AttachedFile(file=file.pk, title=f"{CANARY} paper")),),
        "notes": fact(f"{CANARY} notes"),
    }


@pytest.fixture
def full(mission: Mission, people: dict[Role, User]) -> World:
    """A mission whose activities hold something internal in every field."""
    world = make_world(mission, people, facts=lambda file: planted(mission, file))
    NextStep.objects.update(what=f"{CANARY} step")
    return world


def test_every_field_is_planted(mission: Mission) -> None:
    assert {each.name for each in fields(Record)} - ALWAYS_PUBLIC == set(planted(mission, StoredFile(pk=1)))


def test_nothing_internal_is_published_in_any_form(full: World) -> None:
    issue = IssuePage.objects.get()
    publish(issue, by=full.people[Role.PUBLISHER], now=NOW, override="a test")
    stranger = Client()
    answers = {name: stranger.get(f"/{issue.slug}/issue.{name}") for name in FORMATS}
    answers["page"] = stranger.get(f"/{issue.slug}/")
    told = {name: words_of(b"".join(answer)) for name, answer in answers.items()}

    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert all("court reporting" in words for words in told.values())
    assert [name for name, words in told.items() if CANARY in words] == []


def test_a_reader_of_the_newsroom_is_told_nothing_internal(mission: Mission, people: dict[Role, User]) -> None:
    def in_one_language(file: StoredFile) -> dict[str, Any]:
        # An activity with an internal translation is not shown to readers at all.
        facts = planted(mission, file)
        return facts | {name: {"en": facts[name]["en"]} for name in ("titles", "texts")}

    told = dict(pages(make_world(mission, people, facts=in_one_language), Role.READER))

    assert "court reporting" in told["activities:list"]
    assert "24" in told["activities:activity"]
    assert "journalists" in told["activities:activity"]
    assert [name for name, words in told.items() if CANARY in words] == []


def test_who_works_in_the_mission_is_told(full: World) -> None:
    told = dict(pages(full, Role.EDITOR))

    assert CANARY in told["activities:activity"]


def test_an_export_holds_nothing_internal_unless_it_is_asked_for(full: World) -> None:
    browser = Client()
    browser.force_login(full.people[Role.EDITOR])
    answers = {form: browser.post("/newsroom/activities/export/", {"format": form}) for form in ("csv", "json")}
    told = {form: words_of(b"".join(answer)) for form, answer in answers.items()}

    assert all("court reporting" in words for words in told.values())
    assert [form for form, words in told.items() if CANARY in words] == []


def pages(world: World, role: Role) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of every page of the newsroom that ``role`` may open."""
    browser = Client()
    browser.force_login(world.people[role])
    rights = {right.value for right, roles in ALLOWED.items() if role in roles}
    for address in newsroom():
        if address.right in rights:
            answer = browser.get(world.path(address))
            yield address.name, words_of(b"".join(answer))


def words_of(data: bytes) -> str:
    """Return what can be found in an answer, in small letters."""
    if data.startswith(b"%PDF"):
        text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
        return " ".join(text.casefold().split())
    return data.decode("utf-8", errors="replace").casefold()
