"""From the query of an address to the struct of its parameters; all that is wrong with it is told at once."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec
from django.http import QueryDict

from .answers import Mistake
from .parameters import Asked

A = TypeVar("A", bound=Asked)

_SHOWN = 100
"""Characters of a wrong value that are told."""
_TRUTH = {"true": True, "false": False}


class Refused(Exception):  # noqa: N818 - it is what happened to the question
    """The address asks for something that it cannot be asked for."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(each.detail for each in mistakes))
        self.mistakes = list(mistakes)


@cache
def _types(asked: type[Asked]) -> dict[str, Any]:
    return {each.name: each.type for each in msgspec.structs.fields(asked)}


@cache
def _schemas(asked: type[Asked]) -> dict[str, dict[str, Any]]:
    schema: dict[str, dict[str, Any]] = msgspec.json.schema(asked)["$defs"][asked.__name__]["properties"]
    return {name: _of_text(each) for name, each in schema.items()}


def _of_text(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter: there is no null in an address, and what is left out has no default but ours."""
    kept = {"type": "string"} | {name: value for name, value in schema.items() if name != "anyOf"}
    for each in schema.get("anyOf", ()):
        kept |= each if each != {"type": "null"} else {}
    if kept.get("default") in (None, "", []):
        kept.pop("default", None)
    return kept


def schemas_of(asked: type[Asked], choices: Mapping[str, list[str]]) -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each parameter, with the values it can have where ``choices`` knows them."""
    return {name: _with_choices(schema, choices.get(name)) for name, schema in _schemas(asked).items()}


def _with_choices(schema: dict[str, Any], values: list[str] | None) -> dict[str, Any]:
    if values is None:
        return schema
    one = {"type": "string", "enum": values}
    if schema["type"] == "array":
        return {**schema, "items": one}
    return {**{name: value for name, value in schema.items() if name != "type"}, **one}


def read(asked: type[A], query: QueryDict, choices: Mapping[str, list[str]]) -> A:
    """Return what is asked.

    Raises:
        Refused: there is no such parameter, or it cannot have that value.
    """
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    types = _types(asked)
    for name, given in query.lists():
        if name not in types:
            known = f"there is no parameter {_short(name)!r}; there are {', '.join(types)}"
            mistakes.append(Mistake(parameter=_short(name), value="", detail=known, allowed={"enum": list(types)}))
            continue
        schema = schemas_of(asked, choices)[name]
        try:
            values[name] = _value(given, types[name], schema)
        except (ValueError, msgspec.ValidationError) as error:
            value = _short(given[-1] if len(given) == 1 else ", ".join(given))
            detail = f"{name} cannot be {value!r}: {error}"
            allowed = {key: each for key, each in schema.items() if key != "description"}
            mistakes.append(Mistake(parameter=name, value=value, detail=detail, allowed=allowed))
    if mistakes:
        raise Refused(mistakes)
    return asked(**values)


def _value(given: list[Any], wanted: Any, schema: Mapping[str, Any]) -> Any:
    if schema["type"] != "array":
        if len(given) != 1:
            raise ValueError("it can be given once")
        return msgspec.convert(_plain(given[0], schema), wanted)
    return msgspec.convert([_plain(each, schema["items"]) for each in given], wanted)


def _plain(text: str, schema: Mapping[str, Any]) -> Any:
    if schema["type"] == "integer":
        digits = text.removeprefix("-")
        is_number = digits.isascii() and digits.isdigit() and len(digits) < 19 and str(int(digits)) == digits
        return int(text) if is_number else text
    if schema["type"] == "boolean":
        return _TRUTH.get(text, text)
    if "enum" in schema and text not in schema["enum"]:
        raise ValueError(f"expected one of {', '.join(schema['enum'])}")
    if "pattern" in schema and text.endswith("\n"):
        raise ValueError("expected no line end")
    return text


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
