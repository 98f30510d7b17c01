"""Photographs and papers, for those who may see them: nothing is reached by an address of its own outside the newsroom."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from ...missions.access import may, needs
from ...missions.models import Mission
from ...missions.roles import Right
from ..files import smaller
from ..models import Activity, StoredFile
from ..publicity import public_record
from ..sensitive import sensitive_in

SMALL = 640
"""Pixels of the longer side of a photograph in a form or on a page."""


@needs(Right.SEE_INTERNAL)
def stored_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send a file of the mission to one of its staff."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    return _sent(request, get_object_or_404(StoredFile, mission=mission, pk=pk))


@needs(Right.READ_REGISTER)
def activity_file(request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
    """Send a file of an activity; a reader gets the public ones."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    activity = get_object_or_404(Activity.objects.shown_to(request.user, mission), pk=pk)  # type: ignore[arg-type]
    record = activity.record
    if not may(request.user, Right.SEE_INTERNAL, mission):  # type: ignore[arg-type]
        record = public_record(record, sensitive_in(mission, [record]))
    held = {photo.value.file for photo in record.photos} | {paper.value.file for paper in record.files}
    if file not in held:
        raise Http404("the activity has no such file")
    return _sent(request, get_object_or_404(StoredFile, mission=mission, pk=file))


def _sent(request: HttpRequest, stored: StoredFile) -> HttpResponseBase:
    answer: HttpResponseBase
    is_photo = stored.width is not None
    if is_photo and "small" in request.GET:
        answer = HttpResponse(smaller(stored, side=SMALL), content_type="image/jpeg")
    else:
        answer = FileResponse(stored.file.open(), as_attachment=not is_photo, filename=stored.name)
        answer["Content-Type"] = stored.media_type
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, max-age=86400"
    return answer
