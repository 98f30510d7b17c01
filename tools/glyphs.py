"""Write src/fieldpost/publishing/data/glyphs.txt: the characters that Typst prints, as it says itself.

Run by hand when Typst or the typefaces get a new version: ``python tools/glyphs.py``. It takes some minutes: a text is set as
PDF/UA and PDF/A, and halved while it is refused. Of a large script without a glyph in its sample (Chinese) no more is asked.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

import typst

from fieldpost.publishing.glyphs import LIST
from fieldpost.publishing.pdf import FONTS, STANDARDS, typefaces

TEMPLATE = b"""
#set document(title: "Glyphs", date: datetime(year: 2031, month: 5, day: 31))
#set text(font: json(bytes(sys.inputs.fonts)))
#for text in json(bytes(sys.inputs.texts)) { par(text) }
"""
BLOCK = 64
"""Characters that are set at once; paragraphs of their own, so that none joins its neighbour."""
LARGE, SAMPLE = 300, 40
"""Characters that make a script large, and how many of them are asked first."""


def printed(characters: list[str]) -> list[str]:
    """Return those of ``characters`` that are printed."""
    inputs = {"texts": json.dumps(characters, ensure_ascii=False), "fonts": json.dumps(FONTS)}
    try:
        typst.Compiler(TEMPLATE, font_paths=typefaces(), sys_inputs=inputs).compile(
            format="pdf", pdf_standards=STANDARDS
        )
    except typst.TypstError:
        middle = len(characters) // 2
        return printed(characters[:middle]) + printed(characters[middle:]) if middle else []
    return characters


def candidates() -> Iterator[list[str]]:
    """Return every character that a text may hold, by script: neither half of one, nor private, nor one that is none."""
    every = (chr(code) for code in range(0x110000))
    # Typefaces may know younger emoji than Python does.
    known = (
        each
        for each in every
        if unicodedata.category(each) not in ("Cs", "Co", "Cn") or "\U0001f000" <= each <= "\U0001faff"
    )
    for _, members in groupby(known, key=lambda each: unicodedata.name(each, "").partition(" ")[0]):
        yield list(members)


def is_worth_asking(script: list[str]) -> bool:
    """Whether ``script`` is small or a sample of it is printed."""
    return len(script) < LARGE or bool(printed(script[:: len(script) // SAMPLE]))


def ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Return ``codes``, which rise, as runs from first to last."""
    for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        members = [code for _, code in run]
        yield members[0], members[-1]


def main() -> None:
    characters = [each for script in candidates() if is_worth_asking(script) for each in script]
    blocks = [characters[at : at + BLOCK] for at in range(0, len(characters), BLOCK)]
    # Typst's threads do not outlive a fork.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = [ord(each) for block in pool.map(printed, blocks, chunksize=8) for each in block]
    lines = [f"{first:04X}-{last:04X}" for first, last in ranges(found)]
    Path(LIST).write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(found)} characters in {len(lines)} runs")


if __name__ == "__main__":
    main()
