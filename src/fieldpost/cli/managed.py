"""Commands that need the database: they are management commands of the web side, and are called by name.

Which installation is meant tells FIELDPOST_HOME, the folder ``var`` below the current one if it is not set; what its file
``environment`` says counts where the environment itself says nothing.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import typer

from fieldpost.errors import FieldpostError

from .errors import CommandError
from .files import reason, shown


def home() -> Path:
    """Return the folder of the installation."""
    return Path(os.environ.get("FIELDPOST_HOME", "var")).resolve()


def environment_file() -> Path:
    """Return the file with the installation's secrets and addresses."""
    return home() / "environment"


def read_environment(path: Path) -> dict[str, str]:
    """Return the lines NAME=value of ``path``, nothing if there is no such file.

    Raises:
        CommandError: it cannot be read, or a line is no such line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise CommandError(f"{shown(path)}: {reason(error)}; run the command as who owns the file") from error
    found = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, is_one, value = line.partition("=")
        if not is_one:
            raise CommandError(f"{shown(path)}, line {number}: {line!r} is not NAME=value; mend or delete it")
        found[name.strip()] = value.strip()
    return found


def set_up() -> None:
    """Make Django ready, with the production settings where FIELDPOST_HOSTS is set, else those for one's own machine.

    Raises:
        CommandError: something is missing in the environment.
    """
    for name, value in read_environment(environment_file()).items():
        os.environ.setdefault(name, value)
    chosen = "production" if os.environ.get("FIELDPOST_HOSTS") else "dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"fieldpost.web.settings.{chosen}")

    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from error


def run(module: str, name: str, arguments: Sequence[str], *, to: TextIO | None = None) -> int:
    """Run the management command in ``module``, which people know as ``fieldpost NAME``, and return its exit code.

    What it prints to stdout goes ``to``.
    """
    try:
        set_up()
    except FieldpostError as error:
        typer.echo(error, err=True)
        return 1

    from django.core import management
    from django.db import Error, connections

    command = management.load_command_class(management.get_commands()[module], module)
    try:
        options = vars(command.create_parser("fieldpost", name).parse_args(list(arguments)))
        if to is not None:
            options["stdout"] = to
        command.execute(*options.pop("args", ()), **options)
    except management.CommandError as error:
        typer.echo(error, err=True)
        return error.returncode
    except FieldpostError as error:
        typer.echo(error, err=True)
        return 1
    except Error as error:
        typer.echo(f"The database: {' '.join(str(error).split())}; `fieldpost check` says what to do", err=True)
        return 1
    finally:
        connections.close_all()
    return 0


def manage(context: typer.Context) -> None:
    """Run a command of Django's in this installation, such as migrate; `help` lists them."""
    try:
        set_up()
    except FieldpostError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from error

    from django.core.management import execute_from_command_line

    sys.argv = ["fieldpost manage", *context.args]
    execute_from_command_line(sys.argv)
