"""The forms of dimensions and themes."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ..models import Dimension, Mission, Theme
from .fields import LinesField, add_by_language, by_language, fields_by_language


class HeadingForm(forms.Form):
    """A heading in the mission's languages, from a day on that has come (``is_dated``)."""

    def __init__(
        self, *args: Any, mission: Mission, today: date, is_dated: bool = False, names: dict[str, str] | None = None
    ) -> None:
        super().__init__(*args)
        self.today = today
        add_by_language(self, "names", _t("Heading"), languages=mission.languages, values=names or {}, required=True)
        if is_dated:
            self.fields["since"] = forms.DateField(
                label=_("From this day on"),
                help_text=_("Activities before it keep the heading of their day."),
                widget=forms.DateInput(attrs={"type": "date"}),
            )

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since > self.today:
            raise forms.ValidationError(_("A day that has come, please: enter a new heading when it begins to hold."))
        return since

    def names_fields(self) -> list[forms.BoundField]:
        """The heading by language."""
        return fields_by_language(self, "names")

    @property
    def names(self) -> dict[str, str]:
        """The heading by language, as typed."""
        return by_language(self, "names")


class ThemeForm(forms.ModelForm):  # type: ignore[type-arg]
    """Where a theme stands, its sectors, and from when it is no longer offered."""

    sectors = LinesField(
        label=_("Sectors"), help_text=_("Purpose codes of the OECD's donor statistics, five digits, one a line.")
    )

    class Meta:
        model = Theme
        fields = ("dimension", "sectors", "retired_on")
        widgets = {"retired_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.mission = mission
        dimension: Any = self.fields["dimension"]
        dimension.queryset = Dimension.objects.filter(mission=mission)
        dimension.label, dimension.empty_label = _("Dimension"), None
        self.fields["retired_on"].help_text = _(
            "Leave it empty while the theme is used. Old activities keep the theme."
        )

    def clean_sectors(self) -> list[str]:
        sectors: list[str] = self.cleaned_data["sectors"]
        for code in sectors:
            if not (code.isascii() and code.isdigit() and len(code) == 5):
                raise forms.ValidationError(
                    _t("“%(code)s” is no purpose code; it has five digits, such as 15153.") % {"code": code}
                )
        return sectors
