"""Every visible word of an issue, and of the page that explains a reading, stands in every catalogue."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import fieldpost.publishing
from fieldpost.publishing import answers, dates, explain, wording
from fieldpost.publishing.catalogue import FOLDER, catalogue, languages

SOURCES = Path(fieldpost.publishing.__file__).parent
ONE = re.compile(r'(?:\b_|\btext|\.gettext)\(\s*"([^"]+)"')
MANY = re.compile(r'(?:\b_n|\.count)\(\s*"([^"]+)",\s*"([^"]+)"')
IN_CONTEXT = re.compile(r'\.pgettext\(\s*"([^"]+)",\s*"([^"]+)"')


def spoken() -> set[tuple[str | None, str]]:
    """Return every context and text that code and templates ask for."""
    texts = [path.read_text(encoding="utf-8") for path in (*SOURCES.glob("*.py"), *SOURCES.rglob("*.html"))]
    asked: set[tuple[str | None, str]] = {(None, found) for text in texts for found in ONE.findall(text)}
    asked |= {(None, one) for text in texts for one, _ in MANY.findall(text)}
    asked |= {(context, found) for text in texts for context, found in IN_CONTEXT.findall(text)}
    asked |= {(None, kind) for kind in (*wording.KINDS.values(), *wording.ROLES.values())}
    asked |= {(None, name) for names in (answers.PARTS, answers.ROLES, explain.SORTS) for name in names.values()}
    return asked | {
        (context, season) for context in ("season", "after a preposition") for season in dates.SEASON_WORDS.values()
    }


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
def test_a_catalogue_holds_the_words_that_are_spoken(language: str) -> None:
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    held = {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalog
        if message.id
    }
    empty = [message.id for message in catalog if message.id and not all(_strings(message.string))]

    assert spoken() - held == set()
    assert empty == []


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
def test_a_translation_keeps_the_names_in_braces(language: str) -> None:
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    for message in catalog:
        for string in _strings(message.string) if message.id else ():
            english = message.id if isinstance(message.id, str) else message.id[0]
            assert set(re.findall(r"\{\w+\}", string)) == set(re.findall(r"\{\w+\}", english)), string


def test_english_russian_and_kazakh_are_spoken() -> None:
    assert languages() == ("en", "kk", "ru")


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert catalogue("fr").gettext("Upcoming events") == "Upcoming events"


def _strings(string: object) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string) if isinstance(string, list | tuple) else ()
