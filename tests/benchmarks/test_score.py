"""Our scorer: what counts as right, and that it gives the figures of the one that the annotations came with."""

import copy
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality.alike import body_alike, person_alike, place_alike
from benchmarks.quality.score import ROWS, Annotation, Counted, Judged, align, score

SHARED = Path(os.environ.get("FIELDPOST_SHARED", "no such folder"), "reading")


def activity(**said: Any) -> Annotation:
    usual = {"title": None, "kind": "meeting", "start": None, "end": None, "part": "organised", "upcoming": False}
    return usual | said


def test_a_document_read_to_the_letter_has_full_figures() -> None:
    gold = {"activities": [activity(start="2031-05-06", places=[{"name": "Taraz", "country": "KZ"}])]}

    result = score([(gold, gold)])

    assert result.headline == 1.0
    assert result.rows["start"] == Judged(right=1, gold=1)
    assert result.rows["places"] == Counted(right=1, gold=1, read=1)


def test_an_activity_that_nothing_was_read_for_is_wrong_in_every_row_of_single_facts() -> None:
    gold = {"activities": [activity(start="2031-05-06", people=[{"name": "Aida Osmonova", "role": "judge"}])]}

    rows = score([(gold, {"activities": []})]).rows

    assert {name for name, row in rows.items() if row.figure} == set()
    assert rows["people"] == Counted(right=0, gold=1, read=0)
    assert rows["upcoming"] == Judged(right=0, gold=1)


def test_an_invented_activity_costs_precision() -> None:
    invented = activity(title="A visit", counts=[{"value": 30, "what": "farmers"}])

    rows = score([({"activities": []}, {"activities": [invented]})]).rows

    assert rows["activities"] == Counted(right=0, gold=0, read=1)
    assert rows["counts"] == Counted(right=0, gold=0, read=1)
    assert rows["counts"].figure == 0.0


def test_a_day_read_where_the_gold_knows_the_month_agrees_only_as_far_as_stated() -> None:
    gold = {"activities": [activity(start="2031-05")]}

    rows = score([(gold, {"activities": [activity(start="2031-05-06")]})]).rows

    assert rows["start"].figure == 0.0
    assert rows["start as far as stated"].figure == 1.0


def test_activities_find_their_partners_whatever_their_order() -> None:
    water = activity(title="Gauges on the Aspara", start="2031-05-14")
    police = activity(title="Who keeps the neighbourhood safe?", start="2031-05-06")

    assert align([water, police], [police, water]) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("gold", "read", "weight"),
    [
        ("Aida Osmonova", "Osmonova Aida", 1.0),
        ("Isabaeva K.", "Karima Isabaeva", 0.5),
        ("Isabaeva K.", "Dina Isabaeva", 0.0),
        ("Osmonova", "Aida Osmonova", 0.0),
        ("Олег Петренко", "Олегом Петренко", 1.0),
    ],
)
def test_people_are_the_same_by_surname_and_given_name_or_initial(gold: str, read: str, weight: float) -> None:
    assert person_alike({"name": gold}, {"name": read}) == weight


@pytest.mark.parametrize(
    ("gold", "read", "weight"),
    [
        ("Alpine Academy for Border Studies (AABS)", "AABS", 0.7),
        ("Alpine Academy for Border Studies", "the Alpine Academy of Border Studies", 1.0),
        ("Ministry of Justice", "Ministry of Finance", 0.0),
    ],
)
def test_bodies_are_the_same_by_most_words_or_by_a_stated_acronym(gold: str, read: str, weight: float) -> None:
    assert body_alike(gold, read) == weight


def test_the_sort_of_a_place_does_not_matter() -> None:
    assert place_alike({"name": "Osh city"}, {"name": "Osh"}) == 1.0
    assert place_alike({"name": "Osh"}, {"name": "Uzgen"}) == 0.0


THEIR_NAMES = {
    "activities": "detection (all)",
    "activities of bulletins": "detection (bulletins)",
    "start": "start (exact)",
    "start as far as stated": "start (gold's precision)",
    "end": "end (exact)",
    "end as far as stated": "end (gold's precision)",
    "places and countries": "places + country",
    "offices": "people roles",
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="FIELDPOST_SHARED names no folder of annotated documents")
@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_scorer_that_the_annotations_came_with(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    documents = []
    for path in sorted(SHARED.glob("dev/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        read = spoilt(gold, chance)
        documents.append((gold, read))
        (tmp_path / path.name).write_text(json.dumps(read), encoding="utf-8")

    command = [sys.executable, str(SHARED / "score.py"), str(tmp_path), "--gold", str(SHARED / "dev"), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = score(documents)

    assert ours.documents == theirs["documents"]
    # Theirs is the mean of rounded figures.
    assert ours.headline == pytest.approx(theirs["headline"], abs=1e-4)
    for name in ROWS:
        row, their_row = ours.rows[name], theirs["rows"][THEIR_NAMES.get(name, name)]
        assert round(row.figure or 0, 4) == (their_row.get("f1", their_row.get("accuracy")) or 0), name
        if isinstance(row, Counted):
            ratios = round(row.precision, 4), round(row.recall, 4)
            assert ratios == (their_row["precision"], their_row["recall"]), name


def spoilt(gold: Annotation, chance: random.Random) -> Annotation:
    """Return ``gold`` with facts lost, changed, and moved to other activities, as a poor reader would."""
    read = copy.deepcopy(gold)
    activities = [each for each in read["activities"] if chance.random() > 0.1]
    activities += [copy.deepcopy(each) for each in activities if chance.random() < 0.1]
    chance.shuffle(activities)
    for each in activities:
        for key in ("places", "people", "organisations", "partners", "counts"):
            each[key] = [value for value in each[key] if chance.random() > 0.2]
            if chance.random() < 0.2:
                each[key] += chance.choice(activities)[key]
        each["organisations"] = [name[: chance.randint(4, 60)] for name in each["organisations"]]
        for person in each["people"]:
            person["name"] = " ".join(reversed(person["name"].split())) if chance.random() < 0.3 else person["name"]
            person["role"] = person["role"] and person["role"][: chance.randint(3, 40)]
        for key in ("start", "end"):
            each[key] = each[key] and each[key][: chance.choice([4, 7, 10, 10])]
        each["title"] = each["title"] if chance.random() < 0.7 else None
        each["kind"] = chance.choice([each["kind"], "meeting"])
        each["part"] = chance.choice([each["part"], "other"])
        each["fields"] = each["fields"] and each["fields"][:1]
        each["upcoming"] = chance.random() < 0.5
    return {"activities": activities}
