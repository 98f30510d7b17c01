"""A bulletin in, activities with evidence out."""

from .pipeline import read_bulletin

__all__ = ["read_bulletin"]
