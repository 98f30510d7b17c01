"""The forms of members: whom to invite, and the roles somebody holds."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import Mission, Theme
from ..roles import Role

NARROWED = (Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER, Role.PUBLISHER)
"""Roles that may hold for some themes alone."""

EXPLAINED = {
    Role.READER: _("reads what is public in the register; sees nothing internal"),
    Role.CONTRIBUTOR: _("records activities and changes their own"),
    Role.EDITOR: _("changes all activities, keeps the directory, compiles issues"),
    Role.APPROVER: _("clears what is said in the mission's name"),
    Role.PUBLISHER: _("compiles, publishes and corrects issues"),
    Role.ADMINISTRATOR: _("keeps members, the mission's profile and the directory; reads the audit log"),
}
"""What a role may do, in a few words."""


class RolesForm(forms.Form):
    """The roles of one member, each with the themes it is narrowed to."""

    def __init__(self, *args: Any, mission: Mission, held: dict[Role, frozenset[int]] | None = None) -> None:
        super().__init__(*args)
        self.themes = {theme.pk: theme for theme in Theme.objects.filter(mission=mission).prefetch_related("headings")}
        choices = [(pk, theme.said_in(get_language())) for pk, theme in self.themes.items()]
        held = held or {}
        for role in Role:
            self.fields[role.value] = forms.BooleanField(
                label=role.label, help_text=EXPLAINED[role], required=False, initial=role in held
            )
            if role in NARROWED:
                self.fields[f"{role.value}_themes"] = forms.TypedMultipleChoiceField(
                    label=_("Only for these themes"),
                    choices=choices,
                    coerce=int,
                    required=False,
                    initial=sorted(held.get(role, ())),
                    widget=forms.CheckboxSelectMultiple,
                )

    def role_rows(self) -> list[dict[str, Any]]:
        """Each role's box with its themes, for a template."""
        rows: list[dict[str, Any]] = [{"role": self[role.value], "themes": None} for role in Role]
        for row, role in zip(rows, Role, strict=True):
            if role in NARROWED and self.themes:
                row["themes"] = self[f"{role.value}_themes"]
                row["is_narrowed"] = bool(row["themes"].value())
        return rows

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not any(self.cleaned_data.get(role.value) for role in Role):
            raise forms.ValidationError(_("Choose at least one role."))
        return cleaned

    @property
    def roles(self) -> dict[Role, list[Theme]]:
        """The roles as chosen."""
        return {
            role: [self.themes[pk] for pk in self.cleaned_data.get(f"{role.value}_themes", ())]
            for role in Role
            if self.cleaned_data[role.value]
        }


class InviteForm(RolesForm):
    """Whom to invite."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=200)
