"""The forms of the directory's entries."""

from typing import Any, get_args

from django import forms
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fieldpost import domain
from fieldpost.gazetteer import country_name, country_named, fold
from fieldpost.gazetteer.countries import is_country
from fieldpost.gazetteer.places import Kind as PlaceKind

from ..kinds import Kind
from ..lookup import Directory
from ..models import Entry, Mission, Organisation, Person, Place
from .fields import LinesField, add_by_language, by_language, fields_by_language

PLACE_KINDS = {
    "city": _("City"),
    "town": _("Town"),
    "village": _("Village"),
    "district": _("District"),
    "region": _("Region"),
    "river": _("River"),
    "lake": _("Lake"),
    "valley": _("Valley"),
    "mountain": _("Mountain"),
    "building": _("Building"),
    "border-point": _("Border point"),
    "country-group": _("Group of countries"),
}


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """What every entry has: its main name, names by language, variants, an internal note."""

    variants = LinesField(
        label=_("Other names and spellings"),
        help_text=_("One a line. A bulletin that uses one of them leads to this entry."),
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mission = mission
        self.instance.mission = mission
        if self.instance.pk:
            self.initial["variants"] = [each.text for each in self.instance.variants.all()]
        word = _t("Name") if isinstance(self.instance, Person) else pgettext("not of a person", "Name")
        self.fields["name"].label = word
        add_by_language(self, "names", word, languages=mission.languages, values=self.instance.names, required=False)
        self.fields["note"].widget.attrs["rows"] = 3
        self.order_fields(["name", *(name for name in self.fields if name.startswith("names_")), "variants"])

    def names_fields(self) -> list[forms.BoundField]:
        """The names by language."""
        return fields_by_language(self, "names")

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not fold(name):
            raise forms.ValidationError(_("A name needs letters or digits."))
        return name

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self.instance.names = by_language(self, "names")
        return cleaned


class PersonForm(EntryForm):
    """A person; the body is typed by its name and must be in the directory."""

    body = forms.CharField(
        label=_("Body"),
        required=False,
        help_text=_("The organisation where the office is held, as the directory has it."),
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )

    class Meta:
        model = Person
        fields = ("name", "office", "is_private", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.organisation:
            self.initial["body"] = self.instance.organisation.name
        self.order_fields([*list(self.fields)[: list(self.fields).index("office") + 1], "body"])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        body = self.cleaned_data.get("body", "")
        pk = Directory(self.mission).organisation(domain.Organisation(name=body)) if body else None
        if body and pk is None:
            self.add_error("body", _not_there(body))
        self.instance.organisation_id = pk
        return cleaned


class OrganisationForm(EntryForm):
    """An organisation; predecessors are typed by their names, identifiers as rows of scheme and id."""

    website = forms.URLField(label=_("Web site"), required=False, max_length=200, assume_scheme="https")
    predecessors = LinesField(
        label=_("Predecessors"),
        help_text=_("Organisations of the directory that this one continues, one name a line."),
    )

    class Meta:
        model = Organisation
        fields = ("name", "acronym", "website", "is_publisher", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["predecessors"] = [each.name for each in self.instance.predecessors.all()]
        known = list(self.instance.identifiers.items())
        self.rows = len(known) + 2
        for number in range(self.rows):
            scheme, identifier = known[number] if number < len(known) else ("", "")
            self._add_row(number, scheme, identifier)

    def identifier_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The rows of identifiers, two of them empty."""
        return [(self[f"scheme_{number}"], self[f"identifier_{number}"]) for number in range(self.rows)]

    def clean_predecessors(self) -> list[Organisation]:
        directory = Directory(self.mission)
        found = {}
        for name in self.cleaned_data["predecessors"]:
            pk = directory.organisation(domain.Organisation(name=name))
            if pk is None:
                raise forms.ValidationError(_not_there(name))
            if pk == self.instance.pk:
                raise forms.ValidationError(_("An organisation is not its own predecessor."))
            found[pk] = name
        return list(Organisation.objects.filter(pk__in=found))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        identifiers: dict[str, str] = {}
        for number in range(self.rows):
            scheme = self.cleaned_data.get(f"scheme_{number}", "")
            identifier = self.cleaned_data.get(f"identifier_{number}", "")
            if scheme and identifier:
                identifiers[scheme] = identifier
            elif scheme or identifier:
                lacking = "identifier" if scheme else "scheme"
                self.add_error(f"{lacking}_{number}", _("Scheme and identifier go together; fill in both or none."))
        self.instance.identifiers = identifiers
        return cleaned

    def _add_row(self, number: int, scheme: str, identifier: str) -> None:
        self.fields[f"scheme_{number}"] = forms.CharField(
            label=_("Scheme"), required=False, max_length=60, initial=scheme
        )
        self.fields[f"identifier_{number}"] = forms.CharField(
            label=_("Identifier"), required=False, max_length=200, initial=identifier
        )


class PlaceForm(EntryForm):
    """A place; countries are typed by code or name."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind, PLACE_KINDS[kind]) for kind in get_args(PlaceKind)])
    countries = forms.CharField(
        label=_("Countries"), help_text=_("Names or two-letter codes, comma between: Kyrgyzstan, KZ."), max_length=300
    )

    class Meta:
        model = Place
        fields = ("name", "kind", "countries", "latitude", "longitude", "precision", "at_risk", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["countries"] = ", ".join(
            country_name(code, get_language() or "en") for code in self.instance.countries
        )
        self.fields["latitude"].help_text = _("Degrees north, such as 42.8747; south is negative.")
        self.fields["longitude"].help_text = _("Degrees east, such as 74.5698; west is negative.")
        self.fields["precision"].help_text = _("What the position stands for: an area gets no point on a map.")
        self.fields["at_risk"].help_text = _(
            "Safe houses, meeting places of people who are threatened: always internal."
        )

    def clean_countries(self) -> list[str]:
        codes = []
        for typed in self.cleaned_data["countries"].split(","):
            if not typed.strip():
                continue
            code = typed.strip().upper() if is_country(typed.strip().upper()) else country_named(fold(typed))
            if code is None:
                raise forms.ValidationError(
                    _t("There is no country “%(typed)s”; write its name or its two-letter code.")
                    % {"typed": typed.strip()}
                )
            codes.append(code)
        return codes

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        latitude, longitude = self.cleaned_data.get("latitude"), self.cleaned_data.get("longitude")
        for name, degrees, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
            if degrees is not None and not -most <= degrees <= most:
                self.add_error(name, _t("Between −%(most)s and %(most)s degrees, please.") % {"most": most})
        if (latitude is None) != (longitude is None) and not self.errors:
            self.add_error("longitude" if longitude is None else "latitude", _("A position needs both."))
        return cleaned


_FORMS: dict[type[Entry], type[EntryForm]] = {Person: PersonForm, Organisation: OrganisationForm, Place: PlaceForm}


def form_of(kind: Kind) -> type[EntryForm]:
    """Return the form for entries of ``kind``."""
    return _FORMS[kind.model]


def _not_there(name: str) -> str:
    return _t("“%(name)s” is not in the directory; add it first, or write it as it stands there.") % {"name": name}
