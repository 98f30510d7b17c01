"""The page of a bulletin, and its file: who may see them, and what is marked."""

from collections.abc import Callable

import pytest
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.bulletins.actions import store_and_read
from fieldpost.web.bulletins.models import StoredBulletin
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, make_mission, make_user

TEXT = "On 13 May 2031 the Mission held a workshop in Osh for <b>24 journalists</b>.\n"


@pytest.fixture
def keep(mission: Mission, people: dict[Role, User]) -> Callable[..., StoredBulletin]:
    """Keep the text as a bulletin."""

    def store(*, is_public: bool = False) -> StoredBulletin:
        by = people[Role.EDITOR]
        return store_and_read(
            TEXT.encode(), name="may.txt", mission=mission, by=by, now=NOW, is_public=is_public
        ).bulletin

    return store


def test_what_was_read_is_marked_and_the_text_stays_text(
    keep: Callable[..., StoredBulletin], signed_in: Callable[[Role], Client]
) -> None:
    page = signed_in(Role.EDITOR).get(f"/newsroom/bulletins/{keep().pk}/").content.decode()

    assert '<mark class="said-when ">13 May 2031</mark>' in page
    assert '<mark class="said-where ">Osh</mark>' in page
    assert "<b>24" not in page


def test_the_words_one_came_for_are_marked_alone(
    keep: Callable[..., StoredBulletin], signed_in: Callable[[Role], Client]
) -> None:
    page = signed_in(Role.EDITOR).get(f"/newsroom/bulletins/{keep().pk}/?start=3&end=14").content.decode()

    assert page.count("<mark") == 1
    assert 'id="here"' in page


@pytest.mark.parametrize("query", ["?start=9999&end=10000", "?start=x&end=2", "?start=5&end=5", "?start=-1&end=4"])
def test_places_that_the_text_does_not_have_mark_nothing_amiss(
    keep: Callable[..., StoredBulletin], signed_in: Callable[[Role], Client], query: str
) -> None:
    assert signed_in(Role.EDITOR).get(f"/newsroom/bulletins/{keep().pk}/{query}").status_code == 200


def test_a_reader_sees_only_bulletins_that_were_published(
    keep: Callable[..., StoredBulletin], signed_in: Callable[[Role], Client]
) -> None:
    bulletin = keep()
    address = f"/newsroom/bulletins/{bulletin.pk}/"
    assert signed_in(Role.READER).get(address).status_code == 404
    assert signed_in(Role.READER).get(f"{address}file/").status_code == 404

    StoredBulletin.objects.update(is_public=True)

    assert signed_in(Role.READER).get(address).status_code == 200


def test_the_file_is_sent_as_it_came_to_be_saved_and_not_opened(
    keep: Callable[..., StoredBulletin], signed_in: Callable[[Role], Client]
) -> None:
    sent = signed_in(Role.EDITOR).get(f"/newsroom/bulletins/{keep().pk}/file/")

    assert b"".join(sent.streaming_content) == TEXT.encode()  # type: ignore[attr-defined]
    assert (sent["Content-Disposition"], sent["X-Content-Type-Options"], sent["Content-Type"]) == (
        'attachment; filename="may.txt"',
        "nosniff",
        "application/octet-stream",
    )


def test_a_bulletin_of_another_mission_is_not_found(keep: Callable[..., StoredBulletin]) -> None:
    bulletin = keep(is_public=True)
    other = make_mission("other", hostname="other.example")
    client = Client(SERVER_NAME="other.example")
    client.force_login(make_user("editor@other.example", other, Role.EDITOR))

    assert client.get(f"/newsroom/bulletins/{bulletin.pk}/").status_code == 404
