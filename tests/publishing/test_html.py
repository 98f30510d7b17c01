import gzip
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from fieldpost.domain import Issue, Mention
from fieldpost.publishing.html import render_html


@pytest.fixture(scope="module")
def text(issue: Issue) -> str:
    return render_html(issue)


@pytest.fixture(scope="module")
def page(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(text)


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def test_the_title_names_the_issue_and_the_mission(page: LexborHTMLParser) -> None:
    assert words(one(page, "title")) == "Monthly bulletin No. 24, May 2031 – ODN Centre in Almaty"


def test_headings_go_down_one_level_at_a_time(page: LexborHTMLParser) -> None:
    levels = [int(str(node.tag)[1]) for node in page.css("h1,h2,h3,h4,h5,h6")]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_an_activity_shows_heading_date_place_and_facts(page: LexborHTMLParser) -> None:
    article = one(page, "article[id$=patrol-course]")

    assert words(one(article, "h4")) == "Border officers pass patrol course"
    assert words(one(article, ".when")) == "7–16 May 2031"
    assert words(one(article, ".where")) == "Oral"
    assert [(words(one(each, "dt")), words(one(each, "dd"))) for each in article.css("dl > div")] == [
        ("Partners", "Alpine Academy for Border Studies (AABS); Nordic Fund for Mountain Livelihoods, funding"),
        ("Took part", "24 officers (19 men, 5 women)"),
    ]


def test_plans_and_results_stand_apart(page: LexborHTMLParser) -> None:
    figures = {words(one(each, "dt")): words(one(each, "dd")) for each in page.css(".figures > div")}

    assert figures == {
        "activities": "11",
        "towns and villages": "7",
        "people took part or were reached": "4,217",
        "people were to be reached": "4,000",
    }


def test_the_source_of_an_activity_quotes_the_words_its_facts_rest_on(page: LexborHTMLParser) -> None:
    source = one(page, "article[id$=gauges-for-the-aspara] details")

    assert words(one(source, "p")).startswith("may.txt")
    assert [words(quote) for quote in source.css("q")] == ["Bishkek", "on 14 and 15 May"]


def test_a_title_that_is_code_is_shown_and_not_run(text: str, page: LexborHTMLParser) -> None:
    assert "<script" not in text
    assert words(one(page, "article[id*=script] h4")) == '<script>alert("x")</script> & <b>{{ 7 * 7 }}</b>'


def test_a_text_in_another_language_says_which_and_which_way_it_runs(page: LexborHTMLParser) -> None:
    arabic, kazakh = one(page, "h4[lang=ar]"), one(page, "h4[lang=kk]")

    assert arabic.attributes["dir"] == "rtl"
    assert "dir" not in kazakh.attributes


def test_a_photo_has_its_alternative_text_caption_and_credit(page: LexborHTMLParser) -> None:
    figure = one(page, "article[id*=import] figure")

    assert one(figure, "img").attributes == {
        "src": "photos/roundtable.jpg",
        "alt": "Twelve people around a table, papers before them",
    }
    assert words(one(figure, "figcaption")) == "Police and citizens of Taraz on 6 May Photo: ODN/Aigerim Satpaeva"


def test_an_activity_without_a_title_has_a_name_for_those_who_hear_the_page(page: LexborHTMLParser) -> None:
    article = one(page, "article[id$=a-guide-for-forest-users-came-out]")

    assert article.attributes["aria-label"] == "A guide for forest users came out"
    assert article.css("h2,h3,h4") == []


def test_upcoming_activities_stand_in_a_table_by_date(page: LexborHTMLParser) -> None:
    assert [[words(cell) for cell in row.css("td,th")] for row in page.css("table tr")] == [
        ["When", "What", "Where"],
        ["3–4 June 2031", "Regional conference on water diplomacy", "Almaty"],
        ["17 June 2031", "Public consultation on the district water plan", "Taraz"],
        ["June 2031", "Summer course for young reporters", "Oskemen"],
    ]


def test_every_link_within_the_page_leads_somewhere(page: LexborHTMLParser) -> None:
    ids = {node.attributes["id"] for node in page.css("[id]")}
    targets = {str(node.attributes["href"])[1:] for node in page.css('a[href^="#"]')}

    assert len(ids) == len(page.css("[id]"))
    assert targets - ids == set()


def test_nothing_comes_from_outside_and_no_style_stands_beside_the_sheet(text: str, page: LexborHTMLParser) -> None:
    loaded = [node.attributes.get("src") or node.attributes.get("href") for node in page.css("img,link,script,use")]

    assert loaded == ["data:,", "photos/roundtable.jpg"]
    assert page.css("[style]") == []
    assert len(page.css("style")) == 1
    assert "url(http" not in text
    assert "@import" not in text


def test_an_address_that_is_no_web_page_is_text(issue: Issue) -> None:
    section = issue.sections[-1]
    [activity] = section.themes[0].activities
    harmful = replace(activity, links=(Mention(value="javascript:alert(1)"),))
    theme = replace(section.themes[0], activities=(harmful,))
    changed = replace(issue, sections=(replace(section, themes=(theme,)),), upcoming=(), photos=())

    page = LexborHTMLParser(render_html(changed))

    assert page.css('a[href^="javascript"]') == []
    assert words(one(page, "article dd")) == "javascript:alert(1)"


def test_the_page_weighs_less_than_50_kilobytes_compressed(text: str) -> None:
    assert len(gzip.compress(text.encode())) < 50_000


def test_the_style_sheet_knows_no_left_and_right(text: str) -> None:
    sheet = text[text.index("<style>") : text.index("</style>")]

    sides = re.findall(r"-(?:left|right)\b|\b(?:left|right)\s*:|align:\s*(?:left|right)", sheet)

    assert sides == []


def test_a_right_to_left_issue_says_so_and_its_dates_are_in_its_language(issue: Issue) -> None:
    page = LexborHTMLParser(render_html(replace(issue, language="ar")))

    assert one(page, "html").attributes == {"lang": "ar", "dir": "rtl"}
    assert "مايو" in words(one(page, ".dateline"))


def test_a_russian_issue_is_russian_throughout(issue: Issue) -> None:
    page = LexborHTMLParser(render_html(replace(issue, language="ru")))

    assert words(one(page, ".dateline")) == "№ 24 май 2031 г."
    assert words(one(page, "nav h2")) == "Содержание"


def test_an_empty_issue_is_still_a_page(issue: Issue) -> None:
    empty = replace(issue, sections=(), upcoming=(), photos=(), notices=())

    assert words(one(LexborHTMLParser(render_html(empty)), "h1")) == "Monthly bulletin"


def test_a_month_without_towns_counts_none(issue: Issue) -> None:
    nowhere = LexborHTMLParser(render_html(replace(issue, sections=())))

    assert [words(node) for node in nowhere.css(".figures div")] == ["activities0"]
