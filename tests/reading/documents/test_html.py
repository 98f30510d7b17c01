"""Which passages does a page hold, on the web or saved by a word processor?"""

from collections.abc import Callable

import pytest

from fieldpost.reading.documents import document_from_bytes

Read = Callable[..., list[str]]


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><body>{body}</body></html>"


def test_headings_paragraphs_lists_and_captions_come_in_order(read: Read) -> None:
    body = """
        <h1>Bulletin</h1><p>First <b>words</b>
        of it.</p><h3>Visits</h3><div>Text in a div</div>
        <ul><li>one<ul><li>deeper</li></ul></li><li>two</li></ul>
        <figure><img src="x.jpg"><figcaption>Planting trees</figcaption></figure>
        <p class="wp-caption-text">By the river</p>"""

    assert read(page(body)) == [
        "heading1: Bulletin",
        "paragraph: First words of it.",
        "heading3: Visits",
        "paragraph: Text in a div",
        "list-item1: one",
        "list-item2: deeper",
        "list-item1: two",
        "caption: Planting trees",
        "caption: By the river",
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>Home</nav>",
        "<header>Site</header>",
        "<footer>Imprint</footer>",
        "<aside>Follow us</aside>",
        "<div role='navigation'>Home</div>",
        "<div id='footer'>Imprint</div>",
        "<p class='breadcrumb'>Home » News</p>",
        "<form>Search <input></form>",
        "<script>alert('x')</script>",
        "<style>p {}</style>",
        "<noscript>Enable it</noscript>",
        "<p hidden>secret</p>",
        "<p style='display: none'>secret</p>",
        "<span aria-hidden='true'>★</span>",
        "<!-- note -->",
        "<select><option>English</option></select>",
    ],
)
def test_what_surrounds_the_text_is_left_out(read: Read, furniture: str) -> None:
    assert read(page(f"{furniture}<p>The Mission met mayors.</p>{furniture}")) == ["paragraph: The Mission met mayors."]


def test_the_header_of_an_article_is_no_furniture(read: Read) -> None:
    body = "<header>Site</header><article><header><h1>Visits</h1></header><p>text</p></article>"

    assert read(page(body)) == ["heading1: Visits", "paragraph: text"]


def test_a_form_around_the_whole_page_and_a_page_of_furniture_are_read(read: Read) -> None:
    assert read(page("<form><p>The Mission met mayors.</p></form>")) == ["paragraph: The Mission met mayors."]
    assert read(page("<nav>Only this</nav>")) == ["paragraph: Only this"]


def test_lines_broken_in_a_paragraph_stand_by_themselves_in_one_block() -> None:
    data = page("<p><b>5 May</b><br>Osh<br><br>- a seminar</p><h2>A long<br>heading</h2>").encode()
    bulletin = document_from_bytes(data, name="a.html")

    assert bulletin.text == "5 May\nOsh\na seminar\n\nA long heading"


def test_a_table_of_facts_gives_rows_and_a_table_that_holds_the_page_its_contents(read: Read) -> None:
    facts = "<table><caption>Events</caption><tr><th>Date<th>Place<tr><td>4 May<td>Osh<br>and Naryn<tr><td><td></table>"
    frame = f"<table><tr><td><p>{'Left text. ' * 50}</p></td><td>{facts}</td></tr></table>"

    assert read(page(frame)) == [
        f"paragraph: {('Left text. ' * 50).strip()}",
        "caption: Events",
        "table-row: Date | Place",
        "table-row: 4 May | Osh and Naryn",
    ]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=windows-1252>
<style><!-- p.MsoNormal {font-size:12.0pt;} --></style></head><body lang=EN-GB><div class=Section1>
<p class=MsoNormal><b><span style='font-size:16.0pt'>Visits<o:p></o:p></span></b></p>
<p class=MsoNormal><b>Five ambassadors&nbsp;in Osh</b></p>
<p class=MsoNormal>They met <b>Mr. Asanov</b>, the governor.</p>
<p class=MsoNormal><img width=300 height=200 src="image001.jpg"></p>
<p class=MsoNormal><i>The ambassadors in Osh</i></p>
<p class=MsoCaption>By the river</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>\xb7
<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>a seminar</p>
<p class=MsoNormal>\xb7&nbsp;&nbsp; a forum</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><i>Slanted, but under no picture</i></p>
<p class=MsoFooter>Page 1</p>
</div></body></html>"""


def test_a_page_saved_by_a_word_processor_is_read_by_its_looks(read: Read) -> None:
    assert read(WORD.encode("cp1252")) == [
        "heading1: Visits",
        "heading2: Five ambassadors in Osh",
        "paragraph: They met Mr. Asanov, the governor.",
        "caption: The ambassadors in Osh",
        "caption: By the river",
        "list-item2: a seminar",
        "list-item1: a forum",
        "paragraph: Slanted, but under no picture",
    ]


def test_font_tags_make_headings_of_large_short_lines(read: Read) -> None:
    body = f"<p><font size=5>News</font></p><p><font size=2>{'Some text here. ' * 5}</font></p><p><u>Old style</u></p>"

    assert read(page(body))[::2] == ["heading1: News", "heading2: Old style"]


def test_a_class_with_a_look_counts_as_the_look(read: Read) -> None:
    data = "<html><head><style>.c1{font-weight:700} /* x */</style></head><body><p class=c1>News</p><p>Some text.</p>"

    assert read(data) == ["heading1: News", "paragraph: Some text."]


def test_a_table_of_contents_is_not_read_twice(read: Read) -> None:
    contents = "".join(f"<p>{words}</p>" for words in ("Visits", "Security", "Calendar"))
    body = contents + "".join(f"<h2>{words}</h2><p>text</p>" for words in ("Visits", "Security", "Calendar"))

    assert read(page(body))[:2] == ["heading2: Visits", "paragraph: text"]


def test_preformatted_text_is_read_line_by_line(read: Read) -> None:
    assert read(page("<pre>\nCOMING UP\n=========\n\n- 5 May: seminar\n</pre>")) == [
        "heading1: COMING UP",
        "list-item1: 5 May: seminar",
    ]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("windows-1251", "windows-1251"),
        ("koi8-r", "koi8-r"),
        ("windows-1251", "iso-8859-1"),
        ("utf-8", "windows-1251"),
        ("windows-1251", "nonsense"),
    ],
)
def test_the_declared_encoding_holds_unless_the_bytes_deny_it(read: Read, encoding: str, declared: str) -> None:
    text = "Миссия провела семинар об охране рек в Бишкеке"
    data = f"<html><head><meta http-equiv=content-type content='text/html; charset={declared}'></head><body><p>{text}"

    assert read(data.encode(encoding)) == [f"paragraph: {text}"]


def test_title_date_and_language_come_from_the_page_itself() -> None:
    data = "<html lang=ru><head><title> Bulletin\n4 </title><meta name=DC.Date content=2031-05-04></head><body><p>text"
    bulletin = document_from_bytes(data.encode(), name="a.htm")

    assert (bulletin.title, bulletin.created, bulletin.language) == ("Bulletin 4", "2031-05-04", "ru")


def test_entities_and_lost_characters(read: Read) -> None:
    assert read(page("<p>5&nbsp;May &amp; on&shy;wards &#8217; &lt;b&gt; &#150;</p>")) == [
        "paragraph: 5 May & onwards ’ <b> –"
    ]
