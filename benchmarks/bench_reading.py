"""How fast are bulletins read, beside what else there is? Processor seconds, each program in a process of its own.

Words a second count the whole of Fieldpost's reading, from the file's bytes to activities with evidence; the others find
names or dates and nothing more. spaCy with recognizers-text finds dates about as well, so that is the pair to compare with.
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .documents import documents, long_document
from .measure import OURS, THEIRS, Run, in_turn, middle

WORDS = 200_000
FEW_WORDS = 6_000
"""For readers that need minutes for more."""

LENGTHS = (25_000, 50_000, 100_000)
"""Words of one document, each twice the one before."""

TIMES = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        many, few = _written(folder, "many", documents(WORDS)), _written(folder, "few", documents(FEW_WORDS))
        commands: dict[str, Sequence[object]] = {
            "fieldpost": (OURS, "-m", "benchmarks.readers.fieldpost_reader", many),
            "spaCy small": (THEIRS, "-m", "benchmarks.readers.spacy_small", few),
            "spaCy small + recognizers-text": (THEIRS, "-m", "benchmarks.readers.spacy_recognizers", few),
            "dateparser.search": (THEIRS, "-m", "benchmarks.readers.dateparser_search", few),
        }
        runs = in_turn(commands, TIMES)
        long = {words: _written(folder, str(words), [long_document(words)]) for words in LENGTHS}
        lengths = in_turn(
            {
                f"{words:,} words": (OURS, "-m", "benchmarks.readers.fieldpost_reader", path)
                for words, path in long.items()
            },
            3,
        )
    _print_readers(runs)
    _print_lengths(lengths)


def _written(folder: str, name: str, texts: list[str]) -> Path:
    path = Path(folder, f"{name}.json")
    path.write_text(json.dumps(texts), encoding="utf-8")
    return path


def _print_readers(runs: dict[str, list[Run]]) -> None:
    ours = middle(runs["fieldpost"], _speed)
    print(f"{'reader':32}{'words a second':>16}{'fieldpost is':>14}{'ready after s':>15}{'peak MB':>9}")
    for name, each in runs.items():
        speed = middle(each, _speed)
        times = f"{ours / speed:.1f} times" if name != "fieldpost" else ""
        ready = middle(each, lambda run: float(run.told["ready"]))
        print(f"{name:32}{speed:>16,.0f}{times:>14}{ready:>15.2f}{middle(each, lambda run: run.megabytes):>9.0f}")


def _print_lengths(runs: dict[str, list[Run]]) -> None:
    print(f"\n{'one document of':32}{'seconds':>16}{'per word':>14}")
    first = None
    for name, each in runs.items():
        seconds = middle(each, lambda run: float(run.told["seconds"]))
        per_word = seconds / each[0].told["words"]
        first = first or per_word
        print(f"{name:32}{seconds:>16.2f}{per_word / first:>13.2f}x")


def _speed(run: Run) -> float:
    return float(run.told["words"]) / float(run.told["seconds"])


if __name__ == "__main__":
    main()
