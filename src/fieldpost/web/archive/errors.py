"""What can be wrong with a backup."""

from fieldpost.errors import FieldpostError


class ArchiveError(FieldpostError):
    """A backup cannot be written, is damaged or does not fit; one line that says what and what to do."""
