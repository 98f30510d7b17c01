from collections.abc import Callable

import pytest

from fieldpost.domain import Activity, Kind, Mission, Organisation, OrganisationRole, Person, Reach
from fieldpost.publishing.wording import Wording, said_by, wording

Teller = Callable[..., Activity]


@pytest.fixture
def english() -> Wording:
    return wording("en", "KZ")


@pytest.fixture
def russian() -> Wording:
    return wording("ru", "KZ")


def test_when_is_empty_for_an_activity_without_a_date(english: Wording, tell: Teller) -> None:
    assert english.when(tell("A guide", "A guide came out.")) == ""


def test_when_is_the_period_in_words(english: Wording, tell: Teller) -> None:
    assert english.when(tell("A course", "A course was held.", when="2031-05-13/2031-05-14")) == "13–14 May 2031"


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ((), ""),
        (("Almaty",), "Almaty"),
        (("Almaty", "Astana", "Almaty"), "Almaty and Astana"),
        (("Kazakhstan", "Almaty"), "Almaty"),
        (("Kazakhstan",), "Kazakhstan"),
        (("Bishkek",), "Bishkek, Kyrgyzstan"),
        (("Almaty", "Bishkek"), "Almaty; Bishkek, Kyrgyzstan"),
    ],
)
def test_where_names_a_country_only_if_it_is_not_the_missions(
    english: Wording, tell: Teller, places: tuple[str, ...], words: str
) -> None:
    assert english.where(tell("A course", "A course was held.", where=places)) == words


def test_the_country_is_named_in_the_language_of_the_issue(russian: Wording, tell: Teller) -> None:
    assert russian.where(tell("A course", "A course was held.", where=("Bishkek",))) == "Bishkek, Кыргызстан"


def test_when_and_where_stand_on_one_line(english: Wording, tell: Teller) -> None:
    both = tell("A course", "A course was held.", when="2031-05-13", where=("Almaty",))

    assert english.when_and_where(both) == "13 May 2031 · Almaty"


def test_when_and_where_are_one_of_them_where_the_other_is_unknown(english: Wording, tell: Teller) -> None:
    assert english.when_and_where(tell("A course", "A course was held.", where=("Almaty",))) == "Almaty"


def test_people_stand_with_their_office_and_its_body(english: Wording, tell: Teller) -> None:
    people = (
        Person(name="Eilidh Strathnairn", office="Chairperson-in-Office", body="ODN"),
        Person(name="Cholpon Isakbaeva", office="Minister of Justice", body="Minister"),
        Person(name="Ivo Stanojčić"),
    )

    assert english.people_line(tell("A visit", "They came.", people=people)) == (
        "Eilidh Strathnairn (Chairperson-in-Office, ODN); Cholpon Isakbaeva (Minister of Justice); Ivo Stanojčić"
    )


def test_partners_stand_with_their_acronym_and_what_they_gave(english: Wording, tell: Teller) -> None:
    bodies = (
        Organisation(name="Alpine Academy", acronym="AA", role=OrganisationRole.CO_ORGANISED),
        Organisation(name="Nordic Fund", role=OrganisationRole.FUNDED),
        Organisation(name="Ministry of Justice", role=OrganisationRole.TOOK_PART),
        Organisation(name="the Centre", role=OrganisationRole.ORGANISED, is_publisher=True),
    )

    assert (
        english.partners_line(tell("A course", "They met.", bodies=bodies))
        == "Alpine Academy (AA); Nordic Fund, funding"
    )


def test_reach_keeps_plans_and_results_apart(english: Wording, tell: Teller) -> None:
    campaign = tell(
        "A campaign",
        "They met.",
        reach=(
            Reach(value=4000, who="farmers", approximate=True, planned=True),
            Reach(value=4120, who="farmers"),
            Reach(value=2710, who="men", part_of="farmers"),
            Reach(value=1410, who="women", part_of="farmers"),
        ),
    )

    assert english.reach_line(campaign) == "4,120 farmers (2,710 men, 1,410 women)"
    assert english.reach_line(campaign, planned=True) == "about 4,000 farmers"


def test_a_part_whose_whole_nobody_states_stands_by_itself(english: Wording, tell: Teller) -> None:
    reach = (Reach(value=5, who="women", part_of="officers"),)

    assert english.reach_line(tell("A course", "They met.", reach=reach)) == "5 women"


def test_numbers_have_the_digit_groups_of_the_language(russian: Wording) -> None:
    assert russian.number(4120, approximate=True) == "около 4\u00a0120"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "мероприятие"), (2, "мероприятия"), (5, "мероприятий"), (21, "мероприятие")]
)
def test_russian_counts_in_three_forms(russian: Wording, number: int, words: str) -> None:
    assert russian.count("activity", "activities", number) == words


def test_the_kind_is_told_in_the_language(russian: Wording, tell: Teller) -> None:
    assert russian.kind(tell("A table", "They met.", kind=Kind.ROUNDTABLE)) == "круглый стол"


def test_a_heading_is_one_line(english: Wording, tell: Teller) -> None:
    assert english.heading(tell("Prizes for\r\nyoung  writers", "They met.")) == "Prizes for young writers"


def test_a_mission_says_it_in_its_first_language_where_it_lacks_the_one_asked_for(mission: Mission) -> None:
    assert said_by(mission.organisation, "kk", mission) == "Organization for Dialogue and Neighbourliness"
    assert said_by({}, "kk", mission) == ""
