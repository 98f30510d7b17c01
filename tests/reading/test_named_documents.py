"""Which handbooks, plans, laws and addresses a text names; docs/reference/reading/documents.md."""

import pytest

from fieldpost.domain import Span
from fieldpost.reading.named_documents import find_documents, find_links
from fieldpost.reading.names import Names
from fieldpost.reading.words import Words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Land Code was read", [("Land Code", "code")]),
        ("the National Action Plan was read", [("National Action Plan", "plan")]),
        ("the Law on Peaceful Assembly changed", [("Law on Peaceful Assembly", "law")]),
        ("the Code of Administrative Procedure changed", [("Code of Administrative Procedure", "code")]),
        ("the Convention of the Council on Rivers", [("Convention of the Council on Rivers", "convention")]),
        ("the handbook “Know Your Land” came out", [("Know Your Land", "handbook")]),
        ("a report and a plan were read", []),
        ("the new law", []),
    ],
)
def test_a_document_is_named_with_capitals_or_in_quotation_marks(text: str, found: list[tuple[str, str]]) -> None:
    documents = find_documents(Names(Words(text), language="en"), language="en")

    assert [(one.title, one.sort) for one in documents] == found


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See www.land.example/law.", ["www.land.example/law"]),
        ("(https://land.example/a?b=1), there", ["https://land.example/a?b=1"]),
        ("write to a@land.example", []),
    ],
)
def test_an_address_ends_before_the_mark_after_it(text: str, links: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_links(text, [Span(0, len(text))])] == links


def test_only_addresses_in_the_spans_are_found() -> None:
    text = "www.one.example and www.two.example"

    assert find_links(text, [Span(0, 15)]) == [Span(0, 15)]
