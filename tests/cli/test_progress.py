"""The line that tells how far a long reading is: on a terminal only, and only if it is long."""

import io
import time

from fieldpost.cli.progress import Progress


class Terminal(io.StringIO):
    """What a terminal was sent."""

    def isatty(self) -> bool:
        return True


def seen(terminal: Terminal) -> str:
    """Return what is on the line at the end."""
    return terminal.getvalue().rsplit("\r\x1b[K", 1)[-1]


def wait_for(terminal: Terminal, text: str) -> None:
    for _ in range(200):
        if text in terminal.getvalue():
            return
        time.sleep(0.01)
    raise AssertionError(f"{text!r} did not appear")


def test_a_long_reading_tells_which_file_it_has_come_to_and_leaves_nothing_behind() -> None:
    terminal = Terminal()

    with Progress(2, to=terminal, patience=0) as progress:
        progress.step("may.pdf")
        wait_for(terminal, "Reading 1 of 2: may.pdf ...")
        progress.step("june.pdf")
        assert seen(terminal) == "Reading 2 of 2: june.pdf ..."
        progress.clear()
        assert seen(terminal) == ""
        progress.step("july.pdf")

    assert seen(terminal) == ""


def test_a_short_reading_is_silent() -> None:
    terminal = Terminal()

    with Progress(1, to=terminal) as progress:
        progress.step("may.pdf")

    assert terminal.getvalue() == ""


def test_where_there_is_no_terminal_nothing_is_told() -> None:
    log = io.StringIO()

    with Progress(1, to=log, patience=0) as progress:
        progress.step("may.pdf")
        time.sleep(0.02)

    assert log.getvalue() == ""
