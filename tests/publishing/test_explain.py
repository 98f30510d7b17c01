"""The page that shows each fact beside the words it came from."""

import gzip
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from fieldpost.domain import (
    Activity,
    Bulletin,
    Caption,
    Dimension,
    Evidence,
    Kind,
    Mention,
    Part,
    Passage,
    PassageKind,
    Period,
    Place,
    Problem,
    Reading,
    Span,
    Theme,
    Themes,
    evidence_in,
)
from fieldpost.publishing.explain import render_explain

PARAGRAPHS = (
    "Bulletin of May 2031",
    "Gauges for the Aspara",
    "On 14 and 15 May, experts met in Bishkek. <b>They</b> agreed & left.",
    "A view of the river",
    "The library is closed in June.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def words(text: str) -> Evidence:
    start = TEXT.index(text)
    return evidence_in(TEXT, Span(start, start + len(text)))


def passages() -> tuple[Passage, ...]:
    result, at = [], 0
    for number, paragraph in enumerate(PARAGRAPHS):
        kind = PassageKind.HEADING if number < 2 else PassageKind.PARAGRAPH
        span = Span(at, at + len(paragraph))
        result.append(Passage(kind=kind, span=span, level=number + 1 if number < 2 else None, page=1 + number // 3))
        at = span.end + 2
    return tuple(result)


@pytest.fixture
def reading() -> Reading:
    """One activity with a title, a date and a place; a caption; a notice; three problems."""
    activity = Activity(
        id="a1",
        bulletin="may.pdf",
        text=PARAGRAPHS[2],
        spans=(passages()[2].span,),
        kind=Mention(value=Kind.MEETING, evidence=(words("met"),), score=0.9, reason="the verb"),
        part=Mention(value=Part.ORGANISED, score=0.5, reason="nobody else is named"),
        upcoming=Mention(value=False, score=1.0),
        title=Mention(value=PARAGRAPHS[1], evidence=(words(PARAGRAPHS[1]),)),
        period=Mention(
            value=Period.parse("2031-05-14/2031-05-15"),
            evidence=(words("14 and 15 May"), words("May 2031")),
            reason="two days; the year is the bulletin's",
        ),
        places=(Mention(value=Place(name="Bishkek", country="KG"), evidence=(words("Bishkek"),), score=0.95),),
    )
    return Reading(
        bulletin=Bulletin(
            name="may.pdf", media_type="application/pdf", sha256="ab" * 32, text=TEXT, passages=passages()
        ),
        language=Mention(value="en", reason="its words"),
        activities=(activity,),
        period=Mention(value=Period.parse("2031-05"), evidence=(words("May 2031"),)),
        captions=(Caption(text=Mention(value=PARAGRAPHS[3], evidence=(words(PARAGRAPHS[3]),))),),
        notices=(Mention(value=PARAGRAPHS[4], evidence=(words(PARAGRAPHS[4]),)),),
        problems=(
            Problem(message="page 3 holds no words", page=3),
            Problem(message="who left is not said", span=words("agreed & left").span),
            Problem(message="nobody says who closes it", span=passages()[4].span, page=2),
        ),
    )


@pytest.fixture
def page(reading: Reading) -> LexborHTMLParser:
    return LexborHTMLParser(render_explain(reading))


def text_of(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_the_text_stands_there_whole_and_as_text(page: LexborHTMLParser) -> None:
    for number in page.css("mark > a"):
        number.decompose()

    assert [node.text() for node in page.css(".text p:not(.page)")] == list(PARAGRAPHS)


def test_each_fact_is_told_with_its_words_its_score_and_its_reason(page: LexborHTMLParser) -> None:
    assert text_of(page, "#activity-1 h3") == ["1 Gauges for the Aspara 2"]
    assert text_of(page, "#activity-1 dt") == ["What", "When", "Where", "Our part"]
    assert text_of(page, "#activity-1 dd") == [
        "meeting 4 90% the verb",
        "reported 100%",
        "14–15 May 2031 3 1 2031-05-14/2031-05-15 100% two days; the year is the bulletin's",
        "Bishkek, Kyrgyzstan 5 not in the gazetteer 95%",
        "organised it 50% nobody else is named",
    ]


def test_a_doubtful_fact_is_marked_by_more_than_its_colour(page: LexborHTMLParser) -> None:
    assert text_of(page, ".doubtful") == ["50%"]
    assert '.doubtful::before{content:"? "}' in page.css("style")[0].text()


def test_every_number_leads_to_words_and_every_word_leads_back(page: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in page.css("[id]")]
    targets = {node.attributes["href"] for node in page.css("a[href]")}

    assert len(ids) == len(set(ids))
    assert targets <= {f"#{each}" for each in ids}
    marks = {node.attributes["id"] for node in page.css("mark[id]")}
    assert {f"#{each}" for each in marks} <= targets
    assert {f"#f{each[1:]}" for each in marks if each} <= targets


def test_words_stand_beside_what_was_read_from_them(page: LexborHTMLParser) -> None:
    rows = [
        (text_of_row(row, ".text p:not(.page)"), text_of_row(row, ".point, h3, .minor dt")) for row in page.css(".row")
    ]

    assert [beside for _, beside in rows] == [
        [],
        ["who left is not said 6", "1 Gauges for the Aspara 2"],
        ["Caption"],
        ["nobody says who closes it 8", "Notice"],
    ]
    assert len(rows[1][0]) == 2


def text_of_row(row: LexborNode, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in row.css(selector)]


def test_open_points_come_first_with_their_place(page: LexborHTMLParser) -> None:
    assert text_of(page, "#problems") == ["3 open points"]
    assert text_of(page, ".overview .point") == [
        "page 3 holds no words page 3",
        "who left is not said agreed & left",
        "nobody says who closes it page 2 The library is closed in June.",
    ]
    assert text_of(page, "p.open") == ["The library is closed in June. 8"]


def test_a_new_page_of_the_file_is_told(page: LexborHTMLParser) -> None:
    assert text_of(page, ".page") == ["page 1", "page 2"]


def test_the_page_asks_nobody_and_runs_nothing(reading: Reading) -> None:
    page = render_explain(reading)

    assert "<script" not in page
    assert re.findall(r"https?://[^\"' ]+", page) == []
    assert "default-src 'none'" in page


def test_equal_readings_give_equal_pages(reading: Reading) -> None:
    assert render_explain(reading) == render_explain(replace(reading))


def test_each_kind_of_highlight_can_be_switched_off_by_the_style_sheet(page: LexborHTMLParser) -> None:
    boxes = [node.attributes["id"] for node in page.css("fieldset input")]

    assert boxes == ["show-when", "show-where", "show-what", "show-other", "show-problem"]
    style = page.css("style")[0].text()
    assert all(f"body:has(#{box}:not(:checked))" in style for box in boxes)


def test_an_arabic_text_runs_from_right_to_left_inside_an_english_page(reading: Reading) -> None:
    page = render_explain(replace(reading, language=Mention(value="ar")))

    assert '<html lang="en" dir="ltr">' in page
    assert '<div class="text" lang="ar" dir="rtl">' in page


def test_a_reading_without_activities_or_problems_is_a_page_too(reading: Reading) -> None:
    page = LexborHTMLParser(render_explain(replace(reading, activities=(), problems=())))

    assert text_of(page, ".overview h2") == ["No open points"]


def test_a_long_bulletin_stays_light(may: Reading, read: Callable[..., Reading]) -> None:
    activities = [
        replace(activity, id=f"{activity.id}-{number}", text=f"{activity.text} {number}")
        for number in range(8)
        for activity in may.activities
    ]
    long = read("long.txt", activities)

    page = render_explain(long).encode()

    assert len(long.bulletin.text.split()) > 2_500
    assert len(gzip.compress(page)) < 50_000


def test_a_field_of_work_has_the_name_that_the_mission_gives_it(reading: Reading) -> None:
    [activity] = reading.activities
    rivers = replace(activity, themes=(Mention(value="rivers", evidence=(words("river"),)),))
    themes = Themes(
        dimensions=(Dimension(id="economic", names={"en": "Economic dimension"}),),
        themes=(Theme(id="rivers", dimension="economic", names={"en": "Shared rivers", "ru": "Общие реки"}),),
    )
    told = replace(reading, activities=(rivers,))

    assert "Shared rivers" in render_explain(told, themes=themes)
    assert "Общие реки" in render_explain(told, themes=themes, language="ru")


def test_the_page_speaks_the_readers_language(reading: Reading) -> None:
    page = LexborHTMLParser(render_explain(reading, language="ru"))

    assert text_of(page, "#activity-1 dt") == ["Что", "Когда", "Где", "Наша роль"]
    assert text_of(page, "#problems") == ["3 открытых вопроса"]
    assert text_of(page, ".legend label") == ["даты", "места", "что сделано", "что ещё названо", "открытые вопросы"]
