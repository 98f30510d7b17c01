"""The stem of a word: what its inflections have in common. English and Russian by Snowball, Kazakh by a list of endings.

A word is stemmed as of the language of the text that it stands in; of a word that is sought nobody knows the language, so each
stem that it may have is looked for. Letters are folded (``fieldpost.gazetteer.fold``), and those that Kazakh and its neighbours
have beside the Russian alphabet become the ones that people type in their place: Қаратау and Каратау are one.
"""

import re
import unicodedata

import snowballstemmer

from fieldpost.gazetteer import fold

LONGEST = 60
"""Letters of a word that count."""

_ACRONYM = 6
"""Letters of the longest word in capitals that has no inflections."""

_TYPED_FOR = str.maketrans("қңүұөәіғһҳҷєґ", "кнууоаигххчег")
"""The Russian letters that stand for those of other Cyrillic alphabets where a keyboard lacks them."""

_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z]")

_AMERICAN = re.compile("(?<=..[iy])z(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)")
_BRITISH = re.compile(
    "^((?:lab|hon|fav|col|hum|neighb|harb|behavi|endeav)o)u(?=r)|^((?:program)m)e(?=s?$)|^(cent|theat)re(?=s?$)"
)

_ENDINGS_LISTED = (
    "лар лер дар дер тар тер "
    "нын нин дын дин тын тин ны ни ды ди ты ти га ге ка ке на не да де та те нда нде "
    "дан ден тан тен нан нен мен бен пен дагы деги тагы теги ндагы ндеги "
    "ымыз имиз мыз миз ыныз иниз ныз низ ын ин ы и "
    "лык лик дык дик тык тик лыг лиг дыг диг тыг тиг"
)
"""Of Kazakh nouns, folded: plural, cases, possession, and -лық, which makes an adjective of a noun."""
_ENDINGS = frozenset(_ENDINGS_LISTED.split())
_LONGEST_ENDING = max(map(len, _ENDINGS))
_SHORTEST_STEM = 3

_english = snowballstemmer.stemmer("english").stemWord
_russian = snowballstemmer.stemmer("russian").stemWord


def key(word: str) -> str:
    """Return ``word`` with its letters folded and without apostrophes: what counts of it where it has no stem."""
    folded = fold(word).translate(_TYPED_FOR).replace(" ", "")[:LONGEST]
    # Compatibility letters come apart into more than letters: ⑴ is (1).
    return folded if folded.isalnum() else "".join(filter(_is_of_a_word, folded))


def stem(word: str, language: str) -> str:
    """Return the stem of ``word`` in a text in ``language``; of a language that has no stemmer, its ``key``.

    A word in the other script than the language's own is taken for English or Russian. Empty for what has no letter.
    """
    if language not in ("en", "ru", "kk"):
        return key(word)
    if len(word) <= _ACRONYM and word.isupper():
        return key(word)
    if _CYRILLIC.search(word):
        return kazakh_stem(word) if language == "kk" else russian_stem(word)
    return english_stem(word)


def stems_sought(word: str) -> tuple[str, ...]:
    """Return every stem under which ``word`` may be in the index, the likeliest first."""
    stems = [key(word)]
    if _CYRILLIC.search(word):
        kazakh = kazakh_stem(word)
        stems += [russian_stem(word), kazakh, *_of_the_other_cut(kazakh)]
    else:
        stems.append(english_stem(word))
    return tuple(dict.fromkeys(filter(None, stems)))


def english_stem(word: str) -> str:
    """Return the stem of an English word, the same for British and American spelling."""
    plain = key(word)
    if not _LATIN.match(plain):
        return plain
    return str(_english(_BRITISH.sub(_as_american, _AMERICAN.sub("s", plain))))


def russian_stem(word: str) -> str:
    """Return the stem of a Russian word. Endings tell й from и, so they are cut before letters are folded."""
    plain = unicodedata.normalize("NFC", word.casefold()).translate(_TYPED_FOR).replace("ё", "е")
    return key(_russian(plain[:LONGEST]))


def kazakh_stem(word: str) -> str:
    """Return a Kazakh noun without the endings for number, possession and case.

    Of the possessive -сы only the vowel is cut: "кеңесі" is of "кеңес", "қаласы" of "қала", and nothing tells them apart.
    """
    rest = key(word)
    while (shorter := _without_ending(rest)) != rest:
        rest = shorter
    if len(rest) > _SHORTEST_STEM and rest.endswith("ст"):
        # журналист, журналистер
        return rest[:-1]
    # Before a vowel the last consonant is voiced: кітап, кітабы.
    return rest[:-1] + rest[-1].translate(_UNVOICED) if rest else rest


_UNVOICED = str.maketrans("бг", "пк")
_VOWELS = frozenset("аеиоуыэюя")


def _of_the_other_cut(stem: str) -> tuple[str, ...]:
    """Return what ``kazakh_stem`` makes of the same word with, or without, the possessive -сы."""
    if stem[-1:] in _VOWELS:
        return (f"{stem}с",)
    if len(stem) > _SHORTEST_STEM and stem[-1] == "с" and stem[-2] in _VOWELS:
        return (stem[:-1],)
    return ()


def _is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def _without_ending(word: str) -> str:
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-length:] in _ENDINGS:
            return word[:-length]
    return word


def _as_american(match: re.Match[str]) -> str:
    labour, programme, centre = match.groups()
    if labour:
        return labour
    return "program" if programme else f"{centre}er"
