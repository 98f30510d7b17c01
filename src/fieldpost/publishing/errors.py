"""What keeps an issue from being published."""

from fieldpost.errors import FieldpostError


class PublishingError(FieldpostError):
    """An issue cannot be compiled or rendered; the message names the activity, the photo or the words."""


class MissionError(PublishingError):
    """A mission's file cannot be used; the message names the file, the key and the value."""


class MapError(PublishingError):
    """A map that cannot be drawn, or a policy file that cannot be followed."""
