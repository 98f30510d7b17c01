"""What can be wrong with what is known beforehand."""

from fieldpost.errors import FieldpostError


class GazetteerError(FieldpostError, ValueError):
    """An entry of a gazetteer file cannot be used; the message names the entry and the value."""
