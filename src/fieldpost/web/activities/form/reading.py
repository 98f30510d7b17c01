"""The fields of the form as a record.

A fact whose fields say what was shown is the fact that was shown: its origin, its entry in the directory and what the form
does not show of it stay. What a browser did not send at all (a draft from an older form) stays, too.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from fieldpost.domain import Kind, Part

from ..record import Fact, Origin, Publicity, Record, Status
from .columns import Rows
from .period import read_period, show_period
from .typed import ON, CellError, Typed, clean, is_same

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

LANGUAGE = re.compile(r"[a-z]{2,3}")
LONGEST = {"titles": 400, "texts": 100_000, "notes": 20_000}
"""Characters."""
MOST_ROWS = 200
MOST_LANGUAGES = 20


@dataclass(frozen=True, slots=True)
class Read:
    """What the fields say. ``errors`` are by field; the ``record`` lacks what could not be read, None without the essentials."""

    record: Record | None
    errors: Mapping[str, str]


def read_record(
    typed: Typed, base: Record | None, *, listed: Mapping[str, Rows[Any]], themes: Mapping[str, str], origin: Origin
) -> Read:
    """Return the record that ``typed`` says; ``base`` is the one that was shown, ``origin`` that of what is new.

    ``themes`` are the mission's, key to dimension, in their order.
    """
    reader = _Reader(typed, base, origin)
    status, kind, part = reader.choice("status", Status), reader.choice("kind", Kind), reader.choice("part", Part)
    values: dict[str, Any] = {
        "titles": reader.by_language("titles"),
        "texts": reader.by_language("texts"),
        "period": reader.single("period", reader.period),
        "dimension": reader.single("dimension", lambda: clean(typed["dimension"]) or None),
        "notes": reader.single("notes", lambda: reader.text("notes", "notes") or None),
        "themes": tuple(reader.themes(themes)),
        **{name: tuple(reader.rows(name, rows)) for name, rows in listed.items()},
    }
    if not (status and kind and part):
        return Read(None, reader.errors)
    record = Record(original_language=reader.original_language(), status=status, kind=kind, part=part, **values)
    if not reader.errors and not record.heading.strip():
        language = record.original_language
        reader.errors[f"titles-{language}"] = _("An activity needs a title or a text; write one of them.")
    return Read(record, reader.errors)


def row_numbers(typed: Typed, name: str) -> range:
    """Return the numbers of the rows that the list ``name`` has in the form."""
    count = clean(typed.get(f"{name}-rows", ""))
    return range(min(int(count), MOST_ROWS) if count.isascii() and count.isdigit() and len(count) < 6 else 0)


def languages_of(typed: Typed) -> list[str]:
    """Return the languages that the form has fields for, the original first."""
    told = [typed.get("original_language", ""), *typed.get("languages", "").split()]
    return [each for each in dict.fromkeys(told) if LANGUAGE.fullmatch(each)][:MOST_LANGUAGES]


class _Reader:
    """The work of one form; what is wrong is collected, so that a person sees all of it at once."""

    def __init__(self, typed: Typed, base: Record | None, origin: Origin) -> None:
        self.typed, self.base, self.origin = typed, base, origin
        self.errors: dict[str, str] = {}

    def original_language(self) -> str:
        told = clean(self.typed.get("original_language", ""))
        if LANGUAGE.fullmatch(told):
            return told
        if self.base is not None and not told:
            return self.base.original_language
        self.errors["original_language"] = _("Choose the language in which it was written.")
        return told

    def choice(self, name: str, choices: type[E]) -> Fact[E] | None:
        before: Fact[E] | None = getattr(self.base, name, None)
        told = self.typed.get(name)
        if before is not None and (told is None or told == before.value.value):
            return before
        try:
            return self._typed(choices(told or ""), before)
        except ValueError:
            self.errors[name] = _("Choose one of the list.")
            return None

    def single(self, name: str, read: Callable[[], T | None]) -> Fact[T] | None:
        """Return the fact of a field that holds one; ``read`` gives its value, None where it is empty."""
        before: Fact[T] | None = getattr(self.base, name, None)
        shown = self._shown(name, before)
        if not any(field in self.typed for field in shown):
            return before
        if before is not None and is_same(self.typed, shown):
            return self._with_publicity(before, name)
        try:
            value = read()
        except CellError as error:
            self.errors[error.name] = error.message
            return before
        return None if value is None else self._with_publicity(self._typed(value, before), name)

    def period(self) -> Any:
        try:
            return read_period({name.removeprefix("period-"): text for name, text in self.typed.items()})
        except CellError as error:
            raise CellError(f"period-{error.name}", error.message) from error

    def text(self, name: str, sort: str) -> str:
        text = clean(self.typed.get(name, ""))
        if len(text) > LONGEST[sort]:
            raise CellError(
                name,
                _("This has %(length)s characters; at most %(limit)s find room here. Shorten it.")
                % {"length": len(text), "limit": LONGEST[sort]},
            )
        return text

    def by_language(self, name: str) -> dict[str, Fact[str]]:
        before: Mapping[str, Fact[str]] = getattr(self.base, name, {})
        words = {}
        for language in dict.fromkeys((*before, *languages_of(self.typed))):
            fact, field = before.get(language), f"{name}-{language}"
            if field not in self.typed or (fact and is_same(self.typed, {field: fact.value})):
                said = self._with_publicity(fact, field) if fact else None
            else:
                said = self._words(field, name, fact)
            if said is not None:
                words[language] = said
        return words

    def _words(self, field: str, name: str, before: Fact[str] | None) -> Fact[str] | None:
        try:
            text = self.text(field, name)
        except CellError as error:
            self.errors[error.name] = error.message
            return before
        return self._with_publicity(self._typed(text, before), field) if text else None

    def themes(self, known: Mapping[str, str]) -> Iterator[Fact[str]]:
        before: tuple[Fact[str], ...] = self.base.themes if self.base else ()
        if "themes-shown" not in self.typed:
            yield from before
            return
        for fact in before:
            if self.typed.get(f"themes-{fact.value}") == ON:
                yield self._with_publicity(fact, f"themes-{fact.value}")
        there = {fact.value for fact in before}
        for key in known:
            if key not in there and self.typed.get(f"themes-{key}") == ON:
                yield self._with_publicity(self._typed(key, None), f"themes-{key}")

    def rows(self, name: str, rows: Rows[Any]) -> Iterator[Fact[Any]]:
        before: tuple[Fact[Any], ...] = getattr(self.base, name, ())
        if f"{name}-rows" not in self.typed:
            yield from before
            return
        left = dict(enumerate(before))
        for number in row_numbers(self.typed, name):
            prefix = f"{name}-{number}-"
            was = clean(self.typed.get(f"{prefix}was", ""))
            fact = left.pop(int(was), None) if was.isascii() and was.isdigit() and len(was) < 6 else None
            if self.typed.get(f"{prefix}remove") == ON:
                continue
            said = self._row(prefix, fact, rows)
            if said is not None:
                yield said

    def _row(self, prefix: str, before: Fact[Any] | None, rows: Rows[Any]) -> Fact[Any] | None:
        field = prefix.removesuffix("-")
        if before is not None:
            shown = {prefix + column: text for column, text in rows.show(before.value).items()}
            if is_same(self.typed, shown):
                return self._with_publicity(before, field)
        try:
            said = rows.said(self.typed, prefix)
            if _is_blank(said, rows):
                return None
            value = rows.read(said)
        except CellError as error:
            self.errors[prefix + error.name] = error.message
            return before
        fact = self._typed(rows.kept(value, before.value) if before else value, before)
        is_named_so = before is not None and rows.name_of(before.value) == rows.name_of(value)
        entry = before.entry if before is not None and is_named_so else None
        return self._with_publicity(replace(fact, entry=entry), field)

    def _typed(self, value: T, before: Fact[T] | None) -> Fact[T]:
        publicity = before.publicity if before else Publicity.BY_RULE
        return Fact(value=value, origin=self.origin, publicity=publicity)

    def _with_publicity(self, fact: Fact[T], field: str) -> Fact[T]:
        told = self.typed.get(f"{field}-publicity")
        if told is None:
            return fact
        try:
            return replace(fact, publicity=Publicity(told))
        except ValueError:
            return fact

    def _shown(self, name: str, before: Fact[Any] | None) -> dict[str, str]:
        if name == "period":
            shown = show_period(before.value if before else None)
            return {f"period-{part}": text for part, text in shown.items()}
        return {name: before.value if before else ""}


def _is_blank(said: Mapping[str, str], rows: Rows[Any]) -> bool:
    """Whether a row says nothing; what is chosen or ticked says nothing by itself."""
    silent = {column.name for column in rows.columns() if column.sort in ("choice", "check")}
    return not any(text for name, text in said.items() if name not in silent)
