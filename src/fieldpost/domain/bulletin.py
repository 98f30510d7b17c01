"""A bulletin: a text as it reached us, cut into passages that know where they stand in the file."""

from dataclasses import dataclass
from enum import StrEnum

from .errors import DomainError
from .span import Box, Evidence, Span, evidence_in


class PassageKind(StrEnum):
    """What the file itself says a passage is; plain text says little, so everything there is a paragraph."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    TABLE_ROW = "table-row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, heading, list item, caption or table row.

    ``span`` covers its words without list mark or surrounding space; inside it every line end of the file has become a
    space. ``level`` is the rank of a heading, 1 to 6, and the depth of a list item, 1 the outermost; ``page`` counts
    from 1.
    """

    kind: PassageKind
    span: Span
    level: int | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that stays open: a passage that could not be read, a date that nobody states; where, and which words.

    ``span`` is None when it concerns the whole file, ``page`` None where the file has no pages.
    """

    message: str
    span: Span | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """A file's text and passages, in reading order; ``sha256`` is the file's, in hexadecimal.

    ``name`` is the file's name without folder. ``title``, ``created`` and ``language`` are what the file's own metadata
    says, as written there, empty where it says nothing.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...] = ()
    title: str = ""
    created: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        end = 0
        for passage in self.passages:
            if passage.span.start < end or passage.span.end > len(self.text):
                raise DomainError(f"{self.name}: passages overlap or leave the text at character {passage.span.start}")
            end = passage.span.end

    def words(self, passage: Passage) -> str:
        """Return the text of ``passage``."""
        return self.text[passage.span.start : passage.span.end]

    def evidence(self, span: Span, passage: Passage) -> Evidence:
        """Return the words at ``span`` as evidence, with the page and box of the ``passage`` they stand in."""
        return evidence_in(self.text, span, page=passage.page, box=passage.box)
