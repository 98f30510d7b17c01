"""Which passages does a DOCX file hold, styled well or badly?"""

from collections.abc import Callable

from fieldpost.reading.documents import document_from_bytes

Read = Callable[..., list[str]]
Make = Callable[..., bytes]

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="Ueber"><w:name w:val="Rubrik"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Ueber"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


def p(words: str, style: str = "", run: str = "", paragraph: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = f'<w:t xml:space="preserve">{words}</w:t>'
    return f"<w:p><w:pPr>{named}{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>"


def test_styles_say_what_is_a_heading_a_caption_a_list_item(read: Read, make_docx: Make) -> None:
    body = (
        p("Bulletin", "T") + p("Visits", "1") + p("Five ambassadors", "Own") + p("They met.", "unknown")
        + p("By the river", "C") + p("a seminar", "L") + p("Visits", "toc")
        + p("Straight", paragraph='<w:outlineLvl w:val="1"/>')
        + p("deeper", paragraph='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>')
        + p("taken out", "L", paragraph='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )  # fmt: skip

    assert read(make_docx(body, styles=STYLES)) == [
        "heading1: Bulletin",
        "heading1: Visits",
        "heading3: Five ambassadors",
        "paragraph: They met.",
        "caption: By the river",
        "list-item1: a seminar",
        "heading2: Straight",
        "list-item2: deeper",
        "list-item1: taken out",
    ]


def test_where_styles_say_nothing_short_bold_or_large_lines_are_headings(read: Read, make_docx: Make) -> None:
    body = (
        p("MISSION", run='<w:sz w:val="40"/>') + p("VISITS", run="<w:b/>")
        + p("Five in Osh", run='<w:rStyle w:val="S"/>')
        + p("They met the governor of the region in his office.") + p("All bold, and a sentence.", run="<w:b/>")
        + p("Underlined", run='<w:u w:val="single"/>') + p("Not bold", run='<w:b w:val="0"/>')
        + p("- a seminar") + p("• a forum")
    )  # fmt: skip

    assert read(make_docx(body, styles=STYLES)) == [
        "heading1: MISSION",
        "heading2: VISITS",
        "heading3: Five in Osh",
        "paragraph: They met the governor of the region in his office.",
        "paragraph: All bold, and a sentence.",
        "heading3: Underlined",
        "paragraph: Not bold",
        "list-item1: a seminar",
        "list-item1: a forum",
    ]


def test_a_slanted_line_under_a_picture_is_its_caption(read: Read, make_docx: Make) -> None:
    picture = '<w:p><w:r><w:drawing><a:blip r="x"/></w:drawing></w:r></w:p>'
    body = (
        p("Text one.")
        + picture
        + p("Planting trees", run="<w:i/>")
        + p("Slanted", run="<w:i/>")
        + picture
        + p("Text two.")
    )

    assert read(make_docx(body)) == [
        "paragraph: Text one.",
        "caption: Planting trees",
        "paragraph: Slanted",
        "paragraph: Text two.",
    ]


def test_a_table_of_facts_gives_rows_and_a_table_as_frame_its_paragraphs(read: Read, make_docx: Make) -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    body = table(("Date", "Place"), ("4 May", "Osh"), ("", "")) + table(("Left column", "Right column"))

    assert read(make_docx(body)) == [
        "table-row: Date | Place",
        "table-row: 4 May | Osh",
        "paragraph: Left column",
        "paragraph: Right column",
    ]


def test_text_boxes_are_read_once_and_footnotes_at_the_end(read: Read, make_docx: Make) -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Host</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
        '<w:footnoteReference w:id="1"/></w:r></w:p>' + p("After")
    )
    separator = f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
    notes = f'{separator}<w:footnote w:id="1">{p("A note.")}</w:footnote>'

    assert read(make_docx(body, footnotes=notes)) == [
        "paragraph: Host",
        "paragraph: In the box",
        "paragraph: After",
        "paragraph: A note.",
    ]


def test_deleted_and_hidden_words_go_and_inserted_ones_stay(read: Read, make_docx: Make) -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>On 5 </w:t></w:r><w:del><w:r><w:t>June</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>May</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )

    assert read(make_docx(body)) == ["paragraph: On 5 May"]


def test_a_line_break_ends_a_line_but_not_a_heading(make_docx: Make) -> None:
    hyphenated = "<w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t>"
    body = f"<w:p><w:r><w:t>Date:</w:t><w:tab/><w:t>5 May</w:t><w:br/>{hyphenated}</w:r></w:p>"
    heading = '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>Two</w:t><w:br/><w:t>lines</w:t></w:r></w:p>'

    assert document_from_bytes(make_docx(body + heading, styles=STYLES), name="a.docx").text == (
        "Date: 5 May\nco-op\n\nTwo lines"
    )


def test_a_large_first_letter_belongs_to_its_paragraph(read: Read, make_docx: Make) -> None:
    body = p("T", paragraph='<w:framePr w:dropCap="drop"/>') + p("he Mission met mayors.")

    assert read(make_docx(body)) == ["paragraph: The Mission met mayors."]


def test_the_properties_give_title_date_and_language(make_docx: Make) -> None:
    created = "<dcterms:created>2031-05-04T10:00:00Z</dcterms:created>"
    core = f"<dc:title>Bulletin 4</dc:title>{created}<dc:language>ru</dc:language>"
    bulletin = document_from_bytes(make_docx(p("text"), core=core), name="a.docx")

    assert (bulletin.title, bulletin.created, bulletin.language) == ("Bulletin 4", "2031-05-04T10:00:00Z", "ru")


def test_a_document_that_breaks_off_is_read_as_far_as_it_goes(make_docx: Make) -> None:
    cut = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        b"<w:p><w:r><w:t>First</w:t></w:r></w:p><w:p><w:r><w:t>Sec"
    )
    bulletin = document_from_bytes(make_docx("", more={"word/document.xml": cut}), name="a.docx")

    assert bulletin.text == "First"
    assert [problem.message for problem in bulletin.problems] == [
        "the file is damaged: what follows the last passage is missing"
    ]


def test_empty_paragraphs_by_the_thousand_do_no_harm(read: Read, make_docx: Make) -> None:
    assert read(make_docx("<w:p/>" * 100_000 + p("End"))) == ["paragraph: End"]
