"""Whatever bytes come: a bulletin that holds together, or an error of ours."""

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fieldpost.domain.bulletin import Bulletin
from fieldpost.reading.documents import DocumentError, document_from_bytes

STARTS = st.sampled_from(
    [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"<?xml version='1.0'?>", b"\xff\xfe", b"\xef\xbb\xbf", b"# ", b"- "]
)
TAGS = st.lists(
    st.sampled_from(
        b"<p> </p> <table> <tr> <td> </table> <ul> <li> <b> <br> <h2> <pre> words \xff &#0; <form> </form> <img> <i> "
        b"<style> </style> -\xa0a".split(b" ")
    ),
    max_size=30,
).map(b" ".join)
LINES = st.lists(
    st.sampled_from(
        [
            "- a",
            "1. a",
            "2. b",
            "====",
            "---",
            "| a | b |",
            "# a",
            "> q",
            "  in",
            "",
            "word " * 14,
            "x-",
            "\t\u2028\x0c",
        ]
    ),
    max_size=30,
).map(lambda lines: "\n".join(lines).encode())


def check(data: bytes) -> DocumentError | None:
    try:
        bulletin = document_from_bytes(data, name="any.bin")
    except DocumentError as error:
        return error
    check_bulletin(bulletin)
    assert document_from_bytes(data, name="any.bin") == bulletin
    return None


def check_bulletin(bulletin: Bulletin) -> None:
    assert bulletin.passages
    for passage in bulletin.passages:
        words = bulletin.words(passage)
        assert words
        assert words == words.strip()
        assert words.splitlines() == [words]
    bulletin.text.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(STARTS, st.binary(max_size=400))
@example(b"%PDF-1.4\n", b"startxref\n0\n%%EOF")
@example(b"", "é\u0301\ufb01\ud7a3".encode() + b"\x80")
def test_any_bytes_give_a_bulletin_or_an_error_of_ours(start: bytes, rest: bytes) -> None:
    error = check(start + rest)

    assert error is None or str(error).startswith("any.bin: ")


@settings(max_examples=150, deadline=None)
@given(TAGS)
def test_any_tags_do(tags: bytes) -> None:
    check(b"<html><body>" + tags)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_lines_do(lines: bytes) -> None:
    check(lines)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), change=st.binary(min_size=1, max_size=20))
def test_a_broken_docx_or_pdf_does(
    make_docx: Callable[..., bytes], make_pdf: Callable[..., bytes], place: float, change: bytes
) -> None:
    for data in (
        make_docx("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>" * 20),
        make_pdf([(60, 60, 10, "F1", "Words."), (60, 80, 10, "F2", "More")]),
    ):
        at = int(place * len(data))
        check(data[:at] + change + data[at + len(change) :])
