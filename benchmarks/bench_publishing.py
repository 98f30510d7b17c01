"""What does an issue cost in all its forms, and its PDF beside those of others? Processor seconds from a cold start.

The others set the same words and pictures without our map, charts, tags and evidence.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from fieldpost.domain import Issue
from fieldpost.domain.interchange import decode_json
from fieldpost.publishing import FORMATS

from .measure import OURS, ROOT, THEIRS, in_turn, middle, run

SETTERS = Path(__file__).parent / "setters"
FIELDPOST = (OURS, "-m", "fieldpost.cli.app")
SAMPLE = ROOT / "sample"
TIMES = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        issue = _issue(folder)
        blocks = folder / "blocks.json"
        blocks.write_text(json.dumps(list(_blocks(decode_json(issue.read_bytes(), Issue)))), encoding="utf-8")
        publish = (*FIELDPOST, "publish", issue, "--to", folder / "out")
        commands: dict[str, Sequence[object]] = {
            f"fieldpost: {', '.join(FORMATS)}": publish,
            **{f"fieldpost: {form}": (*publish, "--format", form) for form in FORMATS},
            "plain Typst: pdf": (THEIRS, SETTERS / "plain_typst.py", blocks, folder / "typst.pdf"),
            "WeasyPrint: pdf": (THEIRS, SETTERS / "plain_weasyprint.py", blocks, folder / "weasyprint.pdf"),
        }
        runs = in_turn(commands, TIMES)
    plain = middle(runs["plain Typst: pdf"], lambda each: each.seconds)
    print(f"{'what':34}{'seconds':>9}{'plain Typst':>14}{'peak MB':>9}")
    for what, each in runs.items():
        seconds = middle(each, lambda one: one.seconds)
        print(f"{what:34}{seconds:>9.3f}{seconds / plain:>13.2f}x{middle(each, lambda one: one.megabytes):>9.0f}")


def _issue(folder: Path) -> Path:
    """Compile the sample's latest month."""
    bulletins, mission = sorted((SAMPLE / "bulletins").iterdir()), ("--mission", SAMPLE / "mission.toml")
    run([*FIELDPOST, "read", *bulletins, *mission, "--json", folder / "readings"])
    readings = sorted((folder / "readings").iterdir())
    issue = folder / "issue.json"
    run([*FIELDPOST, "compile", *readings, *mission, "--photos", SAMPLE / "photos.toml", "--out", issue])
    return issue


def _blocks(issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield the issue's words and pictures in the order of the page, each with what it is."""
    yield "title", issue.title
    for section in issue.sections:
        yield "section", section.heading
        for activity in (each for theme in section.themes for each in theme.activities):
            yield "activity", activity.heading
            yield from (("text", line) for line in activity.text.split("\n"))
            yield from (("picture", photo.file) for photo in issue.photos if photo.activity == activity.id)
    yield from (("event", activity.text) for activity in issue.upcoming)


if __name__ == "__main__":
    main()
