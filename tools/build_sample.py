"""Rebuilds the bulletins and photographs of the sample mission from sample/sources.

Usage: python tools/build_sample.py

Needs Pillow, which the project itself does not: it draws the photographs. Typst sets the PDFs in its built-in fonts, so
no font of the machine comes in. The same sources give the same bytes; what is built is committed, so nobody has to run
this to read the sample. How each file is made, and why they look so different, is in sample/README.md.
"""

import io
import json
import runpy
import textwrap
import zipfile
from itertools import groupby
from pathlib import Path
from typing import TypedDict

import typst
from jinja2 import Environment, FileSystemLoader, StrictUndefined

SAMPLE = Path(__file__).resolve().parent.parent / "sample"
SOURCES = SAMPLE / "sources"
BULLETINS = SAMPLE / "bulletins"
PHOTOS = SAMPLE / "photos"

MARKS = {"# ": "section", "## ": "theme", "### ": "title", "- ": "item", "| ": "row", "!photo ": "photo"}
TEMPLATES = Environment(
    loader=FileSystemLoader(SOURCES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
)


class Group(TypedDict):
    """Neighbouring paragraphs of one kind; ``rows`` are the cells of each, which a bar separates in the source."""

    kind: str
    texts: list[str]
    rows: list[list[str]]


class Bulletin(TypedDict):
    """A bulletin before layout: what stands in its masthead, and its paragraphs in order."""

    masthead: dict[str, str]
    groups: list[Group]


def main() -> None:
    runpy.run_path(str(SOURCES / "photographs.py"), run_name="__main__")
    built = {
        "2029-06-bulletin.txt": build_text("2029-06-bulletin.txt", encoding="utf-8"),
        "2029-09-newsletter.txt": build_text("2029-09-newsletter.txt", encoding="cp1252", newline="\r\n", width=72),
        "2029-11-bulletin.html": build_html("2029-11-bulletin.txt", "word-2003.html", encoding="cp1252"),
        "2030-02-bulletin-ru.txt": build_text("2030-02-bulletin-ru.txt", encoding="cp1251", newline="\r\n"),
        "2030-04-bulletin.md": build_text("2030-04-bulletin.md", encoding="utf-8"),
        "2030-06-bulletin.docx": build_docx("2030-06-bulletin.txt", "styled"),
        "2030-09-bulletin.pdf": build_pdf("2030-09-bulletin.txt", "simple.typ", tagged=False),
        "2030-11-newsletter.html": build_html("2030-11-newsletter.txt", "old-cms.html", encoding="utf-8"),
        "2031-02-bulletin-ru.docx": build_docx("2031-02-bulletin-ru.txt", "plain"),
        "2031-05-bulletin.pdf": build_pdf("2031-05-bulletin.txt", "justified.typ", tagged=True),
    }
    for name, content in built.items():
        (BULLETINS / name).write_bytes(content)
        print(f"{len(content):>8} {name}")


def build_text(source: str, *, encoding: str, newline: str = "\n", width: int | None = None) -> bytes:
    """Return ``source`` as it stands, in ``encoding``; with ``width``, paragraphs get hard line ends there."""
    lines = (SOURCES / source).read_text(encoding="utf-8").splitlines()
    if width:
        lines = [part for line in lines for part in textwrap.wrap(line, width, break_on_hyphens=False) or [""]]
    return (newline.join(lines) + newline).encode(encoding)


def build_html(source: str, template: str, *, encoding: str) -> bytes:
    bulletin = read_source(SOURCES / source)
    return TEMPLATES.get_template(template).render(groups=bulletin["groups"], **bulletin["masthead"]).encode(encoding)


def build_docx(source: str, look: str) -> bytes:
    """Zip the parts of a Word document, whose text and styles have the ``look`` "styled" or "plain"."""
    bulletin = read_source(SOURCES / source)
    photos = [file for group in bulletin["groups"] if group["kind"] == "photo" for file, _ in group["rows"]]
    parts = {
        "[Content_Types].xml": "content_types.xml",
        "_rels/.rels": "rels.xml",
        "docProps/core.xml": "core.xml",
        "word/document.xml": f"{look}.xml",
        "word/styles.xml": f"{look}-styles.xml",
        "word/_rels/document.xml.rels": "document_rels.xml",
    }
    contents = {
        name: TEMPLATES.get_template(f"docx/{part}")
        .render(groups=bulletin["groups"], photos=photos, **bulletin["masthead"])
        .encode()
        for name, part in parts.items()
    }
    contents |= {f"word/media/{file}": (PHOTOS / file).read_bytes() for file in photos}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in contents.items():
            # A time of its own would make each build differ.
            archive.writestr(zipfile.ZipInfo(name, (2030, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def build_pdf(source: str, layout: str, *, tagged: bool) -> bytes:
    compiler = typst.Compiler(root=str(SAMPLE), ignore_system_fonts=True)
    pdf = compiler.compile(
        input=str(SOURCES / layout),
        format="pdf",
        sys_inputs={"bulletin": json.dumps(read_source(SOURCES / source), ensure_ascii=False)},
        pdf_tags=tagged,
    )
    assert isinstance(pdf, bytes)
    return pdf


def read_source(path: Path) -> Bulletin:
    """Read a source: one paragraph a line, blank lines mean nothing.

    ``@key value`` belongs to the masthead; ``#``, ``##`` and ``###`` open a section, a theme and a title; ``-`` is a
    list item, ``|`` a table row, ``!photo file | caption`` a picture; anything else is text.
    """
    masthead: dict[str, str] = {}
    blocks: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            masthead[key] = value
        else:
            mark = next((mark for mark in MARKS if line.startswith(mark)), "")
            blocks.append((MARKS.get(mark, "text"), line.removeprefix(mark)))
    groups: list[Group] = []
    for kind, run in groupby(blocks, key=lambda block: block[0]):
        texts = [text for _, text in run]
        groups.append({"kind": kind, "texts": texts, "rows": [text.split(" | ") for text in texts]})
    return {"masthead": masthead, "groups": groups}


if __name__ == "__main__":
    main()
