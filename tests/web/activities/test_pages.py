"""The page of an activity, its history, its files, and the bulletin behind it."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from fieldpost.domain import Person, Reach
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.accept import accept_reading
from fieldpost.web.activities.files import FileRefusedError, paper_type, redrawn
from fieldpost.web.activities.models import Activity, Connection, StoredFile
from fieldpost.web.activities.models.activity import State
from fieldpost.web.activities.record import AttachedFile, Picture, Publicity
from fieldpost.web.activities.wording import in_words
from fieldpost.web.bulletins.actions import store_and_read
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, fact
from .conftest import NOTE
from .test_editing import address, meanwhile

GPS = 0x8825


def a_photo(size: tuple[int, int] = (40, 20), *, orientation: int = 6) -> bytes:
    """Return a JPEG as a phone makes it: lying on its side, with the place in it."""
    picture, out = Image.new("RGB", size, "green"), io.BytesIO()
    exif = picture.getexif()
    exif[0x0112] = orientation
    exif[0x010F] = "Phone Maker"
    exif.get_ifd(GPS)[1] = "N"
    picture.save(out, "JPEG", exif=exif, comment=b"canary in the comment")
    return out.getvalue()


def test_a_photo_is_drawn_anew_upright_and_without_the_place(mission: Mission) -> None:
    data, media_type, size = redrawn(a_photo(), name="photo.jpg")

    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.size, size, media_type) == ((20, 40), (20, 40), "image/jpeg")
        assert dict(picture.getexif()) == {}
    assert b"Phone Maker" not in data
    assert b"canary" not in data


def test_a_clear_picture_stays_a_png() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")

    assert redrawn(out.getvalue(), name="logo.png")[1] == "image/png"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"GIF89a", "JPEG or PNG"),
        (a_photo((400, 200))[:600], "damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "JPEG or PNG"),
    ],
)
def test_what_is_no_photo_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(FileRefusedError, match=words):
        redrawn(data, name="photo.jpg")


def test_a_photo_with_too_many_pixels_is_refused_before_it_is_opened() -> None:
    out = io.BytesIO()
    Image.new("1", (10_000, 7_000)).save(out, "PNG")

    with pytest.raises(FileRefusedError, match="70 million pixels"):
        redrawn(out.getvalue(), name="wall.png")


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.7\n", "a.doc", "application/pdf"),
        ("Программа".encode(), "agenda.txt", "text/plain"),
        (b"name;town\n", "list.csv", "text/csv"),
    ],
)
def test_a_paper_is_known_by_what_is_in_it(data: bytes, name: str, media_type: str) -> None:
    assert paper_type(data, name=name)[0] == media_type


@pytest.mark.parametrize("data", [b"<html><script>alert(1)</script>", b"MZ\x90\x00", b"PK\x03\x04broken"])
def test_a_paper_that_may_do_harm_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefusedError):
        paper_type(data, name="agenda.pdf")


def test_a_photo_is_sent_with_its_words_and_shown_to_members_only(
    signed_in: Callable[[Role], Client], save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()

    save(
        signed_in(Role.EDITOR),
        address(activity),
        photos__0__upload=SimpleUploadedFile("IMG_1.jpg", a_photo()),
        **{"photos-0-caption-en": "At the workshop", "photos-0-credit": "A. Press"},
    )

    activity.refresh_from_db()
    [photo] = activity.record.photos
    assert (photo.value.captions, photo.value.credit) == ({"en": "At the workshop"}, "A. Press")
    sent = signed_in(Role.EDITOR).get(address(activity, f"files/{photo.value.file}/"))
    assert sent["Content-Type"] == "image/jpeg"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "Phone Maker" not in b"".join(sent.streaming_content).decode("latin-1")  # type: ignore[attr-defined]
    Activity.objects.update(state=State.CLEARED)
    assert signed_in(Role.READER).get(address(activity, f"files/{photo.value.file}/")).status_code == 404
    assert Client().get(address(activity, f"files/{photo.value.file}/")).status_code == 302


def test_a_file_that_is_refused_leaves_the_rest_of_the_form_as_it_was(
    signed_in: Callable[[Role], Client], save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    answer = save(
        signed_in(Role.EDITOR),
        address(record_activity()),
        titles__en="Seminar",
        files__0__upload=SimpleUploadedFile("run.exe", b"MZ\x90\x00"),
    )

    page = answer.content.decode()
    assert "run.exe is of no kind that is kept here" in page
    assert 'value="Seminar"' in page


def test_a_file_that_is_stored_stays_with_the_form_when_something_else_is_wrong(
    signed_in: Callable[[Role], Client], save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    answer = save(
        signed_in(Role.EDITOR),
        address(record_activity()),
        period__first="no day",
        files__0__upload=SimpleUploadedFile("agenda.txt", b"9:00 Opening"),
    )

    stored = StoredFile.objects.get()
    page = answer.content.decode()
    assert f'name="files-0-file" value="{stored.pk}"' in page
    assert 'value="agenda"' in page


def test_a_reader_sees_public_facts_of_what_is_cleared_and_no_others(
    signed_in: Callable[[Role], Client], mission: Mission, record_activity: Callable[..., Activity]
) -> None:
    stored = StoredFile.objects.create(
        mission=mission, name="list.pdf", media_type="application/pdf", sha256="0" * 64, size=1, stored_at=NOW
    )
    canaries = {
        "notes": fact("canary-notes"),
        "people": (fact(Person(name="canary-person")), fact(Person(name="Aigul Sydykova", office="Head"))),
        "reach": (fact(Reach(value=3, who="canary-reach"), publicity=Publicity.INTERNAL),),
        "files": (fact(AttachedFile(file=stored.pk, title="canary-file")),),
        "photos": (fact(Picture(file=stored.pk, captions={"en": "canary-photo"})),),
    }
    activity = record_activity(**canaries)
    activity.next_steps.create(what="canary-step")
    other = record_activity("canary-draft")
    Connection.objects.create(earlier=activity, later=other)
    assert signed_in(Role.READER).get(address(activity, "")).status_code == 404
    Activity.objects.filter(pk=activity.pk).update(state=State.CLEARED)

    page = signed_in(Role.READER).get(address(activity, "")).content.decode()
    whole = signed_in(Role.EDITOR).get(address(activity, "")).content.decode()

    assert "Aigul Sydykova" in page
    assert "canary" not in page
    assert page.count("typed by") == 0
    assert whole.count("canary") >= 7
    assert "typed by Contributor" in whole


def test_a_reader_has_no_history(signed_in: Callable[[Role], Client], record_activity: Callable[..., Activity]) -> None:
    activity = record_activity()
    reader = signed_in(Role.READER)

    assert reader.get(address(activity, "history/")).status_code == 403
    assert reader.get(address(activity, "history/compare/?from=1&to=1")).status_code == 403


def test_the_history_tells_who_changed_what_and_goes_back(
    signed_in: Callable[[Role], Client], people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    activity, editor = record_activity(), signed_in(Role.EDITOR)
    meanwhile(activity, people[Role.EDITOR], titles={"en": fact("Seminar")})
    page = editor.get(address(activity, "history/")).content.decode()
    assert "Seminar" in page
    assert "Workshop on court reporting" in page

    story = editor.get(address(activity, "history/?field=titles.en")).content.decode()
    assert story.index("Seminar") < story.index("Workshop on court reporting", story.index("Seminar"))

    compared = editor.get(address(activity, "history/compare/?from=1&to=2")).content.decode()
    assert "<ins>" in compared

    editor.post(address(activity, "history/1/restore/"), {"version": "2"})

    activity.refresh_from_db()
    assert (activity.heading, activity.version) == ("Workshop on court reporting", 3)
    assert activity.versions.get(number=3).reason == "version 1 restored"


def test_going_back_over_a_version_one_has_not_seen_is_refused(
    signed_in: Callable[[Role], Client], people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    meanwhile(activity, people[Role.EDITOR], titles={"en": fact("Seminar")})
    meanwhile(activity, people[Role.EDITOR], titles={"en": fact("Round table")})

    signed_in(Role.EDITOR).post(address(activity, "history/1/restore/"), {"version": "2"})

    activity.refresh_from_db()
    assert activity.heading == "Round table"


def test_a_fact_that_was_read_leads_to_its_words_in_the_bulletin(
    signed_in: Callable[[Role], Client], mission: Mission, people: dict[Role, User]
) -> None:
    by = people[Role.CONTRIBUTOR]
    reading = store_and_read(NOTE.encode(), name="note.txt", mission=mission, by=by, now=NOW)
    [activity] = accept_reading(reading, numbers=None, by=by, now=NOW)
    editor = signed_in(Role.EDITOR)
    [evidence] = activity.record.reach[0].origin.evidence
    place = f"/newsroom/bulletins/{reading.bulletin_id}/?start={evidence.start}&end={evidence.end}"

    page = editor.get(address(activity, "")).content.decode()
    assert place.replace("&", "&amp;") in page
    shown = editor.get(place).content.decode()

    assert 'id="here"' in shown
    assert "24 journalists</mark>" in shown
    assert signed_in(Role.READER).get(place).status_code == 404


def test_the_pages_cost_as_many_queries_for_many_facts_as_for_few(
    signed_in: Callable[[Role], Client], record_activity: Callable[..., Activity]
) -> None:
    many = tuple(fact(Person(name=f"Person {number}", office="Judge")) for number in range(12))
    few, more = record_activity(), record_activity("Seminar", people=many)
    editor = signed_in(Role.EDITOR)

    for page in ("", "edit/"):
        counts = []
        for activity in (few, more):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert editor.get(address(activity, page)).status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1], page


def test_the_directory_is_offered_while_one_types(
    signed_in: Callable[[Role], Client], save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    editor = signed_in(Role.EDITOR)
    save(editor, address(record_activity()))

    def offered(what: str, said: str) -> list[str]:
        names: list[str] = editor.get(f"/newsroom/activities/suggest/{what}/", {"q": said}).json()["names"]
        return names

    assert offered("people", "aig") == ["Aigul Sydykova"]
    assert offered("organisations", "council") == ["Press Council"]
    assert offered("countries", "kyrg") == ["Kyrgyzstan"]
    assert offered("activities", "court")[0].startswith("Workshop on court reporting (")
    assert offered("people", "a") == []


def test_a_text_that_names_whom_the_facts_keep_internal_is_warned_of(
    signed_in: Callable[[Role], Client], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity(
        texts={"en": fact("A farmer, Ms. Zarina Osmonova, told of her harvest.")},
        people=(fact(Person(name="Zarina Osmonova", office="farmer"), publicity=Publicity.INTERNAL),),
    )
    warning = "Zarina Osmonova is internal, but stands in “Text (English)”"

    assert warning in signed_in(Role.CONTRIBUTOR).get(f"/newsroom/activities/{activity.pk}/").content.decode()
    assert warning not in signed_in(Role.READER).get(f"/newsroom/activities/{activity.pk}/").content.decode()


def test_what_the_pdf_of_an_issue_cannot_print_is_warned_of(
    signed_in: Callable[[Role], Client], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity(
        titles={"en": fact("Talk with Li 水"), "ru": fact("Беседа \uf0b7")},
        texts={"en": fact("They met."), "ru": fact("Они встретились.")},
        people=(fact(Person(name="Li 水"), publicity=Publicity.PUBLIC),),
    )

    page = signed_in(Role.CONTRIBUTOR).get(f"/newsroom/activities/{activity.pk}/").content.decode()

    letter = "the PDF has no letter for U+6C34 水 CJK UNIFIED IDEOGRAPH; write it in other letters or leave it out"
    assert re.findall(r"<li>([^<]*\bPDF\b[^<]*)</li>", page) == [
        f"title (English): {letter}",
        f"person: {letter}",
        "title (Russian): left out of the PDF, which has no such symbol: U+F0B7",
    ]
    assert "PDF" not in signed_in(Role.READER).get(f"/newsroom/activities/{activity.pk}/").content.decode()


def test_a_body_that_the_office_names_is_not_said_twice() -> None:
    assert in_words("people", Person(name="A. B.", office="Head of the Water Office", body="Water Office")) == (
        "A. B., Head of the Water Office"
    )
