"""The API's manual, made of its own description, with answers of this very site as examples."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from ..lines import lines_of
from ..selection import Selection
from ..visit import Visit
from .asking import read, schemas_of
from .endpoint import Endpoint
from .endpoints import ENDPOINTS
from .issues import newest_month
from .parameters import choices_of

_ITEMS = 1
"""Items of a list that an example shows."""
_LETTERS = 90
"""Letters of a text that an example shows."""
_VALUES = 12
"""Values that a parameter is told to have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """``values`` are those it can have, as words and as keys; with ``is_list`` it can be repeated."""

    name: str
    description: str
    words: str
    values: tuple[str, ...]
    is_list: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An address with an example: what was asked, and what the answer begins with; both empty where there is none yet."""

    name: str
    summary: str
    path: str
    media_type: str
    parameters: tuple[Parameter, ...]
    statuses: tuple[int, ...]
    asked: str
    answered: str


def manual(visit: Visit) -> list[Entry]:
    """Return every address of the API."""
    choices = choices_of(visit.site)
    braces = _braces(visit)
    return [_entry(visit, each, choices, braces) for each in ENDPOINTS]


def _entry(visit: Visit, endpoint: Endpoint, choices: Mapping[str, list[str]], braces: Mapping[str, str]) -> Entry:
    wanted = {name: value for name, value in braces.items() if f"{{{name}}}" in endpoint.path}
    has_example = all(wanted.values()) and endpoint.name != "description"
    asked = f"{visit.site.address}/api/v1/{endpoint.path.format(**wanted)}" if has_example else ""
    if asked and endpoint.example:
        asked += f"?{endpoint.example}"
    return Entry(
        name=endpoint.name,
        summary=gettext(endpoint.summary),
        path=f"/api/v1/{endpoint.path}",
        media_type=endpoint.media_type,
        parameters=tuple(_parameters(endpoint, choices)),
        statuses=tuple(sorted({HTTPStatus.OK, HTTPStatus.BAD_REQUEST, *endpoint.statuses})),
        asked=asked,
        answered=_example(visit, endpoint, wanted) if asked else "",
    )


def _braces(visit: Visit) -> dict[str, str]:
    """Return what stands in the braces of addresses in examples: the newest of each."""
    lines = lines_of(visit.index.choose(Selection()).page(size=1))
    return {"id": lines[0].key if lines else "", "month": newest_month(visit)}


def _parameters(endpoint: Endpoint, choices: Mapping[str, list[str]]) -> Iterator[Parameter]:
    for name, schema in schemas_of(endpoint.asks, choices).items():
        one = schema["items"] if schema["type"] == "array" else schema
        yield Parameter(
            name=name,
            description=gettext(schema["description"]),
            words=_words(one),
            values=tuple(one.get("enum", ())[:_VALUES]) + (("…",) if len(one.get("enum", ())) > _VALUES else ()),
            is_list=schema["type"] == "array",
        )


def _words(schema: Mapping[str, Any]) -> str:
    """Return which values there are, in words; empty where they are listed or anything goes."""
    if schema["type"] == "integer":
        return _("a number from %(least)s to %(most)s") % {"least": schema["minimum"], "most": schema["maximum"]}
    if schema["type"] == "boolean":
        return _("true or false")
    if schema.get("format") == "date":
        return _("a day: %(example)s") % {"example": "2031-05-20"}
    if schema.get("format") == "date-time":
        return _("a moment: %(example)s") % {"example": "2031-05-20T09:30:00Z"}
    return ""


def _example(visit: Visit, endpoint: Endpoint, path: Mapping[str, str]) -> str:
    """Return the beginning of what is answered."""
    asked = read(endpoint.asks, QueryDict(endpoint.example), choices_of(visit.site))
    answer = msgspec.to_builtins(endpoint.view(visit, asked, **path))
    return json.dumps(_shortened(answer), ensure_ascii=False, indent=2)


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _shortened(each) for name, each in value.items()}
    if isinstance(value, list):
        more = ["…"] if len(value) > _ITEMS else []
        return [_shortened(each) for each in value[:_ITEMS]] + more
    if isinstance(value, str) and len(value) > _LETTERS and not value.startswith("http"):
        return f"{value[:_LETTERS]}…"
    return value
