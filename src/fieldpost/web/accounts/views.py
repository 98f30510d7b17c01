"""The person's own profile."""

from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .languages import languages
from .models import User


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name, language and time zone."""

    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=lambda: [("", _("as the browser says")), *languages()]
    )
    time_zone = forms.CharField(
        label=_("Time zone"),
        required=False,
        help_text=_("Such as Asia/Bishkek; empty for the mission's."),
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    )

    class Meta:
        model = User
        fields = ("name", "language", "time_zone")

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"].strip()
        if zone and zone not in available_timezones():
            raise forms.ValidationError(
                _t("There is no time zone “%(zone)s”; choose one such as Asia/Bishkek.") % {"zone": zone}
            )
        return zone


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Change one's own name, language and time zone."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(form.instance.language or None):
            messages.success(request, _t("Your profile is saved."))
        return redirect("account_profile")
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    return render(request, "accounts/profile.html", {"form": form, "zones": zones})
