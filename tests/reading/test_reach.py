"""How many took part or were reached; docs/reference/reading/reach.md."""

import pytest

from fieldpost.reading.names import Names
from fieldpost.reading.periods import find_periods
from fieldpost.reading.reach import find_reach
from fieldpost.reading.words import Words


def counts(text: str) -> list[tuple[int, str, bool]]:
    words = Words(text)
    found = find_reach(
        Names(words, language="en"), words.sentences(), find_periods(words, language="en"), language="en"
    )
    return [(one.value, one.who, one.approximate) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was for 24 judges.", [(24, "judges", False)]),
        ("Some 35 police officers came.", [(35, "police officers", True)]),
        ("More than 1,200 farmers came.", [(1200, "farmers", True)]),
        ("About 4 thousand farmers came.", [(4000, "farmers", True)]),
        ("Twenty-four young judges came.", [(24, "young judges", False)]),
        ("One hundred and ten teachers came.", [(110, "teachers", False)]),
        ("Two dozen nurses came.", [(24, "nurses", False)]),
        ("Fifteen judges and ten prosecutors came.", [(15, "judges", False), (10, "prosecutors", False)]),
        ("Up to 30 members of local councils came.", [(30, "members", True)]),
        ("Thirty Kazakhs and Uzbeks came.", [(30, "Kazakhs", False)]),
        ("Six NGOs and three delegations came.", [(6, "NGOs", False), (3, "delegations", False)]),
        (
            "24 students (19 women and five men) came.",
            [(24, "students", False), (19, "women", False), (5, "men", False)],
        ),
    ],
)
def test_a_number_counts_before_a_noun_for_people_or_groups(text: str, found: list[tuple[int, str, bool]]) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It cost 4,000 euros.",
        "The course lasted 24 days.",
        "On 24 May judges met.",
        "In 2031 judges met.",
        "Article 24 protects judges.",
        "Aida, aged 24, is a judge.",
        "One judge came.",
        "They planted 400 trees for farmers.",
        "So far 4,000 farmers have come.",
        "The Centre has trained 300 judges.",
        "“We were 24 judges,” she said.",
        "They saw 15 villages and two schools-to-be.",
        "The age group 14-17 students",
        "24 per cent of judges came.",
        "The doors open at 10:30 for guests.",
        "Room 12 was full of judges.",
        "Phone 31 22 05 for students.",
    ],
)
def test_ages_money_things_days_and_totals_do_not_count(text: str) -> None:
    assert counts(text) == []
