"""What did each body do, in a Russian sentence? Rules: docs/reference/reading/parts.md.

Word order says little, cases much: who acts stands in the nominative, before or after its verb; who is named after
"совместно с" or "организован" does not. An acronym may be any case.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from fieldpost.domain import OrganisationRole as Role
from fieldpost.gazetteer.lexicon import lexicon

from .found import ROLES, VERB_LISTS, BodyMention, FoundRole
from .names import Names

JOINING = frozenset({"и", ",", "а", "также", "вместе", '"'})


def find_russian_roles(names: Names, bodies: Sequence[BodyMention], sentence: tuple[int, int]) -> list[FoundRole]:
    """Return what each of ``bodies``, all of one sentence, does in it, in reading order."""
    return _Reader(names, bodies, sentence).found() if bodies else []


class _Reader:
    def __init__(self, names: Names, bodies: Sequence[BodyMention], sentence: tuple[int, int]) -> None:
        self.words, self.tokens, self.lower = names.words, names.words.tokens, names.words.lower
        self.bodies, (self.first, self.after) = bodies, sentence
        self.lists = _lists()
        self.start_of = {body.first: body for body in bodies}
        self.end_of = {body.after: body for body in bodies}
        self.roles: dict[int, FoundRole] = {}

    def found(self) -> list[FoundRole]:
        for first, after, name in self._phrases(self.lists.cues):
            for body in self._slot(after, nominative=self.tokens[after - 1] in "-:"):
                self._give(body, first, after, name)
        for first, after, name in self._phrases(self.lists.verbs):
            name = "met" if name == "organised" and self._is_talk(after) else name
            subjects = self._before(first, name) or self._following(after, name)
            for body in subjects:
                self._give(body, first, after, name)
        for body in self.bodies:
            if body.first not in self.roles:
                self.roles[body.first] = FoundRole(mention=body, role=Role.TOOK_PART, venue=self._is_venue(body))
        return [self.roles[key] for key in sorted(self.roles)]

    def _is_talk(self, at: int) -> bool:
        """Whether the verb before ``at`` has talks with somebody for its object: "провел сегодня встречу с министром"."""
        for i in range(at, min(at + 3, self.after - 1)):
            if self.lower[i] in ("встречу", "переговоры", "беседу", "встречи"):
                return self.lower[i + 1] in ("с", "со")
        return False

    def _give(self, body: BodyMention, first: int, after: int, name: str) -> None:
        self.roles.setdefault(
            body.first, FoundRole(mention=body, role=ROLES[name], first=first, after=after, verb=name)
        )

    def _phrases(self, phrases: dict[str, list[tuple[tuple[str, ...], str]]]) -> Iterator[tuple[int, int, str]]:
        lower, at = self.lower, self.first
        while at < self.after:
            for phrase, name in phrases.get(lower[at], ()):
                if tuple(lower[at : at + len(phrase)]) == phrase:
                    yield at, at + len(phrase), name
                    at += len(phrase) - 1
                    break
            at += 1

    def _slot(self, at: int, *, nominative: bool) -> list[BodyMention]:
        """Return the bodies that a cue is followed by: up to a verb, a preposition or the end of the clause.

        One that can only stand in the nominative ends the list, unless a colon or a dash opened it.
        """
        found: list[BodyMention] = []
        gap = 0
        while at < self.after:
            body = self.start_of.get(at)
            if body is not None:
                if not nominative and (found or gap) and self._must_be_subject(body):
                    break
                if found and not JOINING & set(self.lower[found[-1].after : at]):
                    break
                found.append(body)
                at, gap = body.after, 0
                continue
            lower = self.lower[at]
            if lower in self.lists.verbs or lower in self.lists.other or self.tokens[at] in ";:.\n)":
                break
            if (lower in self.lists.closing and (found or gap > 1)) or (
                lower in self.lists.cues and found and self._is_cue(at)
            ):
                break
            gap += 1
            if gap > 9:
                break
            at += 1
        return found

    def _is_cue(self, at: int) -> bool:
        return any(tuple(self.lower[at : at + len(phrase)]) == phrase for phrase, _ in self.lists.cues[self.lower[at]])

    def _must_be_subject(self, body: BodyMention) -> bool:
        """Whether the words of a body can only be the nominative: an adjective or a noun that tells it from other cases."""
        return self._may_act(body) and not self._is_uninflected(body)

    def _is_uninflected(self, body: BodyMention) -> bool:
        token = self.tokens[body.first]
        return (
            token == '"'
            or (len(token) > 1 and token.isupper())
            or (
                token.endswith(("о", "и"))
                and body.organisation is not None
                and body.organisation.name.startswith(token)
                and token.lower() in ("бюро", "радио")
            )
        )

    def _may_act(self, body: BodyMention) -> bool:
        """Whether the words of a body may stand in the nominative."""
        if body.organisation is None:
            return self.lower[body.first] in self.lists.nominatives
        if self._is_uninflected(body):
            return True
        return body.organisation.name.split(" ")[0].lower().replace("ё", "е") == self.lower[body.first]

    def _hangs(self, body: BodyMention) -> bool:
        """Whether a body hangs on the word before it: on a preposition, or, an acronym, on a noun."""
        if body.first == self.first:
            return False
        before = self.lower[body.first - 1]
        if before in self.lists.prepositions:
            return True
        return body.organisation is not None and body.organisation.doubtful and self._is_uninflected(body)

    def _before(self, verb: int, name: str) -> list[BodyMention]:
        """Return the bodies before a verb that it speaks of: the nearest in the nominative, and those joined to it."""
        found: list[BodyMention] = []
        at, gap = verb, 0
        while at > self.first:
            body = self.end_of.get(at)
            if body is not None:
                if body.first in self.roles:
                    if found:
                        break
                elif (self._may_act(body) and not self._hangs(body)) or (
                    name in ("met", "visited") and body.is_publisher
                ):
                    found.append(body)
                    gap = 0
                elif found:
                    break
                at = body.first
                continue
            lower = self.lower[at - 1]
            if found and lower not in JOINING:
                break
            if (
                self.tokens[at - 1] in ";:."
                or (lower in self.lists.verbs and at - 1 != verb)
                or lower in ("который", "которая", "которые", "что")
            ):
                break
            gap += 1
            if gap > 25:
                break
            at -= 1
        return found

    def _following(self, at: int, name: str) -> list[BodyMention]:
        """Return the bodies after a verb that it speaks of: "Курс организовали Полевое отделение и Служба"."""
        found: list[BodyMention] = []
        gap = 0
        while at < self.after:
            body = self.start_of.get(at)
            if body is not None:
                if body.first in self.roles or not self._may_act(body) or self._hangs(body):
                    break
                if self._is_uninflected(body) and not found and gap > 2:
                    break
                found.append(body)
                at, gap = body.after, 0
                continue
            lower = self.lower[at]
            if self.tokens[at] in ";:." or lower in self.lists.verbs or (lower in self.lists.closing and lower != "в"):
                break
            if found and lower not in JOINING and lower not in ("при", "совместно"):
                break
            gap += 1
            if gap > 6:
                break
            at += 1
        return found if name not in ("met", "visited") else []

    def _is_venue(self, body: BodyMention) -> bool:
        before = self.lower[max(self.first, body.first - 2) : body.first]
        return bool(before) and (before[-1] in ("в", "во", "на") or before[-1] in self.lists.venues)


class _Lists:
    def __init__(self) -> None:
        lists = lexicon("ru")
        bodies, parts = lists["organisations"], lists["parts"]
        self.verbs = _by_opener({name: bodies[name] for name in VERB_LISTS if name in bodies})
        self.cues = _by_opener(parts["cues"])
        self.other = frozenset(parts["other_verbs"])
        self.closing, self.prepositions = frozenset(parts["closing"]), frozenset(parts["prepositions"])
        self.venues = frozenset(parts["venues"])
        self.nominatives = frozenset(_nominatives())


def _nominatives() -> Iterator[str]:
    from fieldpost.gazetteer.lexicon import paradigms

    return (form for form, (_, cases) in paradigms("ru", "organisations", "heads").items() if 0 in cases)


def _by_opener(phrases: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases by first word, the longest first, each with the list it stands in."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, texts in phrases.items():
        for text in texts:
            phrase = tuple(text.split(" "))
            found.setdefault(phrase[0], []).append((phrase, name))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


@cache
def _lists() -> _Lists:
    return _Lists()
