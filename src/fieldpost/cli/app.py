"""The fieldpost command; each of its commands is a function in the module of its name."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS = {"read": "read", "compile": "compile_", "publish": "publish"}
"""The function of each command; a module is imported when its command is called, for each needs what others do not."""


class Commands(TyperGroup):
    """Finds the commands in their modules."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer says to every group what is being called
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"fieldpost.cli.{cmd_name}")
        alone = typer.Typer(add_completion=False)
        alone.command(cmd_name)(getattr(module, COMMANDS[cmd_name]))
        return typer.main.get_command(alone)


app = typer.Typer(
    name="fieldpost", cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def fieldpost() -> None:
    """Reads bulletins back into activities, each fact with the words it came from, and publishes a month's issue."""


if __name__ == "__main__":
    app(prog_name="fieldpost")
