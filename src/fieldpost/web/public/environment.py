"""The templates of pages, one set a language, so that no word of the site is looked up twice."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import addresses, labels
from .filters import FILTERS

FOLDER = Path(__file__).parent / "templates" / "public"


@cache
def environment(language: str) -> Environment:  # noqa: ARG001 - each language has its own words in memory
    """Return the templates for pages in ``language``, which has to be the active one whenever they are rendered."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=settings.DEBUG,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        _kept(gettext), ngettext, newstyle=True, pgettext=_kept(pgettext), npgettext=npgettext
    )
    made.globals.update(addresses=addresses, labels=_Labels(), Markup=Markup)
    made.filters.update(FILTERS)
    return made


class _Labels:
    """``public.labels``, each word looked up once."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        found = _kept(getattr(labels, name))
        setattr(self, name, found)
        return found


def _kept(words: Callable[..., str]) -> Callable[..., Any]:
    # Django goes through every catalogue of every app for each word. While one writes, catalogues change.
    return words if settings.DEBUG else cache(words)
