"""Which documents, links and themes does an activity touch? Documents by their words, links by their form."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from fieldpost.domain import Document, Mention, Span
from fieldpost.gazetteer.lexicon import lexicon

if TYPE_CHECKING:
    from .activities import Told
    from .evidence import Recorder

LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'()]+[^\s<>\"'().,;:!?]")


def find_links(recorder: "Recorder") -> Iterable[Mention[str]]:
    """Return every address in the bulletin, in reading order."""
    return find_links_in(recorder, [Span(0, len(recorder.bulletin.text))])


def find_links_in(recorder: "Recorder", spans: Sequence[Span]) -> list[Mention[str]]:
    """Return the addresses in ``spans``."""
    text = recorder.bulletin.text
    return [
        Mention(value=match.group(), evidence=(recorder.evidence(Span(*match.span())),), reason="an address in the text")
        for span in spans
        for match in LINK.finditer(text, span.start, span.end)
    ]


def find_documents(recorder: "Recorder", told: "Told") -> list[Mention[Document]]:
    """Return the handbooks, plans and laws that the activity's sentences name with capitals or in quotation marks."""
    return []


def find_themes(recorder: "Recorder", told: "Told") -> list[Mention[str]]:
    """Return the themes."""
    return []


__all__ = ["find_documents", "find_links", "find_links_in", "find_themes", "lexicon"]
