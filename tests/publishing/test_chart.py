from datetime import date
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from fieldpost.publishing.chart import (
    Bar,
    ChartError,
    ChartWords,
    Segment,
    Stretch,
    TimelineRow,
    render_month_chart,
    render_timeline,
)

SVG = "{http://www.w3.org/2000/svg}"
WORDS = ChartWords(title="Activities in May 2031", description="Human 3, economic 1.", inexact="About these days")
MEETINGS = Segment(label="Meetings", value=2, colour="#14497a")
VISITS = Segment(label="Visits", value=1, colour="#3d7a4e", pattern="diagonal")
HUMAN = Bar(label="Human", segments=(MEETINGS, VISITS))
ECONOMIC = Bar(label="Economic", segments=(Segment(label="Visits", value=1, colour="#3d7a4e", pattern="diagonal"),))
ROUNDTABLE = Stretch(name="Roundtable on wells", first=date(2031, 5, 14), last=date(2031, 5, 14))
TRAINING = Stretch(name="Training of judges", first=date(2031, 5, 28), last=date(2031, 6, 2))


def bars(*rows: Bar, rtl: bool = False) -> Element:
    chart = render_month_chart(rows, language="en", words=WORDS, direction="rtl" if rtl else "ltr")
    svg: Element = fromstring(chart)
    return svg


def days(*stretches: Stretch, language: str = "en", rtl: bool = False) -> Element:
    row = TimelineRow(label="Human", colour="#14497a", stretches=stretches)
    chart = render_timeline(
        [row], month=date(2031, 5, 1), language=language, words=WORDS, direction="rtl" if rtl else "ltr"
    )
    svg: Element = fromstring(chart)
    return svg


def texts(svg: Element) -> list[str]:
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


def named(svg: Element, name: str) -> list[Element]:
    return [element for element in svg.iter() if element.findtext(f"{SVG}title") == name and element is not svg]


def test_a_bar_is_as_long_as_its_value_and_shows_it() -> None:
    svg = bars(HUMAN, ECONOMIC)
    [meetings], visits = named(svg, "Meetings: 2"), named(svg, "Visits: 1")

    assert [float(meetings.attrib["width"]) / float(each.attrib["width"]) for each in visits] == pytest.approx(
        [2, 2], 1e-3
    )
    assert texts(svg) == ["Human", "2", "1", "3", "Economic", "1", "Meetings", "Visits"]


def test_bars_of_one_segment_need_no_key() -> None:
    assert texts(bars(ECONOMIC)) == ["Economic", "1"]


def test_a_pattern_is_defined_once_under_the_prefix_of_its_chart() -> None:
    patterns = [element.get("id") for element in bars(HUMAN, ECONOMIC).iter(f"{SVG}pattern")]

    assert patterns == ["chart-diagonal0"]


def test_right_to_left_bars_grow_to_the_left() -> None:
    [left], [right] = named(bars(ECONOMIC), "Visits: 1"), named(bars(ECONOMIC, rtl=True), "Visits: 1")

    assert float(right.attrib["x"]) + float(right.attrib["width"]) == 640 - float(left.attrib["x"])


def test_a_chart_is_an_image_that_tells_its_content() -> None:
    svg = bars(HUMAN)

    assert (svg.get("role"), svg.findtext(f"{SVG}title"), svg.findtext(f"{SVG}desc")) == (
        "img",
        "Activities in May 2031",
        "Human 3, economic 1.",
    )


def test_a_day_is_a_dot_and_several_days_are_a_bar_open_towards_the_next_month() -> None:
    svg = days(ROUNDTABLE, TRAINING)
    [dot], [bar] = named(svg, "Roundtable on wells"), named(svg, "Training of judges")

    assert (dot.tag, bar.tag) == (f"{SVG}circle", f"{SVG}path")
    assert "v8" in bar.attrib["d"]
    assert bar.attrib["d"].endswith("a4 4 0 0 1 0-8z")


def test_activities_on_the_same_day_lie_above_each_other() -> None:
    other = Stretch(name="Visit to Osh", first=date(2031, 5, 14), last=date(2031, 5, 15))
    svg = days(ROUNDTABLE, other)

    [dot], [bar] = named(svg, "Roundtable on wells"), named(svg, "Visit to Osh")

    assert float(bar.attrib["d"].split("H")[0].split()[1]) + 4 == float(dot.attrib["cy"]) + 12


def test_what_is_not_exact_is_an_outline_that_the_key_explains() -> None:
    about = Stretch(name="Survey", first=date(2031, 5, 1), last=date(2031, 5, 31), is_exact=False)
    svg = days(about)

    assert named(svg, "Survey")[0].get("fill") == "#ffffff"
    assert "About these days" in texts(svg)
    assert "About these days" not in texts(days(ROUNDTABLE))


def test_activities_of_other_months_are_left_out() -> None:
    assert named(days(Stretch(name="Survey", first=date(2031, 6, 1), last=date(2031, 6, 9))), "Survey") == []


@pytest.mark.parametrize(
    ("language", "month"),
    [("en", "May 2031"), ("ru", "май 2031 г."), ("kk", "2031 ж. мамыр"), ("sr-Latn", "maj 2031.")],
)
def test_the_month_is_named_in_the_language_of_the_reader(language: str, month: str) -> None:
    assert texts(days(ROUNDTABLE, language=language))[0].replace("\u202f", " ").replace("\xa0", " ") == month


@pytest.mark.parametrize("rtl", [False, True])
def test_the_first_day_is_on_the_side_on_which_the_reader_begins(rtl: bool) -> None:
    svg = days(ROUNDTABLE, rtl=rtl)
    first, last = (
        next(
            float(text.attrib["x"]) for text in svg.iter(f"{SVG}text") if (text.text or "").strip("\u2067\u2069") == day
        )
        for day in ("1", "31")
    )

    assert (first > last) is rtl


def test_a_chart_of_nothing_is_an_error() -> None:
    with pytest.raises(ChartError, match="a chart needs a bar"):
        bars()
    with pytest.raises(ChartError, match="a timeline needs a row"):
        render_timeline([], month=date(2031, 5, 1), language="en", words=WORDS)


def test_an_activity_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(ChartError, match="Survey ends on 2031-05-01, before it begins on 2031-05-02"):
        Stretch(name="Survey", first=date(2031, 5, 2), last=date(2031, 5, 1))
