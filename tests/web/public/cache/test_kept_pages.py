"""What is kept, for whom, and how it goes out. ``test_changes`` tells until when."""

import gzip
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public import editions
from fieldpost.web.public.cache import LARGEST, KeptPages
from fieldpost.web.public.front import Front
from fieldpost.web.public.site import Row, address_of, site_of
from fieldpost.web.public.visit import Depends, Visit
from tests.web.conftest import make_mission

from .reading import Answer, Reader, ask

ShowActivity = Callable[..., Activity]
LIST = "/en/activities/"


def page_of(activity: Activity) -> str:
    return f"/en/activities/{activity.pk}-workshop-on-court-reporting/"


class Site:
    """Stands where Django does, and answers with ``answer``, which says what it depends on."""

    def __init__(self, **answer: Any) -> None:
        self.answer = answer
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> HttpResponse:
        from django.core.handlers.wsgi import WSGIRequest

        self.asked += 1
        options = dict(self.answer)
        depends, cookie = options.pop("depends", Depends()), options.pop("cookie", False)
        response = HttpResponse(options.pop("content", b"A page."), **options)
        address = address_of("testserver", "80")
        assert address is not None
        response.visit = Visit(request=WSGIRequest(environ), address=address, site=site_of(address), language="en")  # type: ignore[attr-defined]
        if depends is not None:
            response.depends = depends  # type: ignore[attr-defined]
        if cookie:
            response.set_cookie("who", "somebody")
        headers = [*response.items(), *(("Set-Cookie", each.OutputString()) for each in response.cookies.values())]
        start_response(f"{response.status_code} {response.reason_phrase}", headers)
        return response


def asked_after_two(**answer: Any) -> int:
    """Return how often the site is asked when two readers want the same answer."""
    site = Site(**answer)
    pages = KeptPages(site)
    first, second = ask(pages, "/en/"), ask(pages, "/en/")
    assert (first.status, first.body, first.headers) == (second.status, second.body, second.headers)
    return site.asked


def test_the_second_reader_gets_the_same_answer_from_memory(reader: Reader, show_activity: ShowActivity) -> None:
    show_activity()

    first, second = reader.get(LIST), reader.get(LIST)

    assert first.status == "200 OK"
    assert "Workshop on court reporting" in first.text
    assert (second.status, second.headers, second.body) == (first.status, first.headers, first.body)
    assert (reader.pages.counts.misses, reader.pages.counts.hits, reader.pages.counts.kept) == (1, 1, 1)


def test_a_kept_answer_asks_one_query(reader: Reader, show_activity: ShowActivity, monkeypatch: Any) -> None:
    reader.get(LIST)
    rows = editions.read_rows
    asked: list[int] = []

    def counted() -> list[Row]:
        asked.append(1)
        return rows()

    monkeypatch.setattr(editions, "read_rows", counted)

    with connection.execute_wrapper(lambda *_all: pytest.fail("a second query was asked")):
        reader.get(LIST)

    assert asked == [1]


def test_browsers_keep_it_but_ask_before_they_show_it_again(reader: Reader) -> None:
    headers = reader.get(LIST).headers

    assert headers["Cache-Control"] == "public, no-cache"
    assert headers["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("kept", [False, True])
def test_who_has_the_answer_already_is_told_so(reader: Reader, kept: bool) -> None:
    whole = reader.get(LIST)
    if not kept:
        reader.pages.shelf.clear()

    answer = reader.get(LIST, if_none_match=whole.headers["ETag"])

    assert (answer.status, answer.body) == ("304 Not Modified", b"")
    assert answer.headers["ETag"] == whole.headers["ETag"]
    assert not {"Content-Type", "Content-Length", "Content-Encoding"} & answer.headers.keys()


@pytest.mark.parametrize(
    ("tags", "status"),
    [
        ("*", "304 Not Modified"),
        ("W/{}", "304 Not Modified"),
        ('"other", {}', "304 Not Modified"),
        ('"other"', "200 OK"),
        ("", "200 OK"),
        ("{}x", "200 OK"),
    ],
)
def test_tags_are_compared_as_the_standard_says(reader: Reader, tags: str, status: str) -> None:
    etag = reader.get(LIST).headers["ETag"]

    assert reader.get(LIST, if_none_match=tags.replace("{}", etag)).status == status


def test_only_who_takes_gzip_gets_it_and_each_form_has_a_tag_of_its_own(reader: Reader) -> None:
    plain, packed = reader.get(LIST), reader.get(LIST, accept_encoding="gzip, br")

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert reader.get(LIST, accept_encoding="gzip").body == packed.body
    assert (len(reader.pages.shelf), reader.pages.counts.hits) == (2, 1)


def test_two_processes_give_the_same_page_the_same_tag(reader: Reader) -> None:
    another = Reader(KeptPages(reader.django), reader.django)

    assert (
        reader.get(LIST, accept_encoding="gzip").headers["ETag"]
        == another.get(LIST, accept_encoding="gzip").headers["ETag"]
    )


@pytest.mark.parametrize("kept", [False, True])
def test_head_is_answered_without_a_body(reader: Reader, kept: bool) -> None:
    if kept:
        reader.get(LIST)
    head = ask(reader.pages, LIST, method="HEAD")
    whole = reader.get(LIST)

    assert (head.status, head.body) == ("200 OK", b"")
    assert head.headers["Content-Length"] == str(len(whole.body))
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_query_and_host_are_parts_of_an_address(reader: Reader, mission: Mission) -> None:
    make_mission("tash", hostname="tash.example")

    first = reader.get(LIST)
    other = ask(reader.pages, LIST, host="tash.example")
    asked = reader.get(f"{LIST}?q=court")

    assert first.status == other.status == asked.status == "200 OK"
    assert reader.pages.counts.hits == 0
    assert len(reader.pages.shelf) == 3


def test_what_came_by_https_is_not_given_to_who_comes_without(reader: Reader, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    reader = Reader(KeptPages(type(reader.django)()))

    assert reader.get(LIST, x_forwarded_proto="https").status == "200 OK"
    assert reader.get(LIST).status == "301 Moved Permanently"
    assert reader.get(LIST, x_forwarded_proto="https").status == "200 OK"


def test_a_cookie_changes_nothing(reader: Reader) -> None:
    first = reader.get(LIST)

    assert reader.get(LIST, cookie="sessionid=abc").body == first.body
    assert reader.pages.counts.hits == 1


@pytest.mark.parametrize("path", ["/newsroom/", "/newsroom/activities/", "/accounts/login/", "/admin/", "/review/x/"])
def test_the_newsroom_is_never_looked_at(reader: Reader, path: str) -> None:
    reader.get(path)
    reader.get(path)

    counts = reader.pages.counts
    assert (counts.hits, counts.misses, counts.kept) == (0, 0, 0)


def test_what_the_newsroom_shows_an_editor_is_shown_to_nobody_else(
    reader: Reader, signed_in: Callable[[Role], Client], record_activity: Callable[..., Activity]
) -> None:
    record_activity("Meeting that nobody may know of")
    cookie = "; ".join(f"{name}={each.value}" for name, each in signed_in(Role.EDITOR).cookies.items())

    seen = reader.get("/newsroom/activities/", cookie=cookie)
    other = reader.get("/newsroom/activities/")

    assert "Meeting that nobody may know of" in seen.text
    assert other.status == "302 Found"
    assert len(reader.pages.shelf) == 0


def test_a_form_that_is_sent_goes_to_django(reader: Reader) -> None:
    reader.get(LIST)

    assert ask(reader.pages, LIST, method="POST").status == "405 Method Not Allowed"


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ({}, 1),
        ({"status": 301}, 1),
        ({"status": 404}, 1),
        ({"status": 410}, 1),
        ({"status": 302}, 2),
        ({"status": 400}, 2),
        ({"status": 500}, 2),
        ({"status": 503}, 2),
        ({"depends": None}, 2),
        ({"cookie": True}, 2),
        ({"headers": {"Vary": "Accept-Encoding"}}, 1),
        ({"headers": {"Vary": "Accept-Language"}}, 2),
        ({"headers": {"Vary": "Accept-Encoding, Cookie"}}, 2),
        ({"headers": {"Cache-Control": "no-store"}}, 2),
        ({"headers": {"Cache-Control": "private, max-age=60"}}, 2),
        ({"content": b"x" * LARGEST}, 1),
        ({"content": b"x" * (LARGEST + 1)}, 2),
    ],
)
def test_only_what_is_the_same_for_everyone_is_kept(mission: Mission, answer: dict[str, Any], asked: int) -> None:
    assert asked_after_two(**answer) == asked


@pytest.mark.parametrize(("path", "asked"), [("/en/" + "a" * 800, 1), ("/en/?q=" + "a" * 1_000, 2)])
def test_a_long_address_takes_no_room(mission: Mission, path: str, asked: int) -> None:
    site = Site()
    pages = KeptPages(site)

    ask(pages, path)
    ask(pages, path)

    assert site.asked == asked


def test_the_tag_that_a_view_gives_stays(mission: Mission) -> None:
    pages = KeptPages(Site(headers={"ETag": '"of the view"', "Last-Modified": "Wed, 11 Jun 2031 08:00:00 GMT"}))

    assert ask(pages, "/en/").headers["ETag"] == '"of the view"'
    assert ask(pages, "/en/", if_none_match='"of the view"').status == "304 Not Modified"
    assert ask(pages, "/en/", if_modified_since="Wed, 11 Jun 2031 08:00:00 GMT").status == "304 Not Modified"
    assert ask(pages, "/en/", if_modified_since="Wed, 11 Jun 2031 07:59:59 GMT").status == "200 OK"


def test_a_page_of_a_day_is_good_on_that_day_where_the_mission_is(mission: Mission, monkeypatch: Any) -> None:
    zone = ZoneInfo(mission.time_zone)
    today = timezone.now().astimezone(zone).date()
    site = Site(depends=Depends(day=today))
    pages = KeptPages(site)
    ask(pages, "/en/")
    ask(pages, "/en/")
    assert site.asked == 1

    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=1))
    ask(pages, "/en/")

    assert site.asked == 2


def test_a_page_of_another_day_is_made_anew_each_time(mission: Mission) -> None:
    assert asked_after_two(depends=Depends(day=date(2001, 1, 1))) == 2


def test_hostile_addresses_do_no_harm(reader: Reader) -> None:
    for path in (
        "/en/%00/",
        "/en/\xff/",
        "/en/" + "a" * 5_000 + "/",
        "/en/activities/?q=%ff%fe",
        "/en/?" + "&" * 3_000,
    ):
        status = int(reader.get(path).status[:3])
        assert status in (200, 301, 302, 400, 404), (path, status)


def test_a_host_that_we_are_not_gets_nothing_that_is_kept(reader: Reader, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    reader.get(LIST)

    assert ask(reader.pages, LIST, host="evil.example").status == "400 Bad Request"
    assert len(reader.pages.shelf) == 1


def test_the_room_is_bounded(reader: Reader) -> None:
    pages = KeptPages(reader.django, room=200_000)
    for number in range(40):
        ask(pages, f"{LIST}?q=word{number}")

    assert pages.counts.kept == 40
    assert pages.shelf.size <= 200_000
    assert len(pages.shelf) < 40


def broken() -> list[Row]:
    raise OperationalError("connection refused")


def test_while_the_database_does_not_answer_readers_see_what_was_kept(reader: Reader, monkeypatch: Any) -> None:
    seen = reader.get(LIST)
    assert reader.is_kept(LIST)
    monkeypatch.setattr(editions, "read_rows", broken)

    answer = reader.get(LIST)

    assert (answer.status, answer.body) == ("200 OK", seen.body)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Cache-Status"] == 'Fieldpost; hit; detail="the database does not answer"'
    assert reader.pages.counts.unchecked == 1


def test_and_no_longer_than_an_hour(reader: Reader, monkeypatch: Any) -> None:
    reader.get(LIST)
    assert reader.is_kept(LIST)
    monkeypatch.setattr(editions, "read_rows", broken)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + editions.LONGEST + 1)

    with pytest.raises(DatabaseError, match="the database does not answer"):
        reader.pages.editions.address("testserver", "80")
    assert not reader.is_kept(LIST)


def test_it_is_asked_again_after_a_while_and_answers_are_checked_as_before(reader: Reader, monkeypatch: Any) -> None:
    reader.get(LIST)
    assert reader.is_kept(LIST)
    rows = editions.read_rows
    asked: list[int] = []

    def counted() -> list[Row]:
        asked.append(1)
        return broken()

    monkeypatch.setattr(editions, "read_rows", counted)
    reader.get(LIST)
    reader.get(LIST)
    assert asked == [1]

    monkeypatch.setattr(editions, "read_rows", rows)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + editions.RETRY)
    answer = reader.get(LIST)

    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert (reader.pages.counts.hits, reader.pages.counts.unchecked) == (4, 2)


@pytest.mark.django_db(transaction=True)
def test_any_number_of_threads_may_ask(mission: Mission, show_activity: ShowActivity) -> None:
    activity = show_activity()
    from django.core.handlers.wsgi import WSGIHandler

    pages = KeptPages(WSGIHandler(), room=100_000)
    paths = [LIST, page_of(activity), "/en/nothing/", *(f"{LIST}?q=word{number}" for number in range(8))]
    whole = {path: ask(WSGIHandler(), path).body for path in paths}
    wrong: list[tuple[str, Answer]] = []

    def read() -> None:
        for path in paths * 10:
            answer = ask(pages, path)
            if answer.body != whole[path]:
                wrong.append((path, answer))
        connection.close()

    threads = [threading.Thread(target=read) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert pages.shelf.size <= 100_000


def test_the_page_notes_the_edition_that_was_read_before_it_was_made(
    reader: Reader, show_activity: ShowActivity, people: dict[Role, User], monkeypatch: Any
) -> None:
    """A change while it is made: the page may lack it, and must not be taken for one that has it."""
    show_activity("Workshop on court reporting")
    answer = Front._answer
    late: list[str] = []

    def slow(self: Front, *told: Any) -> Any:
        response = answer(self, *told)
        if not late:
            late.append("Seminar on shared rivers")
            show_activity(late[0])
        return response

    monkeypatch.setattr(Front, "_answer", slow)

    first, second = reader.get(LIST), reader.get(LIST)

    assert "Seminar on shared rivers" not in first.text
    assert "Seminar on shared rivers" in second.text
    assert reader.pages.counts.stale == 1
