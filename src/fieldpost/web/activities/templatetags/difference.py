"""Showing what changed, for those who see no colour and those who listen: marked by <ins> and <del>, and said in words."""

from typing import Any

from django import template

from ..difference import Part, word_difference

register = template.Library()


@register.inclusion_tag("clearance/_words.html")
def words_changed(old: str, new: str) -> dict[str, Any]:
    """Show ``new`` with what was added to ``old`` and what was removed from it."""
    runs = [
        {"added": part is Part.ADDED, "removed": part is Part.REMOVED, "words": words}
        for part, words in word_difference(old, new)
    ]
    return {"runs": runs}


@register.inclusion_tag("clearance/_differences.html")
def facts_changed(differences: list[Any]) -> dict[str, Any]:
    """Show a list of ``Difference``: the name of each field, and its words with what was added and removed."""
    return {"differences": differences}
