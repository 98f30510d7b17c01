"""Readings in, an issue and its published forms out: the same bytes every time, without clock, network or settings.

Each form's ``render_`` function is in the module of its name. A name below is imported when it is first asked for, so
that who sets a PDF does not wait for what compiles an issue.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .compile import Compilation, compile_issue
    from .errors import MissionError, PublishingError
    from .formats import FORMATS, Format
    from .mission import default_mission, read_mission
    from .publish import publish_issue

__all__ = [
    "FORMATS",
    "Compilation",
    "Format",
    "MissionError",
    "PublishingError",
    "compile_issue",
    "default_mission",
    "publish_issue",
    "read_mission",
]

_MODULES = {
    "FORMATS": "formats",
    "Compilation": "compile",
    "Format": "formats",
    "MissionError": "errors",
    "PublishingError": "errors",
    "compile_issue": "compile",
    "default_mission": "mission",
    "publish_issue": "publish",
    "read_mission": "mission",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_MODULES[name]}", __name__), name)
