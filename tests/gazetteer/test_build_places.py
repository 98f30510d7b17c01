"""The script that makes the tables of towns, on invented input."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "build_places.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_places", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def city(
    number: int, name: str, *, country: str = "KG", population: int = 5_000, others: tuple[str, ...] = ()
) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "admin1code": "01",
        "latitude": 42.0,
        "longitude": 75.0,
        "population": population,
        "alternatenames": list(others),
    }


@pytest.mark.parametrize(
    ("country", "population", "kept"),
    [
        *(("KG", 1_000, True), ("KG", 999, False), ("KG", 0, True)),
        *(("AT", 100_000, True), ("AT", 99_999, False), ("AT", 0, False)),
        *(("PK", 200_000, True), ("PK", 199_999, False)),
    ],
)
def test_how_large_a_place_must_be_depends_on_its_country(
    script: ModuleType, country: str, population: int, kept: bool
) -> None:
    assert script.is_large_enough(city(1, "Alma-Bulak", country=country, population=population)) is kept


def test_of_other_spellings_only_those_that_a_text_may_have_are_kept(script: ModuleType) -> None:
    others = ("Алма-Булак", "Alma Bulak", "ALB", "alma bulaki", "アルマ", "Ab", "Alma-Bulak district", "Kazakhstan", "")

    keys = set(script.find_keys(city(1, "Alma-Bulak", others=others), capital=False))

    assert keys == {"alma bulak", "алма булак"}


def test_equal_input_gives_equal_lines_in_any_order(script: ModuleType) -> None:
    small = script.make_row(city(2, "Alma-Bulak"), {}, capital=False)
    large = script.make_row(city(1, "Alma-Bulak", population=90_000), {"KG.01": "Talas Region"}, capital=False)

    assert list(script.name_lines([small, large])) == list(script.name_lines([large, small])) == ["alma bulak\t1 2"]
    assert large.line() == "1\tAlma-Bulak\tKG\tTalas Region\t42.0000\t75.0000\t90000\t"


def test_tables_are_written_in_the_order_in_which_they_are_searched(script: ModuleType, tmp_path: Path) -> None:
    script.write_table(tmp_path / "names.tsv", "key\tids", ["б\t1", "a b\t2", "a\t3"])

    assert (tmp_path / "names.tsv").read_bytes() == "key\tids\na\t3\na b\t2\nб\t1\n".encode()
