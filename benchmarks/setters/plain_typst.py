"""The words and pictures of an issue set by Typst with nothing added; the seconds of each time but the first are told.

usage: plain_typst.py BLOCKS.json OUT.pdf TIMES     (a list of [kind, text]; of a picture the text is its file)
"""

import json
import sys
import time
from pathlib import Path

import typst

MARKS = {"title": "= ", "section": "== ", "activity": "=== ", "event": "- ", "text": ""}


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


blocks, out, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
seconds = []
for number in range(times):
    began = time.process_time()
    # Each time other words, for Typst remembers what it has set.
    told = blocks.read_text(encoding="utf-8").replace(" the ", f" the{number} " if number else " the ")
    lines = []
    for kind, text in json.loads(told):
        picture = f"#image({quoted(text)}, width: 60%)"
        lines.append(picture if kind == "picture" else f"{MARKS[kind]}#text({quoted(text)})")
    source = blocks.with_suffix(".typ")
    source.write_text("\n\n".join(lines), encoding="utf-8")
    typst.Compiler(root=str(blocks.parent)).compile(input=str(source), output=str(out))
    seconds.append(time.process_time() - began)
print(json.dumps({"seconds": seconds[1:]}))
