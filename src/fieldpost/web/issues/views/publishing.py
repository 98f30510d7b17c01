"""The last steps: the check, publishing now or later, and correcting."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fieldpost.errors import FieldpostError
from fieldpost.publishing.formats import FORMATS

from ...missions.access import needs
from ...missions.roles import Right
from .. import actions
from ..actions.correction import Change
from ..checks import FIXED, Severity, check_issue
from ..errors import EditConflictError, IssuesError
from ..files import damaged_files
from ..forms import CorrectionForm, PublishForm, ScheduleForm
from ..models import IssuePage
from .lookup import holds, issue_of


@needs(Right.SEE_INTERNAL)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is missing or wrong, and where it is mended."""
    issue = issue_of(request, pk)
    if issue.live:
        return redirect("issues:issue", issue.pk)
    return render(
        request,
        "issues/check.html",
        {
            "issue": issue,
            **_findings(issue),
            "publishes": holds(request, Right.PUBLISH_ISSUE),
            "manages": holds(request, Right.MANAGE_MISSION),
        },
    )


@needs(Right.PUBLISH_ISSUE)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the issue after a last look at what the check says."""
    issue = issue_of(request, pk)
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish(issue, by=_user(request), now=timezone.now(), override=form.cleaned_data["override"])
        except FieldpostError as error:
            form.add_error(None, str(error))
        except OSError as error:
            form.add_error(None, _cannot(error))
        else:
            messages.success(request, _("It is published, in every format."))
            return redirect("issues:issue", issue.pk)
    if issue.live:
        return redirect("issues:issue", issue.pk)
    return _publish_page(request, issue, form, ScheduleForm(mission=issue.mission, initial=_planned(issue)))


@needs(Right.PUBLISH_ISSUE)
@require_POST
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the issue by itself at a moment."""
    issue = issue_of(request, pk)
    form = ScheduleForm(request.POST, mission=issue.mission)
    if form.is_valid():
        try:
            actions.schedule(issue, at=form.cleaned_data["at"], by=_user(request), now=timezone.now())
        except IssuesError as error:
            form.add_error("at", str(error))
        else:
            messages.success(request, _("It will be published at that moment, if the check finds no error then."))
            return redirect("issues:issue", issue.pk)
    return _publish_page(request, issue, PublishForm(), form)


@needs(Right.PUBLISH_ISSUE)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the issue wait for somebody to publish it."""
    issue = issue_of(request, pk)
    try:
        actions.cancel_schedule(issue, by=_user(request), now=timezone.now())
    except IssuesError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It waits for somebody to publish it."))
    return redirect("issues:issue", issue.pk)


@needs(Right.PUBLISH_ISSUE)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the published issue: an erratum, and what it changes."""
    issue = issue_of(request, pk)
    newest = issue.publications.first()
    if newest is None:
        messages.info(request, _("It is not published yet; change it as you like."))
        return redirect("issues:issue", issue.pk)
    form = CorrectionForm(request.POST or None, issue=issue, initial={"sequence": newest.sequence})
    status = 200
    if form.is_bound:
        status = 400
        if form.is_valid():
            try:
                _correct(issue, form.cleaned_data, request)
            except EditConflictError as error:
                status = 409
                form.show_conflict(str(error), sequence=newest.sequence)
            except FieldpostError as error:
                form.add_error(None, str(error))
            except OSError as error:
                form.add_error(None, _cannot(error))
            else:
                messages.success(request, _("The correction is published, in every format."))
                return redirect("issues:issue", issue.pk)
    return render(request, "issues/correct.html", {"issue": issue, "form": form, "newest": newest}, status=status)


@needs(Right.READ_REGISTER)
def publication(request: HttpRequest, pk: int, sequence: int) -> HttpResponse:
    """Show what was frozen, its hashes, and whether the files are still that."""
    issue = issue_of(request, pk)
    found = get_object_or_404(issue.publications, sequence=sequence)
    damaged = damaged_files(found)
    files = [
        {"name": name, "sha256": sha256, "damaged": name in damaged} for name, sha256 in sorted(found.files.items())
    ]
    return render(request, "issues/publication.html", {"issue": issue, "publication": found, "files": files})


def _correct(issue: IssuePage, given: dict[str, Any], request: HttpRequest) -> None:
    change = None
    if given["item"]:
        change = Change(
            item=given["item"],
            title=given["title"],
            text=given["wording"],
            takes_facts=given["takes_facts"],
            withdraws=given["withdraws"],
        )
    actions.correct(
        issue, text=given["text"], by=_user(request), now=timezone.now(), change=change, sequence=given["sequence"]
    )


def _publish_page(request: HttpRequest, issue: IssuePage, form: PublishForm, at: ScheduleForm) -> HttpResponse:
    bound = form.is_bound or at.is_bound
    return render(
        request,
        "issues/publish.html",
        {"issue": issue, "form": form, "at": at, **_findings(issue), "formats": list(FORMATS)},
        status=400 if bound else 200,
    )


def _findings(issue: IssuePage) -> dict[str, Any]:
    findings = check_issue(issue)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    return {
        "errors": errors,
        "warnings": [finding for finding in findings if finding.severity is Severity.WARNING],
        "is_blocked": any(finding.check in FIXED for finding in errors),
    }


def _planned(issue: IssuePage) -> dict[str, Any]:
    """Return nine in the morning of the publication day, in the mission's time."""
    zone = ZoneInfo(issue.mission.time_zone)
    at = issue.scheduled_at.astimezone(zone) if issue.scheduled_at else None
    return {"at": f"{at:%Y-%m-%dT%H:%M}" if at else f"{issue.publication_day:%Y-%m-%d}T09:00"}


def _cannot(error: OSError) -> str:
    return _("Its files could not be written: %(reason)s. Nothing was published.") % {"reason": error.strerror}


def _user(request: HttpRequest) -> Any:
    return request.user
