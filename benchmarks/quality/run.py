"""``make quality``: read annotated documents, keep what was read in the shape of the annotations, print how well.

Without a folder it reads the texts beside this file, the sample, and the documents that FIELDPOST_SHARED names.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldpost.cli.outputs import output_paths
from fieldpost.domain import Mission
from fieldpost.errors import FieldpostError
from fieldpost.publishing.mission import read_mission
from fieldpost.reading import read_bulletin
from fieldpost.reading.documents import read_document

from .annotation import as_annotation
from .score import HEADLINE, ROWS, Annotation, Score

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "texts"
SUFFIXES = frozenset([".txt", ".md", ".html", ".htm", ".docx", ".pdf"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Documents of one folder; ``gold`` is the folder of their annotations, ``mission`` what is known beforehand."""

    name: str
    documents: Path
    gold: Path
    mission: Mission | None = None

    def files(self) -> list[Path]:
        """The documents in the order of their names."""
        return sorted(path for path in self.documents.iterdir() if path.suffix.lower() in SUFFIXES)


@dataclass(slots=True)
class Result:
    """How well a collection was read; ``by_document`` are the headline figures."""

    score: Score
    by_document: dict[str, float | None]
    failed: int = 0


def collections(folder: Path | None) -> Iterator[Collection]:
    """Yield what is to be read: ``folder``, or all that has annotations here."""
    if folder:
        yield Collection(name=folder.name, documents=folder, gold=folder)
        return
    for name in ("practice", "heldout"):
        yield Collection(name=name, documents=TEXTS / name, gold=TEXTS / name)
    sample = ROOT / "sample"
    mission = read_mission(sample / "mission.toml")
    yield Collection(name="sample", documents=sample / "bulletins", gold=sample / "gold", mission=mission)
    shared = os.environ.get("FIELDPOST_SHARED")
    if shared:
        yield Collection(name="dev", documents=Path(shared, "reading/dev"), gold=Path(shared, "reading/dev"))


def measure(collection: Collection, out: Path) -> Result:
    """Read the documents of ``collection``, write to ``out`` what was read, and score those that have annotations."""
    result = Result(Score(), {})
    files = collection.files()
    for path, target in (output_paths(files, out, ".json") if files else {}).items():
        try:
            read = as_annotation(read_bulletin(read_document(path), mission=collection.mission))
        except FieldpostError as error:
            print(error, file=sys.stderr)
            read = {"activities": []}
            result.failed += 1
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        gold_file = collection.gold / f"{path.stem}.json"
        if gold_file.exists():
            gold: Annotation = json.loads(gold_file.read_text(encoding="utf-8"))
            result.score.add(gold, read)
            alone = Score()
            alone.add(gold, read)
            result.by_document[path.stem] = alone.headline
    return result


def table(results: dict[str, Result]) -> str:
    """Return the figures, one row a fact and one column a collection; the headline rows are marked."""
    lines = ["".join([f"{'':26}", *(f"{name[:10]:>11}" for name in results)])]
    lines.append("".join([f"{'documents':26}", *(f"{result.score.documents:>11}" for result in results.values())]))
    for row in ROWS:
        figures = [result.score.rows[row].figure if row in result.score.rows else None for result in results.values()]
        mark = "*" if row in HEADLINE else " "
        lines.append("".join([f"{mark} {row:24}", *(f"{_shown(figure):>11}" for figure in figures)]))
    headlines = (f"{_shown(result.score.headline):>11}" for result in results.values())
    lines.append("".join([f"{'mean of the rows with *':26}", *headlines]))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="How well bulletins are read.")
    parser.add_argument("folder", nargs="?", type=Path, help="documents, with NAME.json beside NAME.txt to be scored")
    parser.add_argument("--out", type=Path, required=True, help="folder for what was read")
    options = parser.parse_args()
    if options.folder and not options.folder.is_dir():
        sys.exit(f"{options.folder}: no such folder; name one with documents")
    if options.folder and options.out.resolve() == options.folder.resolve():
        sys.exit(f"{options.out}: what is read would overwrite the annotations there; choose another folder")

    if not any(collection.files() for collection in collections(options.folder)):
        sys.exit(f"{options.folder}: no document there; known are {', '.join(sorted(SUFFIXES))}")
    options.out.mkdir(parents=True, exist_ok=True)
    results = {}
    for collection in collections(options.folder):
        # Of a folder of one's own the files lie where they were asked for, else in a folder for each collection.
        out = options.out if options.folder else options.out / collection.name
        results[collection.name] = measure(collection, out)
    scored = {name: result for name, result in results.items() if result.score.documents}
    if scored:
        print(table(scored))
    figures = {name: result.by_document for name, result in scored.items()}
    if figures:
        by_document = json.dumps(figures, indent=1, ensure_ascii=False) + "\n"
        (options.out / "figures.json").write_text(by_document, encoding="utf-8")
    print(f"What was read lies in {options.out}, the mean of each document in figures.json there.")
    if any(result.failed for result in results.values()):
        sys.exit(1)


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


if __name__ == "__main__":
    main()
