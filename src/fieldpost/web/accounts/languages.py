"""The languages that the newsroom speaks: the one it is written in, and those that it has a catalogue of."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant, to_locale
from django.utils.translation.trans_real import parse_accept_lang_header


@cache
def languages() -> list[tuple[str, str]]:
    """Return code and name of each; missions may publish in others, too."""
    return [(code, name) for code, name in settings.LANGUAGES if code == settings.LANGUAGE_CODE or _is_translated(code)]


def language_for(request: HttpRequest) -> str:
    """Return the language of the person's profile; else the first that their browser asks for and the newsroom speaks."""
    spoken = dict(languages())
    own = getattr(request.user, "language", "")
    if own in spoken:
        return own
    for asked, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        try:
            code = get_supported_language_variant(asked)
        except LookupError:
            continue
        if code in spoken:
            return code
    return settings.LANGUAGE_CODE


def _is_translated(code: str) -> bool:
    return any(Path(each, to_locale(code), "LC_MESSAGES", "django.mo").exists() for each in settings.LOCALE_PATHS)
