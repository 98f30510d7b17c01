"""What the index holds of an activity: the stems of its titles, of its texts, and of all names by which it is looked for."""

from collections.abc import Callable
from functools import lru_cache

from ..shown import Shown
from .names import own_names
from .stems import LONGEST
from .words import WORD, cased, stems_in

_KEPT = 100_000
"""Pieces whose stems are kept, per language."""


class Reader:
    """Reads one activity after the other, each word once: most words of a text stood in those before it, too."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._by_language: dict[str, _Pieces] = {}
        # The same places are named by many activities.
        self._of_the_directory: Callable[[str], str] = lru_cache(2_000)(self._of_names)

    def columns(self, value: Shown, names: str) -> tuple[str, str, str]:
        """Return the stems of the titles, the texts and the names; ``names`` are those of the directory (``names.names_of``)."""
        titles = [self._of(each.title, language) for language, each in value.words.items()]
        texts = [self._of(each.text or each.lead, language) for language, each in value.words.items()]
        texts += [self._of(each.title, value.original_language) for each in value.documents]
        named = self._of_names(own_names(value)), self._of_the_directory(names)
        return " ".join(titles), " ".join(texts), " ".join(named)

    def met(self) -> set[str]:
        """Return the words that were read for the first time since this was asked last."""
        met, self._met = self._met, set()
        for pieces in self._by_language.values():
            pieces.met = self._met
        return met

    def _of(self, text: str, language: str) -> str:
        pieces = self._by_language.get(language)
        if pieces is None:
            pieces = self._by_language[language] = _Pieces(language, self._met)
        return " ".join(map(pieces.__getitem__, cased(text).split()))

    def _of_names(self, names: str) -> str:
        """Return the stems of ``names``.

        Of a word in a name nobody knows whether it has the endings of English or Russian; it is found with them and without.
        """
        stems = self._of(names, "en")
        plain = set(self._of(names, "").split()).difference(stems.split())
        return " ".join((stems, *sorted(plain)))


class _Pieces(dict[str, str]):
    """The stems of what stands between two spaces of a text in one language, by how it is written; its words go to ``met``.

    Words have no spaces in them, so that a text, which is cut at them much faster than into words, has the same words so.
    """

    def __init__(self, language: str, met: set[str]) -> None:
        super().__init__()
        self.met = met
        self._stems = stems_in(language)

    def __missing__(self, piece: str) -> str:
        words = WORD.findall(piece)
        self.met.update(words)
        found = " ".join(map(self._stems.__getitem__, words))
        if len(piece) <= LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[piece] = found
        return found
