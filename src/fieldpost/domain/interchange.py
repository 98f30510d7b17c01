"""Domain values as JSON and back, and the JSON Schema of what is written.

Reading back what was written gives an equal value. A period is one EDTF string; everything else is an object with the
names of the dataclass's fields.
"""

from typing import Any, TypeVar

import msgspec

from .errors import InterchangeError
from .period import Period

T = TypeVar("T")

EDTF = {
    "type": "string",
    "description": "EDTF (ISO 8601-2:2019) date or interval",
    "examples": ["2031-05-13/2031-05-14"],
}


def encode_json(value: object, *, indent: int = 2) -> bytes:
    """Return ``value`` as UTF-8 JSON ending in a line end, the same bytes for equal values; ``indent`` 0 is compact."""
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=_encode), indent=indent or -1) + b"\n"


def decode_json(data: bytes, kind: type[T]) -> T:
    """Return the ``kind`` that ``data`` holds.

    Raises:
        InterchangeError: it is no JSON, or not of that kind; the message names the member.
    """
    try:
        return msgspec.json.decode(data, type=kind, dec_hook=_decode)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InterchangeError(str(error)) from error
    except RecursionError as error:
        raise InterchangeError("its members are nested too deep") from error


def convert_data(data: object, kind: type[T]) -> T:
    """Return the ``kind`` that plain ``data`` (as read from TOML) holds.

    Raises:
        InterchangeError: it is not of that kind; the message names the member.
    """
    try:
        return msgspec.convert(data, type=kind, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise InterchangeError(str(error)) from error


def json_schema(kind: type) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``kind`` as ``encode_json`` writes it."""
    schema = msgspec.json.schema(kind, schema_hook=_schema)
    for definition in schema.get("$defs", {}).values():
        # Docstrings are indented, but no longer so in Python 3.13.
        definition["description"] = " ".join(definition.get("description", "").split())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _encode(value: object) -> str:
    if isinstance(value, Period):
        return str(value)
    raise NotImplementedError(type(value).__name__)


def _decode(kind: type, text: object) -> object:
    if kind is not Period or not isinstance(text, str):
        raise ValueError(f"a period is EDTF text, not {text!r}")
    return Period.parse(text)


def _schema(kind: type) -> dict[str, Any]:
    if kind is not Period:
        raise NotImplementedError(kind.__name__)
    return EDTF
