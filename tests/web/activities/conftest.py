"""Notes, and a browser that fills in forms as people do."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from fieldpost.web.activities.models import Activity

NOTE = """Workshop on free media

On 13 and 14 May 2031 the Mission held a workshop in Osh for 24 journalists together with the Press Council. Aigul Sydykova, Head of the Press Council, opened it.
"""  # noqa: E501 - a paragraph is a line
TWO = f"""{NOTE}
Visit to Batken

On 20 May 2031 the Head of Mission met the Governor of Batken, Mr. Ulan Asanov.
"""


class FieldsOfForm(HTMLParser):
    """Collects what a browser would send of the form with the id "entry", untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._is_inside = False
        self._templates = 0
        self._choice = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._is_inside = self._is_inside or (tag == "form" and told.get("id") == "entry")
        self._templates += tag == "template"
        name = told.get("name") or ""
        if not self._is_inside or self._templates:
            return
        if tag == "input" and name:
            kind = told.get("type")
            is_box = kind in ("checkbox", "radio")
            if kind != "file" and (not is_box or "checked" in told):
                self.fields[name] = told.get("value") or ("on" if is_box else "")
        elif tag == "select":
            self._choice = name
        elif tag == "option" and self._choice:
            if "selected" in told or self._choice not in self.fields:
                self.fields[self._choice] = told.get("value") or ""
        elif tag == "textarea":
            self._text = name
            self.fields[name] = ""

    def handle_data(self, data: str) -> None:
        if self._text and not self._templates:
            self.fields[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        self._templates -= tag == "template"
        if tag == "select":
            self._choice = ""
        elif tag == "textarea" and self._text:
            self.fields[self._text] = self.fields[self._text].removeprefix("\n").replace("\n", "\r\n")
            self._text = ""
        elif tag == "form":
            self._is_inside = False


def fields_of(answer: Any) -> dict[str, str]:
    """Return what a browser would send of the entry form in ``answer``."""
    parser = FieldsOfForm()
    parser.feed(answer.content.decode())
    return parser.fields


@pytest.fixture
def save() -> Callable[..., Any]:
    """Open the form at an address, change some of its fields, send it; return the answer."""

    def work(client: Client, address: str, **changes: Any) -> Any:
        shown = client.get(address)
        assert shown.status_code == 200
        fields = {**fields_of(shown), **{name.replace("__", "-"): text for name, text in changes.items()}}
        return client.post(address, {name: text for name, text in fields.items() if text is not None})

    return work


def only_activity() -> Activity:
    """Return the one activity there is."""
    return Activity.objects.get()
