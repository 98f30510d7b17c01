"""The words and pictures of an issue set by Typst with nothing added.

usage: plain_typst.py BLOCKS.json OUT.pdf     (a list of [kind, text]; of a picture the text is its file)
"""

import json
import sys
from pathlib import Path

import typst

MARKS = {"title": "= ", "section": "== ", "activity": "=== ", "event": "- ", "text": ""}


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


blocks, out = Path(sys.argv[1]), Path(sys.argv[2])
lines = []
for kind, text in json.loads(blocks.read_text(encoding="utf-8")):
    lines.append(f"#image({quoted(text)}, width: 60%)" if kind == "picture" else f"{MARKS[kind]}#text({quoted(text)})")
source = blocks.with_suffix(".typ")
source.write_text("\n\n".join(lines), encoding="utf-8")
typst.Compiler(root=str(blocks.parent)).compile(input=str(source), output=str(out))
