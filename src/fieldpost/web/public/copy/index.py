"""The index of the copy's search: scripts that hold data, of which a browser loads those that a search needs.

They are scripts for the copy is also opened without a web server, where a page may load scripts, but not read files.
Activities are numbered from 0, the newest first. ``words/N.js`` holds the words that begin alike, each with its stems, and the
activities of each stem; ``facets/NAME-VALUE.js`` those of a value; numbers are told as steps from the one before.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .. import addresses
from ..filters import said, spoken, when
from ..models import ShownActivity, day_in
from ..search.names import entries_of, names_for, names_of, own_names
from ..search.stems import key, stem
from ..search.words import parts, split
from ..shown import Shown, decode_shown
from ..site import Site
from .destinations import way
from .making import File

LARGEST = 150_000
"""Bytes of a file of words, if it is not of a single one."""
LINES = 20
"""Activities that are told in one file, with their texts."""
DAYS = 5_000
"""Activities whose days are told in one file."""
MOST = 40_000
"""Activities of a stem that are told, the newest."""
BATCH = 500
_BLANK = re.compile(r"\s+")


class Index:
    """Takes in what is shown, the newest first, and gives the files."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.count = 0
        self.stems: dict[str, set[str]] = defaultdict(set)
        self.having: dict[str, list[int]] = defaultdict(list)
        self.facets: dict[str, list[int]] = defaultdict(list)
        self.lines: dict[str, list[list[Any]]] = {language: [] for language in site.languages}
        self.days: list[tuple[int, int]] = []
        self.letters: set[str] = set()

    def files(self) -> Iterator[File]:
        """Yield every file; names are relative to the folder."""
        for value, facets in self._shown():
            self._take(value, facets)
            if self.count % LINES == 0:
                yield from self._lines()
        if self.count % LINES:
            yield from self._lines()
        yield from self._words_and_facets()

    def _shown(self) -> Iterator[tuple[Shown, str]]:
        """Yield all that is shown of the mission, and the facets of each."""
        rows = ShownActivity.objects.of(self.site.mission).order_by("-number")
        told = rows.values_list("number", "data", "facets", "last_day").iterator(BATCH)
        names: dict[tuple[str, int], str] = {}
        for number, data, facets, last in told:
            value = decode_shown(data)
            lacking = entries_of(value) - names.keys()
            if lacking:
                names |= dict.fromkeys(lacking, "") | names_for(self.site.mission, lacking)
            first = day_in(number).toordinal()
            self.days.append((first, last.toordinal() if last else first))
            self._words(names_of(value, names), "en")
            yield value, facets

    def _take(self, value: Shown, facets: str) -> None:
        for language, words in value.words.items():
            self._words(f"{words.title}\n{words.text or words.lead}", language)
        for each in value.documents:
            self._words(each.title, value.original_language)
        self._words(own_names(value), "en")
        for language, lines in self.lines.items():
            told, words = spoken(value, language), said(value, language)
            lines.append(
                [
                    way(addresses.activity(value, language), "/"),
                    words.title,
                    when(value.period, language),
                    "" if told == language else told,
                    _BLANK.sub(" ", words.text or words.lead).strip(),
                ]
            )
        for facet in facets.split():
            self.facets[facet].append(self.count)
        self.count += 1

    def _words(self, text: str, language: str) -> None:
        for word in split(text):
            for part in parts(word):
                written, found = key(part), stem(part, language)
                if not written or not found:
                    continue
                self.letters.update(part)
                self.stems[written].add(found)
                having = self.having[found]
                if not having or having[-1] != self.count:
                    having.append(self.count)

    def _lines(self) -> Iterator[File]:
        """Yield what was taken in since they were last told."""
        for language, lines in self.lines.items():
            yield _file(f"{language}/search/lines/{(self.count - 1) // LINES}", lines)
            lines.clear()

    def _words_and_facets(self) -> Iterator[File]:
        shards = list(self._shards(sorted(self.stems), 0, ""))
        letters = {each: key(each) for each in sorted(self.letters) if key(each) != _plain(each)}
        told = {
            "count": self.count,
            "shards": [prefix for prefix, _words in shards],
            "letters": letters,
            "facets": sorted(map(_facet, self.facets)),
            "lines": LINES,
            "days": DAYS,
        }
        yield _file("search/words", told)
        for number, (_prefix, words) in enumerate(shards):
            yield _file(f"search/words/{number}", self._shard(words))
        for name, ids in sorted(self.facets.items()):
            yield _file(f"search/facets/{_facet(name)}", _steps(ids))
        for number in range(0, self.count, DAYS):
            yield _file(f"search/days/{number // DAYS}", self.days[number : number + DAYS])

    def _shard(self, words: Iterable[str]) -> dict[str, Any]:
        numbers: dict[str, int] = {}
        told = {word: [numbers.setdefault(each, len(numbers)) for each in sorted(self.stems[word])] for word in words}
        return {"words": told, "stems": [_steps(self.having[each][:MOST]) for each in numbers]}

    def _shards(self, words: Sequence[str], length: int, prefix: str) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield words that begin alike, as few letters as make the file small enough."""
        if not words:
            return
        if len(words) == 1 or (length and len(_encoded(self._shard(words))) <= LARGEST):
            yield prefix, words
            return
        groups: dict[str, list[str]] = defaultdict(list)
        for word in words:
            groups[word[: length + 1]].append(word)
        if prefix in groups:
            yield prefix, groups.pop(prefix)
        for longer, those in sorted(groups.items()):
            yield from self._shards(those, length + 1, longer)


def _facet(name: str) -> str:
    return name.replace(":", "-", 1)


def _steps(ids: Sequence[int]) -> list[int]:
    return [number - before for number, before in zip(ids, [0, *ids], strict=False)]


def _plain(letter: str) -> str:
    """Return what the script makes of a letter that it is told nothing of."""
    apart = unicodedata.normalize("NFKD", letter.lower())
    return "".join(each for each in apart if not unicodedata.category(each).startswith("M"))


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _file(name: str, value: Mapping[str, Any] | Sequence[Any]) -> File:
    return File(f"{name}.js", b"copyIndex(%b,%b);\n" % (_encoded(name), _encoded(value)))
