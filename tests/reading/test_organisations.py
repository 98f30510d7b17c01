"""Which bodies a text names; docs/reference/reading/organisations.md."""

import pytest

from fieldpost.gazetteer import default_gazetteer
from fieldpost.reading.found import body_key
from fieldpost.reading.names import Names
from fieldpost.reading.organisations import find_organisations
from fieldpost.reading.words import Words


def bodies(text: str) -> list[tuple[str, str | None]]:
    names = Names(Words(text), language="en")
    return [(one.name, one.acronym) for one in find_organisations(names, gazetteer=default_gazetteer(), language="en")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It met with the Ministry of Justice.", ["Ministry of Justice"]),
        (
            "the Ministry of Labour, Health and Social Protection paid",
            ["Ministry of Labour, Health and Social Protection"],
        ),
        ("the State Border Service took part", ["State Border Service"]),
        ("the Union of Beekeepers of Naryn helped", ["Union of Beekeepers of Naryn"]),
        ("the Committee on Forests and Pastures met", ["Committee on Forests and Pastures"]),
        ("the Swiss Institute for Mountain Farming came", ["Swiss Institute for Mountain Farming"]),
        ("the Kyrgyz Government agreed", ["Kyrgyz Government"]),
        ("the Government of Tajikistan agreed", ["Government of Tajikistan"]),
        (
            "the Governments of Armenia, Georgia and Moldova agreed",
            ["Government of Armenia", "Government of Georgia", "Government of Moldova"],
        ),
        ("the Ministry of Justice and the Bar Association met", ["Ministry of Justice", "Bar Association"]),
        ("the OSCE Centre in Ashgabat held it", ["OSCE Centre in Ashgabat"]),
        ("the Ministry of Health in Astana held it", ["Ministry of Health"]),
        ("UNDP and UNICEF paid for it", ["UNDP", "UNICEF"]),
        ("UNDP Tajikistan paid for it", ["UNDP Tajikistan"]),
        ("the NGO “Ak Bulak” came", ["Ak Bulak"]),
        ("the Public Fund “Ak Bulak” came", ['Public Fund "Ak Bulak"']),
        ("the NGO Peshraft came", ["Peshraft"]),
        ("Bank Eskhata paid for it", ["Bank Eskhata"]),
        ("the Council of Europe helped", ["Council of Europe"]),
        ("Save the Children helped", ["Save the Children"]),
        ("It was organized by Lindgren Forensics in May.", ["Lindgren Forensics"]),
        ("a European Union-funded course", ["European Union"]),
        ("Deputy Head of the Border Agency", ["Border Agency"]),
    ],
)
def test_a_body_is_named_by_a_word_an_acronym_or_an_announcing_noun(text: str, names: list[str]) -> None:
    assert [name for name, _ in bodies(text)] == names


def test_an_acronym_in_brackets_stands_for_its_name_from_then_on() -> None:
    assert bodies("The Rural Mediation Group (RMG) came. RMG spoke.") == [
        ("Rural Mediation Group", "RMG"),
        ("Rural Mediation Group", "RMG"),
    ]


def test_a_name_whose_initials_fit_needs_no_word_that_makes_it_a_body() -> None:
    assert bodies("Hands on the Alai (HA) came.") == [("Hands on the Alai", "HA")]


@pytest.mark.parametrize(
    "text",
    [
        "the Aarhus Convention was signed",
        "the National Police Reform Strategy was read",
        "the Criminal Procedure Code changed",
        "local NGOs and the media came",
        "a District Court heard it",
        "the government agreed",
        "Aida Asanova met Bolot Kulov",
        "the COVID-19 years",
        "the Geneva Summit",
        "the US and the UK",
        "BISHKEK, 5 May",
    ],
)
def test_what_only_looks_like_a_body_is_none(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the OSCE Center in Osh", "OSCE Centre in Osh"),
        ("World Health Organization", "World health organisation"),
        ("Fund for Cooperation", "Fund for Co-operation"),
    ],
)
def test_spellings_of_one_body_have_one_key(one: str, other: str) -> None:
    assert body_key(one) == body_key(other)


def test_an_undertaking_is_doubtful_until_the_text_gives_it_a_part() -> None:
    names = Names(Words("The Green Alai Project and the Ministry of Health spoke."), language="en")

    found = find_organisations(names, gazetteer=default_gazetteer(), language="en")

    assert [(one.name, one.doubtful) for one in found] == [("Green Alai Project", True), ("Ministry of Health", False)]
