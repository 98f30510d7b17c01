"""Who acts or is quoted in a Russian text, and in which office? The forms are listed in docs/reference/reading/people.md.

A person is a run of capitalised words that is no body, country or town, and that something beside it shows to be a person: an
office before it (in whatever case) or after it, a rank, initials, or a verb of speaking or acting. The office's case tells in
which case the name stands; both are given in the nominative.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from fieldpost.gazetteer import Gazetteer, fold
from fieldpost.gazetteer.lexicon import lexicon, paradigms

from .found import FoundOrganisation, FoundPerson, with_offices
from .names import Names
from .russian_cases import Case, adjective_in_nominative, gender_of, name_in_nominative

RUN = re.compile(r"[CIAK](?:[CIAK]|x(?=C)|x(?=[\n.,]))*")
SURNAME = re.compile(
    r".*(?:[ое]в|[оеё]ва|[иы]н|[иы]на|[сц]кий|[сц]кая|енко|швили|дзе|ян|янц|зода|заде|[оеё]в(?:ым|ой|у)|[иы]н(?:ым|ой|у)|[сц]к(?:ого|ому|им|ой|ую)|чук|ич|вна|вной|вне|вну|ичем|ичу)"
)
PREPOSITIONS = {
    "с": Case.INSTRUMENTAL,
    "со": Case.INSTRUMENTAL,
    "к": Case.DATIVE,
    "от": Case.GENITIVE,
    "для": Case.GENITIVE,
    "у": Case.GENITIVE,
    "о": Case.PREPOSITIONAL,
}
IN_OFFICE = frozenset({"по", "при", "в", "на", "за", "с"})


def find_russian_people(
    names: Names, organisations: Sequence[FoundOrganisation], *, gazetteer: Gazetteer
) -> list[FoundPerson]:
    """Return the people that a Russian text names, in reading order, later bare surnames joined to the full name."""
    return _Finder(names, organisations, gazetteer).found()


class _Lists:
    def __init__(self) -> None:
        lists = lexicon("ru")["people"]
        self.offices = paradigms("ru", "people", "offices")
        self.titles = frozenset(lists["titles"])
        self.honorifics, self.ranks = frozenset(lists["honorifics"]), frozenset(lists["ranks"])
        self.rank_cases = {**paradigms("ru", "people", "ranks"), **paradigms("ru", "people", "honorifics")}
        self.speech, self.particles = frozenset(lists["speech"]), frozenset(lists["particles"])
        self.not_names = frozenset(lists["not_names"])
        self.areas = frozenset(lexicon("ru")["places"]["area"])
        self.work = tuple(lexicon("ru")["organisations"]["work"])
        self.settlements = frozenset(lexicon("ru")["places"]["settlements"])
        self.heads = paradigms("ru", "organisations", "heads")
        acting = ("organised", "supported", "attended", "met", "visited", "funded")
        bodies = lexicon("ru")["organisations"]
        words = [word for name in acting for word in bodies[name] if " " not in word]
        self.verbs = frozenset([*self.speech, *lexicon("ru")["parts"]["other_verbs"], *words])
        self.no_person_after, self.small = frozenset(lists["no_person_after"]), frozenset(lists["small"])


@cache
def _lists() -> _Lists:
    return _Lists()


class _Finder:
    def __init__(self, names: Names, organisations: Sequence[FoundOrganisation], gazetteer: Gazetteer) -> None:
        self.names, self.words, self.letters = names, names.words, names.letters
        self.tokens, self.lower = names.words.tokens, names.words.lower
        self.gazetteer, self.lists = gazetteer, _lists()
        self.body_at = bytearray(len(self.words))
        self.body_of: dict[int, FoundOrganisation] = {}
        for body in organisations:
            self.body_at[body.first : body.after] = b"\x01" * (body.after - body.first)
            self.body_of[body.after] = body
        self.capital_line = self._capital_lines()
        self.country_at = bytearray(len(self.words))
        for first, (after, _) in names.countries.items():
            self.country_at[first:after] = b"\x01" * (after - first)

    def _capital_lines(self) -> bytearray:
        marks, first = bytearray(len(self.words)), 0
        for at in range(len(self.words) + 1):
            if at == len(self.words) or self.tokens[at] == "\n":
                if not any(token[0].islower() for token in self.tokens[first:at]):
                    marks[first:at] = b"\x01" * (at - first)
                first = at + 1
        return marks

    def found(self) -> list[FoundPerson]:
        people = []
        for match in RUN.finditer(self.letters):
            for first, after in self._names_in(*match.span()):
                person = self._person(first, after)
                if person is not None:
                    people.append(person)
        return _joined(people)

    def _names_in(self, first: int, after: int) -> list[tuple[int, int]]:
        """Cut a run at words that are bodies' or no names."""
        found, at = [], first
        while at < after:
            if self.letters[at] == "x" or not self._can_be_name(at) or self._is_named_town(at, after):
                at += 1
                continue
            end = at + 1
            while (
                end < after
                and end - at < 5
                and ((self.letters[end] != "x" and self._can_be_name(end)) or self.lower[end] in self.lists.particles)
            ):
                end += 1
            found.append((at, end))
            at = end
        return found

    def _is_named_town(self, at: int, after: int) -> bool:
        """Whether the words before say that it is a town: "председатель города Вахдат", "житель с. Кулунда"."""
        before = at - 1 - (at > 1 and self.tokens[at - 1] == ".")
        if (
            before < 0
            or self.lower[before] not in self.lists.settlements
            or (self.lower[before] == "с" and before == at - 1)
        ):
            return False
        # "мэром города Нурбеком Асанкуловым" has a name of two words and no town.
        return after - at != 2 or bool(self.gazetteer.places_named_in_russian(fold(self.tokens[at])))

    def _can_be_name(self, at: int) -> bool:
        token, lower = self.tokens[at], self.lower[at]
        if (
            self.body_at[at]
            or self.country_at[at]
            or lower in self.lists.not_names
            or lower in self.lists.offices
            or lower in self.lists.rank_cases
        ):
            return False
        if self.letters[at] == "I":
            return len(token) <= 6
        if self.letters[at] == "A" or token.isascii():
            return False
        return (
            len(token) > 1
            and not (token.isupper() and len(token) > 3)
            and not (
                self.letters[at] == "K"
                and at in self.names.adjectives
                and lower.endswith(("ий", "ого", "ой", "ая", "их", "ие", "ому", "им"))
            )
        )

    # -- one name

    def _person(self, first: int, after: int) -> FoundPerson | None:
        if self.capital_line[first] or all(self.letters[i] == "I" for i in range(first, after)) or after <= first:
            return None
        count = sum(self.letters[i] != "x" for i in range(first, after))
        if (first and self.lower[first - 1] in self.lists.no_person_after) or (
            first > 1 and self.tokens[first - 1] == "." and self.lower[first - 2] in ("ул", "им")
        ):
            return None
        initials = any(self.letters[i] == "I" for i in range(first, after))
        start = self._before_ranks(first)
        rank_case = self._case_of_rank(first) if start < first else None
        before = self._office_before(start)
        office, case = (before[0], before[1]) if before else (None, None)
        late = self._office_after(after)
        if count == 1 and not (office and office[1] == start) and start == first and not initials:
            return None
        if count == 1 and not initials and self.lower[after : after + 1] and self.lower[after] in self.lists.areas:
            return None
        if not (office or late or initials or start < first or self._acts(first, after, count)):
            return None
        if not initials and not office and start == first and self._is_something_else(first, after):
            return None
        if case is None:
            case = rank_case if rank_case is not None else self._case_here(first, after, late=late is not None)
        name = self._nominative(first, after, case)
        told = office if office is not None else late
        text = self._office_text(*told) if told is not None else None
        if told is None or text is None or text.lower() in self.lists.titles:
            return FoundPerson(first=first, after=after, name=name, full=name, score=0.95 if told else 0.85)
        return FoundPerson(
            first=first,
            after=after,
            name=name,
            full=name,
            office=text,
            office_first=told[0],
            office_after=told[1],
            score=0.95,
        )

    def _nominative(self, first: int, after: int, case: Case | None) -> str:
        parts = name_in_nominative(self.tokens[first:after], case).split(" ")
        name = parts[0]
        for i in range(1, len(parts)):
            glue = "" if self.words.ends[first + i - 1] == self.words.starts[first + i] else " "
            name += glue + parts[i]
        return name

    def _before_ranks(self, first: int) -> int:
        """Return where ranks and honorifics before a name begin, with "посол" after another office."""
        at = first
        while at > 0:
            lower = self.lower[at - 1]
            if lower == "." and at > 1 and self.lower[at - 2] in self.lists.honorifics:
                at -= 2
            elif (
                lower in self.lists.rank_cases
                or (at < first and lower in ("старший", "старшему", "старшего", "старшим"))
            ) or (lower in self.lists.titles and at > 1 and self._office_before(at - 1) is not None):
                at -= 1
            else:
                break
        return at

    def _case_of_rank(self, first: int) -> Case | None:
        return _case(self.lists.rank_cases.get(self.lower[first - 1], ("", ()))[1])

    def _case_here(self, first: int, after: int, *, late: bool) -> Case | None:
        """Return the case that a preposition before the name or a verb beside it shows."""
        before = self.lower[first - 1] if first else ""
        if before in PREPOSITIONS:
            return PREPOSITIONS[before]
        if late or self._verb_beside(first, after):
            return None
        return None

    def _verb_beside(self, first: int, after: int) -> bool:
        return (self.lower[after : after + 1] != [] and self.lower[after] in self.lists.speech) or (
            first > 0 and self.lower[first - 1] in self.lists.speech
        )

    # -- offices

    def _office_before(self, start: int) -> tuple[tuple[int, int], Case | None] | None:
        """Return the office told before a name and the case it stands in: "начальнику отдела", "с министром юстиции"."""
        at, end = start, start
        chosen, case = -1, None
        if start and self.lower[start - 1] in self.lists.small:
            return None
        while at > 0 and end - at < 24:
            i = at - 1
            if self.body_at[i]:
                body = self.body_of.get(at)
                at = body.first if body is not None else i
                continue
            lower, token = self.lower[i], self.tokens[i]
            if chosen < 0 and ((lower == "и" and self._joins_work(i)) or (lower == "из" and self.letters[at] in "KC")):
                at = i
                continue
            if lower in self.lists.offices:
                cases = self.lists.offices[lower][1]
                if not cases:
                    break
                if chosen >= 0 and not self._governs(i, chosen):
                    break
                chosen, case, at = i, _case(cases), i
                continue
            if token == "-" and chosen < 0:
                break
            if (
                not (token[0].isalpha() or token in '"«»-')
                or lower in self.lists.verbs
                or (lower in self.lists.small and lower not in IN_OFFICE)
            ):
                break
            if token == "-" or (lower in IN_OFFICE and not (chosen < 0 and self._noun_before(i))):
                break
            if chosen >= 0 and not self._is_adjective_of(i, chosen):
                break
            if token[0].isupper() and self.letters[i] == "C" and chosen < 0 and not self._belongs(i):
                break
            at = i
        if chosen < 0:
            return None
        first = chosen
        while first > 0 and self._is_adjective_of(first - 1, chosen) and not self.body_at[first - 1]:
            first -= 1
        before_dash = self._before_dash(first)
        return ((before_dash, first - 1) if before_dash is not None else (first, end)), case

    def _joins_work(self, at: int) -> bool:
        """Whether "и" stands inside an office: "министр образования и науки"."""
        around = (self.lower[at - 1], self.lower[at + 1])
        return (
            at > 0 and around[0] not in self.lists.offices and all(word.startswith(self.lists.work) for word in around)
        )

    def _noun_before(self, at: int) -> bool:
        """Whether the word before a preposition may govern it inside an office: "эксперт по правам", "посол в Астане"."""
        if at == 0:
            return False
        before = self.lower[at - 1]
        if self.lower[at] == "с":
            return before.startswith(("связ", "работ", "сотрудничеств", "борьб"))
        return (
            before in self.lists.offices
            or before.startswith(("вопрос", "дел", "отдел", "служб"))
            or self.body_at[at - 1] == 1
            or (self.lower[at] == "по" and self.tokens[at - 1][0].islower())
        )

    def _governs(self, outer: int, inner: int) -> bool:
        """Whether the office at ``outer`` governs the one at ``inner`` in the genitive: "заместитель министра"."""
        if Case.GENITIVE not in self.lists.offices[self.lower[inner]][1]:
            return False
        return (
            all(self.tokens[i][0].islower() or self.tokens[i][0].isupper() for i in range(outer + 1, inner))
            and inner - outer <= 3
            and not self.lower[outer].startswith(("участни", "жител", "студент", "сотрудник"))
        )

    def _is_adjective_of(self, at: int, noun: int) -> bool:
        lower = self.lower[at]
        if (
            not self.tokens[at][0].isalpha()
            or lower in self.lists.small
            or lower
            in (
                "который",
                "которая",
                "свой",
                "этот",
                "наш",
                "один",
                "одной",
                "ей",
                "ней",
                "их",
                "ним",
                "своей",
                "мой",
                "другой",
                "первой",
                "второй",
            )
        ):
            return False
        gender, cases = self._gender(noun)
        return adjective_in_nominative(self.tokens[at], gender, cases) is not None or (
            gender == "m" and adjective_in_nominative(self.tokens[at], "f", cases) is not None
        )

    def _gender(self, noun: int) -> tuple[str, tuple[int, ...]]:
        lemma, cases = self.lists.offices[self.lower[noun]]
        return ("m" if lemma in ("глава", "судья", "староста", "замдиректора") else gender_of(lemma)), cases

    def _belongs(self, at: int) -> bool:
        """Whether a capitalised word before a name is part of the office: a town, a head such as "Центра", an adjective."""
        lower = self.lower[at]
        if lower in self.lists.heads or bool(re.search(r"(?:ого|его|ой|ей|ых|их)$", lower)):
            return True
        return bool(self.gazetteer.places_named_in_russian(fold(self.tokens[at])))

    def _before_dash(self, first: int) -> int | None:
        """Return the first word of the office in "Председатель жюри - писатель N", None without one."""
        if first < 2 or self.tokens[first - 1] not in "-,":
            return None
        for at in range(first - 2, max(-1, first - 8), -1):
            if self.lower[at] in self.lists.offices and Case.NOMINATIVE in self.lists.offices[self.lower[at]][1]:
                return at
            if not self.tokens[at][0].isalpha() or (
                self.letters[at] in "CI" and not (self.body_at[at] or self._belongs(at))
            ):
                return None
        return None

    def _office_after(self, after: int) -> tuple[int, int] | None:
        """Return the office told after a name: ", директор Центра", up to a comma, a verb or the end of the sentence."""
        if after + 1 >= len(self.words) or self.tokens[after] not in ",(-":
            return None
        at = after + 1
        chosen = -1
        for i in range(at, min(at + 4, len(self.words))):
            lower = self.lower[i]
            if lower in self.lists.offices:
                chosen = i if self.lists.offices[lower][1] else -1
                break
            if (
                adjective_in_nominative(self.tokens[i], "m") is None
                and adjective_in_nominative(self.tokens[i], "f") is None
            ):
                break
        if chosen < 0 or self._another_name_follows(chosen):
            return None
        end = chosen + 1
        while end < len(self.words) and end - at < 24:
            token, lower = self.tokens[end], self.lower[end]
            if self.body_at[end]:
                end += 1
                continue
            if (
                token in ",.;:()\n-!?"
                or (token == '"' and not self._quote_opens(end))
                or lower in self.lists.verbs
                or lower == "и"
            ):
                break
            end += 1
        return at, end

    def _quote_opens(self, at: int) -> bool:
        return '"' in self.tokens[at + 1 : at + 8]

    def _another_name_follows(self, office: int) -> bool:
        """Whether the office is that of the next person: "Иван Петров, директор Анна Ким"."""
        i = office + 1
        while (
            i < len(self.words)
            and i - office < 12
            and (
                self.body_at[i]
                or self.country_at[i]
                or (
                    self.tokens[i][0].islower()
                    and self.lower[i] not in self.lists.verbs
                    and (self.lower[i] not in self.lists.small or self.lower[i] in IN_OFFICE)
                )
            )
        ):
            i += 1
        return self.letters[i : i + 2] in ("CC", "IC", "CI") and not self.body_at[i]

    def _office_text(self, first: int, after: int) -> str:
        """Return the words of an office with its first noun and the adjectives before that in the nominative."""
        parts, at = [], first
        noun = next((i for i in range(first, after) if self.lower[i] in self.lists.offices), None)
        if noun is None:
            return self.words.between(first, after)
        gender, cases = self._gender(noun)
        while at < noun:
            parts.append(
                adjective_in_nominative(self.tokens[at], gender, cases)
                or adjective_in_nominative(self.tokens[at], "f", cases)
                or self.tokens[at]
            )
            at += 1
        lemma = self.lists.offices[self.lower[noun]][0]
        parts.append(lemma.capitalize() if self.tokens[noun][0].isupper() else lemma)
        if noun + 1 < after:
            parts.append(self.words.between(noun + 1, after))
        return re.sub(r'"([^"]*)"', r"«\1»", " ".join(parts))

    # -- what else shows a person

    def _acts(self, first: int, after: int, count: int) -> bool:
        if count < 2:
            return False
        lower = self.lower
        if after < len(self.words):
            if lower[after] in self.lists.verbs and not lower[after].startswith("бы"):
                return True
            if self.tokens[after] == "," and lower[after + 1 : after + 2] in (
                ["который"],
                ["которая"],
                ["чей"],
                ["чья"],
            ):
                return True
            if (
                lower[after : after + 1] == ["из"]
                and after + 1 < len(self.words)
                and self.tokens[after + 1][0].isupper()
            ):
                return True
        before = first - 1
        while before >= 0 and lower[before] in ("и", "также", "тоже", "поэтому", "нам", "им", ","):
            before -= 1
        if before >= 0 and lower[before] in self.lists.verbs:
            return True
        if first > 0 and lower[first - 1] in ("словам", "мнению", "руководством"):
            return True
        return bool(
            SURNAME.fullmatch(lower[after - 1]) or SURNAME.fullmatch(lower[first])
        ) and not self._opens_sentence(first)

    def _opens_sentence(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1] in '\n.!?"-'

    def _is_something_else(self, first: int, after: int) -> bool:
        if first and self.tokens[first - 1] == '"' and self.tokens[after : after + 1] == ['"']:
            return True
        if first and self.lower[first - 1] in ("в", "во", "на", "из", "до"):
            return True
        for size in (after - first, 1):
            if self.gazetteer.places_named_in_russian(fold(" ".join(self.tokens[first : first + size]))) and (
                size > 1 or (first and self.lower[first - 1] in self.lists.small)
            ):
                return True
        return False


def _case(cases: Sequence[int]) -> Case | None:
    """Return the likeliest case of a form: the nominative if it may be one, else the genitive, else the first."""
    if not cases or len(cases) == 6:
        return None
    for case in (Case.NOMINATIVE, Case.GENITIVE):
        if case in cases:
            return case
    return Case(cases[0])


def _joined(people: list[FoundPerson]) -> list[FoundPerson]:
    """Join a later surname, or surname and initials, to the full name before it."""
    full: list[FoundPerson] = []
    joined = []
    for person in people:
        same = next((one for one in full if _same(person.name.split(), one.name.split())), None)
        if same is None:
            full.append(person)
            joined.append(person)
        else:
            longest = max(same.full, person.name, key=len)
            joined.append(replace(person, full=same.full if longest == same.full else longest))
    return with_offices(joined)


def _same(parts: list[str], other: list[str]) -> bool:
    if len(parts) == 1:
        return len(other) > 1 and _alike(parts[0], other[-1])
    return len(parts) == len(other) and all(_alike(*pair) for pair in zip(parts, other, strict=True))


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one name."""
    size = max(3, min(len(one), len(other)) - 2)
    return one == other or (
        min(len(one), len(other)) > 3 and one[:size] == other[:size] and abs(len(one) - len(other)) <= 2
    )
