import datetime
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from fieldpost.domain import Issue, Mention, Place
from fieldpost.publishing import PublishingError
from fieldpost.publishing.pdf import render_pdf


@pytest.fixture(scope="module")
def data(issue: Issue, photos_root: Path) -> bytes:
    return render_pdf(issue, photos_root=photos_root)


@pytest.fixture(scope="module")
def text(data: bytes) -> str:
    """The words of all pages, with single spaces."""
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_document_says_what_it_is(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)

    assert document.get_metadata_value("Title") == "Monthly bulletin No. 24, May 2031"
    assert document.get_metadata_value("Author") == "ODN Centre in Almaty"
    assert document.get_metadata_value("CreationDate").startswith("D:20310531")
    assert b"pdfuaid:part" in data
    assert document.is_tagged()


def test_contents_lead_to_the_sections(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)

    assert [entry.get_title() for entry in document.get_toc()][-3:] == [
        "Other activities",
        "Upcoming events",
        "Notices",
    ]


@pytest.mark.parametrize(
    "title", ['#import "x": *; #panic("y") ] $ @z <label>', '<script>alert("x")</script> & <b>{{ 7 * 7 }}</b>']
)
def test_a_title_that_is_code_is_printed_and_not_run(text: str, title: str) -> None:
    assert title in text


def test_date_place_people_partners_and_reach_are_printed(text: str) -> None:
    for words in (
        "7–16 May 2031",
        "Bishkek, Kyrgyzstan",
        "Eilidh Strathnairn (Chairperson-in-Office, ODN)",
        "24 officers (19 men, 5 women)",
        "about 4,000 farmers",
        "Photo: ODN/Aigerim Satpaeva",
        "The library of the Centre is closed until the middle of June.",
    ):
        assert words in text


def test_kazakh_letters_are_printed(text: str) -> None:
    assert "Әйтеке би ауылында судың үнемі" in text


def test_a_missing_photo_is_named(issue: Issue, tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match=r"photo photos/roundtable\.jpg: there is no such file"):
        render_pdf(issue, photos_root=tmp_path)


def test_a_photo_that_is_no_picture_is_refused(issue: Issue, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "roundtable.jpg").write_bytes(b"no picture")

    with pytest.raises(PublishingError, match="the PDF of odn-almaty-2031-05-en cannot be made"):
        render_pdf(issue, photos_root=tmp_path)


def test_a_margin_taller_than_its_text_keeps_clear_of_the_next_activity(issue: Issue, photos_root: Path) -> None:
    first, *others = issue.sections[0].themes[0].activities
    towns = tuple(Mention(value=Place(name=f"Village number {number}")) for number in range(1, 13))
    brief = replace(first, text="Brief.", places=towns, people=(), organisations=(), reach=(), links=())
    next_one = replace(first, id="next", title=Mention(value="The activity below"))
    theme = replace(issue.sections[0].themes[0], activities=(brief, next_one, *others))
    sections = (replace(issue.sections[0], themes=(theme, *issue.sections[0].themes[1:])), *issue.sections[1:])

    data = render_pdf(replace(issue, sections=sections), photos_root=photos_root)

    assert _place(data, "number 12") < _place(data, "The activity below")


@pytest.mark.parametrize("language", ["ru", "kk", "ar", "fr"])
def test_an_issue_in_any_language_can_be_printed(issue: Issue, photos_root: Path, language: str) -> None:
    assert render_pdf(replace(issue, language=language), photos_root=photos_root).startswith(b"%PDF-")


def test_an_empty_issue_can_be_printed(issue: Issue, tmp_path: Path) -> None:
    empty = replace(issue, sections=(), upcoming=(), photos=(), notices=(), date=datetime.date(2031, 6, 1))

    assert render_pdf(empty, photos_root=tmp_path).startswith(b"%PDF-")


def _place(data: bytes, words: str) -> tuple[int, float]:
    """Return the page on which ``words`` last stand, and how far below its top, in points."""
    places = []
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        search = text.search(words)
        while found := search.get_next():
            places.append((number, page.get_height() - text.get_charbox(found[0])[3]))
    return max(places)
