"""PDF: PDFium gives the characters and where they stand; what they form, we find out from that."""

import re
from collections.abc import Sequence

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from fieldpost.domain.bulletin import PassageKind, Problem

from . import messages
from .assembly import Contents, Piece
from .errors import DamagedDocumentError, EncryptedDocumentError, NoTextError
from .file_type import PDF
from .pdf_furniture import without_furniture
from .pdf_page import Page, read_page
from .pdf_paragraphs import Paragraph, body_look, merged, paragraphs_of
from .styled import without_contents

MOST_PAGES = 500
"""Pages that are read of one file; a problem says when it has more."""

# What is shorter is a watermark or the name of a photographer.
_SHORTEST_SIDEWAYS = 60
# Words and compounds, but not the half of a word that ends a line.
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![^\W\d_]|[\u00ad\u2010-])")
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")


def read_pdf(data: bytes, *, name: str) -> Contents:
    """Return what the file in ``data`` holds, page by page.

    Raises:
        EncryptedDocumentError: it opens with a password only.
        DamagedDocumentError: none of its pages can be opened.
        NoTextError: it holds pictures of pages and no text.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise EncryptedDocumentError(name, messages.PDF_PASSWORD) from error
        raise _damaged(name) from error
    try:
        count = len(document)
        pages, problems = _read_pages(document, min(count, MOST_PAGES))
        details = document.get_metadata_dict()
        language = _language_of(data)
    finally:
        document.close()
    if not pages:
        raise _damaged(name)
    if not any(page.stretches for page in pages):
        raise NoTextError(name, messages.PICTURES_OF_PAGES)
    if count > MOST_PAGES:
        problems.append(Problem(message=messages.PAGES_LEFT_OUT.format(count=f"{count:,}", most=MOST_PAGES)))
    return Contents(
        media_type=PDF,
        pieces=_pieces(without_furniture(pages, title=details.get("Title", ""))),
        problems=tuple(problems),
        title=details.get("Title", ""),
        created=_iso_date(details.get("CreationDate", "")),
        language=language,
    )


def _damaged(name: str) -> DamagedDocumentError:
    return DamagedDocumentError(name, messages.BROKEN)


def _read_pages(document: pdfium.PdfDocument, count: int) -> tuple[list[Page], list[Problem]]:
    pages: list[Page] = []
    problems: list[Problem] = []
    for index in range(count):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            problems.append(Problem(message=messages.PAGE_DAMAGED, page=index + 1))
            continue
        try:
            pages.append(read_page(page, index + 1))
        except pdfium.PdfiumError:
            problems.append(Problem(message=messages.PAGE_DAMAGED, page=index + 1))
            continue
        finally:
            page.close()
        if len(pages[-1].sideways) > _SHORTEST_SIDEWAYS:
            start = " ".join(pages[-1].sideways.split())[:60]
            problems.append(Problem(message=messages.SIDEWAYS.format(words=start), page=index + 1))
        if not pages[-1].stretches and pages[-1].pictures:
            problems.append(Problem(message=messages.PAGE_IS_PICTURE, page=index + 1))
    return pages, problems


def _pieces(pages: Sequence[Page]) -> list[Piece]:
    body = body_look(pages)
    paragraphs = merged([paragraph for page in pages for paragraph in paragraphs_of(page, body)])
    _rank([paragraph for paragraph in paragraphs if paragraph.kind is PassageKind.HEADING])
    known = _words_of(pages)
    turned = {page.number for page in pages if page.is_turned}
    pieces = []
    above = None
    for paragraph in paragraphs:
        is_row = paragraph.kind in {PassageKind.TABLE_ROW, PassageKind.LIST_ITEM}
        pieces.append(
            Piece(
                words=paragraph.words(known),
                kind=paragraph.kind,
                level=paragraph.level,
                joined=is_row and above is paragraph.kind,
                page=paragraph.page,
                box=None if paragraph.page in turned else paragraph.box,
            )
        )
        above = paragraph.kind
    return without_contents(pieces)


def _words_of(pages: Sequence[Page]) -> frozenset[str]:
    """Return the words and compounds that stand whole on a line, in small letters."""
    words: set[str] = set()
    for page in pages:
        is_half = False
        for one in page.stretches:
            found = _WORD.findall(one.words.lower())
            words.update(found[1:] if is_half else found)
            is_half = one.words.endswith(("-", "\u00ad", "\u2010"))
    return frozenset(words)


def _rank(headings: Sequence[Paragraph]) -> None:
    """Give each heading its level: the larger the higher, of one size bold over plain, capitals over small letters."""
    keys = {id(one): (-one.look.size, not one.look.bold, not one.lines[0].words.isupper()) for one in headings}
    ranks = sorted(set(keys.values()))
    for one in headings:
        one.level = min(6, 1 + ranks.index(keys[id(one)]))


def _iso_date(stated: str) -> str:
    """Return a PDF date (ISO 32000-2, 7.9.4) in the form of ISO 8601, what is no such date as it is written."""
    found = _DATE.match(stated)
    if not found:
        return stated
    date = "-".join(part for part in found.groups()[:3] if part)
    time = ":".join(part for part in found.groups()[3:] if part)
    return f"{date}T{time}" if time and len(date) == 10 else date


def _language_of(data: bytes) -> str:
    """Return the document's language, which stands in its catalogue; PDFium has no call for it."""
    found = re.search(rb"/Lang\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)", data)
    return found[1].decode("ascii") if found else ""
