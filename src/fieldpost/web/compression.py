"""Pages go out compressed, also where no other server stands in front: on a weak line that is a sixth of the time."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXTS = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/problem+json",
    "application/javascript",
    "image/svg+xml",
)


class _SameForEveryone(GZipMiddleware):
    """Compresses what holds no secret, to the same bytes each time, so that they can be known by their ETag."""

    max_random_bytes = 0


class CompressTexts(GZipMiddleware):
    """Compresses what is text; photographs and PDF are compressed already. Lengths do not tell secrets: see Django's docs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        self._public = _SameForEveryone(get_response)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return ``response`` compressed, where the browser takes that and it is a text."""
        if not response.headers.get("Content-Type", "").startswith(TEXTS):
            return response
        if hasattr(response, "visit"):
            shown: HttpResponseBase = self._public.process_response(request, response)
            return shown
        answer: HttpResponseBase = super().process_response(request, response)
        return answer
