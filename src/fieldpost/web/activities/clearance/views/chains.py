"""The mission's chains: who decides, about what, until when."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ....accounts.models import User
from ....missions.access import needs
from ....missions.models import Mission, Theme
from ....missions.roles import Right
from ...wording import language_name
from ..chains import TERMS, default_chain, remove_chain, save_chain
from ..errors import ClearanceError
from ..models import DECIDING_ROLES, Chain, ChainStep, Concern


class ChainForm(forms.ModelForm):  # type: ignore[type-arg]
    """The chain itself."""

    themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(),
        label=gettext_lazy("Only for these themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: for all."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Only for these languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: for all."),
    )

    class Meta:
        model = Chain
        fields = ("name", "is_default", "themes", "languages", "allows_own")

    def __init__(self, mission: Mission, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mission = mission
        themes = Theme.objects.filter(mission=mission, retired_on=None)
        self.fields["themes"].queryset = themes.prefetch_related("headings")  # type: ignore[attr-defined]
        self.fields["languages"].choices = [(code, language_name(code)) for code in mission.languages]  # type: ignore[attr-defined]
        if self.instance.pk and self.instance.is_default:
            self.fields["is_default"].disabled = True

    def clean_name(self) -> str:
        """Refuse a name that another chain of the mission has."""
        name: str = self.cleaned_data["name"].strip()
        if Chain.objects.filter(mission=self.mission, name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a chain “%(name)s” already.") % {"name": name})
        return name


class StepForm(forms.Form):
    """One step of a chain."""

    name = forms.CharField(label=gettext_lazy("Name of the step"), max_length=100)
    role = forms.ChoiceField(label=gettext_lazy("Whoever is"), required=False)
    people = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=gettext_lazy("And these people"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    outside_name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=200)
    outside_email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    outside_language = forms.ChoiceField(label=gettext_lazy("Language of the letters"), required=False)
    concerns = forms.MultipleChoiceField(
        label=gettext_lazy("They answer for"),
        choices=Concern.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=list(Concern),
        help_text=gettext_lazy("After approval, the step is asked again only when one of these changes."),
    )
    days_before = forms.IntegerField(
        label=gettext_lazy("Days before publication day"), min_value=0, max_value=365, initial=2
    )
    time_zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        required=False,
        max_length=64,
        help_text=gettext_lazy("Such as Europe/Vienna; empty for the mission's. The step is due at 18:00 there."),
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(role.value, role.label) for role in DECIDING_ROLES]
        languages = [(code, language_name(code)) for code in mission.languages]
        self.fields["role"].choices = [("", "—"), *roles]  # type: ignore[attr-defined]
        self.fields["outside_language"].choices = [("", _("that of the text")), *languages]  # type: ignore[attr-defined]
        self.fields["people"].queryset = User.objects.filter(  # type: ignore[attr-defined]
            memberships__mission=mission, memberships__role__in=DECIDING_ROLES, is_active=True
        ).distinct()

    def has_changed(self) -> bool:
        """Whether somebody began to fill it in; the last one of the page may be left as it is."""
        names = ("name", "role", "people", "outside_name", "outside_email")
        return any(self.data.get(self.add_prefix(name), "").strip() for name in names)

    def clean_time_zone(self) -> str:
        """Refuse what is no time zone."""
        zone: str = self.cleaned_data["time_zone"].strip()
        if zone and zone not in available_timezones():
            raise forms.ValidationError(_("“%(zone)s” is no time zone such as Europe/Vienna.") % {"zone": zone})
        return zone

    def clean(self) -> dict[str, Any]:
        """Ask for somebody who decides: in the newsroom, or from outside."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        inside = bool(data.get("role") or data.get("people"))
        if inside and data.get("outside_email"):
            self.add_error("outside_email", _("Either people of the mission decide, or somebody without an account."))
        elif not inside and not data.get("outside_email") and "outside_email" not in self.errors:
            self.add_error("role", _("Say who decides: a role, people, or somebody without an account."))
        return data


class BaseSteps(forms.BaseFormSet[StepForm]):
    """The steps of a chain, in their order."""

    def clean(self) -> None:
        """Ask for a step, and that somebody answers for everything that is published."""
        if any(form.errors for form in self.forms if not self._should_delete_form(form)):  # type: ignore[attr-defined]
            return
        kept = self.kept()
        if not kept:
            raise forms.ValidationError(_("A chain needs a step."))
        missing = set(Concern) - {Concern(each) for fields in kept for each in fields["concerns"]}
        if missing:
            words = ", ".join(str(concern.label) for concern in Concern if concern in missing)
            raise forms.ValidationError(_("No step answers for: %(what)s.") % {"what": words})

    def kept(self) -> list[dict[str, Any]]:
        """Return the fields of the steps that were filled in and not removed, in the order that was asked for."""
        told = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        return sorted(told, key=lambda fields: (fields.get("ORDER") is None, fields.get("ORDER") or 0))


Steps = forms.formset_factory(
    StepForm, formset=BaseSteps, extra=1, can_delete=True, can_order=True, max_num=12, validate_max=True
)


@needs(Right.MANAGE_CHAINS)
@require_safe
def chains(request: HttpRequest) -> HttpResponse:
    """List the mission's chains."""
    mission = _mission(request)
    found = Chain.objects.filter(mission=mission).prefetch_related("steps__people", "themes__headings")
    rows = [
        {"chain": chain, "languages": [language_name(code) for code in chain.languages], "themes": chain.themes.all()}
        for chain in found
    ]
    return render(request, "clearance/chains.html", {"rows": rows})


@needs(Right.MANAGE_CHAINS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a chain."""
    mission = _mission(request)
    is_first = not Chain.objects.filter(mission=mission).exists()
    if is_first and request.method != "POST":
        with_default = default_chain(mission)
        messages.success(request, _("Your mission starts with this chain; change it as you need."))
        return redirect("chains:edit", with_default.pk)
    return _edit(request, Chain(mission=mission))


@needs(Right.MANAGE_CHAINS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a chain."""
    return _edit(request, get_object_or_404(Chain, pk=pk, mission=_mission(request)))


@needs(Right.MANAGE_CHAINS)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a chain."""
    chain = get_object_or_404(Chain, pk=pk, mission=_mission(request))
    try:
        remove_chain(chain, by=_user(request), now=timezone.now())
    except ClearanceError as error:
        messages.error(request, str(error))
        return redirect("chains:edit", pk)
    messages.success(request, _("The chain “%(name)s” was removed.") % {"name": chain.name})
    return redirect("chains:list")


def _edit(request: HttpRequest, chain: Chain) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = ChainForm(chain.mission, posted, instance=chain)
    steps: Any = Steps(posted, initial=_initial(chain), prefix="steps", form_kwargs={"mission": chain.mission})
    if posted is not None and form.is_valid() and steps.is_valid():
        saved = form.save(commit=False)
        themes = form.cleaned_data["themes"]
        save_chain(saved, themes=themes, steps=steps.kept(), by=_user(request), now=timezone.now())
        messages.success(request, _("The chain “%(name)s” was saved.") % {"name": saved.name})
        # Where the next step can be added: a chain seldom has only one.
        return redirect("chains:edit", saved.pk)
    context = {"chain": chain, "form": form, "steps": steps}
    return render(request, "clearance/chain.html", context, status=200 if posted is None else 422)


def _initial(chain: Chain) -> list[dict[str, Any]]:
    if chain.pk is None:
        return []
    return [_fields(step) for step in chain.steps.prefetch_related("people")]


def _fields(step: ChainStep) -> dict[str, Any]:
    told = {name: getattr(step, name) for name in TERMS}
    return {**told, "people": list(step.people.all()), "ORDER": step.position + 1}


def _mission(request: HttpRequest) -> Mission:
    return request.mission  # type: ignore[attr-defined, no-any-return]


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]
