"""The forms of the mission's own page."""

import re
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fieldpost.domain import MissionKind
from fieldpost.domain.licence import USUAL
from fieldpost.publishing.colours import COLOUR, ENOUGH, contrast

from ..models import Mission
from ..roles import Role
from .fields import add_by_language, by_language, fields_by_language

TEXTS = {
    "names": (pgettext_lazy("not of a person", "Name"), 1),
    "organisation": (_("Organisation"), 1),
    "bulletin_title": (_("Title of the bulletin"), 1),
    "contact": (_("Contact"), 4),
    "disclaimer": (_("Disclaimer"), 4),
}
"""Parts of the profile that are texts by language, with their lines."""

KINDS = {
    "": _("not stated"),
    MissionKind.INTERGOVERNMENTAL: _("an intergovernmental organisation"),
    MissionKind.GOVERNMENT: _("a government"),
    MissionKind.NGO: _("a non-governmental organisation"),
}
"""What a mission is, or is a part of."""

OWN_WORDS = "own"
LICENCES = {
    "": _("none stated"),
    **{spdx: name for spdx, (name, _address) in USUAL.items()},
    OWN_WORDS: _("in our own words"),
}
"""Under which terms its data may be used."""

LARGEST_FILE = 512 * 1024


class ProfileForm(forms.Form):
    """The main parts of the profile."""

    languages = forms.CharField(
        label=_("Languages"),
        help_text=_("Two-letter codes, the main one first, comma between: en, ru, kk."),
        max_length=60,
    )
    time_zone = forms.CharField(
        label=_("Time zone"),
        help_text=_("Such as Asia/Bishkek."),
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    )
    site = forms.URLField(label=_("Web site"), required=False, max_length=200, assume_scheme="https")
    kind = forms.ChoiceField(
        label=_("The mission is, or is part of"),
        help_text=_("Search engines are told so on the public site."),
        choices=KINDS,
        required=False,
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=LICENCES, required=False)
    licence_address = forms.URLField(
        label=_("Address of your own terms"),
        help_text=_("Where they stand in full."),
        required=False,
        max_length=200,
        assume_scheme="https",
        validators=[URLValidator(schemes=["https", "http"])],
    )
    second_factor = forms.MultipleChoiceField(
        label=_("Second factor required of"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, mission: Mission) -> None:
        super().__init__(*args)
        self.mission = mission
        profile = mission.profile
        licence = profile.get("licence") or {}
        self.initial = {
            "languages": ", ".join(mission.languages),
            "time_zone": mission.time_zone,
            "site": profile.get("site", ""),
            "kind": profile.get("kind") or "",
            "licence": licence.get("spdx") or (OWN_WORDS if licence else ""),
            "licence_address": licence.get("url", ""),
            "second_factor": mission.settings.get("second_factor", []),
        }
        for name, (label, lines) in TEXTS.items():
            add_by_language(
                self,
                name,
                str(label),
                languages=mission.languages,
                values=profile.get(name, {}),
                lines=lines,
                required=name == "names",
            )
        add_by_language(
            self, "terms", _t("Your own terms"), languages=mission.languages, values=licence.get("words", {})
        )
        for dimension in mission.dimensions.all():
            self.fields[f"colour_{dimension.key}"] = forms.CharField(
                label=_t("Colour of “%(dimension)s”") % {"dimension": dimension.said_in(get_language())},
                required=False,
                initial=profile.get("colours", {}).get(dimension.key, ""),
                help_text=_("#rrggbb; empty for a built-in one."),
                max_length=7,
            )

    def text_groups(self) -> list[list[forms.BoundField]]:
        """The texts by language, one group a part of the profile."""
        return [fields_by_language(self, name) for name in TEXTS]

    def colour_fields(self) -> list[forms.BoundField]:
        """The colours, one a dimension."""
        return fields_by_language(self, "colour")

    def terms_fields(self) -> list[forms.BoundField]:
        """Terms in one's own words, by language."""
        return fields_by_language(self, "terms")

    def clean_languages(self) -> list[str]:
        languages = list(dict.fromkeys(re.split(r"[,\s]+", self.cleaned_data["languages"].strip().lower())))
        for language in languages:
            if not re.fullmatch(r"[a-z]{2,3}", language):
                raise forms.ValidationError(
                    _t("“%(language)s” is no code of a language, such as en or ru.") % {"language": language}
                )
        return languages

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"].strip()
        if zone not in available_timezones():
            raise forms.ValidationError(
                _t("There is no time zone “%(zone)s”; choose one such as Asia/Bishkek.") % {"zone": zone}
            )
        return zone

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("licence") == OWN_WORDS and not by_language(self, "terms"):
            self.add_error("licence", _t("Write your own terms below, in at least one language, or choose another."))
        for field in [name for name in self.fields if name.startswith("colour_")]:
            colour = self.cleaned_data.get(field, "")
            if colour and not COLOUR.fullmatch(colour):
                self.add_error(field, _t("“%(colour)s” is no colour, such as #14284b.") % {"colour": colour})
            elif colour and contrast(colour, "#ffffff") < ENOUGH:
                message = _t(
                    "This colour has a contrast of %(contrast).1f to white; text needs 4.5. Take a darker one."
                )
                self.add_error(field, message % {"contrast": contrast(colour, "#ffffff")})
        return cleaned

    @property
    def profile(self) -> dict[str, Any]:
        """What was typed, by the keys of the profile."""
        return {
            **{name: by_language(self, name) for name in TEXTS},
            "colours": by_language(self, "colour"),
            "languages": self.cleaned_data["languages"],
            "time_zone": self.cleaned_data["time_zone"],
            "site": self.cleaned_data["site"],
            "kind": self.cleaned_data["kind"] or None,
            "licence": self._licence(),
        }

    def _licence(self) -> dict[str, Any] | None:
        """Return the licence that was chosen; own words are kept only of who chose them."""
        chosen = self.cleaned_data["licence"]
        if chosen == OWN_WORDS:
            return {"words": by_language(self, "terms"), "url": self.cleaned_data["licence_address"]}
        return {"spdx": chosen} if chosen else None


class MissionFileForm(forms.Form):
    """A mission.toml and, where it changes, its logo."""

    toml = forms.FileField(label="mission.toml", widget=forms.FileInput(attrs={"accept": ".toml"}))
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("An SVG file; without one, the logo stays as it is."),
        widget=forms.FileInput(attrs={"accept": ".svg"}),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name in ("toml", "logo"):
            file = self.cleaned_data.get(name)
            if file and file.size > LARGEST_FILE:
                self.add_error(name, _("This file is larger than 512 kB; is it the right one?"))
        return cleaned
