"""From a note to a saved activity, as a person does it without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import How
from fieldpost.web.bulletins.models import StoredBulletin
from fieldpost.web.missions.models import Person
from fieldpost.web.missions.roles import Role

from .conftest import NOTE, TWO, fields_of, only_activity

NEW = "/newsroom/activities/new/"
BY_HAND = "/newsroom/activities/new/form/"


@pytest.fixture
def officer(signed_in: Callable[[Role], Client]) -> Client:
    """The contributor's browser."""
    return signed_in(Role.CONTRIBUTOR)


def test_a_pasted_note_opens_the_form_filled_in_and_is_saved_as_it_was_read(
    officer: Client, save: Callable[..., Any]
) -> None:
    opened = officer.post(NEW, {"note": NOTE})

    answer = save(officer, opened["Location"])

    activity = only_activity()
    assert answer["Location"] == f"/newsroom/activities/{activity.pk}/"
    assert (activity.heading, activity.period, activity.kind) == (
        "Workshop on free media",
        "2031-05-13/2031-05-14",
        "workshop",
    )
    record = activity.record
    assert [fact.value.name for fact in record.people] == ["Aigul Sydykova"]
    assert [record.people[0].origin.how, record.places[0].origin.how] == [How.READ, How.READ]
    assert activity.bulletin == StoredBulletin.objects.get()


def test_the_words_each_fact_was_read_from_stand_beside_it(officer: Client) -> None:
    opened = officer.post(NEW, {"note": NOTE})

    page = officer.get(opened["Location"]).content.decode()

    assert "<mark>24 journalists</mark>" in page
    assert "<mark>13 and 14 May 2031</mark>" in page


def test_what_the_person_corrects_is_typed_and_the_rest_stays_read(officer: Client, save: Callable[..., Any]) -> None:
    opened = officer.post(NEW, {"note": NOTE})

    save(officer, opened["Location"], reach__0__value="26")

    record = only_activity().record
    assert (record.reach[0].value.value, record.reach[0].origin.how) == (26, How.TYPED)
    assert record.places[0].origin.how is How.READ


def test_a_note_that_tells_two_activities_lists_them_and_takes_both_as_drafts(officer: Client) -> None:
    opened = officer.post(NEW, {"note": TWO})
    listed = officer.get(opened["Location"]).content.decode()
    assert "Take all 2 as drafts" in listed
    assert "13–14 May 2031" in listed

    officer.post(opened["Location"], {"number": ["0", "1"]})

    assert set(Activity.objects.values_list("heading", "state")) == {
        ("Workshop on free media", "draft"),
        ("Visit to Batken", "draft"),
    }


def test_what_is_taken_from_a_note_is_not_taken_twice(officer: Client, save: Callable[..., Any]) -> None:
    opened = officer.post(NEW, {"note": TWO})
    first = f"{BY_HAND}?reading={opened['Location'].rstrip('/').rpartition('/')[2]}&number=0"
    save(officer, first)

    again = save(officer, first, titles__en="The same once more")

    assert again.status_code == 200
    assert "This was taken from the note before" in again.content.decode()
    assert "The same once more" in again.content.decode()
    assert Activity.objects.count() == 1


def test_a_note_that_was_taken_before_leads_to_what_was_taken(officer: Client, save: Callable[..., Any]) -> None:
    save(officer, officer.post(NEW, {"note": NOTE})["Location"])

    page = officer.post(NEW, {"note": NOTE}, follow=True).content.decode()

    assert f'href="/newsroom/activities/{only_activity().pk}/"' in page
    assert "Take it as a draft" not in page


def test_a_note_without_an_activity_opens_the_form_with_its_text(officer: Client, save: Callable[..., Any]) -> None:
    opened = officer.post(NEW, {"note": "Қазақша жазылған хат. Бұл мәтін оқылмайды, бірақ сақталады."})

    typed = fields_of(officer.get(opened["Location"]))

    assert [text for name, text in typed.items() if name.startswith("texts-") and "Қазақша" in text]


def test_a_file_that_cannot_be_read_is_refused_in_words_and_the_note_is_kept(officer: Client) -> None:
    broken = SimpleUploadedFile("report.pdf", b"%PDF-1.7 and nothing more")

    answer = officer.post(NEW, {"note": "What I had typed", "file": broken})

    page = answer.content.decode()
    assert "What I had typed" in page
    assert 'role="alert"' in page
    assert StoredBulletin.objects.count() == 0


@pytest.mark.parametrize(("name", "words"), [("list.exe", "is of no kind that can be read"), ("empty.txt", "empty")])
def test_only_files_that_can_be_read_are_taken(officer: Client, name: str, words: str) -> None:
    answer = officer.post(NEW, {"note": "", "file": SimpleUploadedFile(name, b"" if name == "empty.txt" else b"MZ")})

    assert words in answer.content.decode()


def test_an_activity_by_hand(officer: Client, save: Callable[..., Any]) -> None:
    save(
        officer,
        BY_HAND,
        titles__en="Round table on water",
        kind="roundtable",
        period__first="2031-05-20",
        people__0__name="Dana Lee",
        people__0__private="on",
        themes__media="on",
    )

    activity = only_activity()
    assert (activity.heading, activity.period) == ("Round table on water", "2031-05-20")
    assert Person.objects.get().is_private
    assert list(activity.people.values_list("name", "is_public")) == [("Dana Lee", False)]


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    officer: Client, save: Callable[..., Any]
) -> None:
    answer = save(officer, BY_HAND, titles__en="Round table", period__first="2031-02-30", reach__0__who="farmers")

    page = answer.content.decode()
    assert Activity.objects.count() == 0
    assert 'href="#id_period-first"' in page
    assert 'aria-describedby="error_reach-0-value"' in page
    typed = fields_of(answer)
    assert (typed["titles-en"], typed["period-first"], typed["reach-0-who"]) == ("Round table", "2031-02-30", "farmers")


def test_another_row_is_added_without_losing_what_is_typed(officer: Client, save: Callable[..., Any]) -> None:
    answer = save(officer, BY_HAND, people__0__name="Dana Lee", period__first="not a day", add="people")

    typed = fields_of(answer)
    assert (typed["people-rows"], typed["people-0-name"], typed["people-1-name"]) == ("2", "Dana Lee", "")
    assert "Not saved yet" not in answer.content.decode()


def test_a_translation_is_added_beside_the_original(officer: Client, save: Callable[..., Any]) -> None:
    added = save(officer, BY_HAND, titles__en="Round table", add__language="ru")
    fields = fields_of(added) | {"titles-ru": "Круглый стол", "kind": "roundtable"}

    officer.post(BY_HAND, fields)

    assert only_activity().languages == ["en", "ru"]


def test_the_same_form_sent_twice_makes_one_activity(officer: Client) -> None:
    fields = fields_of(officer.get(BY_HAND)) | {"titles-en": "Round table", "kind": "roundtable"}

    first, second = officer.post(BY_HAND, fields), officer.post(BY_HAND, fields)

    assert first["Location"] == second["Location"]
    assert Activity.objects.count() == 1


def test_from_a_similar_one_dates_people_and_numbers_are_not_copied(
    officer: Client, save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    like = record_activity()
    assert "?like=" in officer.get(NEW).content.decode()

    save(officer, f"{BY_HAND}?like={like.pk}", period__first="2031-06-02")

    copy = Activity.objects.exclude(pk=like.pk).get().record
    assert (copy.people, copy.reach, str(copy.period and copy.period.value)) == ((), (), "2031-06-02")
    assert copy.places[0].value == like.record.places[0].value
    assert copy.places[0].origin.reason == "copied from “Workshop on court reporting”"


@pytest.mark.parametrize("role", [Role.READER, Role.APPROVER, Role.PUBLISHER, Role.ADMINISTRATOR])
def test_who_may_not_record_is_refused(signed_in: Callable[[Role], Client], role: Role) -> None:
    client = signed_in(role)

    assert [client.get(NEW).status_code, client.get(BY_HAND).status_code] == [403, 403]


def test_days_without_a_year_in_a_pasted_note_are_of_these_days(officer: Client, save: Callable[..., Any]) -> None:
    today = timezone.localdate()
    told = today.replace(day=1)
    note = f"The Mission held a seminar on water in Osh on {told.day} {told:%B}. Twenty farmers came to it."
    opened = officer.post(NEW, {"note": note})

    save(officer, opened["Location"])

    assert only_activity().period == f"{told:%Y-%m-%d}"


def test_days_without_a_year_in_an_uploaded_file_stay_open(officer: Client) -> None:
    note = b"The Mission held a seminar on water in Osh on 5 May. Many farmers came to it."
    opened = officer.post(NEW, {"file": SimpleUploadedFile("note.txt", note)})

    page = officer.get(opened["Location"]).content.decode()

    assert "when it was written is neither stated nor implied" in page
    assert "--period" not in page
