"""Which of the places of a story is where it took place; docs/reference/reading/places.md."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Period, Reading

MAY = Period.parse("2031-05-20")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Centre held a seminar in Osh on 5 May.", ["Osh"]),
        ("The Centre held seminars in Osh and Naryn on 5 May.", ["Osh", "Naryn"]),
        ("On 5 May the Centre held a seminar in Osh for judges from Naryn.", ["Osh"]),
        ("The Centre held a seminar in Kyrgyzstan on 5 May.", ["Kyrgyzstan"]),
        ("The Centre held a seminar in Osh, Kyrgyzstan, on 5 May.", ["Osh"]),
        ("The Centre held a seminar on 5 May. It took place in Naryn.", ["Naryn"]),
        ("The Centre held an online seminar on 5 May for judges.", []),
        ("NARYN, 20 May 2031 - The Centre held a seminar on 5 May.", ["Naryn"]),
        ("BISHKEK, 20 May 2031 - The Centre held a seminar in Naryn today.", ["Naryn"]),
        (
            "The Head of the Centre visited Kyrgyzstan from 5 to 7 May. In Naryn she met judges.",
            ["Kyrgyzstan", "Naryn"],
        ),
        ("Seminar for farmers in Naryn\n\nThe Centre held it on 5 May.", ["Naryn"]),
        ("The Centre held a seminar on the Naryn River on 5 May.", []),
    ],
)
def test_the_finest_place_named_for_it_is_taken(reading: Callable[..., Reading], text: str, places: list[str]) -> None:
    found = reading(f"{text} Many came for it and asked questions.", period=MAY)

    assert [one.value.name for one in found.activities[0].places] == places


def test_a_place_has_its_reason(reading: Callable[..., Reading]) -> None:
    [place] = reading("The Centre held a seminar in Osh on 5 May. Many came.", period=MAY).activities[0].places

    assert place.reason == "named where the sentence that dates it says in which place"
    assert (place.value.country, place.value.kind, place.value.precision) == ("KG", "city", "town")
    assert [one.exact for one in place.evidence] == ["Osh"]
