"""Which bodies does a Russian text name? The forms are listed in docs/reference/reading/organisations.md.

Only the first word of a Russian name has a capital: adjectives that agree with a head ("Государственной пограничной
службы"), the head, and what depends on it in the genitive or after a preposition of its own ("Комитет по делам молодежи").
Where it ends is told by the endings and by the word lists. Names are given in the nominative, their dependents as written.
"""

import re
from dataclasses import replace
from functools import cache

from fieldpost.gazetteer import Gazetteer, fold
from fieldpost.gazetteer.lexicon import lexicon, paradigms

from .found import FoundOrganisation, body_key
from .names import Names
from .russian_cases import ALL_CASES, adjective_in_nominative, gender_of

GENITIVE = re.compile(r"[а-я-]{2,}(?:ого|его|ой|ей|ых|их)")
DEPENDENT = re.compile(r"[а-я-]{2,}(?:ого|его|ой|ей|ых|их|ому|ему|ым|им|ыми|ими|ую|юю)")
ABSTRACT = re.compile(r"[а-я-]{3,}(?:ции|ния|тия|ства|ости|ики|огии|мии|рии|сии|зма|ов|ев|ей|ний|ций|ств)")
INSTRUMENTAL = re.compile(r"[а-я-]{3,}(?:ом|ем|ой|ей|ью|ями|ами|ыми|ими)")
DATIVE = re.compile(r"[а-я-]{3,}(?:ию|ям|ам|ству|ости|ье|ке|ле|де|ту|зму|лю|ьям)")
PREDICATE = re.compile(r"[а-я-]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись|ует|уют|ает|ают|дит|дят|дет|дут|ется|ются)")
"""A verb in the third person or the past, as it follows who acts."""
VERB = re.compile(r"[а-я-]*(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ит|ят|ется|ются|ится|ятся|ать|ить|еть|уют|ует)")
PERSONS = frozenset({"координатор", "омбудсмен", "уполномоченный"})
"""Heads that are one person's office too, and a body's name only with a proper name: "Координатор проектов ОБСЕ"."""
HONOURED = re.compile(r"C{1,2}(?!C)")


def find_russian_organisations(names: Names, *, gazetteer: Gazetteer) -> list[FoundOrganisation]:
    """Return the bodies that a Russian text names, in reading order, none inside another."""
    return _Finder(names, gazetteer).found()


class _Lists:
    def __init__(self) -> None:
        lists = lexicon("ru")["organisations"]
        self.heads = paradigms("ru", "organisations", "heads")
        self.weak, self.doubtful, self.small = (
            frozenset(lists["weak"]),
            frozenset(lists["doubtful"]),
            frozenset(lists["small"]),
        )
        self.not_in_names = frozenset(lists["not_in_names"])
        self.not_nouns, self.settled = frozenset(lists["not_nouns"]), frozenset(lists["settled"])
        self.governing = tuple(lists["governing"])
        self.work, self.presences = tuple(lists["work"]), tuple(lists["presences"])
        self.field = frozenset(lists["field_presences"])
        self.proper = frozenset(tuple(text.split()) for text in lists["proper"])
        self.not_acronyms = frozenset(lists["not_acronyms"])
        self.before, self.left_out = frozenset(lists["before_name"]), frozenset(lists["left_out"])
        self.known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text, name in lists["known"].items():
            phrase = tuple(text.split())
            self.known.setdefault(phrase[0], []).append((phrase, name))
        self.places = frozenset(lexicon("ru")["places"]["sorts"])


@cache
def _lists() -> _Lists:
    return _Lists()


class _Finder:
    def __init__(self, names: Names, gazetteer: Gazetteer) -> None:
        self.names, self.words, self.letters = names, names.words, names.letters
        self.tokens, self.lower = names.words.tokens, names.words.lower
        self.gazetteer, self.lists = gazetteer, _lists()
        self.taken = bytearray(len(self.words))
        self.found_here: list[FoundOrganisation] = []
        self.acronyms: dict[str, str] = {}
        self.capital_line = self._capital_lines()
        self.mixed = {
            token for at, token in enumerate(self.tokens) if self.letters[at] == "A" and not self.capital_line[at]
        }

    def _capital_lines(self) -> bytearray:
        """Return for each word whether all words of its line are in capitals."""
        marks, first = bytearray(len(self.words)), 0
        for at in range(len(self.words) + 1):
            if at == len(self.words) or self.tokens[at] == "\n":
                line = [token for token in self.tokens[first:at] if token[0].isalpha()]
                if line and all(token.isupper() for token in line) and max(map(len, line)) > 4:
                    marks[first:at] = b"\x01" * (at - first)
                first = at + 1
        return marks

    def found(self) -> list[FoundOrganisation]:
        heads, known, lower = self.lists.heads, self.lists.known, self.lower
        for at, word in enumerate(lower):
            if word in heads:
                self._headed(at)
            if word in known:
                self._known(at)
            if word == '"':
                self._quoted(at)
        self._acronyms()
        return self._with_full_names(sorted(self.found_here, key=lambda one: one.first))

    def _with_full_names(self, found: list[FoundOrganisation]) -> list[FoundOrganisation]:
        """Give a body that is named by its quoted name alone the one it has elsewhere: Общественный фонд «Абад»."""
        full = {match[1]: one for one in found if (match := re.search(r"«([^»]+)»$", one.name))}
        return [
            replace(one, name=full[one.name].name, key=full[one.name].key) if one.name in full else one for one in found
        ]

    def _add(
        self, first: int, after: int, name: str, *, plain: str = "", acronym: str | None = None, doubtful: bool = False
    ) -> None:
        if any(self.taken[first:after]):
            return
        self.taken[first:after] = b"\x01" * (after - first)
        name = re.sub(r'"([^"]*)"', r"«\1»", name)
        self.found_here.append(
            FoundOrganisation(
                first=first,
                after=after,
                name=name,
                plain=plain or name,
                acronym=acronym,
                key=body_key(name.replace("ё", "е")),
                doubtful=doubtful,
            )
        )

    # -- a head with its adjectives and dependents

    def _headed(self, at: int) -> None:
        lemma, cases = self.lists.heads[self.lower[at]]
        if not cases or self.taken[at]:
            return
        first, adjectives = self._start(at, lemma, cases)
        if self.capital_line[at]:
            self._in_capitals(at, lemma)
            return
        after = self._end(at + 1, lemma)
        named = self.tokens[first][0].isupper()
        tail = after > at + 1
        if not named and not (lemma in self.lists.small and tail and self._has_proper(at + 1, after)):
            return
        if not tail and (not adjectives or (lemma in self.lists.weak and self._opens_sentence(first))):
            return
        if lemma in self.lists.weak and not tail and len(adjectives) < 2 and not self._is_proper(first):
            return
        if lemma in PERSONS and not self._has_proper(at + 1, after):
            return
        if lemma in self.lists.doubtful and not tail and len(adjectives) < 2:
            return
        head = self.tokens[at]
        nominative = lemma.capitalize() if head[0].isupper() else lemma
        after = self._to_bracket(after)
        rest = self.words.between(at + 1, after) if after > at + 1 else ""
        name = " ".join([*adjectives, nominative, rest]).strip()
        acronym, end = self._bracket(after)
        if acronym:
            self.acronyms[acronym] = name
        by_place = len(adjectives) > 1 or (bool(adjectives) and self._is_proper(first))
        undertaking = lemma in self.lists.doubtful and not (
            lemma in ("школа", "группа", "команда", "газета") and by_place
        )
        doubtful = undertaking or (self._opens_sentence(first) and not tail and not self._is_proper(first))
        self._add(first, end, name, acronym=acronym, doubtful=doubtful and not acronym)

    def _in_capitals(self, at: int, lemma: str) -> None:
        """Take the line in capitals that opens with a head, as the title of a bulletin does: "МИССИЯ ОБСЕ В БИШКЕКЕ"."""
        if not (at == 0 or self.tokens[at - 1] == "\n") or self.lower[at] != lemma:
            return
        after = next((i for i in range(at, len(self.words)) if self.tokens[i] in '\n,.:;"'), len(self.words))
        if not 1 < after - at <= 7 or not any(
            token.isupper() and token in self.mixed for token in self.tokens[at + 1 : after]
        ):
            return
        words = [lemma.capitalize()]
        for i in range(at + 1, after):
            town = self._town(i)
            proper = (town is not None and i in range(at + 1, town)) or i in self.names.countries
            words.append(
                self.tokens[i].title() if proper else self.tokens[i] if self.tokens[i] in self.mixed else self.lower[i]
            )
        self._add(at, after, " ".join(words))

    def _start(self, at: int, lemma: str, cases: tuple[int, ...]) -> tuple[int, list[str]]:
        """Return the first word of the name whose head is at ``at``, and its adjectives in the nominative."""
        gender, first, i = gender_of(lemma), at, at - 1
        found: list[str] = []
        here: list[str] = []
        while i >= 0 and at - i <= 5 and not self.taken[i]:
            if self.lower[i] in self.lists.not_in_names:
                break
            adjective = adjective_in_nominative(self.tokens[i], gender, cases) if self.tokens[i][0].isalpha() else None
            if adjective is None:
                break
            here.insert(0, adjective)
            if self.tokens[i][0].isupper():
                first, found = i, list(here)
            i -= 1
        if first == at and not self.tokens[at][0].isupper():
            return at, []
        return first, found

    def _is_proper(self, first: int) -> bool:
        """Whether the adjective is of a place or country: "Бишкекская", "Казахстанско-Немецкий"."""
        return (
            first in self.names.adjectives
            or "-" in self.tokens[first]
            or bool(re.search(r"[сц]к(?:ий|ая|ое|ого|ой|ому|им|ом|ую)$", self.lower[first]))
        )

    def _opens_sentence(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1] in '\n.!?"-•'

    def _has_proper(self, first: int, after: int) -> bool:
        return any(self.tokens[i][0].isupper() or self.tokens[i] == '"' for i in range(first, after))

    def _to_bracket(self, at: int) -> int:
        """Return where a name ends that goes on, past what the rules see, to its acronym in brackets."""
        for i in range(at, min(at + 8, len(self.words))):
            if self.letters[i : i + 3] == "(A)" and self.tokens[i + 1] not in self.lists.not_acronyms:
                return i
            if not self.tokens[i][0].isalpha() or PREDICATE.fullmatch(self.lower[i]) or self.letters[i] in "AI":
                return at
        return at

    def _bracket(self, at: int) -> tuple[str | None, int]:
        if self.letters[at : at + 3] == "(A)" and self.tokens[at + 1] not in self.lists.not_acronyms:
            return self.tokens[at + 1], at + 3
        return None, at

    # -- where a name ends

    def _end(self, at: int, head: str) -> int:
        """Return the word after the last dependent of ``head``, whose dependents begin at ``at``."""
        before, total, start = "head", len(self.words), at
        dative = False
        while at < total and at - start < 22:
            step = self._step(at, head, before, dative=dative)
            if step is None:
                break
            at, before, dative = step
            if before == "end":
                break
        return at

    def _step(self, at: int, head: str, before: str, *, dative: bool) -> tuple[int, str, bool] | None:
        token, lower = self.tokens[at], self.lower[at]
        if token == '"':
            close = self._close(at)
            return (close + 1, "quote", False) if close and before != "proper" else None
        if token[0].isupper():
            return self._capital_step(at, head, before, dative=dative)
        if not token[0].isalpha():
            return self._list_step(at, before, dative=dative) if token == "," else None
        if lower in ("в", "на"):
            return self._place_step(at, head, before)
        if lower == "по":
            return (at + 1, "po", True) if before in ("head", "acronym") and self._noun_follows(at + 1) else None
        if lower == "при" and at + 1 < len(self.words) and self.tokens[at + 1][0].isupper():
            return at + 1, "pri", False
        if lower == "и":
            return self._list_step(at, before, dative=dative)
        if lower in ("имени", "им"):
            return self._honoured(at)
        if (
            lower in ("с", "за", "над", "со")
            and before == "noun"
            and self.lower[at - 1].startswith(self.lists.governing)
        ):
            end = at + 1
            while end < len(self.words) and end - at < 4 and INSTRUMENTAL.fullmatch(self.lower[end]):
                end += 1
            return (end, "noun", False) if end > at + 1 else None
        return self._noun_step(at, before, dative=dative)

    def _honoured(self, at: int) -> tuple[int, str, bool] | None:
        """Read on after "имени": a person's name."""
        end = at + 1 + (self.tokens[at + 1 : at + 2] == ["."])
        while end < len(self.words) and self.letters[end] == "I":
            end += 1
        first = end
        while (
            end < len(self.words)
            and end - first < 2
            and (self.letters[end] == "C" or self.lower[end].startswith(("аль-", "ибн")))
        ):
            end += 1
        return (end, "proper", False) if end > first else None

    def _close(self, at: int) -> int | None:
        return next((i for i in range(at + 1, min(at + 10, len(self.words))) if self.tokens[i] == '"'), None)

    def _capital_step(self, at: int, head: str, before: str, *, dative: bool) -> tuple[int, str, bool] | None:
        if at in self.names.countries:
            return self.names.countries[at][0], "proper", False
        for size in (3, 2, 1):
            if tuple(self.lower[at : at + size]) in self.lists.proper:
                return at + size, "proper", False
        if self.letters[at] == "A":
            if before == "proper" and self.tokens[at] not in ("РТ", "РК", "КР", "РУз", "РФ", "РА", "ООН"):
                return None
            return at + 1, "acronym", False
        lower = self.lower[at]
        if before == "pri":
            return self._under_step(at)
        heads = self.lists.heads
        if lower in heads and 1 in heads[lower][1] and before in ("head", "noun"):
            return at + 1, "head", False
        following = self.lower[at + 1] if at + 1 < len(self.words) else ""
        if GENITIVE.fullmatch(lower) and (
            following in self.lists.settled or (following in heads and 1 in heads[following][1])
        ):
            return at + 2, "head" if following in heads else "proper", False
        if dative and (before == "po" or self.lower[at - 1].startswith(("рек", "озер"))):
            return at + 1, "proper", False
        honoured = HONOURED.match(self.letters, at) if head == "фонд" and before == "head" else None
        if honoured and all(self.tokens[i][-1] in "ая" for i in range(*honoured.span())):
            return honoured.end(), "proper", False
        if before in ("head", "noun", "settled") and self.letters[at] in "CO":
            end = self._town(at)
            if end is not None:
                return end, "proper", False
            if before == "settled":
                return at + 1, "proper", False
        return None

    def _under_step(self, at: int) -> tuple[int, str, bool] | None:
        """Read on after "при": a head, "Президенте", "Правительстве", and what depends on it."""
        end = at + 1
        if GENITIVE.fullmatch(self.lower[at]) or DEPENDENT.fullmatch(self.lower[at]) or self.lower[at].endswith("ом"):
            while end < len(self.words) and end - at < 3 and self.lower[end] in self.lists.heads:
                end += 1
        return end, "head", False

    def _town(self, at: int, *, before_name: bool = False) -> int | None:
        """Return where a known town in the genitive ends: "мэрии Оша", "города Майлуу-Суу"."""
        for size in (2, 1):
            if not all(token[0].isalpha() for token in self.tokens[at : at + size]):
                continue
            if at + size <= len(self.words) and self.gazetteer.places_named_in_russian(
                fold(" ".join(self.tokens[at : at + size]))
            ):
                following = self.letters[at + size : at + size + 1]
                return None if following in ("C", "I") and size == 1 and not before_name else at + size
        return None

    def _place_step(self, at: int, head: str, before: str) -> tuple[int, str, bool] | None:
        """Read "в Бишкеке" as part of the name of an office in the field."""
        if head not in self.lists.field or (before in ("noun", "po", "quote") and head != "отделение"):
            return None
        if (
            before == "head"
            and head == "центр"
            and not self.lower[at - 2].startswith(("орхус", "информац", "полев", "регион", "ресурс", "культур"))
        ):
            return None
        i = at + 1
        while i < len(self.words) and i - at < 4 and (self.lower[i] in self.lists.places or self.tokens[i] == "."):
            i += 1
        if i >= len(self.words) or not self.tokens[i][0].isupper():
            return None
        if i in self.names.countries:
            return self.names.countries[i][0], "end", False
        if tuple(self.lower[i : i + 2]) in {("центральной", "азии"), ("восточной", "европе")}:
            return i + 2, "end", False
        end = self._town(i, before_name=True)
        return (end, "end", False) if end is not None else None

    def _noun_follows(self, at: int) -> bool:
        return at < len(self.words) and self.tokens[at][0].isalpha() and self.lower[at] not in self.lists.not_nouns

    def _list_step(self, at: int, before: str, *, dative: bool) -> tuple[int, str, bool] | None:
        """Read on after "и" or a comma where a noun of the same kind follows: "образования и науки"."""
        if before != "noun" or at + 1 >= len(self.words) or not self.tokens[at + 1][0].islower():
            return None
        lower = self.lower[at + 1]
        if lower in self.lists.not_nouns or (lower in self.lists.heads and 1 not in self.lists.heads[lower][1]):
            return None
        if self.tokens[at] == "," and not self._list_goes_on(at + 1):
            return None
        if (lower.startswith(self.lists.work) and not VERB.fullmatch(lower)) or (dative and DATIVE.fullmatch(lower)):
            return at + 2, "noun", dative
        adjective = (DEPENDENT if dative else GENITIVE).fullmatch(lower)
        if adjective and at + 2 < len(self.words) and self.lower[at + 2].startswith(self.lists.work):
            return at + 3, "noun", dative
        return None

    def _list_goes_on(self, at: int) -> bool:
        """Whether "и" comes before the list that is open at ``at`` ends."""
        for i in range(at, min(at + 7, len(self.words))):
            if self.lower[i] == "и":
                return True
            if not self.tokens[i][0].islower() and self.tokens[i] != ",":
                return False
        return False

    def _noun_step(self, at: int, before: str, *, dative: bool) -> tuple[int, str, bool] | None:
        lower = self.lower[at]
        if lower in self.lists.not_nouns or before in ("proper", "acronym", "quote", "pri"):
            return None
        if lower in self.lists.settled and at + 1 < len(self.words):
            dot = self.tokens[at + 1] == "."
            follows = at + 1 + dot
            return (
                (follows, "settled", False)
                if self.tokens[follows : follows + 1] and self.tokens[follows][0].isupper()
                else None
            )
        adjective = (DEPENDENT if dative else GENITIVE).fullmatch(lower)
        noun_next = (
            at + 1 < len(self.words)
            and self.tokens[at + 1][0].islower()
            and self.lower[at + 1] not in self.lists.not_nouns
        )
        if (
            adjective
            and noun_next
            and before in ("head", "po", "noun")
            and not lower.startswith(("судей", "детей", "людей", "семей"))
        ):
            following = self.lower[at + 1]
            two = (
                DEPENDENT.fullmatch(following)
                and at + 2 < len(self.words)
                and self.lower[at + 2].startswith(self.lists.work)
            )
            if before == "noun" and not following.startswith(self.lists.work) and not two:
                return None
            if not VERB.fullmatch(following) or following.startswith(self.lists.work):
                return at + 2 + bool(two), "noun", dative
        if before == "po":
            return (at + 1, "noun", False) if not VERB.fullmatch(lower) or lower.startswith(self.lists.work) else None
        if lower.startswith(self.lists.work) and not VERB.fullmatch(lower) and self._may_be_genitive(lower):
            return at + 1, "noun", dative
        if before == "head" and ABSTRACT.fullmatch(lower) and not VERB.fullmatch(lower):
            return at + 1, "noun", False
        return None

    def _may_be_genitive(self, lower: str) -> bool:
        return lower.endswith(
            ("а", "я", "ы", "и", "в", "й", "л", "р", "н", "м", "к", "ц", "д", "т", "с", "ь", "о", "х", "ж", "ч")
        ) and not lower.endswith(("ами", "ями", "ах", "ях"))

    # -- names in quotes, listed names, acronyms

    def _quoted(self, at: int) -> None:
        """Take a quoted name after a common noun: НПО "Эко-Тирас", общественный фонд "Абад"."""
        if at == 0 or self.taken[at] or self.lower[at - 1] not in self.lists.before:
            return
        close = self._close(at)
        if close is None or not self.tokens[at + 1][0].isalnum():
            return
        lemma = self.lists.heads.get(self.lower[at - 1], ("", ()))[0]
        if self.lower[at - 1] in self.lists.left_out or not lemma:
            self._add(at, close + 1, self.words.between(at + 1, close))
            return
        first, adjectives = at - 1, []
        adjective = (
            adjective_in_nominative(
                self.tokens[at - 2], gender_of(lemma), self.lists.heads[self.lower[at - 1]][1] or ALL_CASES
            )
            if at > 1
            else None
        )
        if adjective is not None and self.lower[at - 2] not in self.lists.not_in_names:
            first, adjectives = at - 2, [adjective]
        self._add(first, close + 1, " ".join([*adjectives, lemma, self.words.between(at, close + 1)]).strip())

    def _known(self, at: int) -> None:
        for phrase, name in self.lists.known[self.lower[at]]:
            if tuple(self.lower[at : at + len(phrase)]) == phrase and self.tokens[at][0].isupper():
                after = at + len(phrase)
                if after in self.names.countries and self.tokens[after][-1] in "аыия":
                    name += f" {self.words.between(after, self.names.countries[after][0])}"
                    after = self.names.countries[after][0]
                self._add(at, after, name)

    def _acronyms(self) -> None:
        letters, tokens = self.letters, self.tokens
        for match in re.finditer("A", letters):
            at = match.start()
            if self.taken[at] or not self._is_acronym(at):
                continue
            after = at + 1
            while (
                letters[after : after + 1] == "A" and tokens[after] not in self.lists.not_acronyms | {"НПО"}
            ) or tokens[after : after + 1] in (["РТ"], ["КР"], ["РК"], ["РФ"]):
                after += 1
            if (
                after in self.names.countries
                and letters[after] == "K"
                and self.lower[after].endswith(("а", "ии", "ы", "ской", "ской республики"))
            ):
                after = self.names.countries[after][0]
            acronym = tokens[at]
            name = self.acronyms.get(acronym) if after == at + 1 else None
            text = self.words.between(at, after)
            self._add(
                at, after, name or text, plain=text, acronym=acronym if name else None, doubtful=self._is_attribute(at)
            )

    def _is_acronym(self, at: int) -> bool:
        token, letters = self.tokens[at], self.letters
        if token in self.lists.not_acronyms or len(token) > 8 or not token[0].isupper() or (token[-1].isdigit()):
            return False
        if self.capital_line[at] and token not in self.mixed:
            return False
        if letters[at - 1 : at] == "(" and letters[at + 1 : at + 2] == ")" and token in self.acronyms:
            return False
        around = [self.tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(self.words)]
        if any(
            (len(one) > 3 and one.isalpha() and one.isupper() and self.letters[i] != "A")
            or (len(one) > 6 and one.isupper())
            for i, one in zip((at - 1, at + 1), around, strict=False)
        ):
            return False
        opens = at == 0 or self.tokens[at - 1] == "\n"
        if (
            opens
            and (self.tokens[at + 1 : at + 2] in ([","], ["-"], ["\n"], ["."]) or at + 1 == len(self.words))
            and len(token) > 2
        ):
            return False
        return not (len(token) > 3 and bool(self.gazetteer.places_named(fold(token))))

    def _is_attribute(self, at: int) -> bool:
        """Whether an acronym only says whose something is: "проекта ПРООН", "по стандартам ОБСЕ"."""
        if at == 0 or not self.tokens[at - 1][0].islower():
            return False
        before = self.lower[at - 1]
        if before == "при":
            return True
        if at + 1 < len(self.words) and PREDICATE.fullmatch(self.lower[at + 1]):
            return False
        if before in self.lists.not_nouns or VERB.fullmatch(before) or before.startswith(self.lists.presences):
            return False
        return len(before) > 3


__all__ = ["find_russian_organisations"]
