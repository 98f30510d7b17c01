"""The title of a line of a calendar is the line without its date, its place and stray marks."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Reading


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("3 June: seminar on bees", "seminar on bees"),
        ("3-4 June - Seminar on bees, Osh", "Seminar on bees"),
        ("5 June, Seminar on bees in Osh", "Seminar on bees"),
        ("5 June 14:00 Seminar on bees", "Seminar on bees"),
        ("Thursday, 5 June, 14:00-16:30 Seminar on bees (Osh)", "Seminar on bees"),
        ("Regional seminar on keeping bees, 5 June", "Regional seminar on keeping bees"),
        ("**5 June Seminar** on bees", "Seminar on bees"),
        ('5 June: "Bees" film club', '"Bees" film club'),
    ],
)
def test_a_title_is_the_line_without_date_and_place(reading: Callable[..., Reading], line: str, title: str) -> None:
    text = f"Upcoming events of May 2031\n\n- {line}\n- 19 June: course for nurses\n"

    first, last = reading(text).activities

    assert first.title is not None
    assert (first.title.value, first.title.reason) == (title, "the line without date and place")
    assert last.title is not None
    assert last.title.value == "course for nurses"
