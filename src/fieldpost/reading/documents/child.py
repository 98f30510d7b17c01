"""A second process that reads files for this one, so that a hostile file can harm no more than that.

It is started with the first file and kept for the next ones; after a crash or a timeout a new one takes its place. Both
sides speak in frames: four bytes of length, then MessagePack. Nothing that comes back is trusted to be more than data.
"""

import atexit
import os
import select
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import BinaryIO

import msgspec

from fieldpost.domain.bulletin import Bulletin
from fieldpost.domain.errors import DomainError

from . import errors, messages
from .errors import DamagedDocumentError, DocumentError, TookTooLongError, TooMuchMemoryError

SECONDS = 30
"""Longest time, by the clock and of the processor, that one file may take."""

FILES_PER_CHILD = 200
"""Files after which a new child takes over, so that what a library failed to give back does not add up."""

_LENGTH = struct.Struct("!I")


class Request(msgspec.Struct):
    """A file for the child to read."""

    name: str
    data: bytes


class Answer(msgspec.Struct):
    """Its bulletin, or the class and reason of the error."""

    bulletin: Bulletin | None = None
    error: str = ""
    reason: str = ""


def read_in_child(data: bytes, *, name: str) -> Bulletin:
    """Return what ``document_from_bytes`` returns in the child.

    Raises:
        DocumentError: as it raises there, or because the child was stopped.
    """
    with _lock:
        child = _ready_child()
        try:
            answer = child.ask(Request(name=name, data=data))
        except TimeoutError as error:
            child.stop()
            raise TookTooLongError(name, messages.TOOK_TOO_LONG.format(most=SECONDS)) from error
        except (EOFError, OSError, msgspec.DecodeError, DomainError) as error:
            code = child.stop()
            raise _error_of_death(code, name) from error
    if answer.bulletin is not None:
        return answer.bulletin
    kind = getattr(errors, answer.error, DocumentError)
    if kind is TooMuchMemoryError:
        child.stop()
    raise kind(name, answer.reason)


def write_frame(stream: BinaryIO, frame: bytes) -> None:
    """Write ``frame`` with its length before it."""
    stream.write(_LENGTH.pack(len(frame)))
    stream.write(frame)
    stream.flush()


class _Child:
    def __init__(self) -> None:
        self.owner = os.getpid()
        self.files = 0
        environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "fieldpost.reading.documents.child_main"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            bufsize=0,
        )

    @property
    def is_usable(self) -> bool:
        """False after a fork too: the pipes then belong to the process that forked."""
        return self.owner == os.getpid() and self.process.poll() is None and self.files < FILES_PER_CHILD

    def ask(self, request: Request) -> Answer:
        self.files += 1
        deadline = time.monotonic() + SECONDS
        frame = msgspec.msgpack.encode(request)
        self._write(_LENGTH.pack(len(frame)) + frame, deadline)
        (length,) = _LENGTH.unpack(self._read(_LENGTH.size, deadline))
        return msgspec.msgpack.decode(self._read(length, deadline), type=Answer)

    def stop(self) -> int:
        """End the child and return how it ended: the negative number of a signal if it was one of its own doing."""
        if self.owner != os.getpid():
            return 0
        with suppress(subprocess.TimeoutExpired):
            # One that died by itself is dead within this time and keeps its own exit code.
            self.process.wait(0.1)
        if self.process.poll() is None:
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return self.process.wait()

    def _write(self, data: bytes, deadline: float) -> None:
        assert self.process.stdin is not None  # noqa: S101  (for the type checker: it is a pipe)
        descriptor = self.process.stdin.fileno()
        os.set_blocking(descriptor, False)
        rest = memoryview(data)
        while rest:
            _wait_for([], [descriptor], deadline)
            rest = rest[os.write(descriptor, rest[: 1 << 20]) :]

    def _read(self, length: int, deadline: float) -> bytes:
        assert self.process.stdout is not None  # noqa: S101  (for the type checker: it is a pipe)
        descriptor = self.process.stdout.fileno()
        parts: list[bytes] = []
        while length:
            _wait_for([descriptor], [], deadline)
            part = os.read(descriptor, min(length, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            length -= len(part)
        return b"".join(parts)


_lock = threading.Lock()
_child: _Child | None = None


def _ready_child() -> _Child:
    global _child
    if _child is None or not _child.is_usable:
        if _child is not None:
            _child.stop()
        _child = _Child()
    return _child


@atexit.register
def _stop_child() -> None:
    if _child is not None:
        _child.stop()


def _wait_for(readable: list[int], writable: list[int], deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0 or not any(select.select(readable, writable, [], left)[:2]):
        raise TimeoutError


def _error_of_death(code: int, name: str) -> DocumentError:
    import signal

    if code == -signal.SIGXCPU:
        return TookTooLongError(name, messages.TOOK_TOO_LONG.format(most=SECONDS))
    if code in (-signal.SIGKILL, -signal.SIGABRT):
        return TooMuchMemoryError(name, messages.WANTED_MEMORY)
    return DamagedDocumentError(name, messages.BROKE_READER)
