"""The root of every error that Fieldpost raises for its users to read."""


class FieldpostError(Exception):
    """Says what is wrong, where, and with which value; commands and views show its text as it is."""
