"""docs/reference/record.md says what publicity.py does."""

import re
from pathlib import Path
from typing import Any

import pytest

from fieldpost.domain import Person, Place
from fieldpost.web.activities.publicity import Sensitive, is_public
from fieldpost.web.activities.record import BY_LANGUAGE, LISTS, SINGLES, AttachedFile, Picture

from ..conftest import fact

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "record.md"
RULES = dict(re.findall(r"^\| `(\w+)` \| .* \| (.*) \|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE))
MARKED = Sensitive(private_people={1}, places_at_risk={2})
OPEN: dict[str, Any] = {
    "people": Person(name="Aigul Sydykova", office="Head"),
    "places": Place(name="Osh"),
    "photos": Picture(file=1, consent="all agreed"),
    "files": AttachedFile(file=1, title="Agenda"),
}
"""Of each field whose rule looks at the value, one that nothing speaks against."""


def test_every_field_has_its_line() -> None:
    assert set(RULES) == {*SINGLES, *BY_LANGUAGE, *LISTS}


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_line_says_what_the_rule_gives(name: str) -> None:
    given = is_public(name, fact(OPEN.get(name, "words")), MARKED)

    assert given == (not RULES[name].startswith("internal") or name == "photos")


def test_the_exceptions_are_those_that_are_told() -> None:
    told = {name for name, rule in RULES.items() if "," in rule or "until" in rule} - {"notes"}

    assert told == {"places", "people", "photos"}
    assert not is_public("people", fact(Person(name="Dana Lee")), MARKED)
    assert not is_public("people", fact(Person(name="Dana Lee", office="Judge"), entry=1), MARKED)
    assert not is_public("places", fact(Place(name="Osh"), entry=2), MARKED)
    assert not is_public("photos", fact(Picture(file=1)), MARKED)
