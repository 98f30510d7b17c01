"""`make quality` over a folder of one's own: what it writes, what it prints, what it refuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "Osh, 6 May 2031 - The Mission held a seminar on village budgets in Osh today. Thirty people took part.\n"
GOLD = {
    "kind": "item",
    "activities": [
        {
            "title": None,
            "kind": "workshop",
            "start": "2031-05-06",
            "end": "2031-05-06",
            "part": "organised",
            "upcoming": False,
            "places": [{"name": "Osh", "country": "KG"}],
            "counts": [{"value": 30, "what": "people", "approximate": False}],
        }
    ],
}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with one annotated text, one without annotation, and a file that is no document."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "seminar.txt").write_text(TEXT, encoding="utf-8")
    (folder / "seminar.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (folder / "other.md").write_text(TEXT, encoding="utf-8")
    (folder / "notes.csv").write_text("a,b\n", encoding="utf-8")
    return folder


def quality(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.quality.run", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)


def test_every_document_is_read_and_those_with_annotations_are_scored(documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    result = quality("--out", out, documents)

    assert (result.returncode, result.stderr) == (0, "")
    assert sorted(path.name for path in out.iterdir()) == ["figures.json", "other.json", "seminar.json"]
    [activity] = json.loads((out / "seminar.json").read_text(encoding="utf-8"))["activities"]
    assert (activity["start"], activity["places"]) == ("2031-05-06", [{"name": "Osh", "country": "KG"}])
    lines = dict(
        line.rsplit(maxsplit=1) for line in result.stdout.splitlines() if line.startswith(("doc", "*", "mean"))
    )
    assert (lines["documents"], lines["* start"], lines["* places"]) == ("1", "1.000", "1.000")


def test_a_document_that_cannot_be_read_is_told_and_counts_as_empty(documents: Path, tmp_path: Path) -> None:
    (documents / "seminar.txt").write_bytes(b"")

    result = quality("--out", tmp_path / "out", documents)

    assert result.returncode == 1
    assert result.stderr == "seminar.txt: the file is empty; ask for it again where it came from\n"
    assert json.loads((tmp_path / "out" / "seminar.json").read_text(encoding="utf-8")) == {"activities": []}


def test_what_is_read_never_overwrites_the_annotations(documents: Path) -> None:
    result = quality("--out", documents, documents)

    assert result.returncode == 1
    assert "would overwrite the annotations" in result.stderr
    assert json.loads((documents / "seminar.json").read_text(encoding="utf-8")) == GOLD


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    result = quality("--out", tmp_path / "out", tmp_path)

    assert result.returncode == 1
    assert "no document there; known are .docx, .htm, .html, .md, .pdf, .txt" in result.stderr
