"""Which entries look like one."""

import pytest

from fieldpost.gazetteer import fold
from fieldpost.web.missions.duplicates import Name, Reason, suggest_pairs


def name(entry: int, *names: str, acronym: str = "", at: tuple[float, float] | None = None) -> Name:
    """Return an entry of these names."""
    return Name(entry=entry, keys=tuple(map(fold, names)), acronym=fold(acronym), at=at)


@pytest.mark.parametrize(
    ("kind", "one", "other", "reason"),
    [
        ("people", name(1, "Aigul Sydykova"), name(2, "Aigül Sydykova"), Reason.SAME),
        ("organisations", name(1, "Press Council"), name(2, "Council", "press council"), Reason.SAME),
        (
            "organisations",
            name(1, "Press Council", acronym="PC"),
            name(2, "Council of Press", acronym="pc"),
            Reason.ACRONYM,
        ),
        ("people", name(1, "Petrov Ivan"), name(2, "Ivan Petrov"), Reason.ORDER),
        ("people", name(1, "Ivan Petrov"), name(2, "Иван Петров"), Reason.ORDER),
        ("people", name(1, "A. Sydykova"), name(2, "Aigul Sydykova"), Reason.INITIAL),
        ("people", name(1, "Aigul Sydykova"), name(2, "Aigul Sydikova"), Reason.LETTERS),
        (
            "organisations",
            name(1, "National Association of Water Users"),
            name(2, "Association of Water Users"),
            Reason.WORDS,
        ),
        ("places", name(1, "Kara-Alma", at=(41.21, 73.34)), name(2, "Kara-Alna", at=(41.2, 73.3)), Reason.LETTERS),
        ("places", name(1, "Osh", at=(40.53, 72.8)), name(2, "Ош"), Reason.ORDER),
    ],
)
def test_names_that_are_alike_are_suggested_with_the_reason(kind: str, one: Name, other: Name, reason: Reason) -> None:
    pairs = suggest_pairs(kind, [one, other])

    assert [(pair.first, pair.second, pair.reason) for pair in pairs] == [(1, 2, reason)]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("people", name(1, "Aigul Sydykova"), name(2, "Nurlan Asanov")),
        ("people", name(1, "A. Sydykova"), name(2, "B. Sydykova")),
        ("people", name(1, "Iva"), name(2, "Ivo")),
        ("organisations", name(1, "Press Council"), name(2, "Water Council")),
        ("organisations", name(1, "School No. 12"), name(2, "School No. 13")),
        ("places", name(1, "Orlovka", at=(42.7, 75.6)), name(2, "Orlovka", at=(49.6, 36.2))),
    ],
)
def test_names_that_are_not_alike_are_not_suggested(kind: str, one: Name, other: Name) -> None:
    assert suggest_pairs(kind, [one, other]) == []


def test_a_pair_that_is_kept_apart_is_not_suggested_again() -> None:
    pair = [name(1, "Ivan Petrov"), name(2, "Ivan Petrov")]

    assert suggest_pairs("people", pair, apart={(1, 2)}) == []


def test_the_surest_pairs_come_first() -> None:
    names = [name(1, "Aigul Sydykova"), name(2, "Aigul Sydikova"), name(3, "Ivan Petrov"), name(4, "Ivan Petrov")]

    assert [pair.reason for pair in suggest_pairs("people", names)] == [Reason.SAME, Reason.LETTERS]
