"""Arguments that more than one command takes, and how their text is understood."""

from pathlib import Path
from typing import Annotated

import typer

from fieldpost.domain import Period, PeriodError, Precision


def parse_period(text: str) -> Period:
    """Return the period that ``text`` names in EDTF."""
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise typer.BadParameter(str(error)) from error


def parse_month(text: str) -> Period:
    """Return the calendar month that ``text`` names."""
    period = parse_period(text)
    if period.start is None or period.start != period.end or period.start.precision is not Precision.MONTH:
        raise typer.BadParameter(f"{text!r} is no calendar month such as 2031-05")
    return period


MissionFile = Annotated[
    Path | None,
    typer.Option("--mission", metavar="FILE.toml", help="Who publishes: names, languages, places, colours."),
]
"""The mission's own file; without it nothing is known of the mission but its country."""
