"""Names that may not leave the mission, and yet stand in words that do."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from fieldpost.gazetteer import fold

from .record import BY_LANGUAGE, Record
from .wording import field_label


def leaks(record: Record, public: Record) -> list[str]:
    """Return in words where ``public``, what is published of ``record``, gives away a name that it leaves out."""
    names = internal_names(record, public)
    return [
        _("%(name)s is internal, but stands in %(where)s") % {"name": name, "where": f"“{field_label(address)}”"}
        for address, words in _words_of(public)
        for name in names_in(words, names)
    ]


def internal_names(record: Record, public: Record) -> list[str]:
    """Return the people and places of ``record`` that ``public`` leaves out."""
    found: dict[str, None] = {}
    for field in ("people", "places"):
        told = {fact.value.name for fact in getattr(public, field)}
        found.update(dict.fromkeys(fact.value.name for fact in getattr(record, field) if fact.value.name not in told))
    return list(found)


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that stand in ``text``, whatever their case and accents."""
    folded = f" {_bare(text)} "
    return [name for name in names if (words := _bare(name)) and f" {words} " in folded]


def _words_of(record: Record) -> Iterator[tuple[str, str]]:
    for name in BY_LANGUAGE:
        for language, fact in getattr(record, name).items():
            yield f"{name}.{language}", fact.value
    for number, photo in enumerate(record.photos):
        picture = photo.value
        words = (*picture.captions.values(), *picture.alternatives.values(), picture.credit)
        yield f"photos.{number}", "\n".join(words)


def _bare(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split())
