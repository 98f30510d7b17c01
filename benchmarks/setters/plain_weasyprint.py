"""The words and pictures of an issue set by WeasyPrint with nothing added.

usage: plain_weasyprint.py BLOCKS.json OUT.pdf     (a list of [kind, text]; of a picture the text is its file)
"""

import json
import sys
from html import escape
from pathlib import Path

from weasyprint import HTML  # type: ignore[import-not-found]

MARKS = {"title": "h1", "section": "h2", "activity": "h3", "event": "li", "text": "p", "cell": "p"}

blocks, out = Path(sys.argv[1]), Path(sys.argv[2])
lines = ["<!doctype html><meta charset=utf-8><title>Bulletin</title>"]
for kind, text in json.loads(blocks.read_text(encoding="utf-8")):
    picture = f'<img src="{escape(text)}" alt="" style="width: 60%">'
    lines.append(picture if kind == "picture" else f"<{MARKS[kind]}>{escape(text)}</{MARKS[kind]}>")
HTML(string="\n".join(lines), base_url=str(blocks)).write_pdf(out)
