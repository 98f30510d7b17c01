"""An activity and what belongs to it cannot be wrong in themselves."""

from typing import Any

import pytest

from fieldpost.domain import Activity, DomainError, Kind, Mention, Organisation, OrganisationRole, Part, Reach, Span


def activity(text: str = "A seminar was held.", title: str | None = None, **said: object) -> Activity:
    return Activity(
        **{  # type: ignore[arg-type]
            "id": "may-01",
            "bulletin": "may.txt",
            "text": text,
            "spans": (Span(0, len(text)),),
            "kind": Mention(value=Kind.WORKSHOP),
            "part": Mention(value=Part.ORGANISED),
            "upcoming": Mention(value=False),
            "title": Mention(value=title) if title else None,
            **said,
        }
    )


LONG = "Journalists, judges and members of four local councils from the north and the south of the country met in Osh"


@pytest.mark.parametrize(
    ("text", "title", "heading"),
    [
        ("A seminar was held.", "Farmers learn", "Farmers learn"),
        ("A seminar was held.", None, "A seminar was held"),
        ("A seminar was held. Ten came.", None, "A seminar was held"),
        ("A seminar was held\nTen came.", None, "A seminar was held"),
        (
            LONG,
            None,
            "Journalists, judges and members of four local councils from the north and the south of…",
        ),
    ],
)
def test_a_heading_is_the_title_or_the_first_sentence(text: str, title: str | None, heading: str) -> None:
    assert activity(text, title).heading == heading


@pytest.mark.parametrize("missing", [{"id": ""}, {"spans": ()}])
def test_an_activity_has_an_id_and_a_passage(missing: dict[str, Any]) -> None:
    name = missing.get("id", "may-01")

    with pytest.raises(DomainError) as caught:
        activity(**missing)
    assert str(caught.value) == f"activity {name!r} of may.txt needs an id and at least one passage"


@pytest.mark.parametrize(
    ("role", "partner"),
    [
        (OrganisationRole.ORGANISED, True),
        (OrganisationRole.CO_ORGANISED, True),
        (OrganisationRole.HOSTED, True),
        (OrganisationRole.SUPPORTED, True),
        (OrganisationRole.FUNDED, True),
        (OrganisationRole.TOOK_PART, False),
        (OrganisationRole.MET_WITH, False),
    ],
)
def test_who_organises_hosts_funds_or_supports_is_a_partner_but_never_the_publisher(
    role: OrganisationRole, partner: bool
) -> None:
    assert Organisation(name="Ministry of Justice", role=role).is_partner == partner
    assert not Organisation(name="ODN Centre in Osh", role=role, is_publisher=True).is_partner


def test_fewer_than_nobody_cannot_be_reached() -> None:
    with pytest.raises(DomainError, match=r"^-1 farmers cannot be reached$"):
        Reach(value=-1, who="farmers")
