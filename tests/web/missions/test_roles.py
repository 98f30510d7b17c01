"""docs/reference/roles.md says what the roles table says."""

from pathlib import Path

from fieldpost.web.missions.roles import ALLOWED, OWN_ONLY, Right, Role

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "roles.md"


def test_the_page_on_roles_is_the_table_that_is_asked() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    heading, _rule, *body = rows
    told = {Right(row[0].strip("`")): dict(zip(map(Role, heading[2:]), row[2:], strict=True)) for row in body}

    assert told == {
        right: {
            role: "own" if role in OWN_ONLY.get(right, ()) else "yes" if role in ALLOWED[right] else "" for role in Role
        }
        for right in Right
    }
