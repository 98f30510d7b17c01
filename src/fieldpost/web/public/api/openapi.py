"""The description of the API (OpenAPI 3.1), made of the structs that read its parameters and write its answers.

So it cannot say otherwise than what happens. Values that depend on the mission, such as its themes, stand in it as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from fieldpost import __version__

from ..visit import Visit
from .answers import Activity, Licence, Problem
from .asking import schemas_of
from .endpoint import PROBLEM, Endpoint
from .overview import attribution, licence, title
from .parameters import PATHS, choices_of

Schema = dict[str, Any]

_ABOUT = (
    "What the mission has published of its activities. For reading, without a key, from every site. Every answer has an ETag: "
    "ask with If-None-Match, and what has not changed costs nothing. Addresses and ids last."
)
_PROBLEMS = {
    HTTPStatus.BAD_REQUEST: "A parameter is unknown or cannot have its value; errors says which and what it can be.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The API is for reading.",
    HTTPStatus.GONE: "It was withdrawn.",
}
_TOO_LONG = {"description": "The address is longer than the server takes, which takes 8,000 bytes (RFC 9110, 4.1)."}
_HEADERS = {
    "ETag": {"description": "Names the edition; send it back as If-None-Match.", "schema": {"type": "string"}},
    "Last-Modified": {"description": "When the edition was made.", "schema": {"type": "string"}},
}
_CHOSEN = "ActivityFields"


def document(visit: Visit, endpoints: Sequence[Endpoint]) -> Schema:
    """Return the description as JSON has it."""
    answers = [each.answers for each in endpoints]
    schemas, components = msgspec.json.schema_components(
        [*answers, Problem], ref_template="#/components/schemas/{name}"
    )
    components = _with_chosen_fields(dict(components))
    choices = choices_of(visit.site)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title(visit),
            "version": __version__,
            "description": f"{_ABOUT} To cite: {attribution(visit)}.",
            "license": _license(licence(visit)),
        },
        "servers": [{"url": "/api/v1"}],
        "externalDocs": {"url": f"{visit.site.address}/{visit.language}/data/api/"},
        "paths": {
            f"/{each.path}": _path(each, schema, choices) for each, schema in zip(endpoints, schemas[:-1], strict=True)
        },
        "components": {"schemas": dict(sorted(components.items()))},
    }


def _license(terms: Licence) -> Schema:
    """Return the terms; OpenAPI has an identifier or an address of them, not both."""
    if terms.identifier:
        return {"name": terms.text, "identifier": terms.identifier}
    return {"name": terms.text, "url": terms.url}


def _path(endpoint: Endpoint, schema: Schema, choices: Mapping[str, list[str]]) -> Schema:
    return {
        "get": {
            "operationId": endpoint.name,
            "summary": endpoint.summary,
            "parameters": list(_parameters(endpoint, choices)),
            "responses": _responses(endpoint, schema),
        }
    }


def _parameters(endpoint: Endpoint, choices: Mapping[str, list[str]]) -> Iterable[Schema]:
    for name, told in PATHS.items():
        if f"{{{name}}}" in endpoint.path:
            yield {"name": name, "in": "path", "required": True, **told}
    for name, schema in schemas_of(endpoint.asks, choices).items():
        kept = {key: value for key, value in schema.items() if key != "description"}
        yield {"name": name, "in": "query", "description": schema["description"], "schema": kept}


def _responses(endpoint: Endpoint, schema: Schema) -> Schema:
    problem = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    statuses = sorted({HTTPStatus.BAD_REQUEST, *endpoint.statuses})
    return {
        "200": {
            "description": endpoint.summary,
            "headers": _HEADERS,
            "content": {endpoint.media_type: {"schema": schema}},
        },
        "304": {"description": "It is as you know it.", "headers": _HEADERS},
        **{str(int(each)): {"description": _PROBLEMS[each], "content": problem} for each in statuses},
        str(int(HTTPStatus.REQUEST_URI_TOO_LONG)): _TOO_LONG,
    }


def _with_chosen_fields(components: Schema) -> Schema:
    """Return the schemas with one for an activity of which only some fields were asked for."""
    whole = components[Activity.__name__]
    told = f"An {Activity.__name__} of which only the fields that were asked for are there; all, where none were."
    components[_CHOSEN] = {**whole, "title": _CHOSEN, "description": told, "required": ["id"]}
    for name, schema in components.items():
        if name == "Activities":
            listed = {**schema["properties"]["activities"], "items": {"$ref": f"#/components/schemas/{_CHOSEN}"}}
            components[name] = {**schema, "properties": {**schema["properties"], "activities": listed}}
    return components
