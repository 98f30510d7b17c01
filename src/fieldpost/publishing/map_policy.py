"""What a mission says about borders and names, as its policy file has it; docs/reference/maps.md explains the file."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, Self, get_args

from .basemap import DATA, Border
from .countries import country_name
from .errors import MapError
from .projection import XY, Box, is_within

BorderStyle = Literal["solid", "dashed", "none"]
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class BorderRule(NamedTuple):
    """How the border between two areas is drawn; ``within`` (west, south, east, north) limits the rule to a box."""

    between: frozenset[str]
    style: BorderStyle
    within: Box | None = None


class MapPolicy(NamedTuple):
    """What a mission says about borders and names. Texts are by language; a missing one is said in English."""

    disclaimer: Mapping[str, str]
    credits: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]] = _NOTHING
    hidden: frozenset[str] = frozenset()
    marks: Mapping[str, str] = _NOTHING
    footnotes: Mapping[str, Mapping[str, str]] = _NOTHING
    borders: tuple[BorderRule, ...] = ()

    @classmethod
    def from_toml(cls, text: str) -> Self:
        """Return the policy in ``text``.

        Raises:
            MapError: the text is not TOML, lacks a text in English, or has a key or a value that no policy has.
        """
        try:
            data = tomllib.loads(text)
            unknown = data.keys() - {"disclaimer", "credits", "names", "hidden", "areas", "borders"}
            if unknown:
                raise MapError(f"the map policy has no key {', '.join(sorted(unknown))}")
            for key in ("disclaimer", "credits"):
                if "en" not in data.get(key, {}):
                    raise MapError(f"the map policy has no {key} in English, which stands in for missing languages")
            areas = data.get("areas", {})
            return cls(
                disclaimer=data["disclaimer"],
                credits=data["credits"],
                names=data.get("names", {}),
                hidden=frozenset(data.get("hidden", {}).get("countries", ())),
                marks={code: area["mark"] for code, area in areas.items()},
                footnotes={code: area["footnote"] for code, area in areas.items()},
                borders=tuple(_border_rule(rule) for rule in data.get("borders", ())),
            )
        except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
            raise MapError(f"the map policy cannot be read: {error}") from error

    def name_of(self, country: str, language: str) -> str:
        """Return the name of ``country``, by the policy or else the usual one, with its mark if it has one."""
        name = self.names.get(country, {}).get(language) or country_name(country, language)
        return name + self.marks.get(country, "")


@cache
def default_policy() -> MapPolicy:
    """Return the policy of ``data/map_policy.toml``, which takes no position."""
    return MapPolicy.from_toml((DATA / "map_policy.toml").read_text(encoding="utf-8"))


def styled(border: Border, rules: Sequence[BorderRule]) -> list[tuple[BorderStyle, list[XY]]]:
    """Return ``border`` in pieces of one style each, as positions; the first of ``rules`` that concerns it counts."""
    rules = [rule for rule in rules if rule.between == set(border.between)]
    positions = list(zip(border.longitudes, border.latitudes, strict=True))
    if all(rule.within is None for rule in rules[:1]):
        return [(rules[0].style if rules else "solid", positions)]
    pieces: list[tuple[BorderStyle, list[XY]]] = []
    for position in positions:
        styles: list[BorderStyle] = [rule.style for rule in rules if is_within(position, rule.within)]
        style = styles[0] if styles else "solid"
        if pieces and pieces[-1][0] == style:
            pieces[-1][1].append(position)
        else:
            pieces.append((style, [pieces[-1][1][-1], position] if pieces else [position]))
    return pieces


def _border_rule(rule: Mapping[str, Any]) -> BorderRule:
    between, style, within = rule["between"], rule["style"], rule.get("within")
    if style not in get_args(BorderStyle):
        raise MapError(
            f"the map policy draws a border in the style {style}; it can be {', '.join(get_args(BorderStyle))}"
        )
    if not isinstance(between, list) or len(between) != 2:
        raise MapError(f"the map policy has a border between {between}, not between two areas")
    if within is not None and (not isinstance(within, list) or len(within) != 4):
        raise MapError(f"the map policy has a border within {within}, not within west, south, east and north")
    return BorderRule(between=frozenset(between), style=style, within=tuple(within) if within else None)
