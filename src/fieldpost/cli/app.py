"""The fieldpost command; its commands are functions in modules of their names, or management commands."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "read": ("read", "read"),
    "compile": ("compile", "compile_"),
    "publish": ("publish", "publish"),
    "init": ("init", "init"),
    "serve": ("serve", "serve"),
}
"""Module and function of each command; a module is imported when its command is called, for each needs what others do not."""

MANAGED = {
    "check": ("check_installation", "Say in plain words what is wrong with this installation, and what to do."),
    "backup": ("backup", "Put the database and all files into one archive, and try whether it can be restored."),
    "restore": ("restore", "Put back what a backup holds."),
    "export-site": ("export_site", "Write the whole public site of a mission as files that any web server serves."),
    "reindex": ("reindex", "Write the search of the public site anew from what is shown."),
    "work": ("work", "Do the background work: send letters, publish what is scheduled, remind; until it is stopped."),
}
"""Management command of each command that needs the database, and what it is for, so that listing them needs no Django."""

PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
"""Settings of a command that another program parses; it prints its help, too."""


class Commands(TyperGroup):
    """Finds the commands in their modules."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer says to every group what is being called
        return [*COMMANDS, *MANAGED, "manage"]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        alone = typer.Typer(add_completion=False)
        if cmd_name in COMMANDS:
            module, function = COMMANDS[cmd_name]
            alone.command(cmd_name)(getattr(import_module(f"fieldpost.cli.{module}"), function))
        elif cmd_name in MANAGED:
            alone.command(cmd_name, help=MANAGED[cmd_name][1], context_settings=PASSED_ON)(_managed)
        elif cmd_name == "manage":
            alone.command(cmd_name, context_settings=PASSED_ON)(import_module("fieldpost.cli.managed").manage)
        else:
            return None
        return typer.main.get_command(alone)


def _managed(context: typer.Context) -> None:
    name = str(context.info_name)
    raise typer.Exit(import_module("fieldpost.cli.managed").run(MANAGED[name][0], name, context.args))


app = typer.Typer(
    name="fieldpost", cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def fieldpost() -> None:
    """Reads bulletins back into activities, each fact with the words it came from, and publishes a month's issue."""


if __name__ == "__main__":
    app(prog_name="fieldpost")
