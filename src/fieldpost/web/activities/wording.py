"""What a fact says, in the words of the person who reads the page: "13–14 May 2031", "Osh, Kyrgyzstan", "about 24 farmers"."""

from collections.abc import Callable, Mapping
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fieldpost.domain import Document, Organisation, OrganisationRole, Person, Place, Reach
from fieldpost.publishing.countries import country_name
from fieldpost.publishing.dates import describe_period, locale_for

from .models.activity import KIND_LABELS, PART_LABELS, STATUS_LABELS
from .record import AttachedFile, Picture, Publicity

FIELD_LABELS = {
    "status": _("Status"),
    "kind": _("Kind"),
    "part": _("Our part"),
    "period": _("Period"),
    "dimension": _("Dimension"),
    "notes": _("Internal notes"),
    "titles": _("Title"),
    "texts": _("Text"),
    "themes": _("Theme"),
    "places": _("Place"),
    "people": _("Person"),
    "organisations": _("Organisation"),
    "reach": _("Reach"),
    "documents": _("Document"),
    "links": _("Link"),
    "photos": _("Photo"),
    "files": _("File"),
}
ORGANISATION_ROLE_LABELS = {
    OrganisationRole.ORGANISED: _("organised it"),
    OrganisationRole.CO_ORGANISED: _("organised it with others"),
    OrganisationRole.HOSTED: _("hosted it"),
    OrganisationRole.SUPPORTED: _("supported it"),
    OrganisationRole.FUNDED: _("funded it"),
    OrganisationRole.TOOK_PART: _("took part"),
    OrganisationRole.MET_WITH: _("was met"),
}
PUBLICITY_LABELS = {
    Publicity.BY_RULE: _("as the rules say"),
    Publicity.PUBLIC: _("public"),
    Publicity.INTERNAL: _("internal"),
}


def language_name(code: str) -> str:
    """Return the name of the language ``code`` in the reader's language, the code itself where CLDR has none."""
    name = str(locale_for(get_language() or "en").languages.get(code, code))
    return name[:1].upper() + name[1:]


def field_label(address: str) -> str:
    """Return what the field at ``address`` (``period``, ``texts.en``, ``people.0``) is called."""
    name, _dot, rest = address.partition(".")
    label = str(FIELD_LABELS[name])
    return f"{label} ({language_name(rest)})" if name in ("titles", "texts") else label


def in_words(name: str, value: Any, headings: Mapping[str, str] | None = None) -> str:
    """Return ``value`` of the field ``name`` in words.

    ``headings`` are those of dimensions and themes by key; a key without one stands for itself.
    """
    if name in ("dimension", "themes"):
        return (headings or {}).get(value, value)
    return str(_IN_WORDS[name](value)) if name in _IN_WORDS else str(value)


def place_in_words(place: Place) -> str:
    """Return the place with its country."""
    country = country_name(place.country, get_language() or "en")
    return f"{place.name}, {country}" if country and country != place.name else place.name


def reach_in_words(reach: Reach) -> str:
    """Return how many of whom, whether planned, and of which whole."""
    language = get_language() or "en"
    number = format_decimal(reach.value, locale=locale_for(language))
    if reach.approximate:
        number = str(_("about %(number)s") % {"number": number})
    words = f"{number} {reach.who}"
    if reach.part_of:
        words = str(_("%(part)s, of the %(whole)s") % {"part": words, "whole": reach.part_of})
    return str(_("%(reach)s (planned)") % {"reach": words}) if reach.planned else words


def _person(person: Person) -> str:
    office, body = person.office or "", person.body or ""
    # "Head of the Water Department" names the body already.
    body = "" if body.casefold() in office.casefold() else body
    return ", ".join(part for part in (person.name, office, body) if part)


def _organisation(body: Organisation) -> str:
    name = f"{body.name} ({body.acronym})" if body.acronym and body.acronym != body.name else body.name
    return f"{name}, {ORGANISATION_ROLE_LABELS[body.role]}"


def _document(document: Document) -> str:
    return f"{document.title} ({document.sort})" if document.sort else document.title


def _picture(picture: Picture) -> str:
    parts = []
    for language in sorted({*picture.captions, *picture.alternatives}):
        caption, alternative = picture.captions.get(language), picture.alternatives.get(language)
        if caption:
            parts.append(f"{language_name(language)}: {caption}")
        if alternative:
            words = _("%(language)s, for those who do not see it: %(alternative)s")
            parts.append(str(words % {"language": language_name(language), "alternative": alternative}))
    if picture.credit:
        parts.append(str(_("Photo: %(credit)s") % {"credit": picture.credit}))
    if picture.taken_on:
        day = format_date(picture.taken_on, "long", locale=locale_for(get_language() or "en"))
        parts.append(str(_("taken on %(day)s") % {"day": day}))
    if picture.consent:
        parts.append(str(_("Consent: %(consent)s") % {"consent": picture.consent}))
    return "; ".join(parts) or str(_("without caption"))


def _attached(file: AttachedFile) -> str:
    return file.title


_IN_WORDS: dict[str, Callable[[Any], Any]] = {
    "status": STATUS_LABELS.__getitem__,
    "kind": KIND_LABELS.__getitem__,
    "part": PART_LABELS.__getitem__,
    "period": lambda period: describe_period(period, get_language() or "en"),
    "places": place_in_words,
    "people": _person,
    "organisations": _organisation,
    "reach": reach_in_words,
    "documents": _document,
    "photos": _picture,
    "files": _attached,
}
