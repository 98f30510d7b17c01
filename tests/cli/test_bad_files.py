"""Files that are no bulletins: each gets one line that says what is wrong and what to do, and never a traceback."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Fieldpost = Callable[..., Result]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(path: Path, text: str, *, declaration: str = "") -> bytes:
    """Write a Word document with one paragraph, and return its bytes."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml"'
        f' ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{declaration}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t>'
        "</w:r></w:p></w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path.read_bytes()


def pdf(*objects: str, trailer: str = "") -> bytes:
    """Return a PDF file of these objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    ending = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R {trailer} >>\n"
    return data + ending.encode() + f"startxref\n{len(data)}\n%%EOF\n".encode()


PAGES = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
)


def told(fieldpost: Fieldpost, path: Path) -> str:
    """Return what is told about a file that cannot be read."""
    result = fieldpost("read", path)
    assert (result.exit_code, result.stdout) == (1, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(f"{path}: ")
    return line.removeprefix(f"{path}: ")


def test_an_empty_file(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()

    assert told(fieldpost, path) == "the file is empty; ask for it again where it came from"


def test_bytes_that_mean_nothing(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(256)) * 40)

    assert told(fieldpost, path) == "this is no text, HTML, Word (DOCX) or PDF file; save it as one of these"


def test_a_document_that_was_cut_off(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "cut.docx"
    path.write_bytes(docx(path, "A seminar was held in Osh.")[:400])

    assert told(fieldpost, path) == "the file is cut off or broken; get it anew from where it came"


def test_a_pdf_with_a_password(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    encryption = f"<< /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>"
    key = f"/Encrypt 4 0 R /ID [<{'33' * 16}><{'33' * 16}>]"
    path.write_bytes(pdf(*PAGES, encryption, trailer=key))

    assert told(fieldpost, path) == "this PDF opens with a password only; save it without one"


def test_a_document_that_unpacks_to_hundreds_of_megabytes(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    docx(path, "0" * 300_000_000)

    assert told(fieldpost, path) == (
        "the file was not opened because it unpacks to more than any document; ask its sender what it is"
    )


def test_a_document_with_xml_entities(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "entities.docx"
    docx(path, "&a;", declaration='<!DOCTYPE d [<!ENTITY a "a">]>')

    assert told(fieldpost, path) == (
        "the file was not opened because it declares XML entities, as no office program does; ask its sender"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may read every file")
def test_a_file_that_may_not_be_read(fieldpost: Fieldpost, bulletin: Path) -> None:
    bulletin.chmod(0)

    assert "permission" in told(fieldpost, bulletin)


def test_a_folder(fieldpost: Fieldpost, tmp_path: Path) -> None:
    assert told(fieldpost, tmp_path) == "this is a folder; name a file in it"


def test_a_wrong_ending_is_told_and_the_file_read(fieldpost: Fieldpost, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    docx(path, "On 3 March 2031, the Mission held a seminar in Osh.")

    result = fieldpost("read", path)

    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].startswith("2031-03-03\tOsh\t")
    assert (
        result.stderr.splitlines()[0]
        == f"{path}: the name ends in .pdf, but the file is Word (DOCX) and was read as that"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_whatever_encoding_it_is(fieldpost: Fieldpost, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("On 3 March 2031, the Mission held a seminar in the Café Élan in Osh.".encode(encoding))

    result = fieldpost("read", path)

    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].startswith("2031-03-03\tOsh\t")
