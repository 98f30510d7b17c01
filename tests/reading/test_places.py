"""Which places a text names and what says that something took place there; docs/reference/reading/places.md."""

import pytest

from fieldpost.gazetteer import default_gazetteer
from fieldpost.reading.datelines import find_datelines
from fieldpost.reading.located import Located
from fieldpost.reading.names import Names
from fieldpost.reading.organisations import find_organisations
from fieldpost.reading.people import find_people
from fieldpost.reading.periods import find_periods
from fieldpost.reading.places import Cue, FoundPlace, find_places, preferred_countries
from fieldpost.reading.words import Words


def places(text: str) -> list[FoundPlace]:
    words, gazetteer = Words(text), default_gazetteer()
    names, periods = Names(words, language="en"), find_periods(words, language="en")
    bodies = find_organisations(names, gazetteer=gazetteer, language="en")
    people = find_people(names, bodies, gazetteer=gazetteer, language="en")
    datelines = find_datelines(names, Located(periods), [(0, len(words))])
    return find_places(names, bodies, people, datelines, periods, gazetteer=gazetteer, language="en", year=2031)


def cues(text: str) -> list[tuple[str, str, Cue]]:
    return [(one.name, one.country, one.cue) for one in places(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was held in Osh.", [("Osh", "KG", Cue.IN)]),
        ("It was held at the border town of Termez.", [("Termez", "UZ", Cue.IN)]),
        ("It was held near Khujand.", [("Khujand", "TJ", Cue.NEAR)]),
        (
            "It was held in Osh, Naryn and Talas.",
            [("Osh", "KG", Cue.IN), ("Naryn", "KG", Cue.IN), ("Talas", "KG", Cue.LISTED)],
        ),
        ("Experts visited Khujand.", [("Khujand", "TJ", Cue.VISITED)]),
        ("Experts came from Khujand.", [("Khujand", "TJ", Cue.ORIGIN)]),
        ("It was held in Kazakhstan.", [("Kazakhstan", "KZ", Cue.IN)]),
        ("It was held in Kazakhstan's south.", []),
        ("Kyrgyz farmers came.", []),
        ("It was held in Osh region.", [("Osh region", "KG", Cue.IN)]),
        ("It was held in the village of Kara-Zhygach.", [("Kara-Zhygach", "KG", Cue.IN)]),
        ("They met at the OSCE Office in Bishkek.", [("Bishkek", "KG", Cue.IN)]),
        ("5 June, Osh: seminar", [("Osh", "KG", Cue.LINE)]),
    ],
)
def test_a_place_is_known_with_the_words_that_say_where_it_stands(text: str, found: list[tuple[str, str, Cue]]) -> None:
    assert cues(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Osh Convention was read.",
        "The Naryn River rose.",
        "A Bishkek-based group came.",
        "The OSCE Centre in Ashgabat paid.",
        "Aida Osh said it helps.",
        "They counted Split votes.",
        "It was held online.",
    ],
)
def test_a_name_inside_another_or_a_common_word_is_no_place(text: str) -> None:
    assert cues(text) == []


def test_a_place_has_its_position_and_is_a_settlement() -> None:
    [osh] = places("It was held in Osh.")

    assert osh.known is not None
    assert (osh.known.name, osh.is_settlement, osh.bracketed, osh.unknown) == ("Osh", True, False, False)


def test_a_town_that_no_list_knows_is_taken_beside_a_date_or_as_a_village() -> None:
    found = places("On 5 May it was held in Ujuzbek on 5 May and in the village of Qoratovuq in Tajikistan.")

    assert [(one.name, one.unknown, one.country) for one in found if one.unknown] == [
        ("Ujuzbek", True, "TJ"),
        ("Qoratovuq", True, "TJ"),
    ]


def test_of_several_towns_of_one_name_the_one_in_the_country_of_the_text_is_taken() -> None:
    assert cues("In Serbia it was held in Petrovac.")[1] == ("Petrovac", "RS", Cue.IN)
    assert cues("In Montenegro it was held in Petrovac.")[1] == ("Petrovac", "ME", Cue.IN)


@pytest.mark.parametrize(
    ("text", "town", "period"),
    [
        ("BISHKEK, 5 May 2031 - The Centre held a seminar today.", "Bishkek", "5 May 2031"),
        ("BISHKEK, 5 May - The Centre held a seminar today.", "Bishkek", "5 May"),
        ("Bishkek, 5 May 2031. The Centre held a seminar today.", "Bishkek", "5 May 2031"),
        ("BISHKEK, Kyrgyzstan, 5 May 2031 — The Centre held a seminar.", "Bishkek", "5 May 2031"),
        ("UST-KAMENOGORSK, 5 May 2031 - The Centre held a seminar.", "Ust-Kamenogorsk", "5 May 2031"),
        ("BISHKEK - The Centre held a seminar on water today.", "Bishkek", None),
    ],
)
def test_a_dateline_gives_town_and_day(text: str, town: str, period: str | None) -> None:
    words = Words(text)
    names, periods = Names(words, language="en"), find_periods(words, language="en")

    [dateline] = find_datelines(names, Located(periods), [(0, len(words))])

    found = words.between(dateline.period.first, dateline.period.after) if dateline.period else None
    assert found == period or found == f", {period}"
    assert (places(text)[0].name, places(text)[0].cue) == (town, Cue.DATELINE)


@pytest.mark.parametrize(
    "text",
    ["The Centre held a seminar in Osh on 5 May - the first one.", "Osh is a town - a large one for its valley."],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    words = Words(text)
    names, periods = Names(words, language="en"), find_periods(words, language="en")

    assert find_datelines(names, Located(periods), [(0, len(words))]) == []


def test_the_countries_of_a_text_are_those_it_names_most() -> None:
    names = Names(Words("Kyrgyz judges and Kyrgyzstan's farmers went to Estonia."), language="en")

    assert preferred_countries(names) == ["KG", "EE"]
