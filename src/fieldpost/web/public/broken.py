"""What a reader sees when the site itself breaks: a page in the language of the address that asks no database."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _

from fieldpost.publishing.scripts import is_right_to_left

from .environment import environment
from .front import URLS
from .pages import PAGE

A_MINUTE = 60
"""Seconds after which to try again."""


def is_public(request: HttpRequest) -> bool:
    """Whether the address asked for is one of the public site's."""
    try:
        resolve(request.path_info, URLS)
    except Resolver404:
        return False
    return True


def broken(request: HttpRequest, *, is_passing: bool) -> HttpResponse:
    """Return the page; ``is_passing`` where the cause lies outside our code and may soon be over."""
    language = _language(request)
    with translation.override(language):
        if is_passing:
            title = _("The site cannot be read just now")
            advice = _("Something that it needs does not answer. Try again in a few minutes.")
        else:
            title = _("This page is broken")
            advice = _("That is our mistake, not yours, and it has been noted. Other pages most likely work.")
        text = (
            environment(language)
            .get_template("broken.html")
            .render(
                language=language,
                direction="rtl" if is_right_to_left(language) else "ltr",
                style=static("public/broken.css"),
                title=title,
                advice=advice,
            )
        )
    response = HttpResponse(text, content_type=PAGE, status=503 if is_passing else 500)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = language
    if is_passing:
        response.headers["Retry-After"] = str(A_MINUTE)
    return response


def _language(request: HttpRequest) -> str:
    named = request.path_info.lstrip("/").partition("/")[0]
    return named if named in dict(settings.LANGUAGES) else translation.get_language_from_request(request)
