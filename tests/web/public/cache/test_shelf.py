from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from fieldpost.web.public.shelf import AROUND, NEW, Kept, Shelf


def a_page(size: int = 1_000) -> Kept:
    return Kept(
        status="200 OK",
        headers=[],
        not_modified=[],
        body=b"x" * size,
        etag='"x"',
        modified="",
        hostname="karasu.example",
        port="443",
        mission=1,
        key="karasu",
        route="<language:language>/",
        edition=1,
        on=frozenset(),
        day=date(2031, 6, 11),
        zone=ZoneInfo("Asia/Bishkek"),
    )


SIZE = a_page().size


def test_what_is_kept_is_found_and_what_is_removed_is_not() -> None:
    shelf, page = Shelf(100 * SIZE), a_page()
    shelf.put("a", page)

    assert shelf.find("a") is page
    assert shelf.find("b") is None
    shelf.remove("a", page)
    assert shelf.find("a") is None
    assert (len(shelf), shelf.size) == (0, 0)


def test_a_page_that_was_replaced_meanwhile_is_not_removed() -> None:
    shelf, old, new = Shelf(100 * SIZE), a_page(), a_page()
    shelf.put("a", old)
    shelf.put("a", new)

    shelf.remove("a", old)

    assert shelf.find("a") is new
    assert shelf.size == SIZE


def test_a_page_takes_its_body_and_what_is_around_it() -> None:
    assert SIZE == 1_000 + AROUND


def test_a_million_odd_addresses_push_out_only_what_was_asked_for_once() -> None:
    shelf = Shelf(40 * SIZE)
    for number in range(20):
        shelf.put(f"page {number}", a_page())
        shelf.find(f"page {number}")

    for number in range(1_000):
        shelf.put(f"odd {number}", a_page())

    assert all(shelf.find(f"page {number}") for number in range(20))
    assert len(shelf) == 20 + 40 // NEW


def test_of_the_proven_those_that_were_longest_not_asked_for_go_first() -> None:
    shelf = Shelf(8 * SIZE)
    for name in "abcdefgh":
        shelf.put(name, a_page())
        shelf.find(name)
    shelf.find("a")

    for name in "ijkl":
        shelf.put(name, a_page())
        shelf.find(name)

    assert shelf.find("a") is not None
    assert shelf.find("b") is None


def test_what_is_larger_than_the_room_is_not_kept() -> None:
    shelf = Shelf(4 * SIZE)
    shelf.put("a", a_page(10 * SIZE))

    assert (len(shelf), shelf.size) == (0, 0)


@given(st.lists(st.tuples(st.sampled_from(["put", "find", "remove"]), st.integers(0, 12), st.integers(0, 9_000))))
def test_the_room_is_never_exceeded_and_the_size_is_that_of_what_is_there(steps: list[tuple[str, int, int]]) -> None:
    shelf = Shelf(10 * SIZE)
    pages: dict[int, Kept] = {}
    for step, key, size in steps:
        if step == "put":
            pages[key] = a_page(size)
            shelf.put(key, pages[key])
        elif step == "find":
            assert shelf.find(key) in (None, pages.get(key))
        elif key in pages:
            shelf.remove(key, pages[key])
        assert shelf.size <= shelf.room

    there = [page for key, page in pages.items() if shelf.find(key) is page]
    assert shelf.size == sum(page.size for page in there)
    assert len(shelf) == len(there)
