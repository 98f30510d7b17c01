"""Each list of facts as rows of cells: what a row shows of a value, and the value that its cells say.

A value may hold more than its cells show (a place's position); what is not shown stays, as long as the name does.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from fieldpost.domain import Document, Organisation, OrganisationRole, Person, Place, Reach
from fieldpost.gazetteer import country_named, fold
from fieldpost.publishing.countries import country_name, country_names

from ..record import AttachedFile, Picture
from ..wording import ORGANISATION_ROLE_LABELS, language_name
from .typed import ON, CellError, Typed, clean

T = TypeVar("T")

Locate = Callable[[str, str], Place | None]
"""Finds the place of the gazetteer that a name means in a country (ISO 3166-1 alpha-2, empty if not said)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One cell of a row. ``sort`` is text, number, choice, check, date, file or url; ``limit`` counts characters.

    ``suggests`` names what of the directory is offered while one types.
    """

    name: str
    label: Any
    sort: str = "text"
    limit: int = 300
    choices: Sequence[tuple[str, Any]] = ()
    suggests: str = ""
    help: Any = ""
    is_wide: bool = False


class Rows(ABC, Generic[T]):
    """How the facts of one field are shown and read. ``languages`` are those of the mission, for captions."""

    def __init__(self, languages: Sequence[str], locate: Locate) -> None:
        self.languages = languages
        self.locate = locate

    @abstractmethod
    def columns(self) -> tuple[Column, ...]:
        """Return the cells of a row."""

    @abstractmethod
    def show(self, value: T) -> dict[str, str]:
        """Return what the cells say of ``value``."""

    @abstractmethod
    def read(self, said: Mapping[str, str]) -> T:
        """Return the value that the cells say.

        Raises:
            CellError: a cell cannot be read; it names the column.
        """

    def kept(self, value: T, _before: T) -> T:
        """Return ``value`` with what the row does not show of the value that it was until now."""
        return value

    def name_of(self, value: T) -> object:
        """Return what ties ``value`` to its entry in the directory."""
        return getattr(value, "name", None)

    def said(self, typed: Typed, prefix: str) -> dict[str, str]:
        """Return the cells of the row whose fields begin with ``prefix``.

        Raises:
            CellError: a cell is too long.
        """
        cells = {}
        for column in self.columns():
            text = clean(typed.get(prefix + column.name, ""))
            if len(text) > column.limit:
                raise CellError(
                    column.name,
                    _("This has %(length)s characters; at most %(limit)s find room here. Shorten it.")
                    % {"length": len(text), "limit": column.limit},
                )
            cells[column.name] = text
        return cells


class PlaceRows(Rows[Place]):
    """Places; one that is typed is looked up in the gazetteer."""

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(name="name", label=gettext_lazy("Place"), suggests="places"),
            Column(name="country", label=gettext_lazy("Country"), limit=100, suggests="countries"),
        )

    def show(self, value: Place) -> dict[str, str]:
        return {"name": value.name, "country": shown_country(value.country)}

    def read(self, said: Mapping[str, str]) -> Place:
        if not said["name"]:
            raise CellError("name", _("Write the name of the place."))
        country = _read_country(said["country"])
        return self.locate(said["name"], country) or Place(name=said["name"], country=country)

    def kept(self, value: Place, before: Place) -> Place:
        return replace(before, country=value.country) if value.name == before.name else value


class PersonRows(Rows[Person]):
    """People; ``private`` says that a person who is new to the directory holds no public office."""

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(name="name", label=gettext_lazy("Name"), suggests="people"),
            Column(name="office", label=gettext_lazy("Office"), suggests="offices"),
            Column(name="body", label=gettext_lazy("Body"), suggests="organisations"),
        )

    def show(self, value: Person) -> dict[str, str]:
        return {"name": value.name, "office": value.office or "", "body": value.body or ""}

    def read(self, said: Mapping[str, str]) -> Person:
        if not said["name"]:
            raise CellError("name", _("Write the person's name, or clear the row."))
        return Person(name=said["name"], office=said["office"] or None, body=said["body"] or None)


class OrganisationRows(Rows[Organisation]):
    """Organisations and what they did."""

    def columns(self) -> tuple[Column, ...]:
        # What claims least comes first: it is chosen until somebody says more.
        ordered = sorted(ORGANISATION_ROLE_LABELS, key=lambda role: role is not OrganisationRole.TOOK_PART)
        roles = [(role.value, ORGANISATION_ROLE_LABELS[role]) for role in ordered]
        return (
            Column(name="name", label=gettext_lazy("Organisation"), suggests="organisations"),
            Column(name="acronym", label=gettext_lazy("Acronym"), limit=40),
            Column(name="role", label=gettext_lazy("What it did"), sort="choice", choices=roles),
        )

    def show(self, value: Organisation) -> dict[str, str]:
        return {"name": value.name, "acronym": value.acronym or "", "role": value.role.value}

    def read(self, said: Mapping[str, str]) -> Organisation:
        if not said["name"]:
            raise CellError("name", _("Write the organisation's name, or clear the row."))
        try:
            role = OrganisationRole(said["role"] or OrganisationRole.TOOK_PART)
        except ValueError:
            raise CellError("role", _("Choose what the organisation did.")) from None
        return Organisation(name=said["name"], acronym=said["acronym"] or None, role=role)

    def kept(self, value: Organisation, before: Organisation) -> Organisation:
        return replace(value, is_publisher=before.is_publisher) if value.name == before.name else value


class ReachRows(Rows[Reach]):
    """Numbers of people."""

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(name="value", label=gettext_lazy("How many"), sort="number", limit=12),
            Column(name="who", label=gettext_lazy("Of whom"), help=gettext_lazy("journalists, judges, farmers …")),
            Column(
                name="part_of", label=gettext_lazy("As part of"), help=gettext_lazy("if it divides a larger number")
            ),
            Column(name="approximate", label=gettext_lazy("approximately"), sort="check"),
            Column(name="planned", label=gettext_lazy("planned, not counted"), sort="check"),
        )

    def show(self, value: Reach) -> dict[str, str]:
        return {
            "value": str(value.value),
            "who": value.who,
            "part_of": value.part_of or "",
            "approximate": ON if value.approximate else "",
            "planned": ON if value.planned else "",
        }

    def read(self, said: Mapping[str, str]) -> Reach:
        number = "".join(said["value"].split())
        if not number:
            raise CellError("value", _("Write how many, as a number, or clear the row."))
        if not (number.isascii() and number.isdigit() and len(number) <= 9):
            raise CellError(
                "value", _("“%(text)s” is no number of people; write digits only.") % {"text": said["value"]}
            )
        if not said["who"]:
            raise CellError("who", _("Write who the %(number)s were.") % {"number": number})
        return Reach(
            value=int(number),
            who=said["who"],
            approximate=said["approximate"] == ON,
            planned=said["planned"] == ON,
            part_of=said["part_of"] or None,
        )


class DocumentRows(Rows[Document]):
    """Handbooks, plans, laws that the activity is about."""

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(name="title", label=gettext_lazy("Title"), is_wide=True),
            Column(name="sort", label=gettext_lazy("Sort"), limit=60, help=gettext_lazy("handbook, law, plan …")),
        )

    def show(self, value: Document) -> dict[str, str]:
        return {"title": value.title, "sort": value.sort}

    def read(self, said: Mapping[str, str]) -> Document:
        if not said["title"]:
            raise CellError("title", _("Write the document's title, or clear the row."))
        return Document(title=said["title"], sort=said["sort"])


class LinkRows(Rows[str]):
    """Addresses on the web."""

    def columns(self) -> tuple[Column, ...]:
        return (Column(name="address", label=gettext_lazy("Address"), sort="url", limit=1000, is_wide=True),)

    def show(self, value: str) -> dict[str, str]:
        return {"address": value}

    def read(self, said: Mapping[str, str]) -> str:
        address = said["address"]
        if "://" not in address:
            address = f"https://{address}"
        scheme, _mark, rest = address.partition("://")
        host = rest.partition("/")[0]
        if scheme not in ("http", "https") or "." not in host or any(letter.isspace() for letter in address):
            raise CellError(
                "address",
                _("“%(text)s” is no address on the web; write it like https://example.org/page.")
                % {"text": said["address"]},
            )
        return address


class PhotoRows(Rows[Picture]):
    """Photographs: their words in each language of the mission. The picture itself is kept when it is sent."""

    def columns(self) -> tuple[Column, ...]:
        words = []
        for language in self.languages:
            named = {"language": language_name(language)}
            words.append(
                Column(
                    name=f"alternative-{language}",
                    label=_("What is to be seen (%(language)s)") % named,
                    limit=1000,
                    help=_("for those who do not see the photo"),
                )
            )
            words.append(Column(name=f"caption-{language}", label=_("Caption (%(language)s)") % named, limit=1000))
        return (
            Column(name="file", label=gettext_lazy("Photo"), sort="photo"),
            *words,
            Column(name="credit", label=gettext_lazy("Photographer")),
            Column(
                name="consent",
                label=gettext_lazy("Consent"),
                limit=500,
                help=gettext_lazy("who agreed to be shown, and how; without it the photo stays internal"),
            ),
            Column(name="taken_on", label=gettext_lazy("Taken on"), sort="date", limit=10),
        )

    def show(self, value: Picture) -> dict[str, str]:
        words = {}
        for language in self.languages:
            words[f"alternative-{language}"] = value.alternatives.get(language, "")
            words[f"caption-{language}"] = value.captions.get(language, "")
        taken = value.taken_on.isoformat() if value.taken_on else ""
        return {"file": str(value.file), **words, "credit": value.credit, "consent": value.consent, "taken_on": taken}

    def read(self, said: Mapping[str, str]) -> Picture:
        taken = None
        if said["taken_on"]:
            try:
                taken = date.fromisoformat(said["taken_on"])
            except ValueError:
                raise CellError(
                    "taken_on",
                    _("“%(text)s” is no day of the calendar; write it as year-month-day.") % {"text": said["taken_on"]},
                ) from None
        return Picture(
            file=_read_file(said["file"]),
            alternatives=self._words(said, "alternative"),
            captions=self._words(said, "caption"),
            credit=said["credit"],
            consent=said["consent"],
            taken_on=taken,
        )

    def kept(self, value: Picture, before: Picture) -> Picture:
        return replace(
            value,
            alternatives=self._others(before.alternatives) | value.alternatives,
            captions=self._others(before.captions) | value.captions,
        )

    def _words(self, said: Mapping[str, str], name: str) -> dict[str, str]:
        told = {language: said[f"{name}-{language}"] for language in self.languages}
        return {language: text for language, text in told.items() if text}

    def _others(self, words: Mapping[str, str]) -> dict[str, str]:
        return {language: text for language, text in words.items() if language not in self.languages}


class FileRows(Rows[AttachedFile]):
    """Papers: agendas, lists, reports."""

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(name="file", label=gettext_lazy("Paper"), sort="paper"),
            Column(name="title", label=gettext_lazy("Title"), is_wide=True),
        )

    def show(self, value: AttachedFile) -> dict[str, str]:
        return {"file": str(value.file), "title": value.title}

    def read(self, said: Mapping[str, str]) -> AttachedFile:
        if not said["title"]:
            raise CellError("title", _("Give the paper a title by which others find it."))
        return AttachedFile(file=_read_file(said["file"]), title=said["title"])


LISTED: dict[str, type[Rows[Any]]] = {
    "places": PlaceRows,
    "people": PersonRows,
    "organisations": OrganisationRows,
    "reach": ReachRows,
    "documents": DocumentRows,
    "links": LinkRows,
    "photos": PhotoRows,
    "files": FileRows,
}
"""The lists that are typed in rows, in the order of the form; themes are ticked."""


def shown_country(code: str) -> str:
    """Return the country's name in the reader's language, or the code where it has none."""
    return country_name(code, get_language() or "en") if code else ""


def _read_country(text: str) -> str:
    if not text:
        return ""
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    for code, name in country_names(get_language() or "en").items():
        if len(code) == 2 and code.isalpha() and fold(name) == fold(text):
            return code
    named = country_named(fold(text))
    if named is None:
        raise CellError(
            "country", _("“%(text)s” is no country that is known here; write it as in “Kyrgyzstan”.") % {"text": text}
        )
    return named


def _read_file(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise CellError("file", _("Choose the file."))
    return int(text)
