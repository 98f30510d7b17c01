"""Which passages are headings, captions, notices and lines of a calendar; docs/reference/reading/outline.md."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Bulletin
from fieldpost.reading.outline import Outline, outline
from fieldpost.reading.periods import find_periods
from fieldpost.reading.words import Words

Maker = Callable[..., Bulletin]

SEMINAR = "The Centre held a seminar on water in Osh. Ten farmers came and asked questions about their canals."
COURSE = "A course for nurses was held in Naryn. Twelve nurses passed it and took the certificates home with them."


def outlined(bulletin: Bulletin) -> Outline:
    words = Words(bulletin.text)
    return outline(bulletin, words, find_periods(words, language="en"), language="en")


def told(bulletin: Bulletin) -> list[tuple[str | None, str | None, list[str]]]:
    """Return for each story its section, its title and the first two words of each passage."""
    return [
        (
            bulletin.words(story.section) if story.section else None,
            bulletin.words(story.title) if story.title else None,
            [" ".join(bulletin.words(one).split()[:2]) for one in story.told],
        )
        for story in outlined(bulletin).stories
    ]


@pytest.mark.parametrize(
    ("text", "stories"),
    [
        (SEMINAR, [(None, None, ["The Centre"])]),
        (f"Farmers learn\n\n{SEMINAR}\n\n{COURSE}", [(None, "Farmers learn", ["The Centre", "A course"])]),
        (
            f"Farmers learn\n\n{SEMINAR}\n\nNurses pass course\n\n{COURSE}",
            [(None, "Farmers learn", ["The Centre"]), (None, "Nurses pass course", ["A course"])],
        ),
        (
            f"Environment\n\nFarmers learn\n\n{SEMINAR}\n\nHealth of all\n\nNurses pass course\n\n{COURSE}",
            [("Environment", "Farmers learn", ["The Centre"]), ("Health of all", "Nurses pass course", ["A course"])],
        ),
        (
            f"Bulletin\n\nENVIRONMENT\n\n{SEMINAR}\n\nHEALTH\n\nNurses pass course\n\n{COURSE}",
            [("ENVIRONMENT", None, ["The Centre"]), ("HEALTH", "Nurses pass course", ["A course"])],
        ),
        (
            f"News\n\nFarmers learn\n\n{SEMINAR}\n\nThey will meet again.\n\n{COURSE}",
            [("News", "Farmers learn", ["The Centre", "They will", "A course"])],
        ),
        (
            f"5 May 2031, Osh. {SEMINAR}\n\nThey asked for a longer course.\n\n6 May 2031, Uzgen: {COURSE}",
            [(None, None, ["5 May", "They asked"]), (None, None, ["6 May"])],
        ),
        (
            f"5 May 2031, Osh. {SEMINAR}\n\nOn 6 May, they met again. {COURSE}",
            [(None, None, ["5 May", "On 6"])],
        ),
    ],
)
def test_headings_part_a_text_into_stories(
    bulletin: Maker, text: str, stories: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert told(bulletin(text)) == stories


@pytest.mark.parametrize(
    "line",
    [
        "Farmers learn to share water",
        "Can farmers share water?",
        "FARMERS LEARN TO SHARE WATER",
    ],
)
def test_a_short_line_without_full_stop_is_a_heading(bulletin: Maker, line: str) -> None:
    assert told(bulletin(f"{line}\n\n{SEMINAR}")) == [(None, line, ["The Centre"])]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: farmers beside a canal",
        "From left: Aida Asanova, Bolot Kulov",
        "Farmers are walking along the canal",
    ],
)
def test_a_line_under_a_photograph_is_a_caption_of_its_story(bulletin: Maker, line: str) -> None:
    found = outlined(bulletin(f"News\n\nFarmers learn\n\n{line}\n\n{SEMINAR}\n\nNurses pass\n\n{COURSE}"))

    [(passage, story)] = found.captions
    assert bulletin(line).words(bulletin(line).passages[0]) == line
    assert story is found.stories[0]
    assert passage.span.start == 21


@pytest.mark.parametrize(
    "line",
    [
        "The next bulletin appears in July.",
        "For more information call the Centre.",
        "Contact: bulletin@centre.example",
        "This newsletter is free of charge.",
        "To subscribe, write to us.",
    ],
)
def test_what_speaks_of_the_bulletin_is_a_notice(bulletin: Maker, line: str) -> None:
    made = bulletin(f"Farmers learn\n\n{SEMINAR}\n\n{line}")

    assert [made.words(one) for one in outlined(made).notices] == [line]
    assert told(made) == [(None, "Farmers learn", ["The Centre"])]


def test_lines_of_a_calendar_are_stories_of_their_own_and_announced(bulletin: Maker) -> None:
    made = bulletin(
        f"News\n\nFarmers learn\n\n{SEMINAR}\n\nUpcoming events\n\n- 3 June: seminar on bees\n- 5-6 June: course for nurses\n"
    )

    assert told(made)[1:] == [("Upcoming events", None, ["3 June:"]), ("Upcoming events", None, ["5-6 June:"])]
    assert [(story.listed, story.announced) for story in outlined(made).stories] == [
        (False, False),
        (True, True),
        (True, True),
    ]


def test_lines_of_date_and_place_between_title_and_text_lead_the_story(bulletin: Maker) -> None:
    made = bulletin(f"News\n\nFarmers learn\nVenue: Osh\n\n{SEMINAR}\n\nNurses pass\nVenue: Naryn\n\n{COURSE}")

    assert [[made.words(one) for one in story.lead] for story in outlined(made).stories] == [
        ["Venue: Osh"],
        ["Venue: Naryn"],
    ]


def test_a_date_line_below_the_masthead_is_front_matter_and_one_at_the_end_back_matter(bulletin: Maker) -> None:
    made = bulletin(
        f"Bulletin of the Centre\n\nMay 2031\n\nFarmers learn\n\n{SEMINAR}\n\nNurses pass\n\n{COURSE}\n\n7 June 2031"
    )
    found = outlined(made)

    assert {made.words(one) for one in found.front} == {"Bulletin of the Centre", "May 2031"}
    assert [made.words(one) for one in found.back] == ["7 June 2031"]


def test_a_heading_in_capitals_may_run_into_its_paragraph(bulletin: Maker) -> None:
    made = bulletin(f"THE CANALS OF OSH. {SEMINAR}\n\nTHE NURSES OF NARYN. {COURSE}")

    assert told(made) == [(None, "THE CANALS OF OSH", ["The Centre"]), (None, "THE NURSES OF NARYN", ["A course"])]


def test_a_greeting_is_front_matter(bulletin: Maker) -> None:
    made = bulletin(
        f"Dear friends, this month was long and we were on the road for most of it.\n\nFarmers learn\n\n{SEMINAR}"
    )

    assert told(made) == [(None, "Farmers learn", ["The Centre"])]


def test_a_text_of_short_lines_tells_one_story_with_its_longest(bulletin: Maker) -> None:
    made = bulletin("Farmers learn\nA seminar on water and canals in Osh")

    assert told(made) == [(None, "Farmers learn", ["A seminar"])]


def test_a_text_without_passages_has_no_story() -> None:
    empty = Bulletin(name="may.txt", media_type="text/plain", sha256="0" * 64, text="", passages=())

    assert outlined(empty).stories == []
