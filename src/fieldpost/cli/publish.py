"""``fieldpost publish``: an issue in, its page, PDF, calendar and data out."""

from pathlib import Path
from typing import Annotated

import typer

from fieldpost.domain import Issue
from fieldpost.errors import FieldpostError
from fieldpost.publishing.formats import FORMATS
from fieldpost.publishing.publish import publish_issue

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
    """Publish an issue in one or more formats, and print the files that were written."""
    try:
        whole = read_json(issue, Issue, made_by="fieldpost compile")
        written = publish_issue(whole, to, formats, photos_root=issue.parent)
    except FieldpostError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"{shown(Path(error.filename or to))}: {reason(error)}; choose another folder", err=True)
        raise typer.Exit(1) from error
    for path in written:
        typer.echo(shown(path))
