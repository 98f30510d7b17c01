"""The child process: reads one file after another from its standard input until that is closed."""

import resource
import sys
from pathlib import Path

import msgspec

from . import messages
from .child import SECONDS, Answer, Request, write_frame
from .errors import DocumentError
from .reader import document_from_bytes

MEMORY = 1024 * 1024 * 1024
"""Bytes that reading may take beyond what the process has when it starts."""


def main() -> None:
    """Answer requests until there are none."""
    _limit_process()
    while head := sys.stdin.buffer.read(4):
        frame = sys.stdin.buffer.read(int.from_bytes(head, "big"))
        request = msgspec.msgpack.decode(frame, type=Request)
        del frame
        _limit_time()
        write_frame(sys.stdout.buffer, msgspec.msgpack.encode(_answer(request)))


def _answer(request: Request) -> Answer:
    try:
        return Answer(bulletin=document_from_bytes(request.data, name=request.name))
    except DocumentError as error:
        return Answer(error=type(error).__name__, reason=error.reason)
    except MemoryError:
        return Answer(error="TooMuchMemoryError", reason=messages.WANTED_MEMORY)


def _limit_process() -> None:
    _limit(resource.RLIMIT_AS, _memory_now() + MEMORY)
    _limit(resource.RLIMIT_CORE, 0)
    # No file it writes may have any length: it has nothing to write but its answers, and those go into a pipe.
    _limit(resource.RLIMIT_FSIZE, 0)


def _limit_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS)


def _limit(what: int, value: int) -> None:
    """Set a limit, or leave the system's where that is tighter."""
    _, highest = resource.getrlimit(what)
    resource.setrlimit(what, (value if highest == resource.RLIM_INFINITY else min(value, highest), highest))


def _memory_now() -> int:
    """Return the bytes of address space that the process has, 0 where the system does not tell."""
    try:
        with Path("/proc/self/statm").open(encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


if __name__ == "__main__":
    main()
