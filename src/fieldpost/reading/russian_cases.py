"""From an oblique case of Russian words to the nominative, by rules: adjectives, given names, patronymics, surnames.

No dictionary. An adjective is told by its ending and the gender of its noun; a name by the case of the office before it or of
the preposition, failing that by its own ending ("Асановой", "Асанову"). Names that do not decline stay as they are.
"""

import re
from collections.abc import Sequence
from enum import IntEnum


class Case(IntEnum):
    """The singular cases in the order of the word lists' endings."""

    NOMINATIVE = 0
    GENITIVE = 1
    DATIVE = 2
    ACCUSATIVE = 3
    INSTRUMENTAL = 4
    PREPOSITIONAL = 5


ALL_CASES = tuple(range(6))

# The endings of adjectives by gender ("m", "f", "n") and case; longest first.
_MASCULINE: dict[int, tuple[str, ...]] = {
    0: ("ый", "ий", "ой"),
    1: ("ого", "его"),
    2: ("ому", "ему"),
    3: ("ый", "ий", "ой", "ого", "его"),
    4: ("ым", "им"),
    5: ("ом", "ем"),
}
_FEMININE: dict[int, tuple[str, ...]] = {
    0: ("ая", "яя"),
    1: ("ой", "ей"),
    2: ("ой", "ей"),
    3: ("ую", "юю"),
    4: ("ой", "ей"),
    5: ("ой", "ей"),
}
_NEUTER: dict[int, tuple[str, ...]] = {**_MASCULINE, 0: ("ое", "ее"), 3: ("ое", "ее")}
_ADJECTIVES: dict[str, dict[int, tuple[str, ...]]] = {"m": _MASCULINE, "f": _FEMININE, "n": _NEUTER}


def gender_of(noun: str) -> str:
    """Return "m", "f" or "n" for the nominative of the head of a name."""
    if noun.endswith(("о", "е")):
        return "n"
    return "f" if noun.endswith(("а", "я", "сеть")) else "m"


def adjective_in_nominative(word: str, gender: str, cases: Sequence[int] = ALL_CASES) -> str | None:
    """Return the nominative of an adjective that agrees with a noun of ``gender`` in one of ``cases``; None if it does not."""
    lower = word.lower().replace("ё", "е")
    if len(word) < 5:
        return None
    for case in cases:
        for ending in _ADJECTIVES[gender][case]:
            if lower.endswith(ending) and len(lower) - len(ending) > 2:
                return word[: len(word) - len(ending)] + _nominative_ending(
                    lower[: len(lower) - len(ending)], ending, gender
                )
    return None


def _nominative_ending(stem: str, ending: str, gender: str) -> str:
    soft = stem.endswith("н") and (ending[0] in "еию" or ending == "яя")
    if gender == "m":
        if ending == "ой":
            return "ой"
        return "ий" if soft or stem[-1] in "кгхжшчщ" else "ый"
    if gender == "f":
        return "яя" if soft else "ая"
    return "ее" if soft or stem[-1] in "жшчщ" else "ое"


_VOWELS = "аеиоуыэюя"
_ONLY_MALE = ("бека", "хана", "жана", "слава", "улана", "руса")
"""Ends of given names in the genitive that are no woman's name."""


def name_in_nominative(words: Sequence[str], case: Case | None) -> str:
    """Return the name in the nominative; ``case`` is the one that its neighbours show, None if nothing does."""
    found = case if case is not None else _case_of(words)
    if found is Case.NOMINATIVE:
        return " ".join(words)
    male = _is_male(words, found)
    return " ".join(_one(word, found, male=male) for word in words)


def _is_initials(word: str) -> bool:
    return word.endswith(".") or len(word) == 1


def _case_of(words: Sequence[str]) -> Case:
    """Return the case that the endings of a name show by themselves: those that no nominative has."""
    long = [word.lower().replace("ё", "е") for word in words if not _is_initials(word)]
    for word in long:
        if re.search(r"(?:[ое]в|[иы]н|[сц]к)(?:ым|им)$|ичем$|овной$|евной$", word):
            return Case.INSTRUMENTAL
        if re.search(r"(?:[сц]к)ому$|ичу$|овне$|евне$", word):
            return Case.DATIVE
        if re.search(r"(?:[сц]к)ого$|ича$|овны$|евны$|(?:[ое]в|[иы]н|[сц]к)ой$", word):
            return Case.GENITIVE
    for word in long[-1:] + long[:1]:
        if re.search(r"(?:[ое]в|[иы]н)у$", word) and len(word) > 4:
            others = [one for one in long if one is not word]
            return Case.DATIVE if not others or any(one.endswith(("у", "ю")) for one in others) else Case.ACCUSATIVE
        if re.search(r"(?:[ое]в|[иы]н)а$", word) and any(one.endswith(_ONLY_MALE) for one in long):
            return Case.GENITIVE
    return Case.NOMINATIVE


def _is_male(words: Sequence[str], case: Case) -> bool:
    """Whether a name in ``case`` is a man's, by the endings of surname and patronymic, then of the given name."""
    for word in [*words[::-1]]:
        lower = word.lower().replace("ё", "е")
        if _is_initials(word):
            continue
        if re.search(r"(?:[ое]в|[иы]н|[сц]к)(?:ой|ую)$|(?:ов|ев|ич)н(?:ы|е|у|ой)$", lower):
            return False
        if re.search(r"(?:[ое]в|[иы]н)(?:ым)$|[сц]к(?:ого|ому|им|ом)$|ич(?:а|у|ем|е)$", lower):
            return True
        if re.search(r"(?:[ое]в|[иы]н)у$", lower) and len(words) > 1:
            return case is Case.DATIVE
        if re.search(r"(?:[ое]в|[иы]н)[ае]$", lower) and len(words) > 1:
            return True
    given = next((word.lower() for word in words if not _is_initials(word)), "")
    return (
        (case in (Case.GENITIVE, Case.ACCUSATIVE) and given.endswith(("а", "я")))
        or (case is Case.DATIVE and given.endswith(("у", "ю")))
        or (case is Case.INSTRUMENTAL and given.endswith(("ом", "ем")))
        or case is Case.PREPOSITIONAL
    )


def _one(word: str, case: Case, *, male: bool) -> str:
    if "-" in word and not _is_initials(word):
        return "-".join(_one(part, case, male=male) for part in word.split("-"))
    lower = word.lower().replace("ё", "е")
    if (
        _is_initials(word)
        or len(lower) < 3
        or lower in ("кызы", "уулу", "оглы", "заде", "угли", "зода")
        or lower.endswith(("енко", "ко", "ых", "их", "дзе", "швили", "зода", "заде"))
    ):
        return word
    if male and lower in _FLEETING:
        return word[:3] + "ел"
    for pattern, nominative in (_MALE_NAMES if male else _FEMALE_NAMES)[case]:
        if (match := pattern.search(lower)) is not None:
            return word[: match.start()] + nominative
    return word


_FLEETING = ("павла", "павлу", "павлом", "павле")


def _rules(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"{pattern}$"), nominative) for pattern, nominative in pairs)


_FINAL = "(?<=[бвгджзклмнпрстфхцчшщ])"
_AFTER_VOWEL = f"(?<=[{_VOWELS}])"
_MALE_NAMES = {
    Case.GENITIVE: _rules(
        ("(?<=[сц]к)ого", "ий"),
        ("ого", "ый"),
        ("(?<=[ое]в)а", ""),
        (f"{_AFTER_VOWEL}я", "й"),
        ("ьева", "ьев"),
        ("я", "ь"),
        (f"{_FINAL}а", ""),
        ("(?<=[гкжшчх])и", "а"),
        ("ы", "а"),
    ),
    Case.DATIVE: _rules(
        ("(?<=[сц]к)ому", "ий"), ("ому", "ый"), (f"{_AFTER_VOWEL}ю", "й"), ("ю", "ь"), (f"{_FINAL}у", "")
    ),
    Case.ACCUSATIVE: _rules(
        ("(?<=[сц]к)ого", "ий"), ("ого", "ый"), (f"{_AFTER_VOWEL}я", "й"), ("я", "ь"), (f"{_FINAL}а", "")
    ),
    Case.INSTRUMENTAL: _rules(
        ("(?<=[сц]к)им", "ий"),
        ("(?<=[ое]в)ым", ""),
        ("(?<=[иы]н)ым", ""),
        ("ым", "ый"),
        (f"{_AFTER_VOWEL}ем", "й"),
        ("(?<=[жшчщ])ем", ""),
        ("ем", "ь"),
        (f"{_FINAL}ом", ""),
        (f"{_FINAL}ой", "а"),
    ),
    Case.PREPOSITIONAL: _rules(("(?<=[сц]к)ом", "ий"), ("ом", "ый"), (f"{_AFTER_VOWEL}е", "й"), (f"{_FINAL}е", "")),
}
_FEMALE_NAMES = {
    Case.GENITIVE: _rules(
        ("(?<=[ое]в)ой", "а"),
        ("(?<=[иы]н)ой", "а"),
        ("ой", "ая"),
        ("(?<=[ое]в)у", "а"),
        ("(?<=[иы]н)у", "а"),
        ("(?<=[сц]к)ую", "ая"),
        ("ии", "ия"),
        ("(?<=[гкхжшчщ])и", "а"),
        ("и", "я"),
        ("ы", "а"),
        (f"{_FINAL}у", "а"),
        ("ю", "я"),
    ),
    Case.DATIVE: _rules(
        ("(?<=[ое]в)ой", "а"),
        ("(?<=[иы]н)ой", "а"),
        ("ой", "ая"),
        ("ии", "ия"),
        ("(?<=[ьеаоу])е", "я"),
        ("е", "а"),
        ("и", "ь"),
    ),
    Case.ACCUSATIVE: _rules(("(?<=[сц]к)ую", "ая"), ("ую", "ая"), ("у", "а"), ("ю", "я")),
    Case.INSTRUMENTAL: _rules(
        ("(?<=[сц]к)ой", "ая"), ("(?<=[ое]в)ой", "а"), ("ой", "а"), ("(?<=[жшчщц])ей", "а"), ("ей", "я"), ("ью", "ь")
    ),
    Case.PREPOSITIONAL: _rules(
        ("(?<=[ое]в)ой", "а"), ("(?<=[иы]н)ой", "а"), ("ой", "ая"), ("ии", "ия"), ("(?<=[ьеаоу])е", "я"), ("е", "а")
    ),
}
