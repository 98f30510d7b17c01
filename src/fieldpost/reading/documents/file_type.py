"""What kind of file is this? Its bytes say it; the name only shows whether somebody expected something else."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from . import messages
from .decoding import Decoded, decode
from .errors import EncryptedDocumentError, UnknownTypeError

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

NAMES = {TEXT: messages.PLAIN_TEXT, MARKDOWN: "Markdown", HTML: "HTML", DOCX: "Word (DOCX)", PDF: "PDF"}
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
    (b"\x89PNG", messages.PNG),
    (b"\xff\xd8\xff", messages.JPEG),
    (b"GIF8", messages.GIF),
    (b"II*\x00", messages.TIFF),
    (b"MM\x00*", messages.TIFF),
    (b"BM", messages.BMP),
    (b"{\\rtf", messages.RTF),
    (b"\x1f\x8b", messages.GZIP),
    (b"Rar!", messages.RAR),
    (b"7z\xbc\xaf", messages.SEVEN_ZIP),
    (b"%!PS", messages.POSTSCRIPT),
    (b"\x7fELF", messages.PROGRAM),
    (b"MZ", messages.PROGRAM),
    (b"\xffWPC", messages.WORDPERFECT),
    (b"SQLite format 3\x00", messages.DATABASE),
)
_IN_ARCHIVES = (
    ("xl/workbook.xml", messages.EXCEL),
    ("ppt/presentation.xml", messages.POWERPOINT),
    ("META-INF/container.xml", messages.EPUB),
    ("content.xml", messages.OPENDOCUMENT),
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
    for start, reason in _OTHERS:
        if data.startswith(start) and (len(start) > 2 or not _is_text(data)):
            raise UnknownTypeError(name, reason)
    if not _is_text(data):
        raise UnknownTypeError(name, messages.OF_NO_TYPE)
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
    for member, reason in _IN_ARCHIVES:
        if member in names:
            raise UnknownTypeError(name, reason)
    raise UnknownTypeError(name, messages.ZIP)


def _ole_error(data: bytes, name: str) -> UnknownTypeError | EncryptedDocumentError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedDocumentError(name, messages.OFFICE_PASSWORD)
    return UnknownTypeError(name, messages.OLD_OFFICE)


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
        raise UnknownTypeError(name, messages.WORD_XML)
    if _HTML_START.match(body) or (body.startswith("<") and len(_HTML_TAGS.findall(start)) >= 2):
        return HTML
    announced = expected_type(name)
    if announced == HTML and len(_HTML_TAGS.findall(start)) >= 2:
        return HTML
    return MARKDOWN if announced == MARKDOWN else TEXT
