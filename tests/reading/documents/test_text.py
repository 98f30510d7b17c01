"""Which passages does a file of plain text or Markdown hold?"""

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain.span import Span
from fieldpost.reading.documents import document_from_bytes

Read = Callable[..., list[str]]

REPORT = (
    "From 11 to 15 June the Head of Mission paid his first visits to Osh, Jalal-Abad and Batken. He asked governors, "
    "mayors and farmers what they expect of a mission and promised to come back before the first snow falls."
)
NEWS = (
    "On 19 June the Mission met in Bishkek with the leadership of the State Border Service, which explained how its "
    "officers patrol a thousand kilometres of mountains with forty cars and six hundred horses."
)


def wrapped(text: str, width: int = 68) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False)


def test_each_block_is_a_passage_and_headlines_stay_paragraphs(read: Read) -> None:
    text = f"Visits\n\n\n  Head of Mission tours the south\n\n{REPORT}\n"

    assert read(text) == ["paragraph: Visits", "paragraph: Head of Mission tours the south", f"paragraph: {REPORT}"]


def test_lines_of_a_block_stand_by_themselves_where_the_file_is_not_wrapped(read: Read) -> None:
    text = f"Steering group meets\n25 September 2031 Osh\n{REPORT}\n\nBorder officers\n3 June 2031\n{NEWS}"

    assert read(text) == [
        "paragraph: Steering group meets",
        "paragraph: 25 September 2031 Osh",
        f"paragraph: {REPORT}",
        "paragraph: Border officers",
        "paragraph: 3 June 2031",
        f"paragraph: {NEWS}",
    ]


@pytest.mark.parametrize("width", [60, 68, 72, 80])
def test_wrapped_lines_are_joined_and_headlines_above_them_are_not(read: Read, width: int) -> None:
    text = f"SECURITY\nHead of Mission tours the south\n{wrapped(REPORT, width)}\n\n{wrapped(NEWS, width)}\n"

    assert read(text) == [
        "paragraph: SECURITY",
        "paragraph: Head of Mission tours the south",
        f"paragraph: {REPORT}",
        f"paragraph: {NEWS}",
    ]


def test_a_date_or_a_dateline_under_a_full_headline_is_not_joined_to_it(read: Read) -> None:
    headline = "Border officers of two countries finish a course on mountain rescue"
    text = f"{headline}\n10 November 2031\n\n{wrapped(REPORT)}\n\n{headline}\nOSH, 3 June - {wrapped(NEWS)}"

    assert read(text)[:2] == [f"paragraph: {headline}", "paragraph: 10 November 2031"]
    assert read(text)[3] == f"paragraph: {headline}"


def test_a_letter_pasted_into_a_file_that_is_not_wrapped_is_joined(read: Read) -> None:
    text = f"{REPORT}\n\n{NEWS}\n\n{wrapped(REPORT + ' ' + NEWS)}\n\n{NEWS} {REPORT}"

    assert read(text)[2] == f"paragraph: {REPORT} {NEWS}"


def test_a_hyphen_at_a_line_end_goes_only_if_the_word_is_known_without_it(read: Read) -> None:
    text = (
        "The participants of the seminar talked for two days about cross-\n"
        "border patrols, and on the third day of the seminar the partici-\n"
        "pants of both countries went together to see the two- and three-\n"
        "storey houses that the river took in the spring of last year and\n"
        "came home late."
    )

    [passage] = read(text)

    assert passage == (
        "paragraph: The participants of the seminar talked for two days about cross-border patrols, and on the third "
        "day of the seminar the participants of both countries went together to see the two- and three-storey houses "
        "that the river took in the spring of last year and came home late."
    )


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("COMING UP\n=========", ["heading1: COMING UP"]),
        ("Coming up\n---------\ntext", ["heading2: Coming up", "paragraph: text"]),
        ("What was in October\n*******************", ["heading2: What was in October"]),
        (
            "1. NEWS\n-------\n\ntext\n\n2. MORE\n-------\n\ntext",
            ["heading2: NEWS", "paragraph: text", "heading2: MORE", "paragraph: text"],
        ),
        ("ODN MISSION\nBulletin 4\n==========", ["paragraph: ODN MISSION", "heading1: Bulletin 4"]),
        ("# Bulletin **No. 4** #", ["heading1: Bulletin **No. 4**"]),
        ("### *Visits*", ["heading3: Visits"]),
        ("#IBelong", ["paragraph: #IBelong"]),
        ("text\n\n--\nThe editor", ["paragraph: text", "paragraph: The editor"]),
        (
            "1. DONE THIS WEEK\n\n- a visit\n\n2. POSTPONED\n\nnothing",
            ["heading2: DONE THIS WEEK", "list-item1: a visit", "heading2: POSTPONED", "paragraph: nothing"],
        ),
    ],
)
def test_rules_and_hashes_mark_headings(read: Read, text: str, passages: list[str]) -> None:
    assert read(text) == passages


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("- 3 May: seminar\n- 4 May: forum", ["list-item1: 3 May: seminar", "list-item1: 4 May: forum"]),
        ("•\tone\n•two\n* three", ["list-item1: one", "list-item1: two", "list-item1: three"]),
        ("- one\n  goes on\n  - deeper\n- two", ["list-item1: one goes on", "list-item2: deeper", "list-item1: two"]),
        ("1. one\n2. two", ["list-item1: one", "list-item1: two"]),
        ("a) one\nb) two", ["list-item1: one", "list-item1: two"]),
        ("а) один\nб) два", ["list-item1: один", "list-item1: два"]),
        ("(1) one\n(2) two", ["list-item1: one", "list-item1: two"]),
        ("i. one\nii. two", ["list-item1: one", "list-item1: two"]),
        ("23. Apr. 2013", ["paragraph: 23. Apr. 2013"]),
        ("12. maj: seminar\n14. maj: forum", ["paragraph: 12. maj: seminar", "paragraph: 14. maj: forum"]),
        ("A. Smith spoke.", ["paragraph: A. Smith spoke."]),
        ("It is about 1) trafficking; 2) records.", ["paragraph: It is about 1) trafficking; 2) records."]),
    ],
)  # fmt: skip
def test_list_marks_are_no_part_of_their_items(read: Read, text: str, passages: list[str]) -> None:
    assert read(text) == passages


def test_wrapped_list_items_are_joined(read: Read) -> None:
    items = [f"3 June, Osh: {REPORT}", f"5 June, Naryn: {NEWS}"]
    text = "\n".join(wrapped(f"- {item}") for item in items)

    assert read(text) == [f"list-item1: {item}" for item in items]


def test_a_dash_inside_a_wrapped_sentence_is_no_list_mark(read: Read) -> None:
    sentence = (
        "The seminar was opened by the governor, the mayor and two ministers\n"
        "- all of them in a hurry - and closed by the teachers of the school\n"
        "who had come on foot, on horses and by bus from the other end of it\n"
        "to listen."
    )

    assert read(f"{sentence}\n\n{wrapped(NEWS)}") == [
        f"paragraph: {sentence}".replace("\n", " "),
        f"paragraph: {NEWS}",
    ]


def test_a_markdown_table_gives_a_row_each_and_a_picture_its_caption(read: Read) -> None:
    text = "| Date | Place |\n|---|---|\n| 4 May | Osh |\n\n![Planting trees](trees.jpg)\n\n> quoted"

    assert read(text, "a.md") == [
        "table-row: Date | Place",
        "table-row: 4 May | Osh",
        "caption: Planting trees",
        "paragraph: quoted",
    ]


def test_emphasis_and_links_stay_in_the_text(read: Read) -> None:
    text = "The **Handbook** is at <http://www.echo.example> and [here](http://a.example)."

    assert read(text) == [f"paragraph: {text}"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_of_every_system_are_read(read: Read, line_end: str) -> None:
    assert read(line_end.join(["one", "", "- two", "- three"]).encode()) == [
        "paragraph: one",
        "list-item1: two",
        "list-item1: three",
    ]


def test_the_text_keeps_lines_of_a_block_together_and_blocks_apart() -> None:
    bulletin = document_from_bytes(b"Bulletin\n2031\n\n\n- one\n- two\n", name="b.txt")

    assert bulletin.text == "Bulletin\n2031\n\none\ntwo"
    assert [passage.span for passage in bulletin.passages] == [Span(0, 8), Span(9, 13), Span(15, 18), Span(19, 22)]


def test_a_byte_without_meaning_keeps_its_place_and_is_a_problem() -> None:
    bulletin = document_from_bytes("Zürich, Malmö – D’Hooge and ".encode() + b"\x92 \xff", name="b.txt")

    assert bulletin.text == "Zürich, Malmö – D’Hooge and ’ \ufffd"
    assert [(problem.message, problem.span) for problem in bulletin.problems] == [
        ("the byte 0x92 is no character in this file's encoding; read as ’", Span(28, 29)),
        ("the byte 0xFF is no character in this file's encoding; read as \ufffd", Span(30, 31)),
    ]


def test_many_unreadable_bytes_share_a_problem() -> None:
    bulletin = document_from_bytes("é".encode() * 100 + b" \xff" * 40, name="b.txt")

    assert len(bulletin.problems) == 21
    assert bulletin.problems[-1].message == "20 more characters could not be read"


def test_a_paragraph_longer_than_any_is_cut_at_sentences_and_nothing_is_lost() -> None:
    bulletin = document_from_bytes(b"A sentence of six words here. " * 1_000, name="b.txt")

    assert [len(passage.span) for passage in bulletin.passages] == [9_989, 9_989, 9_989, 29]
    assert "".join(bulletin.text.split()) == "Asentenceofsixwordshere." * 1_000
    assert [problem.message for problem in bulletin.problems] == [
        "a paragraph of 29,999 characters was cut into 4 passages"
    ]


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "Nd")), min_size=1, max_size=12)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=8)


@given(PARAGRAPHS)
def test_what_was_written_as_blocks_is_read_back_and_reading_the_text_again_changes_nothing(blocks: list[str]) -> None:
    first = document_from_bytes("\n\n".join(blocks).encode("utf-8-sig"), name="b.txt")
    second = document_from_bytes(first.text.encode("utf-8-sig"), name="b.txt")

    assert second.text == first.text
    assert second.passages == first.passages
