"""``fieldpost publish``: an issue in, its page, PDF, calendar and data out."""

from pathlib import Path
from typing import Annotated

import typer

from fieldpost.domain import Issue
from fieldpost.errors import FieldpostError
from fieldpost.publishing.formats import FORMATS
from fieldpost.publishing.publish import publish_issue
from fieldpost.publishing.unprinted import find_unprinted

from .errors import CommandError
from .files import read_json, reason, shown

_NAMES = ", ".join(FORMATS)


def publish(
    issue: Annotated[Path, typer.Argument(metavar="ISSUE.json", help="A file that `fieldpost compile` wrote.")],
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the published files go, with their pictures.")],
    formats: Annotated[
        list[str],
        typer.Option("--format", metavar="NAME", help=f"One of {_NAMES}; may be given again."),
    ] = list(FORMATS),  # noqa: B006 - never changed
) -> None:
    """Publish an issue in one or more formats, and print the files that were written.

    Symbols that the PDF leaves out are told; a letter that it lacks keeps the issue from being published.
    """
    try:
        whole = read_json(issue, Issue, made_by="fieldpost compile")
        if "pdf" in formats:
            _check_print(whole, issue)
        written = publish_issue(whole, to, formats, photos_root=issue.parent)
    except FieldpostError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"{shown(Path(error.filename or to))}: {reason(error)}; choose another folder", err=True)
        raise typer.Exit(1) from error
    for path in written:
        typer.echo(shown(path))


def _check_print(issue: Issue, file: Path) -> None:
    """Tell what the PDF leaves out, and what it cannot print, a line for each text.

    Raises:
        CommandError: it lacks a letter.
    """
    found = find_unprinted(issue)
    for each in found:
        what = "left out of the PDF, which has no such symbol" if each.is_left_out else "the PDF has no such letter"
        typer.echo(f"{shown(file)}: {each}: {what}", err=True)
    if not all(each.is_left_out for each in found):
        advice = "write it in other letters, or publish without the PDF (--format html)"
        raise CommandError(f"{shown(file)}: nothing is published, for the PDF lacks a letter; {advice}")
