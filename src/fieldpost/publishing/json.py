"""An issue as JSON: all of it, with the evidence; docs/reference/schema/issue.schema.json says what stands where."""

from fieldpost.domain import Issue
from fieldpost.domain.interchange import encode_json


def render_json(issue: Issue) -> bytes:
    """Return ``issue`` as UTF-8 JSON."""
    return encode_json(issue)
