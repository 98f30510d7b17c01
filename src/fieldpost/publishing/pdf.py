"""An issue as PDF: tagged for screen readers (PDF/UA-1) and for keeping (PDF/A-2a), set by Typst.

The template gets words, not code: the issue's texts as JSON, already in the reader's language. Its first typeface comes with
Typst; the letters that it lacks, and emoji, are Noto's.
"""

import datetime
import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any, cast

import manimgx_fonts
import typst

from fieldpost.domain import Activity, Issue, Photo, values

from .drawings import Drawings
from .errors import PublishingError
from .figures import key_figures, towns_of
from .glyphs import printed
from .jpeg import jpeg_size
from .lettering import take_labels
from .marks import marks
from .unprinted import Unprinted, find_unprinted
from .wording import Wording, said_by, wording_of

TEMPLATE = Path(__file__).parent / "templates" / "typst" / "issue.typ"
_SCRIPTS = (
    "Georgian Armenian Arabic Hebrew Devanagari Bengali Gujarati Gurmukhi Oriya Tamil Telugu Kannada Malayalam Sinhala"
    " Thai Lao Khmer Myanmar Ethiopic Symbols"
)
FONTS = ("Libertinus Serif", "Noto Sans", *(f"Noto Sans {script}" for script in _SCRIPTS.split()), "Noto Emoji")
STANDARDS: list[Any] = ["ua-1", "a-2a"]
_TOLD = re.compile(r"<(?:title|desc) id=[^>]*>([^<]*)</")
_UNDRAWN = re.compile(r"<(title|desc)\b[^>]*>[^<]*</\1>")
_WIDTH = re.compile(r'viewBox="0 0 ([\d.]+) ')
_KEPT = ("file", "drawing", "link", "alternative")
"""What is not printed: what leads to a file or a page, and what is read out instead of a picture."""
_DRAWN = ("svg", "logo", "shape")
_LONG, _BREAKABLE = re.compile(r"\S{28,}"), re.compile(r"(\S{20,24}?)(?=[^\W_])")
"""A word that may be longer than a line, and where in it a line may end: not before an accent."""
_LONG_PART = re.compile(r"\w{28,}")
"""A part of an address of which the same holds; elsewhere Typst breaks addresses itself, and they can be copied whole."""
_TOLD_AT_ONCE = 5
"""Texts that a message names."""
_MARGIN_LETTERS, _MARGIN_LINES = 20, 4
"""What surely fits in a line of the margin column, and the lines for which a heading and its text are tall enough."""


def render_pdf(issue: Issue, *, photos_root: Path, drawings: Drawings | None = None) -> bytes:
    """Return ``issue`` as PDF; its photos' files are counted from ``photos_root``.

    Symbols that no typeface has are left out; ``unprinted.find_unprinted`` tells which.

    Raises:
        PublishingError: a photo is missing or no picture, or no typeface has one of the letters.
    """
    for photo in issue.photos:
        if not (photos_root / photo.file).is_file():
            raise PublishingError(f"photo {photo.file}: there is no such file in {photos_root}")
    missing = [each for each in find_unprinted(issue) if not each.is_left_out]
    if missing:
        raise _lacking(missing, issue)
    data = json.dumps(_printed(in_words(issue, photos_root, drawings or Drawings(issue))), ensure_ascii=False)
    try:
        compiler = typst.Compiler(
            TEMPLATE.read_bytes(),
            root=photos_root,
            font_paths=typefaces(),
            sys_inputs={"issue": data},
        )
        # The timestamp is never the clock's, so that equal issues give equal bytes.
        midnight = datetime.datetime.combine(issue.date, datetime.time(), tzinfo=datetime.UTC)
        return cast("bytes", compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=midnight))
    except typst.TypstError as error:
        raise PublishingError(f"the PDF of {issue.id} cannot be made: {error.message}") from error


@cache
def typefaces() -> typst.Fonts:
    """Return the typefaces that a PDF is set in, found once; those of the machine are none of them."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(Path(manimgx_fonts.__file__).parent)])


def in_words(issue: Issue, photos_root: Path, drawings: Drawings) -> dict[str, Any]:
    """Return what the template prints, in its order."""
    words, mission = wording_of(issue), issue.mission
    look = marks(issue)
    own = mission.headings.get(issue.language, {})
    publisher = said_by(mission.names, issue.language, mission)
    photos: dict[str | None, list[dict[str, Any]]] = {}
    for photo in issue.photos:
        photos.setdefault(photo.activity, []).append(_photo(photo, photos_root, words))
    month, number = words.period(issue.period), words.text("No. {number}", number=issue.number)
    return {
        "language": issue.language,
        "rtl": words.direction == "rtl",
        "fonts": FONTS,
        "date": {"year": issue.date.year, "month": issue.date.month, "day": issue.date.day},
        "name": f"{issue.title} {number}, {month}",
        "description": f"{publisher}, {month}",
        "running": f"{issue.title} {number}, {month}",
        "mission": publisher,
        "publisher": _said(publisher, words),
        "organisation": _said(said_by(mission.organisation, issue.language, mission), words),
        "logo": mission.logo,
        "title": _said(issue.title, words),
        "number": number,
        "month": month,
        **_figures(issue, words),
        **_told_first(issue, words),
        "towns": [
            {"name": _said(place.name, words), "count": words.number(len(activities))}
            for place, activities in towns_of(issue)
        ],
        "map": _drawing(drawings.places_on_paper),
        "chart": _drawing(drawings.dimensions_on_paper),
        "days": _drawing(drawings.days_on_paper),
        "sections": [
            {
                "heading": _said(section.heading, words),
                "colour": look[section.dimension].colour,
                "shape": look[section.dimension].svg,
                "themes": [
                    {
                        "heading": _said(theme.heading, words),
                        "activities": [_activity(each, issue, photos, words) for each in theme.activities],
                    }
                    for theme in section.themes
                ],
            }
            for section in issue.sections
        ],
        "upcoming": [
            {
                "title": _said(words.heading(each), words),
                "when": words.when(each),
                "where": words.where(each),
                "errata": _errata(each, issue, words),
            }
            for each in issue.upcoming
        ],
        "notices": [_said(notice, words) for notice in issue.notices],
        "photos": photos.get(None, []),
        "published": _published(issue, publisher, words),
        "disclaimer": _said(said_by(mission.disclaimer, issue.language, mission), words),
        "contact": [_said(line, words) for line in said_by(mission.contact, issue.language, mission).splitlines()],
        "site": {"link": mission.site, "value": mission.site},
        "words": {
            "contents": words.text("Contents"),
            "glance": words.text("At a glance"),
            "where": words.text("Where"),
            "days": words.text("Day by day"),
            "when": words.text("When"),
            "what": words.text("What"),
            "upcoming": _said(own.get("upcoming") or words.text("Upcoming events"), words),
            "notices": _said(own.get("notices") or words.text("Notices"), words),
            "errata": words.text("Corrections"),
            "about": words.text("About this bulletin"),
            "page": words.text("Page {page} of {pages}"),
            "credits": words.text(
                "Place names and positions: GeoNames (CC BY 4.0). Boundaries and waters: Natural Earth (public domain)."
            ),
        },
    }


def _printed(data: Any) -> Any:
    """Return ``data`` with each of its texts as it is printed."""
    if isinstance(data, str):
        return _LONG.sub(lambda word: _breakable(word[0]), printed(data))
    if isinstance(data, Mapping):
        return {key: _printed_as(key, value) for key, value in data.items()}
    return [_printed(each) for each in data] if isinstance(data, list | tuple) else data


def _breakable(word: str) -> str:
    part = _LONG_PART if word.startswith(("https://", "http://")) else _LONG
    return part.sub(lambda long: _BREAKABLE.sub("\\1\u200b", long[0]), word)


def _printed_as(key: str, value: Any) -> Any:
    if key in _KEPT:
        return value
    return printed(value) if key in _DRAWN and isinstance(value, str) else _printed(value)


def _lacking(missing: list[Unprinted], issue: Issue) -> PublishingError:
    told = "; ".join(map(str, missing[:_TOLD_AT_ONCE]))
    more = f" and {len(missing) - _TOLD_AT_ONCE} more texts" if len(missing) > _TOLD_AT_ONCE else ""
    return PublishingError(f"the PDF of {issue.id} cannot be made, for no typeface has {told}{more}")


def _said(text: str, words: Wording) -> str | dict[str, str]:
    """Return ``text``, with its language if that is not the issue's."""
    language = words.foreign(text)
    return {"text": text, "language": language} if language else text


def _drawing(svg: str) -> dict[str, Any]:
    """Return a drawing with what it says of itself as its alternative text, and the labels that are set over it."""
    told = [unescape(text) for text in _TOLD.findall(svg)]
    # The names that a reader hears of a shape are not drawn, and need no typeface.
    drawn, labels = take_labels(printed(_UNDRAWN.sub("", svg)))
    width = _WIDTH.search(drawn)
    return {
        "svg": drawn,
        "width": float(width[1]) if width else 0,
        "labels": labels,
        "alternative": ". ".join(told),
    }


def _figures(issue: Issue, words: Wording) -> dict[str, Any]:
    figures = key_figures(issue)
    shown = [(figures.activities, words.count("activity", "activities", figures.activities))]
    if figures.towns:
        shown.append((figures.towns, words.count("town or village", "towns and villages", figures.towns)))
    note = ""
    if figures.reached.activities:
        people = figures.reached.people
        label = words.count("person took part or was reached", "people took part or were reached", people)
        shown.append((people, label))
        note = words.count(
            "People are counted as {number} activity states them.",
            "People are counted as {number} activities state them.",
            figures.reached.activities,
        ).format(number=words.number(figures.reached.activities))
        if figures.reached.approximate:
            note += " " + words.text("Some of them give round numbers.")
    if figures.planned.activities:
        people = figures.planned.people
        shown.append((people, words.count("person was to be reached", "people were to be reached", people)))
    return {
        "figures": [{"number": words.number(number), "label": label} for number, label in shown],
        "figures-note": note,
    }


def _told_first(issue: Issue, words: Wording) -> dict[str, Any]:
    """Return what stands before the sections: corrections, the editor's note, how far campaigns are."""
    titles = {each.id: words.heading(each) for each in (*issue.reported, *issue.upcoming)}
    linked = {each.id for each in issue.reported if each.title}
    return {
        "errata": [
            {
                "day": words.day(erratum.date),
                "text": _said(erratum.text, words),
                "title": _said(titles.get(erratum.activity or "", ""), words),
                "anchor": erratum.activity if erratum.activity in linked else "",
            }
            for erratum in issue.errata
        ],
        "lead": [_said(line, words) for line in issue.lead.splitlines() if line.strip()],
        "progress": [f"{each.title}: {words.progress(each)}" for each in issue.progress],
    }


def _published(issue: Issue, publisher: str, words: Wording) -> str:
    told = words.text("Published on {date} by {mission}.", date=words.day(issue.date), mission=publisher)
    if issue.updated is None:
        return told
    return told + " " + words.text("Corrected on {date}.", date=words.day(issue.updated.date()))


def _errata(activity: Activity, issue: Issue, words: Wording) -> list[str | dict[str, str]]:
    return [_said(words.corrected(erratum), words) for erratum in issue.errata_of(activity)]


def _activity(
    activity: Activity, issue: Issue, photos: Mapping[str | None, list[dict[str, Any]]], words: Wording
) -> dict[str, Any]:
    when, where = words.when(activity), words.where(activity)
    facts = (
        (words.text("People"), words.people_line(activity), False),
        (words.text("Partners"), words.partners_line(activity), False),
        (words.text("Took part"), words.reach_line(activity), False),
        (words.text("Planned"), words.reach_line(activity, planned=True), False),
        *((words.text("Links"), link, link.startswith(("https://", "http://"))) for link in values(activity.links)),
    )
    errata = _errata(activity, issue, words)
    return {
        # A place that nothing refers to needs no name.
        "anchor": activity.id if errata else "",
        "errata": errata,
        "title": _said(words.heading(activity) if activity.title else "", words),
        "paragraphs": [_said(line, words) for line in activity.text.splitlines() if line.strip()],
        "when": when,
        "where": where,
        # Whether the margin may be taller than the text beside it.
        "tall": not activity.title or sum(-(-len(each) // _MARGIN_LETTERS) for each in (when, where)) > _MARGIN_LINES,
        "facts": [
            {"label": label, "value": value if link else _said(value, words), "link": value if link else ""}
            for label, value, link in facts
            if value
        ],
        "photos": photos.get(activity.id, []),
    }


def _photo(photo: Photo, photos_root: Path, words: Wording) -> dict[str, Any]:
    """Return a photo; a JPEG as a drawing that holds it, for of a photo Typst decodes all pixels to print none of them."""
    size = jpeg_size((photos_root / photo.file).read_bytes())
    drawing = ""
    if size:
        box = f'width="{size[0]}" height="{size[1]}"'
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {box}><image {box} href="{escape(photo.file)}"/></svg>'
    return {
        "file": photo.file,
        "drawing": drawing,
        "wide": bool(size and size[0] > 1.9 * size[1]),
        "alternative": photo.alternative,
        "caption": _said(photo.caption, words),
        "credit": words.text("Photo: {credit}", credit=photo.credit) if photo.credit else "",
    }
