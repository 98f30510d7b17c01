"""What people fill in about an issue."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fieldpost.domain import Period, PeriodError

from ..activities.wording import language_name
from ..missions.models import Mission
from .checks import CHECK_LABELS, FIXED, SEVERITY_LABELS, Check, severity_of
from .models import IssueItem, IssuePage


class SeenForm(forms.Form):
    """A form that carries which state its writer saw."""

    def show_conflict(self, message: str, **seen: int) -> None:
        """Tell of a conflict; what was typed stays, and what is saved next is saved over what stands now (``seen``)."""
        self.add_error(None, message)
        data = self.data.copy()  # type: ignore[attr-defined]
        data.update({name: str(value) for name, value in seen.items()})
        self.data = data


class MonthForm(forms.Form):
    """Which month, in which language."""

    month = forms.CharField(label=_lazy("Month"), widget=forms.TextInput(attrs={"type": "month"}))
    language = forms.ChoiceField(label=_lazy("Language"))

    def __init__(self, *args: Any, mission: Mission, **options: Any) -> None:
        super().__init__(*args, **options)
        languages = [(code, language_name(code)) for code in mission.languages]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]

    def clean_month(self) -> Period:
        """The month as a period."""
        try:
            return Period.parse(self.cleaned_data["month"])
        except PeriodError as error:
            message = _("“%(value)s” is no month; write it like 2031-05.") % {"value": self.cleaned_data["month"]}
            raise forms.ValidationError(message) from error


class IssueForm(SeenForm):
    """The issue's own parts."""

    title = forms.CharField(label=_lazy("Title"), max_length=255)
    number = forms.IntegerField(label=_lazy("Number"), min_value=1)
    publication_day = forms.DateField(
        label=_lazy("Publication day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    lead = forms.CharField(
        label=_lazy("Editor’s note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_lazy("Stands at the beginning. Each line is a paragraph."),
    )
    notices = forms.CharField(
        label=_lazy("Notices"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_lazy("Stand at the end. Each line is a notice."),
    )
    edits = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, issue: IssuePage) -> "IssueForm":
        """Return the form with what stands in ``issue``."""
        return cls(
            initial={
                "title": issue.title,
                "number": issue.number,
                "publication_day": issue.publication_day,
                "lead": issue.lead,
                "notices": "\n".join(issue.notices),
                "edits": issue.edits,
            }
        )


class ItemForm(SeenForm):
    """The issue's own wording of an item."""

    title = forms.CharField(label=_lazy("Title in this issue"), required=False, max_length=400)
    text = forms.CharField(
        label=_lazy("Text in this issue"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_lazy("Each line is a paragraph. The record keeps its own text; leave as it is to print that."),
    )
    edits = forms.IntegerField(widget=forms.HiddenInput)


class PublishForm(forms.Form):
    """Publishing now."""

    override = forms.CharField(
        label=_lazy("Why it is published in spite of these errors"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_lazy("It is kept with the publication and in the audit log."),
    )


class ScheduleForm(forms.Form):
    """Publishing later; what is typed is a time of the mission's zone."""

    at = forms.DateTimeField(
        label=_lazy("Moment"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, mission: Mission, **options: Any) -> None:
        super().__init__(*args, **options)
        self.zone = ZoneInfo(mission.time_zone)
        self.fields["at"].help_text = _("In the time of the mission (%(zone)s).") % {"zone": mission.time_zone}

    def clean_at(self) -> datetime:
        """The moment in the mission's time zone, whatever the person's is."""
        at: datetime = self.cleaned_data["at"]
        return at.replace(tzinfo=self.zone)


class CorrectionForm(SeenForm):
    """An erratum, and what it changes of an item."""

    text = forms.CharField(
        label=_lazy("Correction"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_lazy("What was wrong and what is right. Readers see it, with today’s date, in every format."),
    )
    item = forms.ModelChoiceField(
        label=_lazy("Item"),
        queryset=IssueItem.objects.none(),
        required=False,
        empty_label=_lazy("The issue as a whole"),
    )
    title = forms.CharField(
        label=_lazy("New title"), required=False, max_length=400, help_text=_lazy("Leave empty to keep it.")
    )
    wording = forms.CharField(
        label=_lazy("New text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_lazy("Leave empty to keep it."),
    )
    takes_facts = forms.BooleanField(
        label=_lazy("Take date, places, people, partners and numbers as they are cleared now"), required=False
    )
    withdraws = forms.BooleanField(
        label=_lazy("Withdraw the item: nothing of it stays but the correction"), required=False
    )
    sequence = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, issue: IssuePage, **options: Any) -> None:
        super().__init__(*args, **options)
        items = issue.items.shown().select_related("activity")
        self.fields["item"].queryset = items  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What changes an item needs one."""
        given = super().clean() or {}
        changes = [name for name in ("title", "wording", "takes_facts", "withdraws") if given.get(name)]
        if changes and not given.get("item"):
            self.add_error("item", _("Choose the item that is to be changed."))
        return given


class ChecksForm(forms.Form):
    """Which findings are errors, warnings or off."""

    def __init__(self, *args: Any, mission: Mission, **options: Any) -> None:
        super().__init__(*args, **options)
        for check in Check:
            if check not in FIXED:
                self.fields[check.value] = forms.ChoiceField(
                    label=CHECK_LABELS[check],
                    choices=[(severity.value, words) for severity, words in SEVERITY_LABELS.items()],
                    initial=severity_of(mission, check).value,
                )
