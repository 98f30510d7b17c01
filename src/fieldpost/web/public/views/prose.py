"""Pages of prose: the mission's own words, else those that every site has."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from markupsafe import Markup
from wagtail.models import Site
from wagtail.rich_text import expand_db_html

from .. import addresses
from ..pages import Page, render
from ..prose import GIVEN, ProsePage
from ..site import address_of, site_of
from ..visit import Depends, Visit, for_everyone


@for_everyone
def prose(visit: Visit, name: str) -> HttpResponse:
    """Show a page in the language asked for; else the one that there is, marked as being in another."""
    written = {page.language: page for page in _written(visit, name)}
    others = [each for each in visit.site.profile.languages if each in written]
    own = visit.language if visit.language in written else "" if name in GIVEN else next(iter([*others, *written]), "")
    if own:
        return _own(visit, written[own], list(written))
    if name not in GIVEN:
        raise Http404(name)
    titles = {
        "about": _("About the mission"),
        "contact": _("Contact"),
        "accessibility": _("Accessibility"),
        "privacy": _("Privacy"),
    }
    page = Page(title=titles[name], paths=_paths(visit, name, visit.site.languages), section=name)
    return render(visit, f"prose/{name}.html", page, depends=Depends())


def preview(request: HttpRequest, page: ProsePage) -> HttpResponse:
    """Show a page as it would be; the request is that of Wagtail's admin."""
    hostname, _port = split_domain_port(request.get_host())
    address = address_of(hostname, request.get_port())
    if address is None:
        raise Http404
    visit = Visit(request=request, address=address, site=site_of(address), language=page.language)
    with translation.override(page.language), timezone.override(visit.site.profile.time_zone):
        return _own(visit, page, [page.language])


def _own(visit: Visit, page: ProsePage, languages: list[str]) -> HttpResponse:
    about = Page(
        title=page.title,
        description=page.search_description,
        paths=_paths(visit, page.name, languages if page.name not in GIVEN else visit.site.languages),
        section=page.name,
    )
    body = Markup(expand_db_html(page.body))  # noqa: S704 - Wagtail let only the allowed elements through
    return render(visit, "prose/own.html", about, depends=Depends(), body=body, spoken_in=page.language)


def _paths(visit: Visit, name: str, languages: Any) -> dict[str, str]:
    return {language: addresses.page(language, name) for language in visit.site.languages if language in languages}


def _written(visit: Visit, name: str) -> Any:
    site = Site.objects.select_related("root_page").get(mission=visit.site.mission)
    return ProsePage.objects.live().descendant_of(site.root_page).filter(name=name).order_by("pk")
