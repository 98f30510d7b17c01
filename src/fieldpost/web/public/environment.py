"""The templates of pages, one set a language, so that no word of the site is looked up twice."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from . import addresses, labels
from .filters import FILTERS

FOLDER = Path(__file__).parent / "templates" / "public"
_SPECIAL = re.compile("[&<>'\"]").search


def escaped(value: Any) -> str:
    """Return what markupsafe's ``escape`` does, without making a new text where nothing in it has to be escaped."""
    kind = type(value)
    return value if kind is Markup or (kind is str and not _SPECIAL(value)) else escape(value)


class QuickTemplate(Template):
    """A template that escapes with ``escaped``: a list of 50 has a thousand values, and hardly one of them needs it."""

    @classmethod
    def from_code(cls, *args: Any, **options: Any) -> Template:
        """Return the template that was compiled, whose code has imported ``escape``."""
        made = super().from_code(*args, **options)
        made.root_render_func.__globals__["escape"] = escaped
        return made


class InOneLanguage(Environment):
    """Templates whose words without a value in them are translated when compiled, in the language that is active then."""

    template_class = QuickTemplate

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = Translation().visit(super()._parse(source, name, filename))
        return tree


class Translation(NodeTransformer):
    """Puts what a call of gettext would return in its place, where that can be known beforehand."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja2's name
        """Replace ``_("words")``."""
        self.generic_visit(node)
        words = node.args[0] if len(node.args) == 1 else None
        is_known = isinstance(words, nodes.Const) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if is_known and isinstance(node.node, nodes.Name) and node.node.name in ("_", "gettext"):
            # As new-style calls do: %% is a single one, and what catalogues say is taken for markup.
            return nodes.Const(Markup(gettext(words.value) % {}), lineno=node.lineno)  # type: ignore[union-attr]  # noqa: S704
        return node


@cache
def environment(language: str) -> Environment:  # noqa: ARG001 - each language has its own words in memory
    """Return the templates for pages in ``language``, which has to be the active one whenever they are rendered."""
    made = (Environment if settings.DEBUG else InOneLanguage)(
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
