"""Every address of the public site; ``front.Front`` resolves them. Language codes are those of the settings."""

import re

from django.conf import settings
from django.urls import path, re_path, register_converter

from .addresses import FORMS
from .api.endpoint import nowhere
from .api.endpoints import ENDPOINTS
from .views import (
    activities,
    activity,
    calendar,
    data,
    entrance,
    figures,
    forms,
    home,
    issue_feeds,
    issues,
    organisations,
    photos,
    places,
    prose,
    signposts,
    sitemap,
    themes,
)


class LanguageConverter:
    """A language that the site speaks."""

    regex = "|".join(code for code, _name in settings.LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(LanguageConverter, "language")

urlpatterns = [
    path("", entrance.entrance),
    path("favicon.svg", entrance.favicon),
    path("style/<str:name>.css", entrance.style),
    path("robots.txt", signposts.robots),
    path("sitemap.xml", sitemap.index),
    re_path(r"^sitemap-(?P<name>pages|places|organisations|\d{4})(?:-(?P<number>[1-9]\d{0,5}))?\.xml$", sitemap.part),
    path("photos/<str:sha256>/<int:width>.jpg", photos.photo),
    path("api/v1", ENDPOINTS[0]),
    *(path(f"api/v1/{each.route}", each) for each in ENDPOINTS),
    re_path("^api/v1/.*$", nowhere),
    path("<language:language>/", home.home),
    path("<language:language>/opensearch.xml", signposts.opensearch),
    path("<language:language>/issues/", issues.issues),
    path("<language:language>/issues/feed.atom", issue_feeds.feed, {"name": "feed.atom"}),
    path("<language:language>/issues/feed.json", issue_feeds.feed, {"name": "feed.json"}),
    re_path(
        r"^(?P<language>" + LanguageConverter.regex + r")/issues/(?P<year>\d{4})-(?P<month>\d{2})/$",
        issues.issue,
    ),
    path("<language:language>/activities/<int:pk>-<str:slug>/", activity.activity),
    re_path(
        r"^(?P<language>" + LanguageConverter.regex + r")/activities/(?P<path>(?:[^/]+/[^/]+/)*)$",
        activities.activities,
    ),
    path("<language:language>/activities/<int:pk>-<str:slug>/calendar.ics", forms.calendar_of_one),
    re_path(
        r"^(?P<language>" + LanguageConverter.regex + r")/activities/(?P<path>(?:[^/]+/[^/]+/)*)"
        r"(?P<name>" + "|".join(map(re.escape, FORMS)) + r")$",
        forms.form,
    ),
    path("<language:language>/calendar/", calendar.calendar),
    path("<language:language>/calendar/<str:written>/", calendar.month),
    path("<language:language>/places/", places.places),
    path("<language:language>/places/year/<int:year>/", places.places),
    path("<language:language>/places/<int:pk>-<str:slug>/", places.place),
    path("<language:language>/organisations/", organisations.organisations),
    path("<language:language>/organisations/letter/<str:letter>/", organisations.organisations),
    path("<language:language>/organisations/<int:pk>-<str:slug>/", organisations.organisation),
    re_path(r"^(?P<language>" + LanguageConverter.regex + r")/figures/(?P<path>(?:[^/]+/[^/]+/)*)$", figures.figures),
    path("<language:language>/themes/", themes.themes),
    path("<language:language>/themes/<slug:key>/", themes.theme),
    path("<language:language>/data/", data.data),
    path("<language:language>/data/api/", data.api),
    path("<language:language>/<slug:name>/", prose.prose),
    re_path(r"^(?P<language>" + LanguageConverter.regex + r")/.*$", entrance.nothing),
]
