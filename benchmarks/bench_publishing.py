"""What does an issue cost in all its forms, and its PDF beside those of others? Processor seconds.

The others set the same words and pictures without our columns and running heads, Typst as PDF/UA-1 like ours; the map and
the charts they get ready made. The strictest reading of "plain Typst" is measured, too: only the title, the headings, the
activities and what is told of them, no table, no standard, and the typefaces found once for all times.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from fieldpost.domain import Activity, Issue, values
from fieldpost.domain.interchange import decode_json
from fieldpost.publishing import FORMATS
from fieldpost.publishing.drawings import Drawings
from fieldpost.publishing.pdf import in_words
from fieldpost.publishing.wording import wording_of

from .measure import OURS, ROOT, THEIRS, Run, in_turn, middle, run

SETTERS = Path(__file__).parent / "setters"
FIELDPOST = (OURS, "-m", "fieldpost.cli.app")
SAMPLE = ROOT / "sample"
TIMES = 7
WARM = 7
"""How often one process sets the PDF, where what it costs when all is loaded is wanted."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = _issue(folder)
        issue = decode_json(file.read_bytes(), Issue)
        drawn = list(_drawings(issue, folder))
        words, bare = list(_blocks(issue, folder)), list(_bare_blocks(issue))
        publish = (*FIELDPOST, "publish", file, "--to", folder / "out")
        ours = (OURS, SETTERS / "fieldpost_pdf.py", file, folder / "ours.pdf")
        plain = _typst(folder, "words", words), _typst(folder, "whole", [*drawn, *words])
        barest = _typst(folder, "bare", bare), _typst(folder, "bare-whole", [*drawn, *bare])
        pairs: dict[str, tuple[Sequence[object], Sequence[object]]] = {}
        for peer, (without, whole), how in (("", plain, ()), (", strictest", barest, ("bare",))):
            pairs |= {
                f"without map and charts{peer}": ((*ours, 1, "plain"), (*without, 1, *how)),
                f"with map and charts{peer}": ((*ours, 1), (*whole, 1, *how)),
                f"without them, warm{peer}": ((*ours, WARM, "plain"), (*without, WARM, *how)),
                f"with them, warm{peer}": ((*ours, WARM), (*whole, WARM, *how)),
            }
        commands: dict[str, Sequence[object]] = {
            f"fieldpost publish: {', '.join(FORMATS)}": publish,
            **{f"fieldpost publish: {form}": (*publish, "--format", form) for form in FORMATS},
            "WeasyPrint: pdf": (THEIRS, SETTERS / "plain_weasyprint.py", folder / "whole.json", folder / "weasy.pdf"),
        }
        for what, (our, theirs) in pairs.items():
            commands |= {f"ours {what}": our, f"plain {what}": theirs}
        runs = in_turn(commands, TIMES)
    print(f"{'what':44}{'seconds':>9}{'peak MB':>9}")
    for what, each in runs.items():
        if not what.startswith(("ours", "plain")):
            print(f"{what:44}{middle(each, _seconds):>9.3f}{middle(each, lambda one: one.megabytes):>9.0f}")
    print(f"\n{'the PDF':44}{'ours':>9}{'Typst':>9}{'ratio':>9}")
    for what in pairs:
        cost, other = middle(runs[f"ours {what}"], _seconds), middle(runs[f"plain {what}"], _seconds)
        print(f"{what:44}{cost:>9.3f}{other:>9.3f}{cost / other:>8.2f}x")


def _seconds(one: Run) -> float:
    """Return what the run cost; of one that set the PDF several times, what each but the first did."""
    told = one.told.get("seconds")
    return median(told) if told else one.seconds


def _typst(folder: Path, name: str, blocks: Sequence[tuple[str, str]]) -> tuple[object, ...]:
    """Return the command that sets ``blocks`` by plain Typst, but for how often."""
    file = folder / f"{name}.json"
    file.write_text(json.dumps(blocks), encoding="utf-8")
    return THEIRS, SETTERS / "plain_typst.py", file, folder / f"{name}.pdf"


def _issue(folder: Path) -> Path:
    """Compile the sample's latest month."""
    bulletins, mission = sorted((SAMPLE / "bulletins").iterdir()), ("--mission", SAMPLE / "mission.toml")
    run([*FIELDPOST, "read", *bulletins, *mission, "--json", folder / "readings"])
    readings = sorted((folder / "readings").iterdir())
    issue = folder / "issue.json"
    run([*FIELDPOST, "compile", *readings, *mission, "--photos", SAMPLE / "photos.toml", "--out", issue])
    return issue


def _drawings(issue: Issue, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the map and the charts as pictures, which are put into ``folder``."""
    drawings = Drawings(issue)
    drawn = {"map": drawings.places_on_paper, "chart": drawings.dimensions_on_paper, "days": drawings.days_on_paper}
    for name, svg in drawn.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
        yield "picture", f"{name}.svg"


def _blocks(issue: Issue, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the words and photos that our PDF shows, but for its running heads, in its order, each with what it is."""
    told = in_words(issue, folder, Drawings(issue))
    words = told["words"]
    yield from (("text", _plain(told[each])) for each in ("organisation", "publisher") if told[each])
    yield "title", _plain(told["title"])
    yield from (("text", told[each]) for each in ("number", "month"))
    yield from (("event", _plain(section["heading"])) for section in told["sections"])
    yield from (("text", f"{figure['number']} {figure['label']}") for figure in told["figures"])
    yield "text", told["figures-note"]
    yield from (("event", f"{_plain(town['name'])} {town['count']}") for town in told["towns"])
    for section in told["sections"]:
        yield "section", _plain(section["heading"])
        for theme in section["themes"]:
            if theme["heading"]:
                yield "section", _plain(theme["heading"])
            for activity in theme["activities"]:
                if activity["title"]:
                    yield "activity", _plain(activity["title"])
                yield from (("text", activity[each]) for each in ("when", "where") if activity[each])
                yield from (("text", _plain(paragraph)) for paragraph in activity["paragraphs"])
                yield from (("text", f"{fact['label']} {_plain(fact['value'])}") for fact in activity["facts"])
                for photo in activity["photos"]:
                    yield "picture", photo["file"]
                    yield "text", f"{_plain(photo['caption'])} {photo['credit']}"
    yield "section", _plain(words["upcoming"])
    yield from (("cell", words[each]) for each in ("when", "what", "where"))
    for each in told["upcoming"]:
        yield from (("cell", text) for text in (each["when"], _plain(each["title"]), each["where"]))
    yield "section", _plain(words["notices"])
    yield from (("text", _plain(notice)) for notice in told["notices"])
    yield "section", words["about"]
    yield from (("text", _plain(told[each])) for each in ("published", "disclaimer", "site"))
    yield from (("text", _plain(line)) for line in told["contact"])
    yield "text", words["credits"]


def _plain(said: str | dict[str, str]) -> str:
    return said if isinstance(said, str) else said["text"]


def _bare_blocks(issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield the issue's title, activities and photos in the order of the page, each with what it is."""
    yield "title", issue.title
    for section in issue.sections:
        yield "section", section.heading
        for theme in section.themes:
            yield "section", theme.heading
            for activity in theme.activities:
                yield "activity", activity.heading
                yield from (("text", line) for line in (*activity.text.split("\n"), *_facts(activity, issue)))
                yield from (("picture", photo.file) for photo in issue.photos if photo.activity == activity.id)
    yield from (("event", f"{activity.heading}. {' '.join(_facts(activity, issue))}") for activity in issue.upcoming)


def _facts(activity: Activity, issue: Issue) -> Iterator[str]:
    words = wording_of(issue)
    yield words.when_and_where(activity)
    yield words.people_line(activity)
    yield words.partners_line(activity)
    yield words.reach_line(activity)
    yield from values(activity.links)


if __name__ == "__main__":
    main()
