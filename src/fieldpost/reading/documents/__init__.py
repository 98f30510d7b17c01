"""Files to bulletins: plain text, Markdown, HTML, DOCX and PDF, one module each."""

from .errors import DocumentError
from .opening import read_document
from .reader import document_from_bytes

__all__ = ["DocumentError", "document_from_bytes", "read_document"]
