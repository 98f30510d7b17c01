"""Fieldpost: the register and the bulletin of a field mission."""

__version__ = "0.1.0"
