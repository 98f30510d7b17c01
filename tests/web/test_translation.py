"""What the packages below Django say, found again in the English sentence that is kept, and said in Russian."""

import ast
import builtins
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import override

from fieldpost.domain import Mention, Period, PeriodError
from fieldpost.reading import messages, read_bulletin
from fieldpost.reading.documents import document_from_bytes, read_document
from fieldpost.reading.documents import messages as files
from fieldpost.web.translation import MODULES, messages_of, translated

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "fieldpost"
MESSAGES = [message for module in MODULES for message in messages_of(module)]
SAMPLES = {
    "count": ("12,345", "12\xa0345"),
    "most": ("10,000", "10\xa0000"),
    "parts": ("3", "3"),
    "date": ("2031-04", "апрель 2031\xa0г."),
    "month": ("5", "5"),
    "year": ("2031", "2031"),
    "language": ("kk", "казахский"),
    "sort": ("plain text", "простой текст"),
    "reason": ("told in the past", "рассказано в прошедшем времени"),
}
"""Values as they are filled in, and as Russian says them."""
WORDS = "was held,\n{together} with “us”"


def russian() -> dict[str, str]:
    with (SOURCE / "web/locale/ru/LC_MESSAGES/django.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file)}


CATALOGUE = russian()


def names_in(message: str) -> list[str]:
    return [name for _fixed, name, _spec, _conversion in Formatter().parse(message) if name]


def filled(message: str, side: int) -> str:
    return message.format(
        **{name: SAMPLES.get(name.partition("_")[0], (WORDS, WORDS))[side] for name in names_in(message)}
    )


def in_russian(english: str) -> str:
    with override("ru"):
        return translated(english)


def test_no_message_stands_twice() -> None:
    assert len(MESSAGES) == len(set(MESSAGES)) > 100


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_is_found_again_whatever_stands_in_it_and_said_in_russian(message: str) -> None:
    assert in_russian(filled(message, 0)) == filled(CATALOGUE[message], 1)


@pytest.mark.parametrize("message", MESSAGES)
def test_a_translation_has_the_values_of_its_message(message: str) -> None:
    assert sorted(names_in(CATALOGUE[message])) == sorted(names_in(message))


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (messages.AS_TOLD_WITH_IT.format(reason="told in the past"), "told in the past"),
        (messages.YEAR_OF_LATEST_MONTH.format(date="2031-04", month=3), "April 2031 is the latest month with a year"),
        (messages.LANGUAGE_NOT_READ.format(language="kk"), "its language (Kazakh) is not read yet"),
        (files.MORE_LOST.format(count="1,980"), "1,980 more characters could not be read"),
    ],
)
def test_in_english_a_date_and_a_language_are_words_too(english: str, expected: str) -> None:
    with override("en"):
        assert expected in translated(english)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "asked by the Council",
        "told in the past.",
        "its dates are of old",
        "{year} is the only year",
        "“" * 5_000,
        "as for the activity told with it: ",
        "рассказано в прошедшем времени",
        "\ufffd\x00\u202e",
    ],
)
def test_what_is_no_message_stays_as_it_is(words: str) -> None:
    assert in_russian(words) == words


def test_words_of_a_bulletin_that_look_like_a_message_stay_as_they_are() -> None:
    reason = messages.PART_BY_WORDS.format(words="stated in front")

    assert in_russian(reason) == "слова «stated in front»"


def test_a_day_that_is_none_is_told_in_russian() -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse("2031-02-30")

    assert in_russian(str(caught.value)) == "в календаре нет 2031-02-30"


def mentions_in(value: Any) -> Iterator[Mention[Any]]:
    """Yield the mentions in a domain value, at any depth."""
    if isinstance(value, Mention):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from mentions_in(each)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from mentions_in(getattr(value, name, None))


@pytest.mark.parametrize("path", sorted((ROOT / "sample/bulletins").iterdir()), ids=lambda path: path.stem)
def test_all_that_is_said_of_a_sample_bulletin_is_said_in_russian(path: Path) -> None:
    reading = read_bulletin(read_document(path))

    said = {mention.reason for mention in mentions_in(reading)} | {problem.message for problem in reading.problems}

    assert len(said) > 10
    assert [each for each in said if in_russian(each) == each] == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            b"The Mission held a course for judges on 3 May.",
            ["когда это написано, не указано и не следует из текста", "год мероприятия неизвестен"],
        ),
        (
            b"The Mission held a course for judges.",
            [
                "когда это написано, не указано и не следует из текста",
                "дату этого мероприятия установить не удалось",
            ],
        ),
        (
            b"Osh, 3 July 2031 - A seminar on pastures was held on 31 June 2031.",
            ["в календаре нет 2031-06-31", "дату этого мероприятия установить не удалось"],
        ),
    ],
)
def test_what_stays_open_of_a_note_is_said_in_russian(note: bytes, expected: list[str]) -> None:
    problems = read_bulletin(document_from_bytes(note, name="note.txt")).problems

    assert [in_russian(problem.message) for problem in problems] == expected


def is_our_error(name: str) -> bool:
    return name.endswith("Error") and not hasattr(builtins, name)


SAYING = [SOURCE / "domain/period.py", *sorted((SOURCE / "reading").rglob("*.py"))]


@pytest.mark.parametrize("path", SAYING, ids=lambda path: str(path.relative_to(SOURCE)))
def test_reasons_problems_and_errors_are_messages_and_no_words_in_place(path: Path) -> None:
    in_place = [
        (node.lineno, ast.unparse(said))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for said in [
            *(keyword.value for keyword in node.keywords if keyword.arg in ("reason", "message")),
            *(node.args if is_our_error(ast.unparse(node.func)) else ()),
        ]
        if isinstance(said, ast.JoinedStr) or (isinstance(said, ast.Constant) and said.value)
    ]

    assert in_place == []
