"""English bulletins in any number, made from the sample's so that no two are alike and no cache helps."""

import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from fieldpost.reading.documents import read_document

BULLETINS = Path(__file__).parents[1] / "sample" / "bulletins"
_DAY = re.compile(r"\b([1-9]|1\d|2[0-8])\b(?= [A-Z]| and \d| to \d|-\d)")
_YEAR = re.compile(r"\b20[23]\d\b")


def documents(words: int) -> list[str]:
    """Return documents that have at least so many ``words`` together."""
    result, total = [], 0
    for document in _endless():
        if total >= words:
            break
        result.append(document)
        total += len(document.split())
    return result


def long_document(words: int) -> str:
    """Return one document of some ``words``."""
    return "\n\n".join(documents(words))


def _endless() -> Iterator[str]:
    bulletins = [read_document(path) for path in sorted(BULLETINS.iterdir()) if "-ru" not in path.name]
    texts = [[each.words(passage) for passage in each.passages] for each in bulletins]
    for number in count():
        passages = texts[number % len(texts)]
        start = number % len(passages)
        turned = [*islice(passages, start, None), *islice(passages, start)]
        text = "\n\n".join(turned)
        text = _DAY.sub(lambda day: str((int(day[1]) + number) % 28 + 1), text)  # noqa: B023 - used at once
        yield _YEAR.sub(str(2000 + number % 40), text)
