"""The kinds of entries of the directory, by the word that stands in addresses, in a record's fields and in merges."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Entry, Organisation, Person, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind: its ``key``, its model, and the words for it."""

    key: str
    model: type[Entry]
    many: Promise
    add: Promise
    says: Promise


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            key="people",
            model=Person,
            many=_("People"),
            add=_("Add a person"),
            says=_("Office holders, experts, speakers; who is a private person is marked."),
        ),
        Kind(
            key="organisations",
            model=Organisation,
            many=_("Organisations"),
            add=_("Add an organisation"),
            says=_("Partners, ministries, donors, with acronyms, former names and identifiers."),
        ),
        Kind(
            key="places",
            model=Place,
            many=_("Places"),
            add=_("Add a place"),
            says=_("Towns, districts and buildings, where they lie, and where people are at risk."),
        ),
    )
}


class KindConverter:
    """In an address, a kind by its key."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> Kind:
        return KINDS[value]

    def to_url(self, value: "Kind | str") -> str:
        return value.key if isinstance(value, Kind) else value
