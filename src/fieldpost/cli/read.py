"""``fieldpost read``: bulletins in, what they tell out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from fieldpost.domain import Mission, Period, Reading
from fieldpost.domain.interchange import encode_json
from fieldpost.errors import FieldpostError
from fieldpost.publishing.mission import read_mission
from fieldpost.reading import read_bulletin
from fieldpost.reading.documents import DocumentError, read_document

from .arguments import MissionFile, parse_period
from .errors import CommandError
from .files import shown, write_whole
from .outputs import output_paths
from .progress import Progress
from .table import counted, print_activities, problem_lines, summary

_STDOUT = Path("-")


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="PDF, Word, HTML, Markdown or plain text.")],
    json: Annotated[
        Path | None,
        typer.Option(metavar="FILE.json|FOLDER|-", help="Write it as JSON; - prints one line a bulletin."),
    ] = None,
    explain: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html|FOLDER", help="Write a page with each fact beside the words it came from."),
    ] = None,
    mission: MissionFile = None,
    period: Annotated[
        Period | None,
        typer.Option(parser=parse_period, metavar="2004-05", help="When they were published, if they do not say."),
    ] = None,
) -> None:
    """Read bulletins and print what they tell: of one file its activities, of several a line each.

    A file that cannot be read is told on stderr, and the others are read all the same; the exit code is then 1.
    """
    try:
        known = read_mission(mission) if mission else None
        to_json = output_paths(files, json, ".reading.json") if json and json != _STDOUT else {}
        to_page = output_paths(files, explain, ".explain.html") if explain else {}
    except FieldpostError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from error

    activities = failed = 0
    with Progress(len(files), to=sys.stderr) as progress:
        for path in files:
            progress.step(shown(path))
            try:
                reading = _read(path, mission=known, period=period)
                if path in to_json:
                    write_whole(to_json[path], encode_json(reading))
                if path in to_page:
                    # Imported here: who wants no page does not wait for the templates.
                    from fieldpost.publishing.explain import render_explain

                    write_whole(to_page[path], render_explain(reading, themes=known.themes if known else None).encode())
            except FieldpostError as error:
                progress.clear()
                typer.echo(error, err=True)
                failed += 1
                continue
            progress.clear()
            _print(path, reading, alone=len(files) == 1, as_json=json == _STDOUT)
            activities += len(reading.activities)
    if len(files) > 1:
        told, source = counted(activities, "activity", "activities"), counted(len(files) - failed, "file", "files")
        typer.echo(f"{told} in {source}" + (f"; {failed} could not be read" if failed else ""), err=True)
    if failed:
        raise typer.Exit(1)


def _read(path: Path, *, mission: Mission | None, period: Period | None) -> Reading:
    try:
        return read_bulletin(read_document(path), mission=mission, period=period)
    except DocumentError as error:
        raise CommandError(f"{shown(path)}: {error.reason}") from error


def _print(path: Path, reading: Reading, *, alone: bool, as_json: bool) -> None:
    for line in problem_lines(shown(path), reading):
        typer.echo(line, err=True)
    if as_json:
        typer.echo(encode_json(reading, indent=0), nl=False)
    elif alone:
        print_activities(reading)
    typer.echo(f"{shown(path)}: {summary(reading)}", err=alone or as_json)
