"""``fieldpost compile``: what was read of a month becomes an issue."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from fieldpost.domain import CalendarDate, Issue, Period, Photo, Precision, Reading, values
from fieldpost.domain.interchange import encode_json
from fieldpost.errors import FieldpostError
from fieldpost.gazetteer import default_themes
from fieldpost.publishing.compile import compile_issue
from fieldpost.publishing.mission import default_mission, read_mission

from .arguments import MissionFile, parse_month
from .errors import CommandError
from .files import read_json, write_whole
from .photos import take_photos
from .table import counted


def compile_(
    readings: Annotated[list[Path], typer.Argument(metavar="READING", help="What `fieldpost read --json` wrote.")],
    month: Annotated[
        Period | None,
        typer.Option(parser=parse_month, metavar="2031-05", help="The month to report; by default their latest."),
    ] = None,
    mission: MissionFile = None,
    photos: Annotated[
        Path | None, typer.Option(metavar="FILE.toml", help="Pictures; they are copied beside the issue.")
    ] = None,
    number: Annotated[int | None, typer.Option(min=1, help="By default the months are counted.")] = None,
    language: Annotated[str | None, typer.Option(metavar="en", help="By default the mission's first.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="ISSUE.json", help="By default it goes to stdout.")] = None,
) -> None:
    """Compile one month's issue: what belongs in it, in its order, each activity once. Notes on that go to stderr."""
    try:
        if photos and not out:
            raise CommandError("--photos needs --out, for the pictures are put beside the issue; name its file")
        told = [read_json(path, Reading, made_by="fieldpost read --json") for path in readings]
        who = read_mission(mission) if mission else default_mission(_country(told))
        reported = month or _latest_month(told)
        said_in = language or who.languages[0]
        pictures: tuple[Photo, ...] = ()
        if photos and out:
            pictures = take_photos(photos, out, mission=who, month=reported, language=said_in)
        issue, notes = compile_issue(
            told,
            mission=who,
            themes=default_themes(),
            month=reported,
            language=said_in,
            number=number,
            photos=pictures,
        )
        data = encode_json(issue)
        if out:
            write_whole(out, data)
    except FieldpostError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from error
    for note in notes:
        typer.echo(note, err=True)
    if not out:
        typer.echo(data, nl=False)
    typer.echo(_summary(issue), err=not out)


def _summary(issue: Issue) -> str:
    facts = [counted(len(issue.reported), "activity", "activities"), f"{len(issue.upcoming)} announced"]
    if issue.photos:
        facts.append(counted(len(issue.photos), "photo", "photos"))
    return f"No. {issue.number}, {issue.period}: {', '.join(facts)}"


def _country(readings: Sequence[Reading]) -> str:
    """Return the country where most of the activities took place, empty if none is known."""
    told = (place.country for reading in readings for each in reading.activities for place in values(each.places))
    counts = Counter(country for country in told if country)
    return counts.most_common(1)[0][0] if counts else ""


def _latest_month(readings: Sequence[Reading]) -> Period:
    months = [month for reading in readings if (month := _month(reading))]
    if not months:
        raise CommandError("none of the readings tells its month; say which one to report: --month 2031-05")
    latest = max(months)
    return Period(start=CalendarDate(*latest), end=CalendarDate(*latest))


def _month(reading: Reading) -> tuple[int, int] | None:
    """Return year and month that most of what the bulletin reports began in, else those that it is of."""
    began = [each.period.value.start for each in reading.activities if each.period and not each.upcoming.value]
    counts = Counter(
        (start.year, start.month) for start in began if start and start.precision in (Precision.DAY, Precision.MONTH)
    )
    if counts:
        return max(counts, key=lambda month: (counts[month], month))  # type: ignore[return-value]
    last = reading.period.value.last if reading.period else None
    return (last.year, last.month) if last else None
