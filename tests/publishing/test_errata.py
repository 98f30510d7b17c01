"""A correction stands in every form of the issue, with its day, beside what it corrects."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import icalendar
import pypdfium2  # type: ignore[import-untyped]
import pytest

from fieldpost.domain import DomainError, Erratum, Issue, Progress
from fieldpost.domain.interchange import decode_json
from fieldpost.publishing.html import render_html
from fieldpost.publishing.ics import render_ics
from fieldpost.publishing.json import render_json
from fieldpost.publishing.pdf import render_pdf

COURSE = "2031-05-border-officers-pass-patrol-course"


@pytest.fixture(scope="module")
def corrected(issue: Issue) -> Issue:
    """The issue with one erratum of an activity and one of the whole."""
    return replace(
        issue,
        errata=(
            Erratum(date=date(2031, 6, 17), text="Twenty-four officers took part, not 34.", activity=COURSE),
            Erratum(date=date(2031, 6, 18), text="The number of this issue is 24."),
        ),
        updated=datetime(2031, 6, 18, 9, 30, tzinfo=UTC),
        lead="A month on the rivers.\nAnd on the roads.",
        progress=(Progress(title="Know Your Land", who="farmers", reached=4120, planned=4000, activities=3),),
    )


def test_a_corrected_issue_comes_back_as_it_went(corrected: Issue) -> None:
    assert decode_json(render_json(corrected), Issue) == corrected


def test_the_page_tells_corrections_near_the_top_and_at_the_activity(corrected: Issue) -> None:
    page = render_html(corrected)

    assert page.index('<h2 id="errata">Corrections</h2>') < page.index('<h2 id="contents">')
    assert '<time datetime="2031-06-17">17 June 2031</time>' in page
    assert f'<p><a href="#{COURSE}">Border officers pass patrol course</a></p>' in page
    assert (
        '<p class="erratum">Corrected on 17 June 2031: Twenty-four officers took part, not 34.</p>'
        in page[page.index(f'<article id="{COURSE}"') :]
    )
    assert "Published on 31 May 2031 by ODN Centre in Almaty. Corrected on 18 June 2031." in page


def test_an_issue_without_corrections_says_nothing_of_them(issue: Issue) -> None:
    assert "Correct" not in render_html(issue)


def test_the_page_begins_with_the_editors_note_and_shows_how_far_a_campaign_is(corrected: Issue) -> None:
    page = render_html(corrected)

    assert '<div class="lead">\n<p>A month on the rivers.</p>\n<p>And on the roads.</p>\n</div>' in page
    assert "<li>Know Your Land: 4,120 of 4,000 farmers reached so far</li>" in page


def test_the_event_of_a_corrected_activity_is_a_later_revision(corrected: Issue) -> None:
    calendar = icalendar.Calendar.from_ical(render_ics(corrected))
    events = {str(event["uid"]).partition("@")[0]: event for event in calendar.events}
    event = events.pop(COURSE)

    assert (event["sequence"], event["last-modified"].to_ical(), event["dtstamp"].to_ical()) == (
        1,
        b"20310617T000000Z",
        b"20310617T000000Z",
    )
    assert event["comment"] == "Corrected on 17 June 2031: Twenty-four officers took part, not 34."
    assert str(event["description"]).startswith(str(event["comment"]))
    assert calendar["last-modified"].to_ical() == b"20310618T093000Z"
    assert [each for each in events.values() if "sequence" in each or "comment" in each] == []


def test_a_correction_in_russian_is_told_in_russian(corrected: Issue) -> None:
    page = render_html(replace(corrected, language="ru")).replace("\xa0", " ")

    assert '<h2 id="errata">Исправления</h2>' in page
    assert "Исправлено 17 июня 2031 г.: Twenty-four officers took part, not 34." in page


@pytest.mark.parametrize(
    "updated", [None, datetime(2031, 6, 18), datetime(2031, 6, 18, tzinfo=timezone(timedelta(hours=6)))]
)
def test_the_time_of_a_correction_is_utc(corrected: Issue, updated: datetime | None) -> None:
    with pytest.raises(DomainError):
        replace(corrected, updated=updated)


def test_the_pdf_tells_corrections_on_its_first_page_and_at_the_activity(corrected: Issue, photos_root: Path) -> None:
    pages = text_of(render_pdf(corrected, photos_root=photos_root))

    assert (
        "Corrections 17 June 2031 Twenty-four officers took part, not 34. Border officers pass patrol course"
        in pages[0]
    )
    assert "A month on the rivers." in pages[0]
    assert "Know Your Land: 4,120 of 4,000 farmers reached so far" in pages[0]
    assert "Corrected on 17 June 2031: Twenty-four officers took part, not 34." in " ".join(pages)
    assert "Published on 31 May 2031 by ODN Centre in Almaty. Corrected on 18 June 2031." in pages[-1]


def text_of(pdf: bytes) -> list[str]:
    """Return the words of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
