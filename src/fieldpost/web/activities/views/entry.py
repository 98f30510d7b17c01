"""From a note to activities: paste or upload, see what was read, take it."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fieldpost.publishing.dates import describe_period
from fieldpost.reading.documents import DocumentError

from ...bulletins.actions import store_and_read
from ...bulletins.models import StoredReading
from ...missions.access import needs
from ...missions.models import Mission
from ...missions.roles import Right
from ...translation import translated
from ..accept import accept_reading, taken, tellings
from ..form.start import open_points
from ..models import Activity, Draft
from ..models.activity import KIND_LABELS
from ..wording import place_in_words, reach_in_words

LONGEST_NOTE = 200_000
"""Characters that may be pasted."""
LARGEST_FILE = 20 * 1024 * 1024
"""Bytes that may be uploaded; bulletins with photographs for print have about as many."""
SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
SIMILAR = 6
"""Kinds of activities that one may begin from the last of."""


@needs(Right.RECORD_ACTIVITY)
@require_http_methods(["GET", "POST"])
def new_entry(request: HttpRequest) -> HttpResponse:
    """Offer the ways to record an activity; read the note that comes back."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    note, errors = "", {}
    if request.method == "POST":
        note = request.POST.get("note", "")
        sent = request.FILES.get("file")
        try:
            data, name = _note(note, sent)
            reading = store_and_read(
                data,
                name=name,
                mission=mission,
                by=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
                # Who pastes tells of these days; a file may be of any year.
                written_on=None if sent else timezone.localdate(),
            )
        except DocumentError as refused:
            errors["file" if sent else "note"] = _sentence(translated(refused.reason))
        else:
            return _opened(reading)
    context = {
        "note": note,
        "errors": errors,
        "accept": ",".join(SUFFIXES),
        "similar": _similar(request, mission),
        "drafts": Draft.objects.filter(user=request.user, mission=mission),  # type: ignore[misc]
        "kinds": KIND_LABELS,
    }
    return render(request, "activities/new.html", context)


@needs(Right.RECORD_ACTIVITY)
@require_http_methods(["GET", "POST"])
def read_note(request: HttpRequest, pk: int) -> HttpResponse:
    """List the activities that a note tells; take all that are not taken yet as drafts."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    readings = StoredReading.objects.select_related("bulletin__mission").filter(bulletin__mission=mission)
    reading = get_object_or_404(readings, pk=pk)
    if request.method == "POST":
        numbers = {int(text) for text in request.POST.getlist("number") if text.isascii() and text.isdigit()}
        saved = accept_reading(reading, numbers=numbers, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        words = ngettext(
            "%(number)s activity is taken as a draft.", "%(number)s activities are taken as drafts.", len(saved)
        )
        messages.success(request, words % {"number": len(saved)})
        return redirect("activities:read", pk)
    value, there = reading.value, taken(reading)
    found = [
        {
            "number": number,
            "heading": activity.heading,
            "when": describe_period(activity.period.value, get_language() or "en") if activity.period else "",
            "where": ", ".join(place_in_words(place.value) for place in activity.places),
            "who": ", ".join(
                [
                    *(person.value.name for person in activity.people),
                    *(body.value.name for body in activity.organisations),
                ]
            ),
            "reach": ", ".join(reach_in_words(each.value) for each in activity.reach),
            "kind": KIND_LABELS[activity.kind.value],
            "points": open_points(value, number),
            "saved": there.get(name),
        }
        for number, (activity, name) in enumerate(zip(value.activities, tellings(value), strict=True))
    ]
    context: dict[str, Any] = {
        "reading": reading,
        "language": value.language.value,
        "found": found,
        "open": sum(1 for each in found if each["saved"] is None),
    }
    return render(request, "activities/read.html", context)


def _note(note: str, sent: UploadedFile[bytes] | None) -> tuple[bytes, str]:
    """Return bytes and name of what is to be read.

    Raises:
        DocumentError: there is nothing, or it is too long, or of no kind that is read.
    """
    if sent is None:
        if not note.strip():
            raise DocumentError("note", _("there is no text yet; paste your note, or choose a file"))
        if len(note) > LONGEST_NOTE:
            raise DocumentError("note", _("the note is longer than a whole bulletin; send it as a file"))
        return note.replace("\r\n", "\n").replace("\0", "").encode(), "note.txt"
    name = sent.name or "note.txt"
    if not name.lower().endswith(SUFFIXES):
        raise DocumentError(
            name,
            _("%(name)s is of no kind that can be read; send one of %(kinds)s, or paste its text")
            % {"name": name, "kinds": ", ".join(SUFFIXES)},
        )
    if (sent.size or 0) > LARGEST_FILE:
        raise DocumentError(
            name,
            _("%(name)s is larger than %(most)s MB; split it or make its pictures smaller")
            % {"name": name, "most": LARGEST_FILE // 1024 // 1024},
        )
    data: bytes = sent.read()
    return data, name


def _opened(reading: StoredReading) -> HttpResponse:
    """Go on: to the form with the one activity, to the list of several, or to the form with the text alone.

    An activity that was taken from the note before is listed, too, for the list leads to it.
    """
    number = len(reading.value.activities)
    if number > 1 or (number and taken(reading)):
        return redirect("activities:read", reading.pk)
    query = f"?reading={reading.pk}" + ("&number=0" if number else "")
    return redirect(reverse("activities:form") + query)


def _similar(request: HttpRequest, mission: Mission) -> list[Activity]:
    """Return the person's own last activity of each kind, the newest first."""
    own = Activity.objects.of(mission).filter(recorded_by=request.user).order_by("-recorded_at", "-pk")  # type: ignore[misc]
    last: dict[str, Activity] = {}
    for activity in own.only("kind", "heading", "sort_day")[:100]:
        last.setdefault(activity.kind, activity)
    return list(last.values())[:SIMILAR]


def _sentence(reason: str) -> str:
    text = reason[:1].upper() + reason[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
