"""Every visible word of the newsroom and of the public site is translated, and what Django reads is what the translations say."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tools.messages import words_of_public

WEB = Path(__file__).parents[2] / "src" / "fieldpost" / "web"
NEWSROOM, PUBLIC = (sorted(folder.glob("locale/*/LC_MESSAGES/django.po")) for folder in (WEB, WEB / "public"))
PLACEHOLDER = re.compile(r"%\(\w+\)[\d.]*[a-z]|%[a-z%]|\{\{?[^{}]*\}\}?|</?\w+>")

each_catalogue = pytest.mark.parametrize(
    "path",
    [*NEWSROOM, *PUBLIC],
    ids=[f"{name}-{path.parts[-3]}" for name, paths in (("newsroom", NEWSROOM), ("public", PUBLIC)) for path in paths],
)


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def messages(path: Path) -> Iterator[Message]:
    return (message for message in catalogue(path) if message.id)


def forms(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def key(message: Message) -> tuple[str, tuple[str, ...]]:
    return message.context or "", forms(message.id)


def test_the_newsroom_has_a_catalogue_in_russian_with_its_three_forms() -> None:
    assert [(path.parts[-3], catalogue(path).num_plurals) for path in NEWSROOM] == [("ru", 3)]


def test_the_public_site_has_one_in_kazakh_too_whose_nouns_stay_as_they_are_after_numbers() -> None:
    assert [(path.parts[-3], catalogue(path).num_plurals) for path in PUBLIC] == [("kk", 2), ("ru", 3)]
    assert {
        message.string
        for message in messages(PUBLIC[0])
        if message.pluralizable and PLACEHOLDER.search(message.id[0]) and len(set(forms(message.string))) > 1
    } == set()


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: path.parts[-3])
def test_what_the_public_site_says_is_in_its_catalogue_and_nothing_else(path: Path) -> None:
    said = {key(message) for message in words_of_public() if message.id}

    # Run `make messages`, and translate what it lists.
    assert {key(message) for message in messages(path)} == said


def test_a_word_that_both_say_is_translated_alike() -> None:
    # Django finds the newsroom's first, also on a page of the public site.
    newsroom = {key(message)[1][0]: message.string for message in messages(NEWSROOM[0]) if not message.context}

    assert [
        (message.id, message.string, newsroom[forms(message.id)[0]])
        for message in messages(PUBLIC[1])
        if not message.context
        and forms(message.id)[0] in newsroom
        and forms(message.string)[0] != forms(newsroom[forms(message.id)[0]])[0]
    ] == []


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
