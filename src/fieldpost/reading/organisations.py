"""Which bodies does a text name? The forms are listed in docs/reference/reading/organisations.md.

A body is a run of capitalised words with a word that makes it one (Ministry, Centre), an acronym, a name that is followed by
its acronym in brackets, or a name that a common noun announces (NGO "Peshraft"). What part it plays is another stage's question.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from fieldpost.gazetteer import Gazetteer, fold
from fieldpost.gazetteer.lexicon import lexicon

from .found import FoundOrganisation, body_key
from .names import ROLE_ENDINGS, Names
from .russian_organisations import find_russian_organisations
from .words import Words

UNIT = "[CAKHOI]"
LEFT = rf"(?:{UNIT}[p']?)"
RUN = re.compile(rf"{LEFT}+")
REST = re.compile(
    rf"(?:[of]t?{LEFT}+(?:(?:,{LEFT}+)*,?&{LEFT}+)?|n(?:t?){LEFT}+(?:&{LEFT}+)*|&{UNIT}+(?=[fo])|ot?(?=H))*"
)
"""What can follow a run with its head: of, for or in more names, with their lists."""
JOINERS = frozenset({"f", "n", "o", "ft", "nt", "ot"})
MASTHEAD = 30
"""Words of a text in which a line in capitals can be the name of the body that publishes."""
DEFINED = re.compile(r"\(A\)")
QUOTED = re.compile(r'"([^"\n]{2,60})"')


def find_organisations(names: Names, *, gazetteer: Gazetteer, language: str) -> list[FoundOrganisation]:
    """Return the bodies that a text names, in reading order, none inside another."""
    if language == "ru":
        return find_russian_organisations(names, gazetteer=gazetteer)
    return _Finder(names, gazetteer, language).found()


class _Finder:
    def __init__(self, names: Names, gazetteer: Gazetteer, language: str) -> None:
        self.names, self.words = names, names.words
        lists = lexicon(language)["organisations"]
        self.weak = frozenset(lists["weak"])
        self.not_bodies = frozenset(lists["not_bodies"])
        self.places_after = frozenset(lists["field_presences"])
        self.no_acronym = frozenset(lists["not_acronyms"])
        self.before = frozenset(lists["before_name"])
        self.roles = frozenset(lists["not_after_acronym"])
        self.kinds = frozenset(lists["event_words"])
        self.groups = frozenset(lists["groups"])
        self.doubtful = frozenset(lists["doubtful"])
        self.topics = frozenset(lists["topics"])
        self.generic = frozenset(lists["generic"])
        self.gazetteer = gazetteer
        self.larger = frozenset(lists["larger"])
        self.capital_line = _capital_lines(self.words)
        self.known: dict[str, list[tuple[str, ...]]] = {}
        for text in lists["known"]:
            phrase = tuple(text.split(" "))
            self.known.setdefault(phrase[0], []).append(phrase)
        self.cues: dict[str, list[tuple[str, ...]]] = {}
        for name in ("co_organised", "organised", "hosted", "supported", "funded"):
            for text in lexicon(language)["parts"]["cues"][name]:
                phrase = tuple(text.split(" "))
                self.cues.setdefault(phrase[0], []).append(phrase)
        self.taken = bytearray(len(self.words))
        self.acronyms: dict[str, str] = {}
        self.spans: list[tuple[int, int]] = []

    def found(self) -> list[FoundOrganisation]:
        self._defined()
        self._announced()
        self._known()
        self._named()
        self._called()
        self._acronyms()
        self._in_a_part()
        self.spans.sort()
        return self._keyed()

    def _take(self, first: int, after: int) -> None:
        if after > first and not any(self.taken[first:after]):
            self.taken[first:after] = b"\x01" * (after - first)
            self.spans.append((first, after))

    def _defined(self) -> None:
        """Take a name that its acronym follows in brackets, whatever its words: "Rural Mediation Group (RMG)"."""
        letters, tokens = self.names.letters, self.words.tokens
        for match in DEFINED.finditer(letters):
            acronym = tokens[match.start() + 1]
            initials = [char for char in acronym if char.isupper()]
            first = self._name_before(match.start(), len(initials))
            if first is None or acronym in self.no_acronym:
                continue
            name = self.words.between(first, match.start())
            if not self._is_body(first, match.start(), defined=True):
                continue
            self.acronyms[acronym] = name
            after = match.end()
            # "... in Europe (OSCE) Centre in Ashgabat": the acronym begins a longer name.
            longer = re.compile(rf"C*H(?:[fn]{UNIT}+)?").match(letters, after)
            if longer:
                self._take(first, longer.end())
            else:
                self._take(first, after)

    def _name_before(self, bracket: int, initials: int) -> int | None:
        """Return the first word of the capitalised name that ends before ``bracket``.

        It begins where the initials begin, with what stands unbroken to the left of that; failing that where the run
        of capitalised words and joiners begins.
        """
        letters, acronym = self.names.letters, self.words.tokens[bracket + 1]
        limit = max(0, bracket - 3 * initials - 8)
        run = bracket
        while run > limit and letters[run - 1] in "CAKHOpofnt&,":
            run -= 1
        while run < bracket and letters[run] not in "CAKHO":
            run += 1
        starts = [i for i in range(run, bracket) if letters[i] in "CAKHO"]
        if not starts:
            return None
        wanted = acronym.upper().replace("-", "")
        matching = [i for i in starts if self._initials(i, bracket) == wanted] or [
            i for i in starts if self._starts_like(i, acronym) and bracket - i >= initials
        ]
        first = (
            matching[-1] if matching else max((i for i in starts if letters[i - 1] not in "CAKHOp"), default=starts[0])
        )
        if not matching:
            # No word begins with the acronym's letter: take the last unbroken stretch that holds two words or more.
            first = starts[0]
        while first > 0 and letters[first - 1] in "CAKp" and first - 1 >= run:
            first -= 1
        return first

    def _starts_like(self, at: int | None, acronym: str) -> bool:
        return at is not None and self.words.tokens[at][0].upper() == acronym[0].upper()

    def _initials(self, first: int, after: int) -> str:
        found = ""
        for at in range(first, after):
            if self.names.letters[at] in "CAKHO":
                found += "".join(part[0] for part in self.words.tokens[at].split("-") if part)
        return found.upper()

    def _announced(self) -> None:
        """Take a quoted name after a common noun (NGO "Peshraft"), with the noun if that has a capital (Public Fund "Abad")."""
        words, letters = self.words, self.names.letters
        for at in [i for i, token in enumerate(words.tokens) if token == '"']:
            if at == 0 or words.lower[at - 1] not in self.before:
                continue
            after = next((i for i in range(at + 1, min(at + 9, len(words))) if words.tokens[i] in '"\n'), None)
            if after is None or words.tokens[after] == "\n" or not words.tokens[at + 1][0].isupper():
                continue
            first = at
            while (
                first > 0 and letters[first - 1] in "CKH" and words.lower[first - 1] not in ("ngo", "ngos", "нпо", "оо")
            ):
                first -= 1
            if first < at:
                self._take(first, after + 1)
            else:
                self._take(at + 1, after)
        for match in re.finditer(r"[xe],?(C{1,3})(?![CH])", letters):
            at = match.start()
            noun = words.lower[at]
            if noun not in (
                "ngo",
                "organization",
                "organisation",
                "newspaper",
                "foundation",
                "association",
                "нпо",
                "partner",
                "counterpart",
            ):
                continue
            if letters[at + 1] == "," and noun != "counterpart":
                continue
            self._take(match.start(1), match.end(1))
        for match in re.finditer(r"xoC", letters):
            if words.lower[match.start()] in ("municipality", "prefecture"):
                self._take(*match.span())
        for match in re.finditer(r"A(C{1,3})(?![CH])", letters):
            if words.lower[match.start()] in ("ngo", "нпо"):
                self._take(match.start(1), match.end(1))

    def _named(self) -> None:
        letters, done = self.names.letters, 0
        before: tuple[int, int] | None = None
        for run in RUN.finditer(letters):
            begin, end_of_run = run.span()
            head = letters.rfind("H", max(begin, done), end_of_run)
            if head >= 0:
                first = self._joined_run(before, max(begin, done), done)
                after = end_of_run if letters[head + 1 : head + 2] == "p" else head + 1
            elif letters[end_of_run - 1] == "A" and letters[end_of_run : end_of_run + 1] == "o" and end_of_run > done:
                first, after = end_of_run - 1, end_of_run
            else:
                before = run.span()
                continue
            before = run.span()
            after = REST.match(letters, after).end()  # type: ignore[union-attr]
            done = after
            for start, end in self._parts(first, self._without_office(first, after)):
                if (
                    letters[end : end + 1] == "A"
                    and letters[end - 1] == "H"
                    and self.words.tokens[end] not in self.no_acronym
                ):
                    end += 1
                if self._is_body(start, end):
                    self._take(start, end)

    def _parts(self, first: int, after: int) -> Iterator[tuple[int, int]]:
        """Cut a run into names: at "and" before another body, at "in" before a place that only says where."""
        letters = self.names.letters
        start = self._past_office(first, after)
        cut = start
        for at in range(start, after):
            letter = letters[at]
            if letter in "&," and at > cut:
                following = letters[at + 1 : after].split("&")[0].split(",")[0]
                joined_here = any(one in letters[cut:at] for one in "ofn")
                another = re.match(r"[CAKp]*H", following.lstrip("t")) and not re.match(r"C[CH]*[fn]|Hf", following)
                if not joined_here or another or following.startswith("A"):
                    yield cut, at
                    cut = at + 1
                    while cut < after and letters[cut] in "t&":
                        cut += 1
                    cut = self._past_office(cut, after)
            elif letter == "n" and at > cut and not self._keeps_place(cut, at) and self._place_follows(at + 1):
                yield cut, at
                cut = after
                break
        if cut < after:
            yield cut, after

    def _joined_run(self, before: tuple[int, int] | None, begin: int, done: int) -> int:
        """Return where a name begins whose head stands in the run at ``begin``: "Border Management in Central Asia Programme"."""
        if before is None or before[1] <= done:
            return begin
        between = self.names.letters[before[1] : begin]
        return max(before[0], done) if between in JOINERS else begin

    def _without_office(self, first: int, after: int) -> int:
        """Return where the body ends in "the Unit's Director": before an office or a person that follows its possessive."""
        letters = self.names.letters
        possessive = letters.rfind("p", first, after)
        if possessive > first and letters[possessive - 1] in "HA" and "H" not in letters[possessive:after]:
            return possessive
        return after

    def _past_office(self, first: int, after: int) -> int:
        """Return where the body begins in "Deputy Head of the Election Section": past offices and groups of people."""
        letters = self.names.letters
        while first < after and letters[first] in "ofnt&p":
            first += 1
        joiner = next((i for i in range(first, after) if letters[i] in "ofn&"), None)
        if joiner is None or "H" in letters[first:joiner] or letters[joiner] != "o":
            return first
        if "O" in letters[first:joiner] or self.words.lower[joiner - 1] in self.groups:
            return self._past_office(joiner + 1, after)
        return first

    def _place_follows(self, at: int) -> bool:
        letters = self.names.letters
        while letters[at : at + 1] == "t":
            at += 1
        if letters[at : at + 1] == "K":
            return True
        return letters[at : at + 1] == "C" and bool(self.gazetteer.places_named(fold(self.words.tokens[at])))

    def _keeps_place(self, first: int, at: int) -> bool:
        """Whether "in X" belongs to the name: offices in the field are called by where they are."""
        head = next((self.words.lower[i] for i in range(at - 1, first - 1, -1) if self.names.letters[i] in "HO"), "")
        after_of = "o" in self.names.letters[first:at]
        if self.words.lower[at] == "to":
            return True
        return head in self.places_after and not (after_of and head == "centre")

    def _is_body(self, first: int, after: int, *, defined: bool = False) -> bool:
        lower, letters = self.words.lower[first:after], self.names.letters[first:after]
        if not letters or any(self.taken[first:after]):
            return False
        capitals = sum(letter in "CAKHO" for letter in letters)
        if capitals < 2 and not (defined and capitals):
            return False
        head = letters.rfind("H")
        if lower[-1] in self.not_bodies and not (head >= 0 and set(letters[head:]) & set("of")):
            return False
        heads = [word for word, letter in zip(lower, letters, strict=True) if letter == "H"]
        if not heads:
            return defined
        compound = lower[-1].rpartition("-")[2] in ROLE_ENDINGS
        if " ".join(lower) in self.generic or (
            first > 0 and self.words.lower[first - 1] in ("a", "an") and not (defined or compound)
        ):
            return False
        if sum(len(token) > 3 and token.isupper() for token in self.words.tokens[first:after]) > 1 and first > MASTHEAD:
            return False
        # "National Police Reform Strategy": the name goes on, and is not a body's.
        rest = re.compile(r"[CO]+").match(self.names.letters, after)
        return not (
            rest
            and letters[-1] == "H"
            and (lower[-1] in self.weak or self.words.lower[rest.end() - 1] in self.not_bodies)
        )

    def _acronyms(self) -> None:
        letters, words = self.names.letters, self.words
        for at, letter in enumerate(letters):
            if letter != "A" or self.taken[at]:
                continue
            token = words.tokens[at]
            if (
                token in self.no_acronym
                or len(token) > (7 if token.isalpha() and token.isupper() else 10)
                or (token.endswith("s") and token[:-1].isupper())
            ):
                continue
            if letters[at - 1 : at] == "(" and letters[at + 1 : at + 2] == ")":
                continue
            if (
                self._opens_passage(at)
                and words.tokens[at + 1 : at + 2] in ([","], ["-"], ["("])
                and len(token) > 3
                and token.isupper()
            ):
                continue
            if self.capital_line[at] and token not in self.acronyms and token not in self.larger:
                continue
            if self._in_capitals(at) or (at > 0 and words.tokens[at - 1] == "#"):
                continue
            if len(token) > 2 and token.isupper() and self.gazetteer.places_named(fold(token)) and self._opens_line(at):
                continue
            following = words.lower[at + 1] if at + 1 < len(words) else ""
            if words.lower[at + 2 : at + 3] == ["agency"] or following == "agency":
                self._take(at, at + (2 if following == "agency" else 3))
                continue
            if words.lower[at - 2 : at] == ["to", "the"] and words.lower[at - 3 : at - 2] in (
                ["ambassador"],
                ["ambassadors"],
                ["delegations"],
            ):
                continue
            if token == "UN" and following in ("team", "agencies", "country", "system", "staff", "member"):
                continue
            if following in self.roles or (
                letters[at + 1 : at + 2] in ("C", "O")
                and not self._leads_to_event(at)
                and not self.gazetteer.places_named(fold(following))
            ):
                continue
            country = letters[at + 1 : at + 2] == "K" and at + 1 in self.names.countries and following != "the"
            town = letters[at + 1 : at + 2] == "C" and bool(self.gazetteer.places_named(fold(following)))
            double = letters[at + 1 : at + 2] == "A" and words.tokens[at + 1].isupper()
            self._take(at, at + 2 if country or town or double else at + 1)

    def _opens_passage(self, at: int) -> bool:
        return at == 0 or self.words.tokens[at - 1] == "\n"

    def _known(self) -> None:
        """Take names that no word makes a body's: they are listed."""
        lower = self.words.lower
        for at, opener in enumerate(lower):
            for phrase in self.known.get(opener, ()):
                if tuple(lower[at : at + len(phrase)]) == phrase and self.words.tokens[at][0].isupper():
                    after = at + len(phrase)
                    if at and self.names.letters[at - 1] == "A":
                        at -= 1
                    self._take(at, after + (self.names.letters[after : after + 1] == "K"))
                    break

    def _called(self) -> None:
        """Take a body's sort before its proper name: "Bank Eskhata"."""
        for match in re.finditer(r"(?<![CAKHIpo])H(C{1,2})(?![CHAoOp])", self.names.letters):
            if self.words.lower[match.start()] in self.before and not any(self.taken[match.start() : match.end()]):
                self._take(*match.span())

    def _in_a_part(self) -> None:
        """Take a capitalised name that a cue of organising, funding or the like announces: "organized by Lindgren Forensics"."""
        letters, lower = self.names.letters, self.words.lower
        for first, opener in enumerate(lower):
            for phrase in self.cues.get(opener, ()):
                if tuple(lower[first : first + len(phrase)]) != phrase:
                    continue
                at = first + len(phrase)
                while (run := re.compile(r"(?:t?)([CA]{1,4}K?)(?=[,&.x\n(]|[fn])").match(letters, at)) is not None:
                    start, after = run.span(1)
                    if self._may_be_a_body(start, after):
                        self._take(start, after)
                    at = after + 1 if letters[after : after + 1] in (",", "&") else len(letters)
                break

    def _may_be_a_body(self, first: int, after: int) -> bool:
        if any(self.taken[first:after]) or self.words.lower[after - 1] in self.not_bodies:
            return False
        if self.gazetteer.places_named(fold(self.words.between(first, after))):
            return False
        return (
            after - first > 1
            or self.names.letters[first] == "A"
            or self.words.lower[after : after + 1] in ([","], ["and"], ["."])
        )

    def _opens_line(self, at: int) -> bool:
        """Whether only a dateline's words stand before this one: "NARYN, Kyrgyz Republic - KHOROG, Tajikistan --"."""
        while at > 0 and self.words.tokens[at - 1] != "\n":
            at -= 1
            if self.names.letters[at] not in "CAK,-":
                return False
        return True

    def _in_capitals(self, at: int) -> bool:
        """Whether the words around are all in capitals, so that an acronym cannot be told from a word."""
        around = [self.words.tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(self.words)]
        return any(
            len(token) > 3 and token.isalpha() and token.isupper() and token not in self.acronyms for token in around
        )

    def _leads_to_event(self, at: int) -> bool:
        for i in range(at + 1, min(at + 7, len(self.words))):
            if self.words.lower[i] in self.kinds:
                return True
            if not self.words.tokens[i][0].isalpha():
                return False
        return False

    def _keyed(self) -> list[FoundOrganisation]:
        found = []
        for first, after in self.spans:
            text = self.words.between(first, after)
            if sum(len(token) > 3 and token.isupper() for token in self.words.tokens[first:after]) > 1:
                text = _title_case(text)
            acronym = re.search(r" \(([^)\s]+)\)", text)
            plain = re.sub(r" \([^)]*\)(?! [A-Z])", "", text)
            if acronym and acronym.end() < len(text):
                # "Organisation for ... (OSCE) Centre in X" is the OSCE Centre in X.
                plain = f"{acronym[1]}{text[acronym.end() :]}"
            short = acronym[1] if acronym and acronym.end() == len(text) else None
            name = plain
            if plain in self.acronyms:
                short, name = plain, self.acronyms[plain]
                name = re.sub(r" \([^)]*\)", "", name)
            last = next(
                (self.words.lower[i] for i in range(after - 1, first - 1, -1) if self.names.letters[i] == "H"), ""
            )
            if first and self.words.lower[first - 1] in ("project", "programme") and self.names.letters[first] == "C":
                continue
            inner = re.search(
                r" of (?:the )?((?:OSCE|UN|EU)\b.* (?:Mission|Office|Centre|Presence)\b.*|[A-Z]{3,})$", name
            )
            if inner and name != inner[1]:
                plain = name = inner[1]
            name = re.sub(r"-(?:" + "|".join(ROLE_ENDINGS) + r")\b", "", name)
            shared = re.match(r"Governments of (.+)", name)
            if shared and " and " in name:
                found.extend(self._governments(first, after))
                continue
            doubtful = name.lower() in self.topics or (
                last in self.doubtful and short is None and self.names.letters[first] != "A"
            )
            found.append(
                FoundOrganisation(
                    first=first,
                    after=after,
                    name=name,
                    plain=plain,
                    acronym=short,
                    key=body_key(name),
                    doubtful=doubtful,
                )
            )
        return found

    def _governments(self, first: int, after: int) -> list[FoundOrganisation]:
        """Return one body a country for "the Governments of A, B and C"."""
        found = []
        start = first
        for at in range(first, after):
            if at in self.names.countries:
                end = self.names.countries[at][0]
                name = f"Government of {self.words.between(at, end)}"
                found.append(
                    FoundOrganisation(first=start, after=end, name=name, plain=name, acronym=None, key=body_key(name))
                )
                start = end
        return [
            replace(one, first=max(one.first, found[i - 1].after) if i else one.first) for i, one in enumerate(found)
        ]


def _capital_lines(words: Words) -> list[bool]:
    """Return for each word whether its whole line is in capitals, where an acronym cannot be told from a word."""
    flags: list[bool] = []
    line: list[str] = []
    for token in [*words.tokens, "\n"]:
        line.append(token)
        if token == "\n":
            letters = [one for one in line if one[0].isalpha()]
            flags.extend([bool(letters) and all(one.isupper() for one in letters)] * len(line))
            line = []
    return flags


def _title_case(text: str) -> str:
    """Return a name in capitals as it is written elsewhere: "OSCE Mission to Skopje"."""
    small = {"to", "of", "in", "for", "and", "the", "on"}
    return " ".join(
        word.lower()
        if word.lower() in small
        else word
        if len(word) < 5 and word.lower() not in small
        else word.capitalize()
        for word in text.split()
    )
