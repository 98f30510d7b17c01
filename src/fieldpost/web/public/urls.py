"""Every address of the public site; ``front.Front`` resolves them. Language codes are those of the settings."""

from django.conf import settings
from django.urls import path, re_path, register_converter

from .views import activities, activity, entrance, home, prose


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
    path("<language:language>/", home.home),
    path("<language:language>/activities/<int:pk>-<str:slug>/", activity.activity),
    re_path(
        r"^(?P<language>" + LanguageConverter.regex + r")/activities/(?P<path>(?:[^/]+/[^/]+/)*)$",
        activities.activities,
    ),
    path("<language:language>/<slug:name>/", prose.prose),
    re_path(r"^(?P<language>" + LanguageConverter.regex + r")/.*$", entrance.nothing),
]
