"""What kind of file is this?"""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from fieldpost.reading.documents import document_from_bytes
from fieldpost.reading.documents.errors import DocumentError, EncryptedDocumentError, UnknownTypeError

Make = Callable[..., bytes]
PAGE = b"<html><body><h1>Visits</h1><p>text</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.txt", "a.pdf", "a.doc", "a"])
def test_the_bytes_decide_and_a_wrong_suffix_is_a_problem(name: str) -> None:
    bulletin = document_from_bytes(PAGE, name=name)
    suffix = name[1:]

    assert bulletin.media_type == "text/html"
    assert [problem.message for problem in bulletin.problems] == (
        [] if suffix in {".html", ""} else [f"the name ends in {suffix}, but the file is HTML and was read as that"]
    )


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"plain words", "a.txt", "text/plain"),
        (b"plain words", "a.md", "text/markdown"),
        (b"plain words", "a.unknown", "text/plain"),
        (b"BMW gave two cars.", "a.txt", "text/plain"),
        (b"<http://a.example> is our address.", "a.txt", "text/plain"),
        (b"\xef\xbb\xbf\n<!-- x --><!DOCTYPE html><p>words", "a", "text/html"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>words", "a", "text/html"),
        ("<html><body>words".encode("utf-16"), "a", "text/html"),
        (b"<b>Visits</b><br>words<br>", "a", "text/html"),
    ],
)
def test_kinds_of_text_are_told_apart(data: bytes, name: str, media_type: str) -> None:
    assert document_from_bytes(data, name=name).media_type == media_type


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "this is a PNG picture, not a bulletin"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "this is a JPEG picture, not a bulletin"),
        (b"{\\rtf1 words}", "this is an RTF file; save it as DOCX or PDF and read that"),
        (OLE + bytes(50), "this is a file of an Office program before 2007; save it as DOCX or PDF"),
        (bytes(range(256)) * 4, "this is no text, HTML, Word (DOCX) or PDF file; save it as one of these"),
        (b"words\x00\x01\x02" * 9, "this is no text, HTML, Word (DOCX) or PDF file; save it as one of these"),
        (b"<?xml version='1.0'?><w:wordDocument >", "this is a Word XML file; save it as DOCX or PDF and read that"),
    ],
)
def test_other_kinds_are_named_as_far_as_they_are_known(data: bytes, message: str) -> None:
    with pytest.raises(UnknownTypeError) as caught:
        document_from_bytes(data, name="a.txt")

    assert str(caught.value) == f"a.txt: {message}"


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("xl/workbook.xml", "this is an Excel workbook; save the sheet as HTML or PDF and read that"),
        ("ppt/presentation.xml", "this is a PowerPoint file; save it as PDF and read that"),
        ("content.xml", "this is an OpenDocument file; save it as DOCX or PDF and read that"),
        ("photo.jpg", "this is a ZIP archive; unpack it and read the files in it one by one"),
    ],
)
def test_archives_of_other_programs_are_named(make_zip: Make, member: str, message: str) -> None:
    with pytest.raises(UnknownTypeError, match=message):
        document_from_bytes(make_zip({member: b"x"}), name="a.docx")


def test_an_office_file_behind_a_password_is_told_from_an_old_one() -> None:
    with pytest.raises(EncryptedDocumentError, match=r"^a\.docx: this Office file opens with a password only"):
        document_from_bytes(OLE + "EncryptedPackage".encode("utf-16-le"), name="a.docx")


def test_a_stray_null_does_not_make_a_text_a_program() -> None:
    assert document_from_bytes(b"some words of a text " * 40 + b"\x00", name="a.txt").text.endswith("of a text")


def test_a_member_with_a_password_is_refused(make_docx: Make) -> None:
    data = bytearray(make_docx("<w:p/>"))
    for entry in zipfile.ZipFile(BytesIO(bytes(data))).infolist():
        data[entry.header_offset + 6] |= 1
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1

    with pytest.raises(EncryptedDocumentError):
        document_from_bytes(bytes(data), name="a.docx")


def test_an_error_survives_the_way_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(UnknownTypeError("a.txt", "this is no text")))  # noqa: S301

    assert isinstance(error, DocumentError)
    assert (str(error), error.name) == ("a.txt: this is no text", "a.txt")
