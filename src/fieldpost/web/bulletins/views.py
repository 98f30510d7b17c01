"""A bulletin as text, with the words that facts rest on; and the file as it came."""

from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from fieldpost.domain import Passage, Reading, Span
from fieldpost.gazetteer import default_themes
from fieldpost.publishing.answers import told
from fieldpost.publishing.highlights import Highlight, Highlights, Sort
from fieldpost.publishing.scripts import is_right_to_left
from fieldpost.publishing.wording import wording

from ..missions.access import may, needs
from ..missions.models import Mission
from ..missions.roles import Right
from .models import StoredBulletin


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with its highlights; ``page`` is its page where it is the first of it, ``is_here`` where one came for it."""

    passage: Passage
    nodes: tuple[str | Highlight, ...]
    page: int | None
    is_here: bool


@needs(Right.READ_REGISTER)
def bulletin_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the text as it was read last; ``start`` and ``end`` in the address mark the words one came for."""
    bulletin = _bulletin(request, pk)
    reading = bulletin.readings.first()
    if reading is None:
        raise Http404("nothing was read from this bulletin yet")
    value = reading.value
    here = _asked(request, len(value.bulletin.text))
    highlights = Highlights(value.bulletin.text)
    if here is not None:
        highlights.add(here, Sort.PROBLEM)
    else:
        for each in told(value, wording(get_language() or "en"), bulletin.mission.value.themes or default_themes()):
            for answer in each.answers:
                for said in answer.said:
                    for evidence in said.mention.evidence:
                        highlights.add(evidence.span, answer.sort)
    context = {
        "bulletin": bulletin,
        "reading": value,
        "language": value.language.value,
        "direction": "rtl" if is_right_to_left(value.language.value) else "ltr",
        "passages": _passages(value, highlights, here),
        "is_narrowed": here is not None,
    }
    return render(request, "bulletins/bulletin.html", context)


@needs(Right.READ_REGISTER)
def bulletin_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send the file as it came, to be saved and not opened in the browser."""
    bulletin = _bulletin(request, pk)
    answer = FileResponse(bulletin.file.open(), as_attachment=True, filename=bulletin.name)
    answer["Content-Type"] = "application/octet-stream"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private"
    return answer


def _bulletin(request: HttpRequest, pk: int) -> StoredBulletin:
    """Return the mission's bulletin; a reader sees only those that were published."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    found = StoredBulletin.objects.filter(mission=mission)
    if not may(request.user, Right.SEE_INTERNAL, mission):  # type: ignore[arg-type]
        found = found.filter(is_public=True)
    return get_object_or_404(found, pk=pk)


def _asked(request: HttpRequest, length: int) -> Span | None:
    told = [request.GET.get(name, "") for name in ("start", "end")]
    if not all(each.isascii() and each.isdigit() and len(each) < 12 for each in told):
        return None
    start, end = int(told[0]), min(int(told[1]), length)
    return Span(start, end) if start < end else None


def _passages(reading: Reading, highlights: Highlights, here: Span | None) -> list[Shown]:
    page, shown = 0, []
    is_found = False
    for passage in reading.bulletin.passages:
        is_new = passage.page is not None and passage.page != page
        page = passage.page or page
        is_here = here is not None and not is_found and here.start < passage.span.end
        is_found = is_found or is_here
        nodes = highlights.within(passage.span)
        shown.append(Shown(passage, nodes, passage.page if is_new else None, is_here))
    return shown
