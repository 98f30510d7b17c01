"""A mission from its ``mission.toml``; the keys are those of ``Mission``, listed in docs/reference/mission.md."""

import re
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from fieldpost.domain import InterchangeError, Licence, Mission, MissionMap, MissionPlace
from fieldpost.domain.interchange import convert_data

from .colours import COLOUR
from .errors import MapError, MissionError, PublishingError
from .logo import read_logo
from .map_policy import MapPolicy

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_BY_LANGUAGE = ("names", "organisation", "bulletin_title", "disclaimer", "contact", "headings")


def read_mission(path: Path) -> Mission:
    """Return the mission of the TOML file ``path``; its ``logo`` is the name of an SVG file beside it.

    Raises:
        MissionError: a file cannot be read, or a key is unknown, missing or has a wrong value.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MissionError(f"{path.name}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MissionError(f"{path.name}: {error}") from error
    _check_keys(path, data)
    if "logo" in data:
        data["logo"] = _logo(path, data["logo"])
    try:
        return convert_data(data, Mission)
    except InterchangeError as error:
        message, _, place = str(error).partition(" - at `$.")
        place = place.removesuffix("`") or "the file"
        raise MissionError(f"{path.name}: {place}: {message}, not {_value(data, place)!r}") from error


def default_mission(country: str) -> Mission:
    """Return a mission that says no more than that it works in ``country``."""
    return Mission(
        id="field-mission",
        names={"en": "Field mission", "ru": "Полевая миссия", "kk": "Далалық миссия"},
        country=country,
        languages=("en", "ru", "kk"),
        map=MissionMap(countries=(country,)) if country else None,
    )


def _check_keys(path: Path, data: dict[str, Any]) -> None:
    tables: list[tuple[str, object, type]] = [("", data, Mission)]
    if "map" in data:
        tables.append(("map.", data["map"], MissionMap))
    if "licence" in data:
        tables.append(("licence.", data["licence"], Licence))
    entries = data.get("places")
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        tables.append((f"places[{number}].", entry, MissionPlace))
    for place, table, kind in tables:
        if not isinstance(table, dict):
            continue
        names = {each.name: each for each in fields(kind)}
        for key in table.keys() - names.keys():
            raise MissionError(f"{path.name}: {place}{key}: unknown key; known are {', '.join(sorted(names))}")
        for name, each in names.items():
            if name not in table and each.default is MISSING and each.default_factory is MISSING:
                raise MissionError(f"{path.name}: {place}{name}: this key is missing")
    _check_values(path, data)


def _check_values(path: Path, data: dict[str, Any]) -> None:
    if not _ID.fullmatch(str(data["id"])):
        raise MissionError(f"{path.name}: id: small Latin letters, digits and hyphens are wanted, not {data['id']!r}")
    if not data["names"]:
        raise MissionError(f"{path.name}: names: a name in at least one language is wanted")
    zone = data.get("time_zone", "UTC")
    if isinstance(zone, str) and zone not in available_timezones():
        raise MissionError(f"{path.name}: time_zone: a time zone such as Asia/Bishkek is wanted, not {zone!r}")
    licence = data.get("licence")
    texts = {name: data.get(name, {}) for name in _BY_LANGUAGE}
    texts["licence.words"] = licence.get("words", {}) if isinstance(licence, dict) else {}
    for name, by_language in texts.items():
        for language in by_language if isinstance(by_language, dict) else ():
            if not _LANGUAGE.fullmatch(language):
                raise MissionError(f"{path.name}: {name}.{language}: a language such as en or ru is wanted")
    for dimension, colour in data.get("colours", {}).items():
        if not COLOUR.fullmatch(str(colour)):
            raise MissionError(f"{path.name}: colours.{dimension}: a colour such as #14284b is wanted, not {colour!r}")
    own_map = data.get("map")
    policy = own_map.get("policy") if isinstance(own_map, dict) else None
    if isinstance(policy, str) and policy:
        try:
            MapPolicy.from_toml(policy)
        except MapError as error:
            raise MissionError(f"{path.name}: map.policy: {error}") from error


def _logo(path: Path, name: object) -> str:
    if not isinstance(name, str) or Path(name).name != name:
        raise MissionError(f"{path.name}: logo: the name of a file beside it is wanted, not {name!r}")
    try:
        return read_logo((path.parent / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise MissionError(f"{path.name}: logo: {name!r}: {error.strerror}") from error
    except (UnicodeDecodeError, PublishingError) as error:
        raise MissionError(f"{path.name}: logo: {name!r}: {error}") from error


def _value(data: Any, place: str) -> Any:
    """Return what stands at ``place``, such as ``places[0].at``, or the innermost value on the way there."""
    for step in re.findall(r"[^.\[\]]+", place):
        if isinstance(data, list) and step.isdigit() and int(step) < len(data):
            data = data[int(step)]
        elif isinstance(data, dict) and step in data:
            data = data[step]
        else:
            break
    return data
