"""The Content-Security-Policy of each answer: strict, and looser only in Wagtail's own admin."""

from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class ContentSecurityPolicy(CSPMiddleware):  # type: ignore[misc]
    """Adds the header; what Wagtail's admin needs beyond it is in ``ADMIN_CONTENT_SECURITY_POLICY``."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(self._admin):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        elif not (getattr(request, "_csp_nonce", None) or any(name.startswith("_csp") for name in vars(response))):
            # Nothing of its own: to put the policy together again would cost as much as a page that was kept.
            response.headers.setdefault(HEADER, self._strict)
            return response
        answer: HttpResponseBase = super().process_response(request, response)
        return answer

    @cached_property
    def _admin(self) -> str:
        return reverse("wagtailadmin_home")

    @cached_property
    def _strict(self) -> str:
        return str(build_policy())
