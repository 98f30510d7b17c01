"""The page behind the link of a letter: somebody without an account reads, and decides.

Opening it decides nothing, for mail scanners follow links: a decision is sent by a form and confirmed on the page after it.
The token in the address is what the form proves itself with, so no cookie is asked for, and none is set: with the
Referrer-Policy that keeps the token from leaking, browsers name no origin that a cookie's check could trust.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ...difference import differences
from ...models import StoredFile
from ...wording import language_name
from ..actions import decide_by_link
from ..content import headings_in, shown_now
from ..errors import ChangedError, ClearanceError, DecidedError
from ..facts import facts_in_words, photos_in, words_in
from ..letters import language_of
from ..links import link_of
from ..models import ClearanceState, ReviewLink, StepState, Verdict
from .deciding import send_photo


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Find the link of the token in the address, and answer in the language of who got it, for nobody to keep."""

    @wraps(view)
    def answer(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        link = link_of(token)
        if link is None or link.step.clearance.activity.mission != request.mission:  # type: ignore[attr-defined]
            raise Http404
        mission = link.step.clearance.activity.mission
        language = language_of(link.step)
        with translation.override(language), timezone.override(link.step.time_zone or mission.time_zone):
            response = view(request, link, token=token, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        response.headers["Content-Language"] = language
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return csrf_exempt(answer)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def review(request: HttpRequest, link: ReviewLink, *, token: str) -> HttpResponse:
    """Show what is to be cleared; ask for confirmation; take the decision."""
    step = link.step
    if link.decision is not None:
        return render(request, "clearance/review_done.html", {"link": link, "step": step, "decision": link.decision})
    if link.replaced_at or link.expires_at <= timezone.now() or not _is_asked(link):
        return render(
            request, "clearance/review_over.html", {"link": link, "step": step, "asked": _is_asked(link)}, status=410
        )
    if request.method != "POST":
        return _page(request, link, token)
    typed = {name: request.POST.get(name, "").strip() for name in ("verdict", "comment", "name", "version")}
    if "back" in request.POST:
        return _page(request, link, token, typed=typed)
    errors = _errors(typed)
    if errors:
        return _page(request, link, token, typed=typed, errors=errors)
    if request.POST.get("confirmed") != "yes":
        context = {"step": step, "typed": typed, "title": _title(link), "verdict": Verdict(typed["verdict"])}
        return render(request, "clearance/review_confirm.html", context)
    return _take(request, link, token, typed)


@require_safe
@by_link
def review_photo(request: HttpRequest, link: ReviewLink, *, token: str, file: int) -> HttpResponse:  # noqa: ARG001
    """Answer with a public photograph of what the link is about."""
    clearance = link.step.clearance
    live = link.used_at is None and link.replaced_at is None and link.expires_at > timezone.now()
    shown = shown_now(clearance.activity, clearance.language)
    if not live or all(fact.value.file != file for fact in shown.photos):
        raise Http404
    return send_photo(get_object_or_404(StoredFile, pk=file, mission=clearance.activity.mission))


def _take(request: HttpRequest, link: ReviewLink, token: str, typed: dict[str, str]) -> HttpResponse:
    try:
        decision = decide_by_link(
            link,
            Verdict(typed["verdict"]),
            name=typed["name"],
            seen=int(typed["version"]),
            comment=typed["comment"],
            now=timezone.now(),
        )
    except ChangedError as error:
        return _page(request, link_of(token) or link, token, typed=typed, errors={"changed": str(error)})
    except DecidedError:
        link.refresh_from_db()
        if link.decision is not None:
            context = {"link": link, "step": link.step, "decision": link.decision}
            return render(request, "clearance/review_done.html", context, status=409)
        return render(request, "clearance/review_over.html", {"link": link, "step": link.step}, status=410)
    except ClearanceError as error:
        return _page(request, link, token, typed=typed, errors={"comment": str(error)})
    context = {"step": link.step, "decision": decision}
    return render(request, "clearance/review_done.html", {**context, "is_new": True})


def _page(
    request: HttpRequest,
    link: ReviewLink,
    token: str,
    *,
    typed: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    step = link.step
    clearance = step.clearance
    activity = clearance.activity
    language = clearance.language
    shown = shown_now(activity, language)
    headings = headings_in(activity.mission, language)
    title, text = words_in(shown, language)
    before = step.decisions.last()
    translated = language != shown.original_language
    context = {
        "step": step,
        "mission": activity.mission,
        "token": token,
        "version": activity.version,
        "language": language,
        "language_name": language_name(language),
        "title": title,
        "text": text,
        "original": words_in(shown, shown.original_language) if translated else None,
        "original_language": shown.original_language,
        "facts": facts_in_words(shown, headings),
        "photos": photos_in(shown, language),
        "before": before,
        "changes": differences(before.record, shown, headings) if before else [],
        "expires_at": link.expires_at,
        "typed": typed or {"name": step.outside_name},
        "errors": errors or {},
        "verdicts": Verdict.choices,
    }
    return render(request, "clearance/review.html", context, status=422 if errors else 200)


def _errors(typed: dict[str, str]) -> dict[str, str]:
    errors = {}
    if typed["verdict"] not in Verdict.values:
        errors["verdict"] = _("Choose what you decide.")
    elif typed["verdict"] != Verdict.APPROVE and not typed["comment"]:
        errors["comment"] = _("Write what is to be changed, or what you want to say.")
    if not typed["name"]:
        errors["name"] = _("Type your name, so that the mission knows who decided.")
    if not (typed["version"].isascii() and typed["version"].isdigit() and len(typed["version"]) < 10):
        errors["changed"] = _("Read the text once more, then decide.")
    return errors


def _is_asked(link: ReviewLink) -> bool:
    return link.step.state == StepState.OPEN and link.step.clearance.state == ClearanceState.WAITING


def _title(link: ReviewLink) -> str:
    clearance = link.step.clearance
    return words_in(shown_now(clearance.activity, clearance.language), clearance.language)[0]
