"""Marks at the start of a line that make it a list item: bullets, dashes, numbers, letters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Word's bullets come as private characters of its Symbol and Wingdings fonts, or as the letters that these replace.
_ALWAYS = "•●▪■►➢➤❖\uf0a7\uf0b7\uf0d8\uf0fc"
_BULLET = re.compile(rf"(?:[-*+–—·○◦□▫‣⁃∙✓✔{_ALWAYS}]\s+|[{_ALWAYS}]|[o§] ?\t\s*|[§o]\s{{2,}})(?=\S)")
_NUMBER = re.compile(r"(?:\((\w{1,4})\)|(\w{1,4})([.)]))\s+(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя")
# "23. Apr. 2013", "1. January 2014", "5.-7. Mai 2010": the number is the day.
_DAY = re.compile(r"\d{1,2}\.\s*(?:[-–]\s*\d{1,2}\.\s*)?[^\W\d]+\.?,?\s+(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before the words of a list item, ``length`` characters of it; ``number`` is None for a bullet.

    ``style`` tells "1." from "1)" and "(1)", and figures from letters: only marks of one style count on.
    """

    length: int
    style: str
    number: int | None = None


def find_mark(line: str) -> Mark | None:
    """Return the mark that ``line``, without leading space, begins with; whether a number counts is not known yet."""
    bullet = _BULLET.match(line)
    if bullet:
        return Mark(bullet.end(), line[0])
    found = _NUMBER.match(line)
    if not found or _DAY.match(line):
        return None
    inner, sign = found[1] or found[2], found[3] or "()"
    if inner.isdecimal() and inner.isascii():
        return Mark(found.end(), "1" + sign, int(inner)) if len(inner) <= 3 else None
    if len(inner) == 1:
        for alphabet in _ALPHABETS:
            # Capitals with a dot are initials: "A. Smith".
            is_letter = inner.lower() in alphabet and inner.lower() != "i"
            if is_letter and (inner.islower() or sign != "."):
                return Mark(found.end(), alphabet[0] + sign, alphabet.index(inner.lower()) + 1)
    if inner.lower() in _ROMAN and (inner.islower() or len(inner) > 1 or inner == "I"):
        return Mark(found.end(), "i" + sign, _ROMAN.index(inner.lower()) + 1)
    return None


def counting_marks(marks: Iterable[tuple[int, Mark]]) -> set[int]:
    """Return the lines whose numbers count: 1 with a 2 after it, and each next one. Others are days, years, results."""
    chains: dict[str, list[list[tuple[int, int]]]] = {}
    for line, mark in marks:
        if mark.number is None:
            continue
        open_chains = chains.setdefault(mark.style, [])
        for chain in reversed(open_chains):
            if mark.number == chain[-1][1] + 1:
                chain.append((line, mark.number))
                break
        else:
            if mark.number == 1:
                open_chains.append([(line, 1)])
    return {line for style in chains.values() for chain in style if len(chain) > 1 for line, _ in chain}
