"""What part the publishing body played; docs/reference/reading/parts.md."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Reading

Maker = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The ODN Mission in Osh held a seminar on water law in Naryn on 4 June 2031.", "organised"),
        ("The ODN Mission in Osh and the Ministry of Justice held a seminar in Naryn on 4 June 2031.", "co-organised"),
        ("On 4 June 2031 the ODN Mission in Osh hosted a seminar on water law.", "hosted"),
        (
            "With the support of the ODN Mission in Osh, the Ministry of Justice held a seminar on 4 June 2031.",
            "supported",
        ),
        ("A seminar on 4 June 2031 in Naryn was facilitated by the ODN Mission in Osh.", "facilitated"),
        ("The ODN Mission in Osh sponsored the participation of six judges in a seminar on 4 June 2031.", "sponsored"),
        (
            "Staff of the ODN Mission in Osh took part in a seminar held by the Ministry of Justice on 4 June 2031.",
            "attended",
        ),
        ("On 4 June 2031 the ODN Mission in Osh met with the Ministry of Justice.", "met"),
        ("On 4 June 2031 twelve students visited the ODN Mission in Osh.", "received"),
        (
            "A joint team of the ODN Mission in Osh and the Ministry of Justice assessed the road on 4 June 2031.",
            "co-organised",
        ),
    ],
)
def test_the_words_of_the_dating_sentence_say_the_part(reading: Maker, sentence: str, part: str) -> None:
    [activity] = reading(f"Water law\n\n{sentence}").activities

    assert activity.part.value.value == part


def test_a_part_without_words_for_it_says_why(reading: Maker) -> None:
    [activity] = reading("Water law\n\nA seminar on water law took place in Naryn on 4 June 2031.").activities

    assert (activity.part.value.value, activity.part.reason) == ("organised", "nobody else is named as organiser")
    assert activity.part.evidence == ()
