"""Files made in code: DOCX from its XML, PDF from words at places or from Typst; what a bulletin holds, in short."""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path

import pytest

from fieldpost.domain.bulletin import Bulletin
from fieldpost.reading.documents import document_from_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHAPES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

Words = tuple[float, float, float, str, str]
"""From the left, from the top, size, font (F1 plain, F2 bold, F3 slanted), words."""


def outline(bulletin: Bulletin) -> list[str]:
    """Return a line for each passage: its kind, its level if it has one, its words."""
    return [f"{passage.kind.value}{passage.level or ''}: {bulletin.words(passage)}" for passage in bulletin.passages]


def zip_of(members: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of ``members``."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx_of(
    body: str, *, styles: str = "", footnotes: str = "", core: str = "", more: dict[str, bytes] | None = None
) -> bytes:
    """Return a DOCX file whose document, styles, notes and properties hold this XML."""
    document = f"{HEAD}<w:document {W} {SHAPES}><w:body>{body}</w:body></w:document>"
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()}
    if styles:
        members["word/styles.xml"] = f"{HEAD}<w:styles {W}>{styles}</w:styles>".encode()
    if footnotes:
        members["word/footnotes.xml"] = f"{HEAD}<w:footnotes {W}>{footnotes}</w:footnotes>".encode()
    if core:
        members["docProps/core.xml"] = f"{HEAD}<cp:coreProperties {CORE}>{core}</cp:coreProperties>".encode()
    return zip_of(members | (more or {}))


def pdf_of(
    *pages: Sequence[Words],
    pictures: Iterable[tuple[float, float, float, float]] = (),
    more: str = "",
    trailer: str = "",
) -> bytes:
    """Return a PDF (A4) with these words drawn in this order; ``pictures`` (left, top, width, height) on each page."""
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    fonts = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
    picture = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>" for font in fonts),
        f"<< {picture} >>\nstream\nx\nendstream",
    ]
    for number, words in enumerate(pages):
        drawn = [f"q {w} 0 0 {h} {x} {842 - y - h} cm /Im Do Q" for x, y, w, h in pictures]
        for x, y, size, font, text in words:
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"BT /{font} {size} Tf {x} {842 - y} Td ({escaped}) Tj ET")
        stream = "\n".join(drawn)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {more} /Contents {8 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> /XObject << /Im 6 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    data = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


@pytest.fixture
def read() -> Callable[..., list[str]]:
    """Return what a file's bytes hold, in short; the name only says which suffix they came with."""

    def read_outline(data: bytes | str, name: str = "bulletin") -> list[str]:
        return outline(document_from_bytes(data.encode() if isinstance(data, str) else data, name=name))

    return read_outline


@pytest.fixture
def save(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Write a file and return where it is."""

    def save_file(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save_file


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """The maker of DOCX files."""
    return docx_of


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """The maker of PDF files from words at places."""
    return pdf_of


@pytest.fixture
def make_zip() -> Callable[[dict[str, bytes]], bytes]:
    """The maker of ZIP archives."""
    return zip_of


@pytest.fixture
def typeset(tmp_path: Path) -> Callable[[str], bytes]:
    """Return the PDF that Typst makes of its source, laid out and hyphenated as a press officer's program would."""

    def compile_source(source: str) -> bytes:
        import typst

        path = tmp_path / "bulletin.typ"
        path.write_text(source, encoding="utf-8")
        return typst.compile(str(path))

    return compile_source
