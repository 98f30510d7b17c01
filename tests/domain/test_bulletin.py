"""A bulletin's passages stand in its text, one after the other."""

import pytest

from fieldpost.domain import Box, Bulletin, DomainError, Passage, PassageKind, Span

TEXT = "News\nA seminar in Osh."


def passage(start: int, end: int, **more: object) -> Passage:
    return Passage(kind=PassageKind.PARAGRAPH, span=Span(start, end), **more)  # type: ignore[arg-type]


def bulletin(*passages: Passage) -> Bulletin:
    return Bulletin(name="may.txt", media_type="text/plain", sha256="0" * 64, text=TEXT, passages=passages)


def test_a_passage_gives_its_words_and_lends_evidence_its_page_and_box() -> None:
    last = passage(5, 22, page=3, box=Box(0, 1, 2, 3))
    found = bulletin(passage(0, 4), last)

    assert found.words(last) == "A seminar in Osh."
    assert found.evidence(Span(18, 21), last).exact == "Osh"
    assert (found.evidence(Span(18, 21), last).page, found.evidence(Span(18, 21), last).box) == (3, Box(0, 1, 2, 3))


@pytest.mark.parametrize(
    ("passages", "at"),
    [([passage(0, 4), passage(3, 9)], 3), ([passage(5, 23)], 5), ([passage(5, 9), passage(0, 4)], 0)],
)
def test_passages_neither_overlap_nor_leave_the_text(passages: list[Passage], at: int) -> None:
    with pytest.raises(DomainError, match=f"^may.txt: passages overlap or leave the text at character {at}$"):
        bulletin(*passages)
