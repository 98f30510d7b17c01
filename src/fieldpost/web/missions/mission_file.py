"""A mission as its mission.toml, and back: what an administrator takes away and brings."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fieldpost import domain
from fieldpost.domain.interchange import encode_json
from fieldpost.publishing.errors import MissionError
from fieldpost.publishing.mission import read_mission

LOGO = "logo.svg"


def render_mission(value: domain.Mission) -> str:
    """Return ``value`` as TOML that ``read_mission`` reads; its logo is the file ``logo.svg`` beside it."""
    data: dict[str, Any] = json.loads(encode_json(value))
    data["logo"] = LOGO if value.logo else None
    return "\n".join(_table("", _told(data))).strip() + "\n"


def read_uploaded(toml: bytes, *, logo: bytes | None, known: domain.Mission) -> domain.Mission:
    """Return the mission of an uploaded file; without a new ``logo`` it keeps the one that is ``known``.

    Raises:
        MissionError: the file cannot be read, a key or value is wrong, or it is of another mission.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder, "mission.toml")
        file.write_bytes(toml)
        if logo is not None or known.logo:
            Path(folder, LOGO).write_bytes(logo if logo is not None else known.logo.encode())
        value = read_mission(file)
    if value.id != known.id:
        raise MissionError(f"mission.toml: id: this is the file of {value.id!r}; the mission here is {known.id!r}")
    return replace(value, logo=known.logo) if logo is None else value


def _told(value: Any) -> Any:
    """Return ``value`` without absent members and empty tables, which mean the same as what is left out."""
    if isinstance(value, Mapping):
        return {key: told for key, each in value.items() if (told := _told(each)) not in (None, {})}
    return [_told(each) for each in value] if isinstance(value, list) else value


def _table(name: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a table: its own values first, then the tables below it."""
    for key, value in data.items():
        if not _is_table(value) and not _is_list_of_tables(value):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in data.items():
        below = f"{name}.{_key(key)}" if name else _key(key)
        for table in value if _is_list_of_tables(value) else [value] if _is_table(value) else []:
            yield ""
            yield f"[[{below}]]" if _is_list_of_tables(value) else f"[{below}]"
            yield from _table(below, table)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_table, value))


def _key(key: str) -> str:
    plain = key.replace("-", "").replace("_", "")
    return key if plain.isascii() and plain.isalnum() else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    # A basic string of TOML is one of JSON, but for the one control character that JSON leaves bare.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
