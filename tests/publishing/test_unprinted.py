"""What an issue holds that the PDF cannot print: found before, and told with its activity."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fieldpost.domain import (
    Activity,
    Erratum,
    Issue,
    Mention,
    MissionMap,
    Organisation,
    OrganisationRole,
    Person,
    Photo,
    Place,
    Reach,
)
from fieldpost.publishing import PublishingError
from fieldpost.publishing.pdf import render_pdf
from fieldpost.publishing.unprinted import Field, find_unprinted, unprinted_in

NEW_EMOJI = "\U0001fae9"


def with_first(issue: Issue, **changes: object) -> Issue:
    """Return ``issue`` with its first activity changed."""
    section, *sections = issue.sections
    theme, *themes = section.themes
    first, *others = theme.activities
    changed = replace(first, **changes)  # type: ignore[arg-type]
    theme = replace(theme, activities=(changed, *others))
    return replace(issue, sections=(replace(section, themes=(theme, *themes)), *sections))


def test_an_issue_that_can_be_printed_has_nothing(issue: Issue) -> None:
    assert find_unprinted(issue) == []


def test_each_text_of_an_activity_is_looked_at(tell: Callable[..., Activity]) -> None:
    activity = replace(
        tell("Title 水", "Text 火."),
        places=(Mention(value=Place(name="Place 木")),),
        people=(Mention(value=Person(name="Name", office="Office", body="Body 金")),),
        organisations=(
            Mention(value=Organisation(name="Guest 中")),
            Mention(value=Organisation(name="Host", acronym="土", role=OrganisationRole.HOSTED)),
        ),
        reach=(Mention(value=Reach(value=3, who="日")),),
        links=(Mention(value="https://example.org/月"),),
    )
    # An alternative text is read out and never printed.
    photo = Photo(file="a.jpg", sha256="", alternative="山", caption=f"River {NEW_EMOJI}", credit="人")

    found = [(each.field, each.characters, each.is_left_out) for each in unprinted_in(activity, [photo])]

    assert found == [
        (Field.TITLE, ("水",), False),
        (Field.TEXT, ("火",), False),
        (Field.PLACE, ("木",), False),
        (Field.PERSON, ("金",), False),
        (Field.PARTNER, ("土",), False),
        (Field.REACH, ("日",), False),
        (Field.LINK, ("月",), False),
        (Field.CAPTION, (NEW_EMOJI,), True),
        (Field.CREDIT, ("人",), False),
    ]


def test_texts_of_the_issue_itself_are_looked_at(issue: Issue) -> None:
    first = issue.reported[0]
    changed = replace(
        issue,
        title="水",
        lead="火",
        notices=("木",),
        mission=replace(
            issue.mission,
            disclaimer={"en": "金"},
            logo='<svg viewBox="0 0 9 9"><title>日</title><text x="1">ODN <tspan>中</tspan></text></svg>',
            map=MissionMap(countries=("KZ",), disclaimer={"en": "山", "ru": "人"}),
        ),
        errata=(Erratum(date=date(2031, 6, 2), text="土", activity=first.id),),
        updated=datetime(2031, 6, 2, tzinfo=UTC),
    )

    found = [(each.field, each.characters, each.activity) for each in find_unprinted(changed)]

    assert found == [
        (Field.ISSUE_TITLE, ("水",), None),
        (Field.MISSION, ("金",), None),
        (Field.LOGO, ("中",), None),
        (Field.MAP, ("山",), None),
        (Field.NOTE, ("火",), None),
        (Field.NOTICE, ("木",), None),
        (Field.CORRECTION, ("土",), first),
    ]


def test_a_message_names_character_text_and_activity(issue: Issue, photos_root: Path) -> None:
    changed = with_first(issue, title=Mention(value="Meeting on 水"))
    [found] = find_unprinted(changed)

    assert str(found) == (f"U+6C34 水 CJK UNIFIED IDEOGRAPH in the title of “Meeting on 水” ({changed.reported[0].id})")
    with pytest.raises(PublishingError) as refused:
        render_pdf(changed, photos_root=photos_root)
    assert str(refused.value) == f"the PDF of odn-almaty-2031-05-en cannot be made, for no typeface has {found}"


def test_of_many_characters_the_first_are_named(issue: Issue) -> None:
    [found] = find_unprinted(replace(issue, notices=("水火木金土",)))

    assert found.names == (
        "U+6C34 水 CJK UNIFIED IDEOGRAPH, U+706B 火 CJK UNIFIED IDEOGRAPH, U+6728 木 CJK UNIFIED IDEOGRAPH, …"
    )
