"""The facts of a record as lines of a page or letter: the label of the field, and each fact in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...translation import translated
from ..record import LISTS, Fact, How, Picture, Record
from ..wording import FIELD_LABELS, in_words

SHOWN = (
    "status",
    "kind",
    "part",
    "period",
    "places",
    "people",
    "organisations",
    "reach",
    "dimension",
    "themes",
    "documents",
    "links",
    "files",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact in words, under the label of its field."""

    label: str
    words: str
    fact: Fact[Any]

    @property
    def is_read(self) -> bool:
        """Whether it was read from a bulletin rather than typed or imported."""
        return self.fact.origin.how is How.READ

    @property
    def reason(self) -> str:
        """Why its words were taken to mean this, in the current language."""
        return translated(self.fact.origin.reason)


def facts_in_words(record: Record, headings: Mapping[str, str]) -> list[Line]:
    """Return every fact but words, photos and notes, in the order a reader asks for them, in the current language."""
    return [
        Line(label=str(FIELD_LABELS[name]), words=in_words(name, fact.value, headings), fact=fact)
        for name in SHOWN
        for fact in _facts(record, name)
    ]


def words_in(record: Record, language: str) -> tuple[str, str]:
    """Return title and text in ``language``, empty where there is none."""
    title, text = record.titles.get(language), record.texts.get(language)
    return (title.value if title else ""), (text.value if text else "")


def photos_in(record: Record, language: str) -> list[dict[str, Any]]:
    """Return the photos with what stands beside them in ``language``."""
    return [
        {
            "file": fact.value.file,
            "alternative": fact.value.alternatives.get(language, ""),
            "caption": fact.value.captions.get(language, ""),
            "credit": fact.value.credit,
        }
        for fact in record.photos
        if isinstance(fact.value, Picture)
    ]


def _facts(record: Record, name: str) -> list[Fact[Any]]:
    value = getattr(record, name)
    if name in LISTS:
        return list(value)
    return [value] if value is not None else []
