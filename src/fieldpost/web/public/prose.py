"""Prose pages: about, contact, accessibility, privacy, and what else a mission has to say. Edited as pages of Wagtail.

Until a mission writes its own, the four that every site has show the words of ``templates/public/prose``.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

GIVEN = ("about", "contact", "accessibility", "privacy")
"""The prose that every site has."""
TAKEN = ("activities", "calendar", "places", "organisations", "themes", "figures", "issues", "data", "search")
"""Names of addresses that lead elsewhere."""


def languages() -> list[tuple[str, str]]:
    """Return code and name of those that the site can speak; a callable, so that a further one asks for no migration."""
    return settings.LANGUAGES


class ProsePageForm(WagtailAdminPageForm):  # type: ignore[misc]
    """Refuses a name that leads elsewhere, or that another page of the language has."""

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean()
        name, language = told.get("name"), told.get("language")
        if name in TAKEN:
            self.add_error("name", _("“%(name)s” is a page of its own; choose another.") % {"name": name})
        site = self.parent_page.get_site()
        others = ProsePage.objects.filter(name=name, language=language).exclude(pk=self.instance.pk)
        if site and others.descendant_of(site.root_page).exists():
            self.add_error("name", _("There is a page of that name in that language already; change that one."))
        return told


class ProsePage(Page):  # type: ignore[misc]
    """A page of prose in one language; its lasting address is ``/<language>/<name>/``, wherever it stands in the tree.

    Pages of one name in several languages are versions of each other. With "show in menus" its way stands below every page.
    """

    language = models.CharField(_("language"), max_length=10, choices=languages)
    name = models.SlugField(
        _("name in the address"),
        max_length=60,
        help_text=_("about, contact, accessibility and privacy take the place of the built-in pages."),
    )
    body = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"])

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("language"),
        FieldPanel("name"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = [FieldPanel("show_in_menus"), FieldPanel("search_description")]
    settings_panels: ClassVar[list[Any]] = []
    subpage_types: ClassVar[list[str]] = []
    base_form_class = ProsePageForm

    class Meta:
        verbose_name = _("page of prose")

    def full_clean(self, *args: Any, **options: Any) -> None:
        """Make the slug that Wagtail wants of name and language."""
        self.slug = f"{self.name}-{self.language}"
        super().full_clean(*args, **options)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return its lasting address."""
        parts = super().get_url_parts(request)
        return (parts[0], parts[1], f"/{self.language}/{self.name}/") if parts else None

    def serve(self, *_args: Any, **_options: Any) -> HttpResponse:
        """Lead from where it stands in the tree to its lasting address."""
        return HttpResponsePermanentRedirect(f"/{self.language}/{self.name}/")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:  # noqa: ARG002 - Wagtail's signature
        """Show it as readers will see it."""
        from .views.prose import preview

        return preview(request, self)
