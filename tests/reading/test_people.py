"""Who acts or is quoted, and in which office; docs/reference/reading/people.md."""

import pytest

from fieldpost.gazetteer import default_gazetteer
from fieldpost.reading.found import FoundPerson
from fieldpost.reading.names import Names
from fieldpost.reading.organisations import find_organisations
from fieldpost.reading.people import find_people
from fieldpost.reading.words import Words


def people(text: str) -> list[FoundPerson]:
    names, gazetteer = Names(Words(text), language="en"), default_gazetteer()
    bodies = find_organisations(names, gazetteer=gazetteer, language="en")
    return find_people(names, bodies, gazetteer=gazetteer, language="en")


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("The Minister of Justice, Aida Asanova, spoke.", "Aida Asanova", "Minister of Justice"),
        ("Aida Asanova, the Minister of Justice, spoke.", "Aida Asanova", "Minister of Justice"),
        ("Deputy Foreign Minister Aida Asanova spoke.", "Aida Asanova", "Deputy Foreign Minister"),
        (
            "It helps, said Aida Asanova, Head of the Women's Union of Naryn.",
            "Aida Asanova",
            "Head of the Women's Union of Naryn",
        ),
        ("“It helps,” said Aida Asanova, a farmer from Naryn.", "Aida Asanova", "farmer from Naryn"),
        ("The Head of the Centre, Ambassador Jonas Lindqvist, spoke.", "Jonas Lindqvist", "Head of the Centre"),
        ("Ambassador Jonas Lindqvist spoke.", "Jonas Lindqvist", None),
        ("Judge Aida Asanova spoke.", "Aida Asanova", "Judge"),
        ("The seminar was opened by Mr. Bolot Kulov.", "Bolot Kulov", None),
        ("H.E. Bolot Kulov came.", "Bolot Kulov", None),
        ("Dr Bolot Kulov came.", "Bolot Kulov", None),
        ("Colonel Bolot Kulov came.", "Bolot Kulov", None),
        ("Bolot Kulov said it helps.", "Bolot Kulov", None),
        ("B. Kulov came and spoke.", "B. Kulov", None),
        ("Nur al-Din Saidov said it helps.", "Nur al-Din Saidov", None),
        ("Bolot Kulov, 24, wants to be a judge.", "Bolot Kulov", None),
        ("Bolot Kulov (Osh) won the race.", "Bolot Kulov", None),
    ],
)
def test_a_person_is_shown_by_what_stands_beside_the_name(text: str, name: str, office: str | None) -> None:
    [found] = people(text)

    assert (found.name, found.office) == (name, office)


def test_several_people_have_each_their_own_office() -> None:
    found = people("The Minister of Justice, Aida Asanova, and the Mayor of Osh, Bolot Kulov, spoke.")

    assert [(one.name, one.office) for one in found] == [
        ("Aida Asanova", "Minister of Justice"),
        ("Bolot Kulov", "Mayor of Osh"),
    ]


def test_a_bare_list_of_names_is_read_with_a_low_score() -> None:
    found = people("Lejla Karadzova, Bolot Kulov and Aida Asanova passed the test.")

    assert [(one.name, one.score) for one in found] == [
        ("Lejla Karadzova", 0.6),
        ("Bolot Kulov", 0.6),
        ("Aida Asanova", 0.6),
    ]


def test_a_later_surname_is_joined_to_the_full_name_and_its_office() -> None:
    found = people("The Minister of Justice, Aida Asanova, came. Mrs. Asanova spoke.")

    assert [(one.name, one.full, one.office) for one in found] == [
        ("Aida Asanova", "Aida Asanova", "Minister of Justice"),
        ("Asanova", "Aida Asanova", "Minister of Justice"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Aarhus Convention was signed.",
        "The Ministry of Justice spoke.",
        "Central Asia has many rivers.",
        "The seminar was held in Stara Zagora.",
        "Best Practices were read.",
        "North Macedonia said yes.",
        "The Small Arms Week began.",
        "A PUBLIC MEETING was held.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert people(text) == []
