"""The mission's own page: its profile shown, edited, taken away and brought as mission.toml."""

from zoneinfo import available_timezones

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fieldpost.errors import FieldpostError

from ..access import needs
from ..forms.fields import language_name
from ..forms.mission import KINDS, LICENCES, TEXTS, MissionFileForm, ProfileForm
from ..mission_actions import accept_mission_file, require_second_factor, save_profile
from ..mission_file import LOGO, read_uploaded, render_mission
from ..models import Mission
from ..roles import Right, Role


@needs(Right.MANAGE_MISSION)
def home(request: HttpRequest) -> HttpResponse:
    """Show the mission's profile."""
    mission = _mission(request)
    texts = [
        {
            "label": label,
            "values": [(code, language_name(code), words) for code, words in mission.profile.get(name, {}).items()],
        }
        for name, (label, _lines) in TEXTS.items()
    ]
    colours = mission.profile.get("colours", {})
    context = {
        "texts": texts,
        "kind": KINDS[mission.profile.get("kind") or ""],
        "licence": _licence(mission),
        "languages": [language_name(code) for code in mission.languages],
        "colours": [
            {"dimension": each.said_in(get_language()), "colour": colours.get(each.key, "")}
            for each in mission.dimensions.all()
        ],
        "second_factor": [Role(role).label for role in mission.settings.get("second_factor", [])],
    }
    return render(request, "missions/mission/home.html", context)


@needs(Right.MANAGE_MISSION)
def edit(request: HttpRequest) -> HttpResponse:
    """Change the main parts of the profile."""
    mission = _mission(request)
    form = ProfileForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        save_profile(mission, form.profile, by=request.user, now=now)  # type: ignore[arg-type]
        roles = form.cleaned_data["second_factor"]
        require_second_factor(mission, roles, by=request.user, now=now)  # type: ignore[arg-type]
        messages.success(request, _("The mission is saved."))
        return redirect("mission:home")
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    return render(request, "missions/mission/edit.html", {"form": form, "zones": zones})


@needs(Right.MANAGE_MISSION)
def download(request: HttpRequest) -> HttpResponse:
    """Give the mission as mission.toml, without places at risk."""
    return _file(render_mission(_mission(request).value), "mission.toml", "application/toml; charset=utf-8")


@needs(Right.MANAGE_MISSION)
def logo(request: HttpRequest) -> HttpResponse:
    """Give the logo, the file that mission.toml names."""
    return _file(_mission(request).profile.get("logo", ""), LOGO, "image/svg+xml")


@needs(Right.MANAGE_MISSION)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a mission.toml."""
    mission = _mission(request)
    form = MissionFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        drawing = form.cleaned_data["logo"]
        try:
            value = read_uploaded(
                form.cleaned_data["toml"].read(), logo=drawing.read() if drawing else None, known=mission.value
            )
            accept_mission_file(mission, value, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        except FieldpostError as error:
            form.add_error("toml", str(error))
        else:
            messages.success(request, _("The mission is taken over from the file."))
            return redirect("mission:home")
    return render(request, "missions/mission/upload.html", {"form": form})


def _licence(mission: Mission) -> list[tuple[str, str]]:
    """Return what the licence is called, with the language of the words where they are the mission's own."""
    licence = mission.profile.get("licence") or {}
    if licence.get("spdx"):
        return [("", str(LICENCES[licence["spdx"]]))]
    return list(licence.get("words", {}).items()) or [("", str(LICENCES[""]))]


def _mission(request: HttpRequest) -> Mission:
    return request.mission  # type: ignore[attr-defined,no-any-return]


def _file(text: str, name: str, media_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=media_type, headers=headers)
