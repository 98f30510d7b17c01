"""The fieldpost command; each of its commands is a module of the same name beside this one."""

import typer

from .compile import compile_
from .publish import publish
from .read import read

app = typer.Typer(
    name="fieldpost",
    help="Reads bulletins back into activities, each fact with the words it came from, and publishes a month's issue.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read)
app.command("compile")(compile_)
app.command("publish")(publish)

if __name__ == "__main__":
    app()
