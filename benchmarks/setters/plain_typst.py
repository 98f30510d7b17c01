"""The words and pictures of an issue set by Typst with nothing added; the seconds of each time but the first are told.

It is set as PDF/UA-1 and in other ways as Typst does by itself; with "bare" without any standard, and with its own
typefaces only, found once.

usage: plain_typst.py BLOCKS.json OUT.pdf TIMES [bare]     (a list of [kind, text]; of a picture the text is its file)
"""

import json
import sys
import time
from itertools import groupby
from pathlib import Path
from typing import Any

import typst

MARKS = {"title": "= ", "section": "== ", "activity": "=== ", "event": "- ", "text": ""}


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def marked(kind: str, text: str) -> str:
    if kind == "picture":
        return f'#image({quoted(text)}, width: 60%, alt: "picture")'
    return f"{MARKS[kind]}#text({quoted(text)})"


def table(cells: list[str]) -> str:
    head, rows = map(quoted, cells[:3]), map(quoted, cells[3:])
    return f"#table(columns: 3, table.header({', '.join(head)}), {', '.join(rows)})"


blocks, out, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
fonts: dict[str, Any] = {}
standard: dict[str, Any] = {"pdf_standards": ["ua-1"]}
if sys.argv[4:]:
    fonts, standard = {"font_paths": typst.Fonts(include_system_fonts=False)}, {}
drawings = {file: file.read_text(encoding="utf-8") for file in blocks.parent.glob("*.svg")}
seconds = []
for number in range(times):
    # Each time other words, for Typst remembers what it has set.
    the = f" the{number} " if number else " the "
    for file, drawing in drawings.items():
        file.write_text(drawing.replace(" the ", the), encoding="utf-8")
    began = time.process_time()
    told = json.loads(blocks.read_text(encoding="utf-8").replace(" the ", the))
    lines = ['#set document(title: "Bulletin")']
    for kind, group in groupby(told, key=lambda block: str(block[0])):
        texts = [text for _, text in group]
        lines += [table(texts)] if kind == "cell" else [marked(kind, text) for text in texts]
    source = blocks.with_suffix(".typ")
    source.write_text("\n\n".join(lines), encoding="utf-8")
    typst.Compiler(root=str(blocks.parent), **fonts).compile(input=str(source), output=str(out), **standard)
    seconds.append(time.process_time() - began)
for file, drawing in drawings.items():
    file.write_text(drawing, encoding="utf-8")
print(json.dumps({"seconds": seconds[1:]}))
