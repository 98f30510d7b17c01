"""Activities and problems as lines of text: columns on a terminal, tab-separated where the output goes elsewhere."""

import sys
from collections.abc import Callable, Sequence

import typer

from fieldpost.domain import Activity, Period, Problem, Reading, values
from fieldpost.publishing.wording import one_line, wording

COLUMNS = ("when", "where", "kind", "part", "people", "bodies", "title")
_FIGURES = ("people", "bodies")
_QUOTED = 60
"""Characters of a passage that are quoted beside a problem."""


def print_activities(reading: Reading) -> None:
    """Print one row an activity: how many people and bodies it names, and the other facts in words."""
    if not sys.stdout.isatty():
        for row in (COLUMNS, *(_row(activity, str) for activity in reading.activities)):
            typer.echo("\t".join(row))
    elif reading.activities:
        _print_columns([_row(activity, wording("en").period) for activity in reading.activities])


def summary(reading: Reading) -> str:
    """Return on one line what was read."""
    facts = [reading.language.value]
    if reading.period:
        facts.append(str(reading.period.value))
    upcoming = sum(activity.upcoming.value for activity in reading.activities)
    told = counted(len(reading.activities), "activity", "activities")
    facts.append(f"{told} ({upcoming} announced)" if upcoming else told)
    if reading.problems:
        facts.append(counted(len(reading.problems), "open point", "open points"))
    return ", ".join(facts)


def problem_lines(name: str, reading: Reading) -> list[str]:
    """Return the problems of the bulletin ``name``, each on one line with its place and the words it is about."""
    return [f"{name}{_place(problem)}: {problem.message}{_words(problem, reading)}" for problem in reading.problems]


def counted(number: int, one: str, many: str) -> str:
    """Return ``number`` with the word that goes with it."""
    return f"{number:,} {one if number == 1 else many}"


def _row(activity: Activity, told: Callable[[Period], str]) -> tuple[str, ...]:
    kind = activity.kind.value.value
    return (
        told(activity.period.value) if activity.period else "",
        ", ".join(dict.fromkeys(place.name for place in values(activity.places))),
        f"{kind} (announced)" if activity.upcoming.value else kind,
        activity.part.value.value,
        str(len(activity.people)),
        str(len(activity.organisations)),
        one_line(activity.heading),
    )


def _print_columns(rows: Sequence[Sequence[str]]) -> None:
    # Imported here, for it takes as long as a bulletin to read.
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in COLUMNS:
        table.add_column(name, justify="right" if name in _FIGURES else "left")
    for row in rows:
        table.add_row(*("" if cell == "0" else cell for cell in row))
    Console(highlight=False, markup=False).print(table)


def _place(problem: Problem) -> str:
    return f", page {problem.page}" if problem.page else ""


def _words(problem: Problem, reading: Reading) -> str:
    span = problem.span
    words = one_line(reading.bulletin.text[span.start : span.end]) if span else ""
    if len(words) > _QUOTED:
        words = words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return f": “{words}”" if words else ""
