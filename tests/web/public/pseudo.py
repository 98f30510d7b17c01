"""A language of no people, for tests: what the site says in English, between brackets, longer, and from right to left.

So whatever stands outside brackets was never given to gettext, and whatever is too narrow for long words overflows. Only the
settings of tests know the language; its code is that of Arabic, so that dates, digits and names of countries are CLDR's.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from bs4.element import Comment, Doctype, NavigableString, Tag

from fieldpost.publishing import catalogue
from tools.messages import words_of_public

CODE = "ar"
OPEN, CLOSE = "⟦", "⟧"
LONGER = "والمعلومات "
"""A word of ten letters, which is put behind about every twenty of the English."""
LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u024f]")
NAMES = re.compile(r"https?://\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?|\b[A-Z]{1,4}\b")
"""Addresses and acronyms, which are the same in every language."""
AS_IT_IS = ("code", "pre", "cite", "script", "style", "svg")
"""Elements of which the words are programs and names; of a drawing they stand beside it, too."""


def pseudo(words: str) -> str:
    """Return what stands for ``words``."""
    return f"{OPEN}{words} {LONGER * (1 + len(words) // 20)}{CLOSE}"


def write_public(folder: Path) -> None:
    """Write the catalogue of the public site into ``folder``, which is to be one of LOCALE_PATHS."""
    path = folder / CODE / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, _pseudo_of(words_of_public()))


def write_publishing(folder: Path) -> None:
    """Write that of the published forms, of which the site takes periods and the words of charts and maps."""
    folder.mkdir()
    with (catalogue.FOLDER / "ru.po").open("rb") as file:
        words = _pseudo_of(read_po(file, locale="ru"))
    with (folder / f"{CODE}.po").open("wb") as file:
        write_po(file, words)


def _pseudo_of(words: Catalog) -> Catalog:
    made = Catalog(locale=CODE, charset="utf-8")
    for message in words:
        if message.id and isinstance(message.id, str):
            made.add(message.id, pseudo(message.id), context=message.context)
        elif message.id:
            made.add(message.id, (pseudo(message.id[1]),) * made.num_plurals, context=message.context)
    return made


def untranslated(page: Any) -> list[str]:
    """Return what a reader sees or hears of ``page`` that is neither between brackets nor marked as of another language."""
    return [*_texts(page), *_attributes(page)]


def _texts(page: Any) -> Iterator[str]:
    depth = 0
    for text in page.body.find_all(string=True):
        outside = ""
        for letter in str(text):
            depth += letter == OPEN
            outside += letter if not depth else ""
            depth -= letter == CLOSE
        if LATIN.search(NAMES.sub("", outside)) and not isinstance(text, Comment | Doctype) and not _is_content(text):
            yield outside.strip()


def _is_content(text: NavigableString) -> bool:
    around = list(text.parents)
    return any(each.name in AS_IT_IS or each.get("lang", CODE) != CODE for each in around if each.name != "html")


def _attributes(page: Any) -> Iterator[str]:
    for name in ("aria-label", "title", "placeholder"):
        for each in page.body.find_all(attrs={name: True}):
            if LATIN.search(each[name]) and OPEN not in each[name]:
                yield f"{name}: {each[name]}"


def unmarked(page: Any) -> list[str]:
    """Return elements of the content in a language that runs from left to right which do not say so."""
    return [str(each)[:200] for each in page.main.find_all(_runs_otherwise) if each.get("dir") != "ltr"]


def _runs_otherwise(element: Tag) -> bool:
    return element.get("lang", CODE) != CODE
