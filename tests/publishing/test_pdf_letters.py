"""Any characters at all: the PDF is made, or refused with the character and the activity; and what it then reads like."""

import datetime
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fieldpost.domain import Activity, Issue, IssueSection, IssueTheme, Mention, Mission, Period, Person, Place
from fieldpost.publishing import PublishingError
from fieldpost.publishing.glyphs import Glyph, glyph_of
from fieldpost.publishing.pdf import render_pdf

ANY = st.text(st.characters(exclude_categories=()), max_size=40)
"""Characters of every category, unpaired surrogates and unassigned ones too."""


@pytest.fixture(scope="module")
def small(mission: Mission, tell: Callable[..., Activity]) -> Issue:
    """An issue with one activity."""
    activity = replace(tell("Title", "Text."), id="the-activity")
    return Issue(
        id="small",
        mission=replace(mission, logo=""),
        number=1,
        title="Bulletin",
        period=Period.parse("2031-05"),
        date=datetime.date(2031, 5, 31),
        language="en",
        sections=(
            IssueSection(heading="Section", dimension=None, themes=(IssueTheme(heading="", activities=(activity,)),)),
        ),
    )


def told(issue: Issue, title: str, text: str, name: str) -> Issue:
    """Return ``issue`` with its activity worded so."""
    activity = replace(
        issue.reported[0],
        title=Mention(value=title),
        text=text,
        places=(Mention(value=Place(name=name, latitude=42.9, longitude=74.6, country="KG")),),
        people=(Mention(value=Person(name=name)),),
    )
    return replace(
        issue, sections=(replace(issue.sections[0], themes=(IssueTheme(heading="", activities=(activity,)),)),)
    )


def words_of(data: bytes) -> str:
    """Return the words of all pages."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=ANY, text=ANY, name=ANY)
@example(title="\x00", text="\ufeff", name="\ud800")
@example(title="a\ufeffb\x00c\r\n\u2028d", text="\u202e\u2066abc", name="\u202bمحمد\u202c")
@example(title="\u0301\u0302", text="\U000e0041\ufe0f\u200d", name="\u200b")
@example(title="a\u0e34 q\u064e ა\u0301 ж\u093f", text="a\x0bb\x0cc", name="\x0c a\x0b")
@example(title="☎\ufe0f\u20e3", text="🏻🇰", name="👩\u200d🎉")
def test_whatever_is_written_is_printed_or_refused_by_name(
    small: Issue, photos_root: Path, title: str, text: str, name: str
) -> None:
    begun = time.process_time()
    refused = ""
    try:
        render_pdf(told(small, title, text, name), photos_root=photos_root)
    except PublishingError as error:
        refused = str(error)

    assert not refused or ("(the-activity)" in refused and "U+" in refused)
    assert time.process_time() - begun < 5


LISTED = st.characters(exclude_categories=("Cs", "Co", "Cn")).filter(lambda each: glyph_of(each) is Glyph.PRINTED)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LISTED, max_size=40))
def test_every_character_that_is_listed_is_printed(small: Issue, photos_root: Path, characters: list[str]) -> None:
    # Each beside letters, and apart from the others, which may be of another script.
    text = "\n".join(f"Word {each} word" for each in characters)

    assert render_pdf(told(small, "Title", text, "Name"), photos_root=photos_root).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    [
        "ნინო გელაშვილი",
        "Արմեն Սարգսյան",
        "Әйтеке би ң ө ұ ҳ ҷ ӯ ў",
        "Ἀθῆναι",
        "Oʻzbekiston",
        "👍 🎉",
        "Word\u00adbreak",
    ],
)
def test_names_of_many_scripts_stand_in_title_text_and_facts(small: Issue, photos_root: Path, words: str) -> None:
    data = render_pdf(told(small, f"Title {words}", f"Text {words}.", words), photos_root=photos_root)

    assert words_of(data).replace("\ufffe", "\u00ad").count(words) >= 4


def test_a_name_from_right_to_left_stands_within_english(small: Issue, photos_root: Path) -> None:
    words = words_of(render_pdf(told(small, "Title", "She met علی in Bishkek.", "Osh"), photos_root=photos_root))

    assert "She met علی in Bishkek." in words


@pytest.mark.parametrize("name", ["हिन्दी", "අමා", "ន្តែ", "ไทย", "فارسی", "🎉"])
def test_a_place_on_the_map_may_have_any_letters(small: Issue, photos_root: Path, name: str) -> None:
    assert render_pdf(told(small, "Title", "Text.", name), photos_root=photos_root).startswith(b"%PDF-")


def test_a_word_longer_than_a_line_is_broken_and_stays_on_the_page(small: Issue, photos_root: Path) -> None:
    begun = time.process_time()
    data = render_pdf(told(small, "w" * 500, "щ" * 20_000, "n\u0303" * 300), photos_root=photos_root)

    assert time.process_time() - begun < 10
    words, beyond = "", 0
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        words += text.get_text_range()
        boxes = (text.get_charbox(at) for at in range(text.count_chars()))
        beyond += sum(left < 20 or right > page.get_width() - 50 for left, _bottom, right, _top in boxes)
    assert (words.count("щ"), beyond) == (20_000, 0)


def test_an_address_can_be_copied_whole_and_stays_on_the_page(small: Issue, photos_root: Path) -> None:
    address = "https://odn.example/en/activities/2031-05-13/workshop-on-free-media"
    data = render_pdf(told(small, "Title", f"See {address} or {address}/{'a' * 500}", "Osh"), photos_root=photos_root)

    assert f"See {address} or" in words_of(data).replace("\r\n", "\n").replace("\n", " ").replace("/ ", "/")
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    rights = [text.get_charbox(at)[2] for at in range(text.count_chars())]
    assert max(rights) < pypdfium2.PdfDocument(data)[0].get_width() - 50


def test_what_is_read_out_instead_of_a_photo_may_have_any_letters(issue: Issue, photos_root: Path) -> None:
    [first, *others] = issue.photos
    changed = replace(issue, photos=(replace(first, alternative="Li 水 \U0001fae9"), *others))

    assert render_pdf(changed, photos_root=photos_root).startswith(b"%PDF-")


def test_a_name_that_runs_otherwise_does_not_turn_its_line(small: Issue, photos_root: Path) -> None:
    data = render_pdf(told(small, "Title", "Text.", "محمدآباد"), photos_root=photos_root)

    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    places = [text.get_charbox(at)[0] for at in range(text.count_chars()) if text.get_text_range(at, 1) == "د"]
    assert min(places) < 120


def test_a_symbol_without_glyph_leaves_the_rest_of_the_title(small: Issue, photos_root: Path) -> None:
    words = words_of(render_pdf(told(small, "A \uf0b7 title", "\uf0b7 Text.", "Osh"), photos_root=photos_root))

    assert "A title" in words
    assert "\uf0b7" not in words
