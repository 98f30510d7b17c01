"""Activities and problems as lines of text: laid out on a terminal, tab-separated where the output goes elsewhere."""

import sys
from collections.abc import Sequence

import typer

from fieldpost.domain import Activity, Problem, Reading, values
from fieldpost.publishing.wording import one_line, wording

COLUMNS = ("when", "where", "kind", "part", "people", "bodies", "title")
_QUOTED = 60
"""Characters of a passage that are quoted beside a problem."""


def print_activities(reading: Reading) -> None:
    """Print what each activity is, and how many people and bodies it names."""
    if sys.stdout.isatty():
        _print_shown(reading.activities)
    else:
        for row in (COLUMNS, *map(_row, reading.activities)):
            typer.echo("\t".join(row))


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
    lines = [f"{name}{_place(problem)}: {problem.message}{_words(problem, reading)}" for problem in reading.problems]
    if lines and reading.period is None:
        lines.append(f"{name}: say when it was published with --period, for example --period 2031-05")
    return lines


def counted(number: int, one: str, many: str) -> str:
    """Return ``number`` with the word that goes with it."""
    return f"{number:,} {one if number == 1 else many}"


def _row(activity: Activity) -> tuple[str, ...]:
    return (
        str(activity.period.value) if activity.period else "",
        _where(activity),
        _kind(activity),
        activity.part.value.value,
        str(len(activity.people)),
        str(len(activity.organisations)),
        one_line(activity.heading),
    )


def _print_shown(activities: Sequence[Activity]) -> None:
    """Print for a terminal of any width: when, what, and below it the other facts that there are."""
    # Imported here, for it takes as long as a bulletin to read.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    for activity in activities:
        when = wording("en").period(activity.period.value) if activity.period else ""
        facts = [_kind(activity), activity.part.value.value, _where(activity)]
        facts += [counted(len(activity.people), "person", "people")] if activity.people else []
        facts += [counted(len(activity.organisations), "body", "bodies")] if activity.organisations else []
        what = Text(one_line(activity.heading), style="bold")
        table.add_row(when, what.append("\n" + " · ".join(filter(None, facts)), style="not bold dim"))
    Console(highlight=False).print(table)


def _where(activity: Activity) -> str:
    return ", ".join(dict.fromkeys(place.name for place in values(activity.places)))


def _kind(activity: Activity) -> str:
    kind = activity.kind.value.value
    return f"{kind} (announced)" if activity.upcoming.value else kind


def _place(problem: Problem) -> str:
    return f", page {problem.page}" if problem.page else ""


def _words(problem: Problem, reading: Reading) -> str:
    span = problem.span
    words = one_line(reading.bulletin.text[span.start : span.end]) if span else ""
    if len(words) > _QUOTED:
        words = words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return f": “{words}”" if words else ""
