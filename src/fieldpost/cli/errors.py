"""What goes wrong between the command line and the files it names."""

from fieldpost.errors import FieldpostError


class CommandError(FieldpostError):
    """What was asked for cannot be done; one line that says what is wrong and what to do."""
