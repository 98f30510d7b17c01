"""Every address of an installation."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .today import today

urlpatterns = [
    path("newsroom/", today, name="newsroom"),
    path("newsroom/activities/", include("fieldpost.web.activities.urls")),
    path("newsroom/bulletins/", include("fieldpost.web.bulletins.urls")),
    path("newsroom/clearance/", include("fieldpost.web.activities.clearance.urls")),
    path("newsroom/issues/", include("fieldpost.web.issues.urls")),
    path("newsroom/directory/", include("fieldpost.web.missions.directory_urls")),
    path("newsroom/mission/chains/", include("fieldpost.web.activities.clearance.chain_urls")),
    path("newsroom/mission/", include("fieldpost.web.missions.urls")),
    path("review/", include("fieldpost.web.activities.clearance.review_urls")),
    path("accounts/", include("fieldpost.web.accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("fieldpost.web.issues.public_urls")),
    path("", include(wagtail_urls)),
]

handler500 = "fieldpost.web.faults.server_error"
