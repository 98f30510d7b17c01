"""Files that a command reads and writes: whole or not at all."""

import contextlib
import os
from pathlib import Path
from typing import TypeVar

import typer

from fieldpost.domain import InterchangeError
from fieldpost.domain.interchange import decode_json

from .errors import CommandError

T = TypeVar("T")


def read_json(path: Path, kind: type[T], *, made_by: str) -> T:
    """Return the ``kind`` in the file ``path``; ``made_by`` is the command that writes such files.

    Raises:
        CommandError: the file cannot be read or holds something else.
    """
    try:
        return decode_json(path.read_bytes(), kind)
    except OSError as error:
        raise CommandError(f"{shown(path)}: {reason(error)}; name a file that {made_by} wrote") from error
    except InterchangeError as error:
        raise CommandError(f"{shown(path)}: {error}; name a file that {made_by} wrote") from error


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` and make its folder; what stood there before stays until all of it is written.

    Raises:
        CommandError: the system does not let us.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise CommandError(f"{shown(path)}: {reason(error)}; choose another place to write to") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def shown(path: Path) -> str:
    """Return ``path`` as it can be printed, even if its name is in no known encoding."""
    return typer.format_filename(path)


def reason(error: OSError) -> str:
    """Return why the system refused, without the path and the number."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
