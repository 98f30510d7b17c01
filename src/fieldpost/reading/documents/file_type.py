"""What kind of file is this? Its bytes say it; the name only shows whether somebody expected something else."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from .decoding import Decoded, decode
from .errors import EncryptedDocumentError, UnknownTypeError

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

NAMES = {TEXT: "plain text", MARKDOWN: "Markdown", HTML: "HTML", DOCX: "Word (DOCX)", PDF: "PDF"}
"""What people call each type."""

SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".docx": DOCX,
    ".pdf": PDF,
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
}
"""The type that each suffix announces."""

_OTHERS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"{\\rtf", "an RTF file; save it as DOCX or PDF and read that"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"%!PS", "a PostScript file; save it as PDF and read that"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xffWPC", "a WordPerfect file; save it as DOCX or PDF and read that"),
    (b"SQLite format 3\x00", "a database"),
)
_IN_ARCHIVES = (
    ("xl/workbook.xml", "an Excel workbook; save the sheet as HTML or PDF and read that"),
    ("ppt/presentation.xml", "a PowerPoint file; save it as PDF and read that"),
    ("META-INF/container.xml", "an e-book; save it as HTML or PDF and read that"),
    ("content.xml", "an OpenDocument file; save it as DOCX or PDF and read that"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|table|div|p|h[1-6]|ul|font|center|article)[\s>/]", re.IGNORECASE
)
_XML_START = re.compile(r"(?:<\?xml[^>]*>|<!--.*?-->|\s)+", re.DOTALL)
_HTML_TAGS = re.compile(r"</(?:p|div|td|tr|table|h[1-6]|ul|li|font|span|body)>|<br\s*/?>", re.IGNORECASE)
_WORD_XML = re.compile(r"<(?:w:wordDocument|pkg:package)[\s>]")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))


def find_type(data: bytes, *, name: str) -> str:
    """Return the media type of ``data``, one of the five above.

    Raises:
        UnknownTypeError: it is something else; the message says what, where that can be told.
        EncryptedDocumentError: an Office file behind a password.
    """
    if b"%PDF-" in data[:1024] and (data.lstrip()[:5] == b"%PDF-" or b"startxref" in data[-2048:]):
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _type_of_archive(data, name)
    if data.startswith(_OLE):
        raise _ole_error(data, name)
    for start, what in _OTHERS:
        if data.startswith(start) and (len(start) > 2 or not _is_text(data)):
            raise UnknownTypeError(name, f"this is {what}" if ";" in what else f"this is {what}, not a bulletin")
    if not _is_text(data):
        raise UnknownTypeError(name, "this is no text, HTML, Word (DOCX) or PDF file; save it as one of these")
    return _type_of_text(data, name)


def expected_type(name: str) -> str:
    """Return the media type that the suffix of ``name`` announces, empty for a suffix that tells nothing."""
    return SUFFIXES.get(PurePath(name).suffix.lower(), "")


def _type_of_archive(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError):
        # The list of what is inside stands at the end: without it, the reader can say only that something is missing.
        return DOCX
    if "[Content_Types].xml" in names and any(member.startswith("word/") for member in names):
        return DOCX
    for member, what in _IN_ARCHIVES:
        if member in names:
            raise UnknownTypeError(name, f"this is {what}")
    raise UnknownTypeError(name, "this is a ZIP archive; unpack it and read the files in it one by one")


def _ole_error(data: bytes, name: str) -> UnknownTypeError | EncryptedDocumentError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedDocumentError(name, "this Office file opens with a password only; save it without one")
    return UnknownTypeError(name, "this is a file of an Office program before 2007; save it as DOCX or PDF")


def _is_text(data: bytes) -> bool:
    """Tell text from anything else: text has hardly any control characters once its encoding is known."""
    sample = data[:65_536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return _few_controls(decode(sample).text.encode("utf-8", "replace"))
    if _few_controls(sample):
        return True
    decoded: Decoded = decode(sample)
    return decoded.encoding.startswith("utf-16") and _few_controls(decoded.text.encode("utf-8", "replace"))


def _few_controls(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 200 <= len(sample)


def _type_of_text(data: bytes, name: str) -> str:
    start = decode(data[:8_192]).text
    preamble = _XML_START.match(start)
    body = start[preamble.end() :] if preamble else start
    if _WORD_XML.search(start):
        raise UnknownTypeError(name, "this is a Word XML file; save it as DOCX or PDF and read that")
    if _HTML_START.match(body) or (body.startswith("<") and len(_HTML_TAGS.findall(start)) >= 2):
        return HTML
    announced = expected_type(name)
    if announced == HTML and len(_HTML_TAGS.findall(start)) >= 2:
        return HTML
    return MARKDOWN if announced == MARKDOWN else TEXT
