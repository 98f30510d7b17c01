"""Who acts or is quoted, and in which office? The forms are listed in docs/reference/reading/people.md.

A person is a run of capitalised words that is no body and no country, and that something beside it shows to be a person: an
honorific or rank, an office before or after it, a verb of speaking, initials. Nothing is guessed from the look of a name alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from fieldpost.gazetteer import Gazetteer, fold
from fieldpost.gazetteer.lexicon import lexicon
from fieldpost.gazetteer.places import common_words

from .found import FoundOrganisation, FoundPerson, with_offices
from .names import Names
from .russian_people import find_russian_people


def find_people(
    names: Names, organisations: Sequence[FoundOrganisation], *, gazetteer: Gazetteer, language: str
) -> list[FoundPerson]:
    """Return the people that a text names, in reading order, later bare surnames joined to the full name."""
    if language == "ru":
        return find_russian_people(names, organisations, gazetteer=gazetteer)
    return _Finder(names, organisations, gazetteer, language).found()


class _Finder:
    def __init__(
        self, names: Names, organisations: Sequence[FoundOrganisation], gazetteer: Gazetteer, language: str
    ) -> None:
        self.names, self.words, self.letters = names, names.words, names.letters
        self.gazetteer = gazetteer
        lists = lexicon(language)["people"]
        self.offices = frozenset(lists["offices"])
        self.openers = frozenset(lists["office_openers"])
        self.honorifics = frozenset(lists["honorifics"])
        self.ranks = frozenset(lists["ranks"])
        self.speech = frozenset(lists["speech"])
        self.particles = frozenset(lists["particles"])
        self.work = frozenset(lists["work"])
        self.not_names = frozenset(lists["not_names"])
        self.acts = frozenset(lists["acts"])
        self.body_at = bytearray(len(self.words))
        for body in organisations:
            self.body_at[body.first : body.after] = b"\x01" * (body.after - body.first)

    def found(self) -> list[FoundPerson]:
        people = []
        for match in re.finditer(r"[CIRO](?:[CIROp]|x(?=C)|\((?=C))*", self.letters):
            people.extend(self._in_run(match.start(), match.end()))
        people.extend(self._listed({i for person in people for i in range(person.first, person.after)}))
        people.sort(key=lambda person: person.first)
        return _joined(people)

    def _listed(self, known: set[int]) -> list[FoundPerson]:
        """Return the people of a bare list of names: "Lejla Kovač, Ivo Radulj and Ana Petrova passed"."""
        found = []
        for match in re.finditer(
            r"(?:(?<=[xe],)|(?<![CAKHOtp&,]))(?:C{2,3},)*C{2,3},?&C{2,3}(?![CHKAOo])", self.letters
        ):
            runs = [(m.start() + match.start(), m.end() + match.start()) for m in re.finditer(r"C{2,3}", match.group())]
            clean = all(
                not self.body_at[i] and self._can_be_name(i) and fold(self.words.tokens[i]) not in common_words()
                for first, after in runs
                for i in range(first, after)
            )
            if not clean or any(self.gazetteer.places_named(fold(self.words.between(*run))) for run in runs):
                continue
            for first, after in runs:
                if first not in known:
                    name = self.words.between(first, after)
                    found.append(FoundPerson(first=first, after=after, name=name, full=name, score=0.6))
        return found

    def _in_run(self, first: int, after: int) -> list[FoundPerson]:
        """Read one run of capitalised words: "Deputy Foreign Minister Marat Aidarov" has an office and a name."""
        letters, words = self.letters, self.words
        found: list[FoundPerson] = []
        at = first
        while at < after:
            if letters[at] not in "CI" or self.body_at[at] or not self._can_be_name(at):
                at += 1
                continue
            end = self._name_end(at, after)
            if (
                at > 0
                and letters[at - 1] == "o"
                and end - at > 2
                and self.gazetteer.places_named(fold(words.tokens[at]))
            ):
                at += 1
            person = self._person(at, end)
            if person is not None:
                found.append(person)
            at = max(end, at + 1)
        return found

    def _can_be_name(self, at: int) -> bool:
        token, lower = self.words.tokens[at], self.words.lower[at]
        if lower in self.work or lower in self.not_names or lower in self.offices or lower in self.openers:
            return False
        if self.letters[at] == "I":
            return len(token) <= 6 and lower not in ("u.s.", "u.n.", "u.k.", "e.u.", "p.s.", "no.")
        return not (len(token) > 3 and token.isupper())

    def _name_end(self, first: int, after: int) -> int:
        letters, words = self.letters, self.words
        end = first
        while end < after and end - first < 5:
            if (letters[end] in "CI" and not self.body_at[end] and self._can_be_name(end)) or (
                letters[end] == "x"
                and words.lower[end] in self.particles
                and end + 1 < after
                and letters[end + 1] == "C"
            ):
                end += 1
            else:
                break
        return end

    def _person(self, first: int, after: int) -> FoundPerson | None:
        letters, words = self.letters, self.words
        count = after - first
        if count == 0 or all(letters[i] == "I" for i in range(first, after)):
            return None
        title = first > 0 and (
            words.lower[first - 1].rstrip(".") in self.honorifics
            or words.lower[first - 1] == "h.e."
            or words.lower[first - 1] in self.ranks
        )
        title = title or (
            first > 1 and words.tokens[first - 1] == "." and words.lower[first - 2] in self.honorifics | self.ranks
        )
        start = self._before_titles(first)
        office = self._office_before(start) or None
        after_office = self._office_after(after)
        if (
            office is None
            and title
            and start < first
            and any(words.lower[i] in self.offices for i in range(start, first))
        ):
            office = (
                (start, first) if words.lower[start] not in ("ambassador", "president") or start == first - 1 else None
            )
            office = office if words.lower[start] != "ambassador" else None
        chosen = after_office or office
        initials = any(letters[i] == "I" for i in range(first, after))
        if count == 1 and not title and not (office and office[1] == start and letters[start - 1] in "OeH"):
            return None
        if not (chosen or title) and (
            count < 2 or not (self._acts(after) or self._is_spoken_of(first) or (initials and count >= 2))
        ):
            return None
        if not (chosen or title) and self._is_something_else(first, after):
            return None
        if count == 1 and not title and self._is_something_else(first, after):
            return None
        name = words.between(first, after)
        score = 0.95 if title and chosen else 0.85
        if not chosen:
            return FoundPerson(first=first, after=after, name=name, full=name, score=score)
        return FoundPerson(
            first=first,
            after=after,
            name=name,
            full=name,
            office=words.between(*chosen),
            office_first=chosen[0],
            office_after=chosen[1],
            score=score,
        )

    def _before_titles(self, first: int) -> int:
        """Return where honorifics, ranks and "Ambassador" before a name begin."""
        words, at = self.words, first
        while at > 0:
            lower = words.lower[at - 1]
            if lower == "." and at > 1 and words.lower[at - 2] in self.honorifics | self.ranks:
                at -= 2
            elif lower in self.honorifics or lower in self.ranks or lower == "h.e." or lower == "ambassador":
                at -= 1
            else:
                break
        return at

    def _office_before(self, start: int) -> tuple[int, int] | None:
        """Return the office told before a name: "the Head of the Centre, Ambassador N" or "Deputy Minister N"."""
        words, letters = self.words, self.letters
        if start == 0:
            return None
        end = start
        if letters[start - 1] in "ofn":
            return None
        comma = letters[start - 1] == ","
        if comma:
            end = start - 1
        at = end
        seen_office = -1
        while at > 0 and end - at < 24:
            lower, letter = words.lower[at - 1], letters[at - 1]
            if lower in self.offices or (
                letter == "H"
                and lower in ("ombudsman", "ombudsperson", "prosecutor", "commissioner", "co-ordinator", "coordinator")
            ):
                seen_office = at - 1
                at -= 1
            elif lower in self.openers or letter in "CKAHRop&tfn" or lower in self.work or self.body_at[at - 1]:
                if letter == "t" and seen_office == at:
                    break
                if letter == "&" and seen_office < 0 and not comma and words.lower[at] not in self.work:
                    break
                if letter == "&" and seen_office >= 0 and not self.body_at[at - 1] and not self._inside_office(at):
                    break
                if letter == "t" and seen_office < 0 and not comma and not self.body_at[at - 1]:
                    break
                if (letter == "n" or lower == "on") and seen_office >= 0 and not self.body_at[at - 1]:
                    break
                at -= 1
            elif lower in ("at", "and", "-") and seen_office < 0 and comma:
                at -= 1
            else:
                break
        if seen_office < 0:
            return None
        first = seen_office
        while (
            first > at
            and (
                words.lower[first - 1] in self.openers
                or letters[first - 1] in "KpAC"
                or words.lower[first - 1] in self.work
            )
            and letters[first - 1] != "t"
        ):
            first -= 1
        while letters[first] in "p&ofn":
            first += 1
        if not comma and any(letters[i] == "," for i in range(first, end)):
            return None
        if comma and self._list_of_people(first):
            return None
        return (first, end) if end > first else None

    def _inside_office(self, at: int) -> bool:
        return self.words.lower[at - 2 : at - 1] != [] and self.letters[at - 2] in "CH" and self.letters[at] in "CHx"

    def _list_of_people(self, first: int) -> bool:
        """Whether the words before the comma are the office of the person named before them."""
        return (
            first > 0
            and self.letters[first - 1] == ","
            and self.letters[first - 2] in "CI"
            and not self.body_at[first - 2]
        )

    def _office_after(self, after: int) -> tuple[int, int] | None:
        """Return the office told after a name: ", (the) Head of ..." up to a comma, a verb or the end of the sentence."""
        words, letters = self.words, self.letters
        total = len(words)
        if after + 1 >= total or letters[after] not in ",(-":
            return None
        at = after + 1
        while at < total and (letters[at] in "ta" or words.lower[at] in ("who", "our", "his", "her", "is", "was")):
            if words.lower[at] in ("who", "is", "was") and letters[at + 1 : at + 2] not in ("t", "a"):
                return None
            at += 1
        first = at
        office = -1
        if at < total and letters[at] == "&":
            return None
        for i in range(at, min(at + 9, total)):
            if words.lower[i] in self.offices or (
                letters[i] == "H"
                and words.lower[i]
                in ("ombudsman", "ombudsperson", "prosecutor", "commissioner", "co-ordinator", "coordinator")
            ):
                office = i
                break
            if letters[i] in ",.;()\n" or words.lower[i] in self.acts or (letters[i] == "o" and i == at):
                break
        if office < 0:
            return None
        end = office + 1
        while end < total and end - first < 28:
            letter, lower = letters[end], words.lower[end]
            if letter in '.;()\n"' or lower in ("who", "which", "whose", "that", "as"):
                break
            if letter == "x" and lower in self.acts and not self.body_at[end]:
                break
            if letter == ",":
                if not self._office_goes_on(end):
                    break
            elif (
                (letter == "&" and self._next_is_person(end + 1))
                or (
                    letter == "&"
                    and words.lower[end + 1 : end + 2]
                    in (
                        ["her"],
                        ["his"],
                        ["other"],
                        ["representatives"],
                        ["members"],
                    )
                )
                or (
                    letter == "x"
                    and lower in ("at", "from", "with")
                    and not (self.body_at[end + 1] or letters[end + 1] in "tCHAK")
                )
            ):
                break
            end += 1
        while end > office + 1 and letters[end - 1] in ",&tofn":
            end -= 1
        return first, end

    def _office_goes_on(self, comma: int) -> bool:
        """Whether a list inside a body's name goes on after a comma: "Ministry of Labour, Health and Social Protection"."""
        return bool(self.body_at[comma])

    def _next_is_person(self, at: int) -> bool:
        letters, words = self.letters, self.words
        if at >= len(words):
            return False
        if letters[at] in "RI":
            return True
        if letters[at] == "t":
            return True
        run = re.compile(r"[CI]{2,4}").match(letters, at)
        return bool(run) and not self.body_at[at] and not any(words.lower[i] in self.work for i in range(at, run.end()))  # type: ignore[union-attr]

    def _acts(self, after: int) -> bool:
        words, letters = self.words, self.letters
        if after >= len(words):
            return False
        lower = words.lower[after]
        if lower in self.speech and letters[after] == "x":
            return True
        if lower == "," and after + 1 < len(words):
            return (
                words.lower[after + 1] in ("who", "whose", "aged")
                or letters[after + 1] == "d"
                or words.lower[after + 1] in ("from", "of")
            )
        if (
            lower in ("from", "of")
            and after + 2 < len(words)
            and (letters[after + 1] in "CAKH" or (letters[after + 1] == "t" and letters[after + 2] in "CAKH"))
        ):
            return True
        return lower == "("

    def _is_spoken_of(self, first: int) -> bool:
        if first == 0:
            return False
        before = self.words.lower[first - 1]
        return before in self.acts or before in (
            "year-old",
            "colleague",
            "scout",
            "volunteer",
            "named",
            "by",
            "like",
            "director-general",
        )

    def _is_something_else(self, first: int, after: int) -> bool:
        words = self.words
        if first > 0 and words.lower[first - 1] in ("the", "a", "an", "of", "in", "at", "on"):
            return True
        key = fold(words.between(first, after))
        if self.gazetteer.places_named(key):
            return True
        return any(self.letters[i] == "K" for i in range(first, after))


def _joined(people: list[FoundPerson]) -> list[FoundPerson]:
    """Join a later surname, or a name without its middle part, to the full name before it."""
    by_word: dict[str, list[FoundPerson]] = {}
    joined = []
    for person in people:
        parts = person.name.split()
        candidates = sorted(by_word.get(parts[-1], ()), key=lambda one: one.first)
        same = next((one for one in candidates if _same_person(parts, one.name.split())), None)
        if same is None:
            for word in {parts[0], parts[-1]}:
                by_word.setdefault(word, []).append(person)
            joined.append(person)
        else:
            longest = max(same.name, person.name, key=len)
            joined.append(replace(person, full=same.full if longest == same.name else longest))
    return with_offices(joined)


def _same_person(parts: list[str], other: list[str]) -> bool:
    if len(parts) == 1:
        return parts[0] in (other[-1], other[0]) and (parts[0] == other[-1] or other[-1].endswith("."))
    return parts == other or (len(other) > 1 and parts[-1] == other[-1] and parts[0] == other[0])
