"""What does a list say that it depends on?"""

from collections.abc import Callable

import pytest
from django.test import Client

from fieldpost.web.activities.models import Activity

Register = dict[str, Activity]


@pytest.mark.parametrize(
    ("path", "on"),
    [
        ("", {"*"}),
        ("?q=water", {"*"}),
        # The other themes are counted, too, and any activity may be of them.
        ("theme/media/", {"*"}),
        ("theme/media/year/2031/", {"theme:media", "year:2031"}),
        ("kind/meeting+visit/status/cancelled/year/2030+2031/", {"status:cancelled", "kind:meeting", "kind:visit"}),
        ("kind/visit/year/1999/?q=water", {"year:1999", "kind:visit"}),
    ],
)
def test_a_page_depends_on_the_two_facets_that_fewest_activities_have(
    register: Register, path: str, on: set[str]
) -> None:
    answer = Client().get(f"/en/activities/{path}")

    depends = answer.depends  # type: ignore[attr-defined]
    assert (set(depends.on), depends.day) == (on, None)


def test_a_change_of_counts_alone_touches_what_a_page_depends_on(
    register: Register, show_activity: Callable[..., Activity]
) -> None:
    address = "/en/activities/kind/visit/year/2031/"
    before = Client().get(address)
    show_activity("Workshop on forests")  # of 2031, but no visit: counted beside the kinds

    after = Client().get(address)

    assert before.content != after.content
    assert "year:2031" in before.depends.on  # type: ignore[attr-defined]
