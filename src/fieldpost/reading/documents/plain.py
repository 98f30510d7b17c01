"""Plain text and Markdown files."""

from .assembly import Contents
from .decoding import decode
from .lines import read_lines


def read_text(data: bytes, *, media_type: str) -> Contents:
    """Return what the text in ``data`` holds; bytes that its encoding does not know stay in their place."""
    return Contents(media_type=media_type, pieces=read_lines(decode(data).text))
