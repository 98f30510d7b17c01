"""Which passages does a PDF hold, and in which order?"""

from collections.abc import Callable

import pytest

from fieldpost.domain.span import Box
from fieldpost.reading.documents import document_from_bytes
from fieldpost.reading.documents.errors import EncryptedDocumentError, NoTextError

Read = Callable[..., list[str]]
Make = Callable[..., bytes]
Typeset = Callable[[str], bytes]
Words = tuple[float, float, float, str, str]

LEFT = [
    "The seminar on rivers was opened",
    "in Osh by the head of the office",
    "and lasted two days. Forty people",
    "came, among them six mayors.",
]
RIGHT = [
    "In Talas the Mission met judges,",
    "lawyers and clerks on 9 June, who",
    "asked for a handbook on hearings",
    "and for a second course.",
]
REPORT = (
    "From 11 to 15 June the Head of Mission paid her first visits to Osh, Jalal-Abad and Batken. She asked governors, "
    "mayors and farmers what they expect of a mission, and promised to come back before the first snow falls. "
)
NEWS = "On 19 June the Mission met with the leadership of the State Border Service in Bishkek and counted its horses. "


def lines(x: float, y: float, words: list[str], *, font: str = "F1", size: float = 10, step: float = 13) -> list[Words]:
    return [(x, y + step * number, size, font, line) for number, line in enumerate(words)]


def two_columns() -> list[Words]:
    heads = [(60, 50, 18, "F2", "Bulletin"), (60, 80, 11, "F2", "On rivers"), (320, 80, 11, "F2", "Judges")]
    rows = [line for pair in zip(lines(60, 98, LEFT), lines(320, 98, RIGHT), strict=True) for line in pair]
    return heads + rows


TWO_COLUMNS = [
    "heading1: Bulletin",
    "heading2: On rivers",
    f"paragraph: {' '.join(LEFT)}",
    "heading2: Judges",
    f"paragraph: {' '.join(RIGHT)}",
]


def test_columns_are_read_one_after_the_other_even_if_drawn_row_by_row(read: Read, make_pdf: Make) -> None:
    assert read(make_pdf(two_columns())) == TWO_COLUMNS


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_its_words_stand(read: Read, make_pdf: Make, turn: int) -> None:
    assert read(make_pdf(two_columns(), more=f"/Rotate {turn}")) == TWO_COLUMNS


def test_three_justified_and_hyphenated_columns_come_out_word_for_word(read: Read, typeset: Typeset) -> None:
    source = f"""
        #set page(paper: "a4", columns: 3)
        #set text(size: 9pt, lang: "en", hyphenate: true)
        #set par(justify: true)
        #place(top + center, scope: "parent", float: true)[#text(20pt, weight: "bold")[Bulletin of the Mission]]
        = Visits
        {REPORT * 4}

        {NEWS * 5}
        = Security
        {(NEWS + REPORT) * 4}

        {REPORT * 5}
        = Calendar
        - 5 June, Osh: {NEWS}
        - 9 June, Naryn: an open day
    """

    assert read(typeset(source)) == [
        "heading1: Bulletin of the Mission",
        "heading2: Visits",
        f"paragraph: {(REPORT * 4).strip()}",
        f"paragraph: {(NEWS * 5).strip()}",
        "heading2: Security",
        f"paragraph: {((NEWS + REPORT) * 4).strip()}",
        f"paragraph: {(REPORT * 5).strip()}",
        "heading2: Calendar",
        f"list-item1: 5 June, Osh: {NEWS.strip()}",
        "list-item1: 9 June, Naryn: an open day",
    ]


def test_running_heads_and_page_numbers_go_and_a_paragraph_across_pages_is_one(read: Read, typeset: Typeset) -> None:
    source = f"""
        #set page(width: 12cm, height: 9cm, margin: (y: 2cm), header: [Monthly Bulletin #h(1fr) May 2031],
          footer: context align(center)[Page #counter(page).display() of 4])
        = Visits
        {REPORT * 7}
    """

    assert read(typeset(source)) == [
        "paragraph: Monthly Bulletin May 2031",
        "heading1: Visits",
        f"paragraph: {(REPORT * 7).strip()}",
    ]


def test_a_line_of_text_that_repeats_at_the_same_height_is_not_taken_for_a_running_head(
    read: Read, make_pdf: Make
) -> None:
    page = lines(60, 60, ["The Mission thanks its partners for all", "their help, as it does on every page."])

    assert read(make_pdf(page, page)) == [
        "paragraph: The Mission thanks its partners for all their help, as it does on every page.",
        "paragraph: The Mission thanks its partners for all their help, as it does on every page.",
    ]


def test_words_beside_text_that_crosses_the_columns_come_after_it(read: Read, make_pdf: Make) -> None:
    wide = [
        "The Mission met the governor of the region and three mayors of towns on the river,",
        "the heads of all schools in the valley, and the herders who had come down to them,",
        "and asked what they expect of a mission. The answers fill a book of two hundred and",
        "ten pages.",
    ]
    words = [*lines(60, 60, wide), *lines(470, 60, ["Contact:", "Archa street 5,", "720000 Bishkek"])]

    assert read(make_pdf([*words, *lines(60, 160, LEFT), *lines(320, 160, RIGHT)])) == [
        f"paragraph: {' '.join(wide)}",
        "paragraph: Contact:",
        "paragraph: Archa street 5, 720000 Bishkek",
        f"paragraph: {' '.join(LEFT)}",
        f"paragraph: {' '.join(RIGHT)}",
    ]


def test_ligatures_are_read_as_their_letters(typeset: Typeset) -> None:
    bulletin = document_from_bytes(
        typeset('#set text(font: "Libertinus Serif")\nThe first offices flew.'), name="a.pdf"
    )

    assert bulletin.text == "The first offices flew."


@pytest.mark.parametrize("stroke", ["1pt", "none", "(x, y) => (bottom: 0.5pt)"])
def test_a_table_gives_its_rows_ruled_or_not(read: Read, typeset: Typeset, stroke: str) -> None:
    source = f"""
        = Calendar
        {REPORT}
        #table(columns: 3, stroke: {stroke}, [Date], [Place], [Event],
          [4 June], [Osh], [{REPORT}], [5--9 June], [Talas], [Training], [12 June], [Kant], [Roundtable])
        {NEWS}
    """

    assert read(typeset(source)) == [
        "heading1: Calendar",
        f"paragraph: {REPORT.strip()}",
        "table-row: Date | Place | Event",
        f"table-row: 4 June | Osh | {REPORT.strip()}",
        "table-row: 5–9 June | Talas | Training",
        "table-row: 12 June | Kant | Roundtable",
        f"paragraph: {NEWS.strip()}",
    ]


def test_slanted_or_small_words_under_a_picture_are_its_caption(read: Read, make_pdf: Make) -> None:
    words = [
        *lines(60, 60, LEFT),
        (60, 262, 10, "F3", "The mayors by the river"),
        *lines(60, 290, RIGHT),
        (60, 360, 10, "F3", "Slanted, and under no picture at all."),
    ]

    assert read(make_pdf(words, pictures=[(60, 120, 200, 130)])) == [
        f"paragraph: {' '.join(LEFT)}",
        "caption: The mayors by the river",
        f"paragraph: {' '.join(RIGHT)}",
        "paragraph: Slanted, and under no picture at all.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("The Office in close co-", "operation with towns.", "The Office in close co-operation with towns."),
        ("the participants came; partici-", "pants left.", "the participants came; participants left."),
        ("The governor spoke on organi-", "zation of the work.", "The governor spoke on organization of the work."),
        ("He led the Kyrgyz-", "Tajik talks.", "He led the Kyrgyz-Tajik talks."),
        ("See https://odn.example/", "bulletins for more.", "See https://odn.example/bulletins for more."),
    ],
)
def test_words_cut_at_a_line_end_are_healed(read: Read, make_pdf: Make, first: str, second: str, words: str) -> None:
    assert read(make_pdf(lines(60, 60, [first, second]))) == [f"paragraph: {words}"]


def test_a_paragraph_ends_at_a_short_line_an_indent_or_a_wider_space(read: Read, make_pdf: Make) -> None:
    words = [
        *lines(60, 60, LEFT),
        *lines(60, 112, RIGHT),
        *lines(60, 170, LEFT[:3]),
        (75, 209, 10, "F1", "Indented words begin another one"),
        (60, 222, 10, "F1", "that has two lines in all."),
    ]

    assert read(make_pdf(words)) == [
        f"paragraph: {' '.join(LEFT)}",
        f"paragraph: {' '.join(RIGHT)}",
        f"paragraph: {' '.join(LEFT[:3])} Indented words begin another one that has two lines in all.",
    ]


def test_passages_know_their_page_and_place(make_pdf: Make) -> None:
    page_one = [(60, 100, 18, "F2", "Bulletin"), *lines(60, 140, LEFT)]
    bulletin = document_from_bytes(make_pdf(page_one, lines(60, 200, RIGHT)), name="a.pdf")

    assert [passage.page for passage in bulletin.passages] == [1, 1, 2]
    assert bulletin.passages[0].box == Box(60.0, 85.6, 126.0, 103.6)


def test_a_rule_across_the_page_parts_head_and_columns(read: Read, typeset: Typeset) -> None:
    source = f"""
        #set page(columns: 2)
        #place(top, scope: "parent", float: true)[
          Mission #h(1fr) No. 24 \\ #text(20pt)[*Bulletin*] #h(1fr) May #line(length: 100%)]
        = Visits
        {REPORT * 8}
    """

    assert read(typeset(source)) == [
        "paragraph: Mission No. 24",
        "heading1: Bulletin",
        "paragraph: May",
        "heading2: Visits",
        f"paragraph: {(REPORT * 8).strip()}",
    ]


def test_the_file_says_its_title_date_and_language(typeset: Typeset) -> None:
    source = (
        '#set document(title: "Bulletin 4", date: datetime(year: 2031, month: 5, day: 4))\n#set text(lang: "ru")\nтекст'
    )
    bulletin = document_from_bytes(typeset(source), name="a.pdf")

    assert (bulletin.title, bulletin.created[:10], bulletin.language) == ("Bulletin 4", "2031-05-04", "ru")


def test_a_scan_has_no_text_and_a_scanned_page_among_others_is_a_problem(make_pdf: Make) -> None:
    pictures = [(100.0, 100.0, 300.0, 400.0)]
    with pytest.raises(NoTextError, match=r"^scan\.pdf: this PDF holds no text, only pictures of pages"):
        document_from_bytes(make_pdf([], pictures=pictures), name="scan.pdf")

    bulletin = document_from_bytes(make_pdf(lines(60, 60, LEFT), [], pictures=pictures), name="a.pdf")

    assert [(problem.message, problem.page) for problem in bulletin.problems] == [
        ("this page is a picture without text", 2)
    ]


def test_a_file_with_a_password_is_refused(make_pdf: Make) -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<41> <41>]"

    with pytest.raises(EncryptedDocumentError, match=r"^a\.pdf: this PDF opens with a password only"):
        document_from_bytes(make_pdf(two_columns(), trailer=lock), name="a.pdf")


def test_pages_after_the_five_hundredth_are_named_and_not_read(make_pdf: Make) -> None:
    data = make_pdf(*([(60.0, 300.0, 10.0, "F1", f"Words of page {number}.")] for number in range(503)))
    bulletin = document_from_bytes(data, name="a.pdf")

    assert bulletin.passages[-1].page == 500
    assert [problem.message for problem in bulletin.problems] == [
        "the file has 503 pages; those after page 500 were not read"
    ]
