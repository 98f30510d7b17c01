"""Readings in, an issue and its published forms out: the same bytes every time, without clock, network or settings.

Each form's ``render_`` function is in the module of its name; ``FORMATS`` imports it when it is used.
"""

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
