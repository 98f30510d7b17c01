"""The Content-Security-Policy of each answer: strict, and looser only in Wagtail's own admin."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class ContentSecurityPolicy(CSPMiddleware):  # type: ignore[misc]
    """Adds the header; what Wagtail's admin needs beyond it is in ``ADMIN_CONTENT_SECURITY_POLICY``."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(reverse("wagtailadmin_home")):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        answer: HttpResponseBase = super().process_response(request, response)
        return answer
