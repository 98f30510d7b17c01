"""Every visible word of the newsroom is translated, and what Django reads is what the translations say."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parents[2] / "src" / "fieldpost" / "web" / "locale"
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[\d.]*[a-z]|%[a-z%]|\{\{?[^{}]*\}\}?|</?\w+>")

each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def messages(path: Path) -> Iterator[Message]:
    return (message for message in catalogue(path) if message.id)


def forms(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def test_there_is_a_catalogue_in_russian_with_its_three_forms() -> None:
    assert [(path.parts[-3], catalogue(path).num_plurals) for path in CATALOGUES] == [("ru", 3)]


@each_catalogue
def test_every_message_is_translated_in_every_form(path: Path) -> None:
    number = catalogue(path).num_plurals

    assert [
        message.id
        for message in messages(path)
        if len(forms(message.string)) != (number if message.pluralizable else 1) or not all(forms(message.string))
    ] == []


@each_catalogue
def test_no_translation_is_a_guess(path: Path) -> None:
    assert [message.id for message in catalogue(path) if message.fuzzy] == []


@each_catalogue
def test_every_form_has_the_placeholders_of_the_english_words(path: Path) -> None:
    # Where English says "one" without its number, Russian says it: its first form is that of 21, too.
    assert [
        (message.id, words)
        for message in messages(path)
        for words in forms(message.string)
        if set(PLACEHOLDER.findall(words)) != set(PLACEHOLDER.findall(forms(message.id)[-1]))
    ] == []


@each_catalogue
def test_what_django_reads_is_what_the_translations_say(path: Path) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(path))
    compiled.seek(0)

    with path.with_suffix(".mo").open("rb") as committed:
        assert read(committed) == read(compiled)


def read(file: IO[bytes]) -> tuple[str, dict[tuple[object, tuple[str, ...]], tuple[str, ...]]]:
    """Return the rule of the plural and all messages, without the head, which names Babel's version."""
    found = read_mo(file)
    return found.plural_expr, {(each.context, forms(each.id)): forms(each.string) for each in found if each.id}
