"""Which activities the stories of a text tell: their own, and further ones with a date of their own."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Activity, Period, Reading

MAY = Period.parse("2031-05-31")
Maker = Callable[..., Reading]


def told(found: Reading) -> list[tuple[str, str | None, list[str]]]:
    """Return for each activity its kind, its period and its places."""

    def one(activity: Activity) -> tuple[str, str | None, list[str]]:
        period = str(activity.period.value) if activity.period else None
        return activity.kind.value.value, period, [place.value.name for place in activity.places]

    return [one(activity) for activity in found.activities]


SEMINAR = "The Centre held a seminar on water in Osh on 5 May."


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        (
            f"{SEMINAR} Ten farmers came. On 20 May it held a conference in Naryn.",
            [("workshop", "2031-05-05", ["Osh"]), ("conference", "2031-05-20", ["Naryn"])],
        ),
        (
            "The Centre held seminars in Osh on 5 May and in Naryn on 12 May for judges.",
            [("workshop", "2031-05-05", ["Osh"]), ("workshop", "2031-05-12", ["Naryn"])],
        ),
        (
            f"{SEMINAR} A conference will follow in Naryn on 20 June.",
            [("workshop", "2031-05-05", ["Osh"]), ("conference", "2031-06-20", ["Naryn"])],
        ),
        (
            f"{SEMINAR} After it the farmers will hold a meeting.",
            [("workshop", "2031-05-05", ["Osh"]), ("meeting", "2031-05-05", ["Osh"])],
        ),
        (
            f"{SEMINAR} Farmers there have asked for it since 12 April, when the canals ran dry.",
            [("workshop", "2031-05-05", ["Osh"])],
        ),
        (
            "The Centre held a seminar in Osh from 5 to 7 May. On 6 May the judges held a meeting with farmers.",
            [("workshop", "2031-05-05/2031-05-07", ["Osh"])],
        ),
        (
            "The Centre held a seminar in Osh in 2031. In 2030 a seminar was held in Naryn.",
            [("workshop", "2031", ["Osh"])],
        ),
    ],
)
def test_a_sentence_with_another_day_and_an_event_tells_a_further_activity(
    reading: Maker, text: str, activities: list[tuple[str, str | None, list[str]]]
) -> None:
    assert told(reading(text, period=MAY)) == activities


def test_a_run_that_is_told_day_by_day_is_one_activity_a_day(reading: Maker) -> None:
    text = (
        "The festival filled three days, 5 to 7 May, in Osh. On 5 May farmers held a meeting. On 6 May a lecture on bees"
        " was given. On 7 May a contest was held."
    )

    assert told(reading(text, period=MAY)) == [
        ("meeting", "2031-05-05", ["Osh"]),
        ("presentation", "2031-05-06", ["Osh"]),
        ("competition", "2031-05-07", ["Osh"]),
    ]


def test_further_activities_have_the_words_that_tell_them_and_the_whole_paragraph_is_shared_out(reading: Maker) -> None:
    text = (
        "The Centre held a seminar on water in Osh on 5 May. Ten farmers came. On 20 May it held a conference in Naryn."
        " Twenty judges came."
    )

    first, further = reading(text, period=MAY).activities

    assert first.text == "The Centre held a seminar on water in Osh on 5 May. Ten farmers came."
    assert further.text == "On 20 May it held a conference in Naryn. Twenty judges came."
    assert [(one.value.value, one.value.who) for one in first.reach] == [(10, "farmers")]
    assert [(one.value.value, one.value.who) for one in further.reach] == [(20, "judges")]


def test_activities_are_numbered_in_the_order_of_the_text(reading: Maker) -> None:
    text = "A seminar was held in Osh on 5 May. Ten farmers came. On 20 May a conference was held in Naryn."

    assert [one.id for one in reading(text, name="may.2031.txt", period=MAY).activities] == [
        "may.2031-01",
        "may.2031-02",
    ]


def test_a_count_in_brackets_is_part_of_the_one_before(reading: Maker) -> None:
    text = "The Centre held a seminar in Osh on 5 May. Some 24 students (19 women and five men) came."

    [activity] = reading(text, period=MAY).activities

    assert [
        (one.value.value, one.value.who, one.value.approximate, one.value.planned, one.value.part_of)
        for one in activity.reach
    ] == [
        (24, "students", True, False, None),
        (19, "women", False, False, "students"),
        (5, "men", False, False, "students"),
    ]


def test_counts_of_what_is_announced_are_planned(reading: Maker) -> None:
    [activity] = reading("The Centre will hold a seminar for 24 judges in Osh on 5 June.", period=MAY).activities

    assert [(one.value.value, one.value.planned) for one in activity.reach] == [(24, True)]


def test_a_person_is_told_once_with_all_mentions_and_the_body_of_the_office(reading: Maker) -> None:
    text = (
        "The Centre held a seminar in Osh on 5 May. Aida Asanova, Head of the Ministry of Justice, came. Mrs. Asanova"
        " spoke of courts."
    )

    [activity] = reading(text, period=MAY).activities

    [person] = activity.people
    assert (person.value.name, person.value.office, person.value.body) == (
        "Aida Asanova",
        "Head of the Ministry of Justice",
        "Ministry of Justice",
    )
    assert [one.exact for one in person.evidence] == ["Aida Asanova", "Asanova", "Head of the Ministry of Justice"]
    assert person.reason == "an office beside the name"


def test_documents_and_addresses_belong_to_the_activity_that_names_them(reading: Maker) -> None:
    text = (
        "The Centre held a seminar on the Land Code in Osh on 5 May. The handbook “Know Your Land” is at"
        " www.land.example/know."
    )

    [activity] = reading(text, period=MAY).activities

    assert [(one.value.title, one.value.sort) for one in activity.documents] == [
        ("Land Code", "code"),
        ("Know Your Land", "handbook"),
    ]
    assert [one.value for one in activity.links] == ["www.land.example/know"]
