"""What each body did in the activity, and the part of the publishing one; docs/reference/reading/parts.md."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Mission, OrganisationRole, Part, Reading

MISSION = Mission(id="odn", names={"en": "ODN Centre in Osh"}, bodies=("ODN Centre in Osh",), country="KG")
Maker = Callable[..., Reading]


def parts(reading: Maker, text: str) -> tuple[str, dict[str, str]]:
    """Return the publisher's part in the first activity, and the role of each other body."""
    activity = reading(text, mission=MISSION).activities[0]
    others = {one.value.name: one.value.role.value for one in activity.organisations if not one.value.is_publisher}
    return activity.part.value.value, others


JUSTICE = "Ministry of Justice"
ALAI = "Alai Foundation"


@pytest.mark.parametrize(
    ("text", "part", "others"),
    [
        ("The ODN Centre in Osh held a seminar on water.", Part.ORGANISED, {}),
        (
            "The ODN Centre in Osh held a seminar in co-operation with the Ministry of Justice.",
            Part.CO_ORGANISED,
            {JUSTICE: OrganisationRole.CO_ORGANISED},
        ),
        (
            "The ODN Centre in Osh, together with the Ministry of Justice, held a seminar.",
            Part.CO_ORGANISED,
            {JUSTICE: OrganisationRole.CO_ORGANISED},
        ),
        (
            "The ODN Centre in Osh and the Ministry of Justice held a seminar.",
            Part.CO_ORGANISED,
            {JUSTICE: OrganisationRole.ORGANISED},
        ),
        (
            "A seminar was organized jointly by the ODN Centre in Osh and the Ministry of Justice.",
            Part.CO_ORGANISED,
            {JUSTICE: OrganisationRole.ORGANISED},
        ),
        (
            "The ODN Centre in Osh held a seminar with the support of the Ministry of Justice.",
            Part.ORGANISED,
            {JUSTICE: OrganisationRole.SUPPORTED},
        ),
        (
            "The ODN Centre in Osh held a seminar, funded by the Alai Foundation.",
            Part.ORGANISED,
            {ALAI: OrganisationRole.FUNDED},
        ),
        (
            "The Alai Foundation financed a seminar of the ODN Centre in Osh.",
            Part.ORGANISED,
            {ALAI: OrganisationRole.FUNDED},
        ),
        (
            "The ODN Centre in Osh hosted a seminar.",
            Part.HOSTED,
            {},
        ),
        (
            "The ODN Centre in Osh held a seminar, hosted by the Ministry of Justice.",
            Part.ORGANISED,
            {JUSTICE: OrganisationRole.HOSTED},
        ),
        (
            "The Ministry of Justice held a seminar supported by the ODN Centre in Osh.",
            Part.SUPPORTED,
            {JUSTICE: OrganisationRole.ORGANISED},
        ),
        (
            "The ODN Centre in Osh sponsored a seminar of judges.",
            Part.SPONSORED,
            {},
        ),
        (
            "The ODN Centre in Osh facilitated a meeting of farmers.",
            Part.FACILITATED,
            {},
        ),
        (
            "Staff of the ODN Centre in Osh attended a conference of the Ministry of Justice.",
            Part.ATTENDED,
            None,
        ),
        (
            "The ODN Centre in Osh met with the Ministry of Justice.",
            Part.MET,
            {JUSTICE: OrganisationRole.MET_WITH},
        ),
    ],
)
def test_cues_and_verbs_give_each_body_its_part(
    reading: Maker, text: str, part: Part, others: dict[str, OrganisationRole] | None
) -> None:
    found, roles = parts(reading, f"{text} Many came for it from the town and from the villages.")

    assert found == part
    if others is not None:
        assert roles == others


def test_a_body_at_which_it_was_held_does_not_take_part(reading: Maker) -> None:
    assert parts(reading, "The ODN Centre in Osh held a seminar at the Police Academy. Many came to it.") == (
        "organised",
        {},
    )


def test_a_body_that_only_an_office_names_does_not_take_part(reading: Maker) -> None:
    text = "The ODN Centre in Osh held a seminar. It helps, said Aida Asanova, Head of the Ministry of Justice."

    assert parts(reading, text) == ("organised", {})


def test_what_no_words_tell_has_no_evidence_and_says_what_it_follows_from(reading: Maker) -> None:
    part = reading("A seminar on water was held in Osh. Many farmers came to it.").activities[0].part

    assert (part.value, part.evidence, part.reason, part.score) == (
        Part.ORGANISED,
        (),
        "nobody else is named as organiser",
        0.5,
    )
