"""What two people changed at once: what only one of them changed is taken from them, the rest a person has to choose."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from ..record import BY_LANGUAGE, LISTS, SINGLES, Fact, Record


@dataclass(frozen=True, slots=True)
class Merged:
    """``record`` has mine where both changed a field; ``open`` are the addresses of those fields."""

    record: Record
    open: tuple[str, ...]


def merge(base: Record, mine: Record, theirs: Record, *, take_theirs: Collection[str] = ()) -> Merged:
    """Return what ``mine`` and ``theirs`` make of ``base`` together.

    ``take_theirs`` are addresses (``period``, ``texts.en``, ``people``) of fields that both changed and a person decided for
    the other's. Lists are put together fact by fact; they clash only where both replaced the same fact.
    """
    merger = _Merger(take_theirs)
    changes: dict[str, Any] = {
        name: merger.single(name, *(getattr(record, name) for record in (base, mine, theirs)))
        for name in ("original_language", *SINGLES)
    }
    for name in BY_LANGUAGE:
        words = [getattr(record, name) for record in (base, mine, theirs)]
        told = {
            language: merger.single(f"{name}.{language}", *(each.get(language) for each in words))
            for language in dict.fromkeys((*words[0], *words[1], *words[2]))
        }
        changes[name] = {language: fact for language, fact in told.items() if fact is not None}
    for name in LISTS:
        changes[name] = merger.listed(name, *(getattr(record, name) for record in (base, mine, theirs)))
    return Merged(replace(mine, **changes), tuple(merger.open))


class _Merger:
    def __init__(self, take_theirs: Collection[str]) -> None:
        self.take_theirs = take_theirs
        self.open: list[str] = []

    def single(self, address: str, base: Any, mine: Any, theirs: Any) -> Any:
        if _is_same(mine, base):
            return theirs
        if _is_same(theirs, base) or _is_same(mine, theirs):
            return mine
        return self._chosen(address, mine, theirs)

    def listed(
        self,
        address: str,
        base: tuple[Fact[Any], ...],
        mine: tuple[Fact[Any], ...],
        theirs: tuple[Fact[Any], ...],
    ) -> tuple[Fact[Any], ...]:
        if mine == base:
            return theirs
        gone_here, gone_there = _without(base, mine), _without(base, theirs)
        new_here, new_there = _without(mine, base), _without(theirs, base)
        new_there_only = _without(new_there, new_here)
        if _without(gone_here, _without(gone_here, gone_there)) and _without(new_here, new_there) and new_there_only:
            chosen: tuple[Fact[Any], ...] = self._chosen(address, mine, theirs)
            return chosen
        return (*_without(mine, gone_there), *new_there_only)

    def _chosen(self, address: str, mine: Any, theirs: Any) -> Any:
        if address in self.take_theirs:
            return theirs
        self.open.append(address)
        return mine


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, Fact) and isinstance(other, Fact):
        return bool(one.value == other.value and one.publicity is other.publicity)
    return bool(one == other)


def _without(facts: Collection[Fact[Any]], others: Collection[Fact[Any]]) -> tuple[Fact[Any], ...]:
    """Return ``facts`` that ``others`` do not hold, each as often as it is missing there."""
    left = list(others)
    result = []
    for fact in facts:
        same = next((each for each in left if _is_same(each, fact)), None)
        if same is None:
            result.append(fact)
        else:
            left.remove(same)
    return tuple(result)
