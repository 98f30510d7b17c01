"""The form's fields as they are typed, and what cannot be read of them."""

from collections.abc import Mapping

Typed = Mapping[str, str]
"""The fields by name (``period-first``, ``people-0-name``); a box that is not ticked is not there."""

ON = "on"
"""What a ticked box says."""


class CellError(Exception):
    """What is typed in the field ``name`` cannot be read; the message says what to write instead."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.message = message


def clean(text: str) -> str:
    """Return ``text`` without surrounding space, its line ends as one sort; browsers send them in another."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def is_same(typed: Typed, shown: Typed) -> bool:
    """Whether the fields say what was shown."""
    return all(clean(typed.get(name, "")) == clean(text) for name, text in shown.items())
