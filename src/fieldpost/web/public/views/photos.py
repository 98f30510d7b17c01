"""Photographs, for whoever reads the page that shows them."""

import logging
import re
from typing import Any

from django.http import FileResponse, Http404, HttpResponseBase
from django.utils.cache import get_conditional_response

from ..photos import WIDTHS, find_photo, rendition
from ..visit import Visit, for_everyone

SHA256 = re.compile("[0-9a-f]{64}")
log = logging.getLogger(__name__)


@for_everyone
def photo(visit: Visit, sha256: str, width: int) -> HttpResponseBase:
    """Answer with a photograph that something shown has, in one of ``WIDTHS``.

    The bytes at an address are always the same; but it may be withdrawn, so that proxies ask again each hour, and browsers
    keep it for a week.
    """
    file = find_photo(visit.site.mission, sha256) if SHA256.fullmatch(sha256) and width in WIDTHS else None
    if file is None:
        raise Http404
    etag = f'"{sha256[:32]}-{width}"'
    response: Any = get_conditional_response(visit.request, etag=etag)
    if response is None:
        try:
            response = FileResponse(rendition(file, sha256, width).open("rb"), content_type="image/jpeg")
        except OSError:
            log.exception("Photograph %s cannot be shown; restore the folder media from a backup", sha256)
            raise Http404 from None
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, max-age=604800, s-maxage=3600, immutable"
    return response  # type: ignore[no-any-return]
