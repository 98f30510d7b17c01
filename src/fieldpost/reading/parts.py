"""What did each body do in the activity, and what part did the publishing body play? Rules: docs/reference/reading/parts.md.

A cue ("in co-operation with", "funded by") gives its role to the bodies that follow it up to the next verb; a verb gives one to
the bodies before it, unless it is passive. What no cue speaks of took part.
"""

from functools import cache

from fieldpost.domain import OrganisationRole as Role
from fieldpost.gazetteer.lexicon import lexicon

from .found import ROLES, VERB_LISTS, BodyMention, FoundRole
from .located import Located
from .names import ROLE_ENDINGS, Names
from .russian_parts import find_russian_roles


def find_roles(
    names: Names, bodies: Located[BodyMention], sentence: tuple[int, int], *, language: str
) -> list[FoundRole]:
    """Return what each body of one sentence does in it, in reading order."""
    if language == "ru":
        return find_russian_roles(names, bodies.between(*sentence), sentence)
    return _Reader(names, bodies.between(*sentence), sentence, language).found()


class _Reader:
    def __init__(self, names: Names, bodies: list[BodyMention], sentence: tuple[int, int], language: str) -> None:
        self.names, self.words, self.bodies = names, names.words, bodies
        self.first, self.after = sentence
        self.lists = _lists(language)
        self.start_of = {body.first: body for body in bodies}
        self.ends = {body.after - 1 for body in bodies}
        self.inside = {i for body in bodies for i in range(body.first, body.after)}

    def found(self) -> list[FoundRole]:
        if not self.bodies:
            return []
        roles: dict[int, FoundRole] = {}
        cues = self._organisers() + self._cues()
        for first, after, name in cues:
            for body in self._slot(after, opening=first - self.first <= 1):
                if name == "owned" and not body.is_publisher:
                    continue
                roles.setdefault(
                    body.first, FoundRole(mention=body, role=ROLES[name], first=first, after=after, verb=name)
                )
        roles.update({body.first: role for body in self.bodies if (role := self._compound(body)) is not None})
        verbs = self._verbs(cues)
        for first, after, name in self._agents(verbs):
            for body in self._slot(after):
                roles.setdefault(
                    body.first, FoundRole(mention=body, role=ROLES[name], first=first, after=after, verb=name)
                )
        for first, after, name in verbs:
            for body in self._subjects(first, roles, heads=name == "met"):
                roles.setdefault(
                    body.first, FoundRole(mention=body, role=ROLES[name], first=first, after=after, verb=name)
                )
        for body in self.bodies:
            if body.first not in roles:
                roles[body.first] = FoundRole(mention=body, role=Role.TOOK_PART, venue=self._is_venue(body))
        return [roles[key] for key in sorted(roles)]

    def _organisers(self) -> list[tuple[int, int, str]]:
        """Return "The organizers of the conference were" as a cue."""
        lower, found = self.words.lower, []
        for at in range(self.first, self.after):
            if lower[at] in self.lists.organisers:
                be = next((i for i in range(at + 1, min(at + 8, self.after)) if lower[i] in self.lists.be), None)
                if be is not None:
                    found.append((at, be + 1, "organised"))
        return found

    def _compound(self, body: BodyMention) -> FoundRole | None:
        """Return the role that a compound gives: "European Union-funded", "a joint UNDP/IOM team"."""
        last = body.after - 1
        ending = self.words.lower[last].rpartition("-")[2]
        if "-" in self.words.lower[last] and ending in ROLE_ENDINGS:
            name = self.lists.verbs.get(ending, "supported")
            return FoundRole(
                mention=body,
                role=ROLES.get(name, Role.SUPPORTED),
                first=last,
                after=body.after,
                verb=name if name in ROLES else "supported",
            )
        following = self.words.lower[body.after : body.after + 3]
        if following[:1] == ["'s"] and set(following[1:]) & {"support", "assistance", "help", "backing"}:
            return FoundRole(
                mention=body,
                role=Role.SUPPORTED,
                first=body.first,
                after=min(body.after + 3, self.after),
                verb="supported",
            )
        joint = body.first - 1
        while joint > max(self.first, body.first - 30) and (
            joint in self.ends
            or self.words.tokens[joint] in "/&-"
            or self.words.lower[joint] == "and"
            or joint in self.inside
        ):
            joint -= 1
        if self.words.lower[joint] == "joint" and joint < body.first:
            return FoundRole(mention=body, role=Role.ORGANISED, first=joint, after=joint + 1, verb="organised")
        return None

    def _agents(self, verbs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Return "by" after a passive verb ("was opened on 25 June by"), and "with" after an active one of organising."""
        lower = self.words.lower
        found: list[tuple[int, int, str]] = []
        acts = any(self.lists.verbs.get(lower[i]) for i in range(self.first, self.after))
        active = [at for at, _, name in verbs if name in ("organised", "hosted", "co_organised")]
        for at in range(self.first + 1, self.after):
            if lower[at] == "by":
                passive = [
                    i
                    for i in range(max(self.first, at - 14), at)
                    if self.lists.verbs.get(lower[i], "other") != "other" and lower[i - 1] in self.lists.be
                ]
                if passive:
                    name = self.lists.verbs[lower[passive[-1]]]
                    found.append((at, at + 1, name))
            elif lower[at] == "with" and ((active and active[0] < at) or not acts) and self._body_follows(at + 1):
                found.append((at, at + 1, "co_organised"))
        return found

    def _body_follows(self, at: int) -> bool:
        while at < self.after and self.words.lower[at] in ("the", "its", "their", "local", "a"):
            at += 1
        return at in self.start_of

    def _cues(self) -> list[tuple[int, int, str]]:
        lower, found, at = self.words.lower, [], self.first
        while at < self.after:
            for phrase, name in self.lists.cues.get(lower[at], ()):
                if tuple(lower[at : at + len(phrase)]) == phrase:
                    found.append((at, at + len(phrase), name))
                    at += len(phrase) - 1
                    break
            at += 1
        return found

    def _slot(self, at: int, *, opening: bool = False) -> list[BodyMention]:
        """Return the bodies listed from word ``at`` on: until a verb, a full stop, or words that are no part of a list."""
        words, found, gap = self.words, [], 0
        start = at
        while at < self.after:
            body = self.start_of.get(at)
            if body is not None:
                found.append(body)
                at, gap = body.after, 0
                continue
            lower = words.lower[at]
            if lower in self.lists.verbs or lower in self.lists.closing or words.tokens[at] in ";:.":
                break
            if lower in self.lists.cue_openers and found and self._cue_starts(at):
                break
            if lower in ("in", "on", "at", "from", "for", "to") and found:
                break
            gap += 1
            if gap > 15:
                break
            at += 1
        if opening and len(found) > 1 and self._begins_clause(found[-1], start):
            found.pop()
        return found

    def _begins_clause(self, body: BodyMention, start: int) -> bool:
        """Whether ``body`` is the subject after an opening phrase: "With the support of A, B today opened"."""
        at = body.first - 1
        while at > start and self.words.lower[at] == "the":
            at -= 1
        verb = next(
            (i for i in range(body.after, min(body.after + 4, self.after)) if self.words.lower[i] in self.lists.verbs),
            None,
        )
        return self.words.tokens[at] == "," and verb is not None

    def _cue_starts(self, at: int) -> bool:
        lower = self.words.lower
        return any(tuple(lower[at : at + len(phrase)]) == phrase for phrase, _ in self.lists.cues.get(lower[at], ()))

    def _verbs(self, cues: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        lower, found = self.words.lower, []
        covered = {i for first, after, name in cues if name != "met" for i in range(first, after)}
        for at in range(self.first, self.after):
            name = self.lists.verbs.get(lower[at])
            if name is None or at in covered or name == "other":
                continue
            before = {lower[i] for i in range(max(self.first, at - 3), at)}
            passive = lower[at - 1] in self.lists.be or (
                lower[at - 1] in ("also", "jointly", "been", "being") and before & self.lists.be
            )
            if passive and lower[at].endswith(("ed", "held", "given", "run", "set", "taught")):
                continue
            if lower[at + 1 : at + 2] == ["to"] and lower[at] in (
                "began",
                "begin",
                "begins",
                "started",
                "starts",
                "start",
                "set",
                "ran",
            ):
                continue
            if at > self.first and lower[at - 1] in (
                "the",
                "a",
                "an",
                "its",
                "their",
                "of",
                "this",
                "was",
                "first",
                "second",
                "'s",
            ):
                continue
            if lower[at] in self.lists.giving and self.lists.gifts & set(lower[at + 1 : at + 5]):
                name = "supported"
            found.append((at, at + 1, name))
        return found

    def _subjects(self, verb: int, roles: dict[int, FoundRole], *, heads: bool) -> list[BodyMention]:
        """Return the bodies that do what the word ``verb`` says: the nearest run of them before it in its clause."""
        words, at = self.words, verb - 1
        found: list[BodyMention] = []
        ends = {body.after: body for body in self.bodies}
        gap = 0
        while at >= self.first:
            body = ends.get(at + 1)
            if body is not None:
                if body.first in roles and not found:
                    at = body.first - 1
                    continue
                if body.first in roles:
                    break
                if not self._is_oblique(body) or (heads and body.is_publisher):
                    found.append(body)
                    gap = 0
                at = body.first - 1
                continue
            lower = words.lower[at]
            if lower in self.lists.verbs and found:
                break
            if lower in self.lists.verbs and lower != "and" and self.lists.verbs[lower] != "other" and gap > 6:
                break
            if words.tokens[at] in ";:.":
                break
            if found and not (
                lower in ("and", "the", ",", "&", "both", "as", "well", "together", "with")
                or self.names.letters[at] in "CK"
            ):
                acting = lower == "of" and (heads or words.lower[at - 1] in self.lists.groups)
                if lower in ("by", "with", "from", "of", "for", "in", "at") and not acting:
                    found = [one for one in found if one.first != at + 1 and one.first != at + 2]
                break
            gap += 1
            if gap > 26:
                break
            at -= 1
        return found

    def _is_oblique(self, body: BodyMention) -> bool:
        """Whether the body hangs on a preposition ("at the Academy", "officers of the Police") and so is no subject."""
        at = body.first - 1
        while at >= self.first and self.words.lower[at] in ("the", "a", "an", "its", "their", "local", "national"):
            at -= 1
        if at > self.first and self.words.lower[at] == "of" and self.words.lower[at - 1] in self.lists.groups:
            return False
        return at >= self.first and self.words.lower[at] in self.lists.prepositions

    def _is_venue(self, body: BodyMention) -> bool:
        at = body.first - 1
        while at >= self.first and self.words.lower[at] in ("the", "a", "an", "its", "their", "our", "his", "her"):
            at -= 1
        if at < self.first:
            return False
        lower = self.words.lower
        return (lower[at] in ("at", "inside", "in") and lower[at - 1] not in self.lists.talks) or lower[
            at - 1 : at + 1
        ] in (
            ["premises", "of"],
            ["building", "of"],
            ["hall", "of"],
            ["office", "of"],
            ["offices", "of"],
            ["grounds", "of"],
            ["rooms", "of"],
            ["courtyard", "of"],
        )


class _Lists:
    def __init__(self, language: str) -> None:
        lists = lexicon(language)
        bodies, parts = lists["organisations"], lists["parts"]
        self.verbs: dict[str, str] = {}
        for name in VERB_LISTS:
            for word in bodies[name]:
                self.verbs.setdefault(word, name)
        for word in parts["other_verbs"]:
            self.verbs.setdefault(word, "other")
        self.cues: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, phrases in parts["cues"].items():
            for text in phrases:
                phrase = tuple(text.split(" "))
                self.cues.setdefault(phrase[0], []).append((phrase, name))
        for options in self.cues.values():
            options.sort(key=lambda option: -len(option[0]))
        self.cue_openers = frozenset(self.cues)
        self.be = frozenset(parts["be"])
        self.closing = frozenset(parts["closing"])
        self.prepositions = frozenset(parts["prepositions"])
        self.organisers = frozenset(parts["organisers"])
        self.groups = frozenset(parts["groups"])
        self.giving, self.gifts = frozenset(parts["giving"]), frozenset(parts["gifts"])
        self.talks = frozenset(parts["talks"])


@cache
def _lists(language: str) -> _Lists:
    return _Lists(language)
