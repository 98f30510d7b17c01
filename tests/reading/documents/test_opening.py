"""What happens to a file that is not as it should be?"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldpost.reading.documents import child, document_from_bytes, opening, read_document
from fieldpost.reading.documents.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    MissingDocumentError,
    NotAFileError,
    NoTextError,
    TookTooLongError,
    TooLargeDocumentError,
    TooMuchMemoryError,
    UnreadableDocumentError,
    UnsafeDocumentError,
)

Save = Callable[[str, bytes], Path]
Make = Callable[..., bytes]
HOW: dict[str, Any] = {
    "capture_output": True,
    "text": True,
    "timeout": 20,
    "check": True,
    "env": os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
}
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_files_of_every_kind_are_read(save: Save, make_docx: Make, make_pdf: Make) -> None:
    files = {
        "a.txt": b"Words.",
        "a.md": b"# Words.",
        "a.html": b"<p>Words.",
        "a.docx": make_docx("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>"),
        "a.pdf": make_pdf([(60, 60, 10, "F1", "Words.")]),
    }

    assert [read_document(save(name, data)).text for name, data in files.items()] == ["Words."] * 5


def test_a_bulletin_from_the_child_equals_one_read_here(save: Save, make_pdf: Make) -> None:
    data = make_pdf([(60, 60, 18, "F2", "Bulletin"), (60, 90, 10, "F1", "Words.")])

    assert read_document(save("a.pdf", data)) == document_from_bytes(data, name="a.pdf")


def test_a_missing_file_is_named_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(MissingDocumentError, match=r"^none\.txt: there is no file .*none\.txt; check its name"):
        read_document(tmp_path / "none.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError, match=r"this is a folder; name a file in it$"):
        read_document(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(NotAFileError, match=r"^pipe\.txt: this is no file but a device or a pipe"):
        read_document(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_says_so(save: Save) -> None:
    path = save("a.txt", b"Words.")
    path.chmod(0)

    with pytest.raises(UnreadableDocumentError, match=r"^a\.txt: you may not read this file"):
        read_document(path)


def test_a_name_that_no_system_takes_is_an_error_of_ours() -> None:
    with pytest.raises(UnreadableDocumentError):
        read_document(Path("a\x00.txt"))


def test_an_empty_file_and_one_without_words_differ(save: Save) -> None:
    with pytest.raises(EmptyDocumentError, match=r"^a\.txt: the file is empty"):
        read_document(save("a.txt", b""))
    with pytest.raises(NoTextError, match=r"^a\.html: the file holds no words"):
        read_document(save("a.html", b"<html><body></body></html>"))


def test_a_file_larger_than_any_bulletin_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(opening.LARGEST + 1)

    with pytest.raises(TooLargeDocumentError, match=r"^a\.pdf: the file is larger than 64 MB"):
        read_document(path)


@pytest.mark.parametrize("keep", [60, 500, -50])
def test_a_file_that_was_cut_off_is_damaged(save: Save, make_docx: Make, make_pdf: Make, keep: int) -> None:
    text = "".join(f"<w:p><w:r><w:t>Passage {number} of the bulletin.</w:t></w:r></w:p>" for number in range(3_000))
    with pytest.raises(DamagedDocumentError, match=r"^a\.docx: the file is cut off or broken"):
        read_document(save("a.docx", make_docx(text)[:keep]))
    with pytest.raises(DamagedDocumentError, match=r"^a\.pdf: the file is cut off or broken"):
        read_document(save("a.pdf", make_pdf([(60, 60, 10, "F1", "Words.")])[: min(keep, 200)]))


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize("xml", [BILLION, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(save: Save, make_docx: Make, xml: str, encoding: str) -> None:
    data = make_docx("", more={"word/document.xml": xml.encode(encoding)})

    with pytest.raises(UnsafeDocumentError, match="it declares XML entities"):
        read_document(save("a.docx", data))


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"word/document.xml": b" " * (60 << 20)}, "a file in it unpacks to hundreds of times its size"),
        ({"word/document.xml": b" " * (65 << 20)}, "a file in it unpacks to more than any document"),
        ({f"word/{number}": b" " * (3 << 20) for number in range(45)}, "it unpacks to more than any document"),
        ({f"word/{number}": b"" for number in range(2_001)}, "it holds 2,003 files"),
        ({"word/more.zip": b"x"}, "it holds another archive"),
    ],
)
def test_archives_built_to_burst_are_refused_before_they_are_unpacked(
    save: Save, make_docx: Make, members: dict[str, bytes], what: str
) -> None:
    path = save("a.docx", make_docx("", more=members))

    with pytest.raises(UnsafeDocumentError, match=what):
        read_document(path)


def test_a_member_that_is_larger_than_it_says_is_refused(save: Save, make_docx: Make) -> None:
    text = b"<w:p/>" * 1_000_000
    data = bytearray(make_docx("", more={"word/document.xml": text}))
    size = len(text).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")

    with pytest.raises(DamagedDocumentError):
        read_document(save("a.docx", bytes(data)))


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li"])
def test_tags_nested_without_end_are_refused(save: Save, tag: str) -> None:
    with pytest.raises(UnsafeDocumentError, match="its tags nest over 10,000 deep"):
        read_document(save("a.html", b"<html><body>" + f"<{tag}>".encode() * 100_000 + b"words"))


def test_fifty_megabytes_on_one_line_are_read_in_parts(save: Save) -> None:
    bulletin = read_document(save("a.txt", b"A sentence of six words here. " * 1_700_000))

    assert len(bulletin.passages) == 5_106
    assert [problem.message for problem in bulletin.problems] == [
        "a paragraph of 50,999,999 characters was cut into 5106 passages"
    ]


def test_what_takes_too_much_memory_is_stopped_and_the_next_file_is_read(save: Save) -> None:
    read_document(save("a.html", b"<p>Words."))
    running = child._child
    assert running is not None
    resource.prlimit(running.process.pid, resource.RLIMIT_AS, (1 << 27, 1 << 27))

    with pytest.raises(TooMuchMemoryError, match=r"^a\.txt: reading was stopped for want of memory"):
        read_document(save("a.txt", b"a line of words\n\n" * 1_000_000))

    assert read_document(save("b.html", b"<p>Words.")).text == "Words."


def test_what_takes_too_long_is_stopped_and_the_next_file_is_read(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "SECONDS", 0.0)
    with pytest.raises(TookTooLongError, match=r"^a\.html: reading was stopped after"):
        read_document(save("a.html", b"<p>Words."))
    monkeypatch.undo()

    assert read_document(save("b.html", b"<p>Words.")).text == "Words."


def test_a_child_that_died_is_replaced(save: Save) -> None:
    path = save("a.html", b"<p>Words.")
    read_document(path)
    running = child._child
    assert running is not None
    running.process.kill()
    running.process.wait()

    assert read_document(path).text == "Words."


def test_a_forked_process_has_a_child_of_its_own(save: Save) -> None:
    path = save("a.html", b"<p>Words.")
    source = (
        "import os, sys\nfrom pathlib import Path\nfrom fieldpost.reading.documents import read_document\n"
        "path = Path(sys.argv[1])\nprint(read_document(path).text, flush=True)\n"
        "pid = os.fork()\nprint(read_document(path).text, flush=True)\n"
        "os.waitpid(pid, 0) if pid else None\n"
    )
    ran = subprocess.run([sys.executable, "-c", source, path], **HOW)

    assert ran.stdout.split() == ["Words."] * 3


def test_libraries_are_imported_with_the_first_file_that_needs_them() -> None:
    source = (
        "import sys, fieldpost.reading.documents\n"
        "print({'pypdfium2', 'selectolax', 'defusedxml', 'charset_normalizer'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", source], **HOW)

    assert ran.stdout.strip() == "set()"


def test_many_small_files_take_a_few_milliseconds_each(save: Save) -> None:
    path = save("a.html", b"<p>Words.")
    read_document(path)
    start = time.monotonic()
    for _ in range(50):
        read_document(path)

    assert time.monotonic() - start < 1.0
