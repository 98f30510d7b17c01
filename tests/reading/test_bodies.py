"""Which mentions stand for the same body, and which one publishes; docs/reference/reading/organisations.md."""

from collections.abc import Callable

from fieldpost.domain import Bulletin, Mission, Reading
from fieldpost.gazetteer import default_gazetteer
from fieldpost.reading.bodies import Bodies, find_bodies
from fieldpost.reading.names import Names
from fieldpost.reading.organisations import find_organisations
from fieldpost.reading.outline import outline
from fieldpost.reading.words import Words

Maker = Callable[..., Bulletin]


def bodies(made: Bulletin, known: tuple[str, ...] = ()) -> tuple[Bodies, Words]:
    words = Words(made.text)
    names = Names(words, language="en")
    organisations = find_organisations(names, gazetteer=default_gazetteer(), language="en")
    shape = outline(made, words, [], language="en")
    return find_bodies(names, organisations, shape, known=known, language="en"), words


def mentioned(found: Bodies, words: Words) -> list[tuple[str, str, bool]]:
    return [
        (words.between(one.first, one.after), found.bodies[one.key].name, one.is_publisher) for one in found.mentions
    ]


def test_a_shorter_name_an_acronym_and_the_bare_word_are_one_body(bulletin: Maker) -> None:
    found, words = bodies(
        bulletin(
            "The OSCE Centre in Osh held it. The OSCE Centre paid. The Rural Mediation Group (RMG) came. RMG spoke."
            " The Centre thanked the Group."
        )
    )

    assert mentioned(found, words) == [
        ("OSCE Centre in Osh", "OSCE Centre in Osh", True),
        ("OSCE Centre", "OSCE Centre in Osh", True),
        ("Rural Mediation Group ( RMG )".replace("( RMG )", "(RMG)"), "Rural Mediation Group", False),
        ("RMG", "Rural Mediation Group", False),
        ("Centre", "OSCE Centre in Osh", True),
        ("Group", "Rural Mediation Group", False),
    ]


def test_the_bare_word_is_the_body_of_that_name_mentioned_last_in_its_passage(bulletin: Maker) -> None:
    found, words = bodies(
        bulletin("The OSCE Centre in Osh held a seminar with the Legal Aid Centre. The Centre thanked all.")
    )

    assert mentioned(found, words)[-1] == ("Centre", "Legal Aid Centre", False)


def test_we_are_the_publisher_but_not_in_a_quotation(bulletin: Maker) -> None:
    found, words = bodies(bulletin("The OSCE Centre in Osh held it. We paid for it. “We came late,” she said."))

    assert [text for text, _, is_publisher in mentioned(found, words) if is_publisher] == ["OSCE Centre in Osh", "We"]


def test_the_office_publishes_and_not_the_larger_body_or_the_funder(bulletin: Maker) -> None:
    found, _ = bodies(
        bulletin("The OSCE supports judges. OSCE experts came. UNDP funded it. The OSCE Centre in Osh held a seminar.")
    )

    assert found.publisher is not None
    assert (found.bodies[found.publisher].name, found.reason) == (
        "OSCE Centre in Osh",
        "named most often as the one that acts",
    )


def test_a_known_mission_publishes_whatever_else_is_named(bulletin: Maker) -> None:
    made = bulletin("The OSCE Centre in Osh held it. The Alai Foundation paid.")
    found, _ = bodies(made, known=("The Alai Foundation",))

    assert found.publisher is not None
    assert (found.bodies[found.publisher].name, found.reason) == ("Alai Foundation", "the mission whose bulletin it is")


def test_a_text_that_names_no_body_has_no_publisher(bulletin: Maker) -> None:
    found, _ = bodies(bulletin("A seminar was held in Osh."))

    assert (found.publisher, found.bodies, found.reason) == (None, {}, "no body is named")


def test_a_body_is_recorded_under_its_full_name_with_the_words_of_its_first_mention(
    reading: Callable[..., Reading],
) -> None:
    mission = Mission(id="rmg", names={"en": "RMG"}, bodies=("RMG", "Rural Mediation Group"), country="KG")

    body = reading("The Rural Mediation Group (RMG) held a seminar in Osh.", mission=mission).body

    assert body is not None
    assert (body.value, [one.exact for one in body.evidence]) == (
        "Rural Mediation Group",
        ["Rural Mediation Group (RMG)"],
    )
