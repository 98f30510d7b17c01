"""In the newsroom in Russian: why a file was refused, why a fact was read so, and what stays open."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from fieldpost.web.activities.record import How
from fieldpost.web.activities.told import told
from fieldpost.web.bulletins.models import StoredReading
from fieldpost.web.missions.roles import Role

from ..conftest import fact
from .conftest import NOTE, TWO, only_activity

NEW = "/newsroom/activities/new/"


@pytest.fixture
def officer(signed_in: Callable[[Role], Client]) -> Client:
    """The contributor's browser, which asks for Russian."""
    browser = signed_in(Role.CONTRIBUTOR)
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "ru"
    return browser


def page_of(browser: Client, address: str) -> str:
    return unescape(browser.get(address).content.decode())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "Файл пуст; запросите его ещё раз там, откуда он пришёл."),
        ("a.pdf", b"%PDF-1.7 cut", "Файл обрывается или повреждён; получите его заново там, откуда он пришёл."),
        ("a.docx", b"PK\x03\x04 cut", "Файл обрывается или повреждён; получите его заново там, откуда он пришёл."),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "Это изображение PNG, а не бюллетень."),
        (
            "a.html",
            b"<html>" + b"<div>" * 10_002,
            "Файл не открыт: глубина вложенности его тегов – больше 10\xa0000; спросите отправителя, что это за файл.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_russian(officer: Client, name: str, data: bytes, reason: str) -> None:
    answer = officer.post(NEW, {"note": "", "file": SimpleUploadedFile(name, data)})

    assert f'<p class="error-text" id="file-error" role="alert">{reason}</p>' in unescape(answer.content.decode())
    assert not StoredReading.objects.exists()


def test_a_broken_spreadsheet_is_refused_in_russian(signed_in: Callable[[Role], Client]) -> None:
    editor = signed_in(Role.EDITOR)

    answer = editor.post(
        "/newsroom/activities/import/",
        {"file": SimpleUploadedFile("table.xlsx", b"PK\x03\x04 broken")},
        headers={"Accept-Language": "ru"},
    )

    assert "table.xlsx: файл обрывается или повреждён" in unescape(answer.content.decode())


def test_the_form_says_in_russian_why_each_fact_was_read_so(officer: Client) -> None:
    opened = officer.post(NEW, {"note": NOTE})

    page = page_of(officer, opened["Location"])

    assert "<p>названо в предложении с датой как место проведения</p>" in page
    assert "<p>число перед словом, обозначающим людей или группы</p>" in page
    assert "<p>слова «together with»</p>" in page
    assert "told in the past" not in page


def test_what_was_saved_in_english_is_told_in_the_language_of_who_looks(
    officer: Client, save: Callable[..., Any]
) -> None:
    opened = officer.post(NEW, {"note": NOTE})
    save(officer, opened["Location"])
    activity = only_activity()
    assert activity.record.places[0].origin.reason == "named where the sentence that dates it says in which place"

    page = page_of(officer, f"/newsroom/activities/{activity.pk}/")
    officer.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    english = page_of(officer, f"/newsroom/activities/{activity.pk}/")

    assert "названо в предложении с датой как место проведения" in page
    assert "named where the sentence that dates it says in which place" in english


def test_what_stays_open_is_listed_in_russian(officer: Client) -> None:
    opened = officer.post(NEW, {"note": TWO.replace("20 May 2031", "31 June 2031")})

    page = page_of(officer, opened["Location"])

    assert "<li>в календаре нет 2031-06-31 <q>31 June 2031</q></li>" in page
    assert "<li>дату этого мероприятия установить не удалось" in page


def test_a_reason_of_an_older_wording_is_shown_as_it_was_kept() -> None:
    origin = replace(fact("Osh").origin, how=How.READ, reason="the town in front")

    with override("ru"):
        assert told(origin).reason == "the town in front"
