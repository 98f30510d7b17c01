"""What a script asks while one types: keep the draft, and offer what the directory knows. Both answer in JSON."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from fieldpost.gazetteer import fold
from fieldpost.publishing.countries import country_names

from ...missions.access import needs
from ...missions.models import Mission, Organisation, Person, Place
from ...missions.roles import Right
from ..drafts import discard_draft, keep_draft
from ..errors import ActivitiesError
from ..form.following import named
from ..models import Activity
from .form import NO_FIELDS, require_edit

MOST = 8
"""Suggestions at a time."""
ENTRIES: dict[str, Any] = {"places": Place, "people": Person, "organisations": Organisation}


@needs(Right.EDIT_ACTIVITY)
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the fields of the form as they are now."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    own = ("draft-activity", "draft-query")
    typed = {name: str(text) for name, text in request.POST.items() if name not in NO_FIELDS and name not in own}
    key, pk, version = typed.get("key", ""), request.POST.get("draft-activity", ""), typed.get("version", "")
    if not (key.isascii() and key.isalnum() and len(key) <= 32):
        raise Http404("a form without a key")
    activity = None
    if pk:
        activity = get_object_or_404(Activity.objects.of(mission), pk=int(pk) if pk.isdecimal() else 0, key=key)
        require_edit(request, activity)
    elif Activity.objects.filter(key=key).exists():
        return JsonResponse({"kept": ""})  # it was saved while the script still sent
    now = timezone.now()
    try:
        keep_draft(
            typed,
            mission=mission,
            user=request.user,  # type: ignore[arg-type]
            now=now,
            key=key,
            query=request.POST.get("draft-query", "")[:200],
            activity=activity,
            version=int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
        )
    except ActivitiesError as error:
        return JsonResponse({"error": str(error)}, status=400)
    return JsonResponse({"kept": time_format(timezone.localtime(now), "TIME_FORMAT")})


@needs(Right.EDIT_ACTIVITY)
@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Forget a draft of the person's own."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    discard_draft(mission=mission, user=request.user, key=request.POST.get("key", ""))  # type: ignore[arg-type]
    back = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return redirect(back.partition("?")[0])
    return redirect("activities:new")


@needs(Right.EDIT_ACTIVITY)
@require_GET
def suggest(request: HttpRequest, what: str) -> HttpResponse:
    """Offer names of the directory, offices, countries or activities that begin with or hold what is typed."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    said = request.GET.get("q", "").strip()[:100]
    if len(said) < 2:
        return JsonResponse({"names": []})
    match what:
        case "places" | "people" | "organisations":
            names = _entries(ENTRIES[what], mission, said)
        case "offices":
            found = Person.objects.current().filter(mission=mission, office__icontains=said)
            names = list(found.order_by("office").values_list("office", flat=True).distinct()[:MOST])
        case "countries":
            known = country_names(get_language() or "en")
            names = [
                name
                for code, name in sorted(known.items(), key=lambda each: each[1])
                if len(code) == 2 and code.isalpha() and fold(name).startswith(fold(said))
            ][:MOST]
        case "activities":
            own = Activity.objects.of(mission).filter(heading__icontains=said)
            names = [named(activity) for activity in own[:MOST]]
        case _:
            raise Http404(what)
    return JsonResponse({"names": names})


def _entries(model: Any, mission: Mission, said: str) -> list[str]:
    """Return the names of entries, those that begin with what is typed first."""
    entries = model.objects.current().filter(mission=mission)
    first = list(entries.filter(folded__startswith=fold(said)).values_list("name", flat=True)[:MOST])
    if len(first) < MOST:
        more = entries.filter(folded__contains=fold(said)).exclude(name__in=first)
        first += list(more.values_list("name", flat=True)[: MOST - len(first)])
    return first
