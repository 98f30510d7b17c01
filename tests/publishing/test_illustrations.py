import re
from dataclasses import replace

from fieldpost.domain import Issue
from fieldpost.publishing.drawings import Drawings
from fieldpost.publishing.illustrations import draw_days, draw_dimensions, draw_places, on_paper
from fieldpost.publishing.marks import marks


def test_the_circles_of_the_map_lead_to_the_list_of_places_on_screen_only(issue: Issue) -> None:
    assert 'href="#place-almaty"' in draw_places(issue)
    assert "href=" not in on_paper(draw_places(issue))


def test_the_map_says_the_missions_own_disclaimer(issue: Issue) -> None:
    assert "imply no opinion of anyone" in on_paper(draw_places(issue))


def test_colours_can_follow_the_reader_on_screen_and_are_fixed_on_paper(issue: Issue) -> None:
    assert "var(--d1, #14284b)" in draw_dimensions(issue)
    assert "var(" not in on_paper(draw_dimensions(issue) + draw_days(issue))


def test_a_chart_tells_its_content_in_words(issue: Issue) -> None:
    [description] = re.findall(r"<desc[^>]*>([^<]*)</desc>", draw_dimensions(issue))

    assert description == (
        "Visits: 1, Politico-military dimension: 3, Economic and environmental dimension: 3, Human dimension: 3 and"
        " Other activities: 1"
    )


def test_nothing_is_drawn_of_an_issue_without_activities(issue: Issue) -> None:
    empty = replace(issue, sections=())

    assert [draw(empty) for draw in (draw_places, draw_dimensions, draw_days)] == ["", "", ""]


def test_each_dimension_has_a_colour_and_a_shape_of_its_own(issue: Issue) -> None:
    looks = marks(issue)

    assert len({look.shape for look in looks.values()}) == len(looks) == 4
    assert looks["human"].colour == "#8a2252"


def test_the_map_on_paper_is_the_one_on_screen_in_other_colours(issue: Issue) -> None:
    drawings = Drawings(issue)

    assert drawings.places is drawings.places
    assert drawings.places_on_paper == on_paper(drawings.places)
    assert re.findall(r' d="([^"]*)"', drawings.places_on_paper) == re.findall(r' d="([^"]*)"', drawings.places)
    assert 'role="img"' in drawings.places_on_paper
    assert 'font-family="Libertinus Serif"' in drawings.places_on_paper
