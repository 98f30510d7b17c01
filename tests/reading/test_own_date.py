"""When a bulletin was written: given, stated or inferred with its reason, never guessed."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Period, Reading

ITEM = "The Centre held a seminar on water in Osh on 5 May. Ten farmers came and asked questions."


@pytest.mark.parametrize(
    ("text", "expected", "reason", "words"),
    [
        (f"BISHKEK 7 May 2031 - {ITEM}", "2031-05-07", "the dateline states it", "7 May 2031"),
        (f"Bulletin of the Centre\nMay 2031\n\nNews\n\n{ITEM}", "2031-05", "stated in front", "May 2031"),
        (f"Farmers learn\n\n{ITEM}\n\n7 May 2031", "2031-05-07", "stated at the end", "7 May 2031"),
    ],
)
def test_a_stated_date_is_taken_with_its_words(
    reading: Callable[..., Reading], text: str, expected: str, reason: str, words: str
) -> None:
    period = reading(text).period

    assert period is not None
    assert (str(period.value), period.reason, period.score) == (expected, reason, 0.95)
    assert [one.exact for one in period.evidence] == [words]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (
            "The Centre held a seminar in Osh on 5 May 2031. Ten farmers came on 6 May 2031.",
            "2031?",
            "its dates are of 2031",
        ),
        (
            "The Centre held a seminar in Osh on Monday, 5 May. The last one was in 2030.",
            "2031-05?",
            "its days fall on the weekdays named beside them in 2031, the nearest such year to 2030",
        ),
        (
            "The Centre held a seminar in Osh on 5 May. It began in March 2031.",
            "2031-05?",
            "2031-03 is the latest month with a year, and its own days are in month 5",
        ),
        (
            "The Centre held a seminar in Osh on 5 May. It is the first in 2031.",
            "2031?",
            "2031 is the only year that it names",
        ),
    ],
)
def test_an_inferred_year_is_marked_uncertain_and_says_why(
    reading: Callable[..., Reading], text: str, expected: str, reason: str
) -> None:
    found = reading(text).period

    assert found is not None
    assert (str(found.value), found.reason, found.evidence, found.score) == (expected, reason, (), 0.7)


def test_a_year_that_nothing_implies_stays_open_and_is_said(reading: Callable[..., Reading]) -> None:
    found = reading(ITEM)

    assert found.period is None
    assert [problem.message for problem in found.problems] == [
        "when it was written is neither stated nor implied",
        "the year of this activity's date is not known",
    ]


def test_what_the_reader_knows_goes_before_what_the_text_states(reading: Callable[..., Reading]) -> None:
    found = reading(f"Bulletin of the Centre\nMay 2031\n\nNews\n\n{ITEM}", period=Period.parse("2029-05"))

    assert found.period is not None
    assert (str(found.period.value), found.period.reason, found.period.evidence) == (
        "2029-05",
        "given by the reader",
        (),
    )
    [activity] = found.activities
    assert activity.period is not None
    assert activity.period.value == Period.parse("2029-05-05")
