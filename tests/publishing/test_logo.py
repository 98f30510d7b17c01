import pytest

from fieldpost.publishing.errors import PublishingError
from fieldpost.publishing.logo import read_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def inside(content: str) -> str:
    """Return what remains of ``content`` in a logo."""
    start, end = read_logo(SVG.format("|")).split("|")
    return read_logo(SVG.format(content)).removeprefix(start).removesuffix(end)


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<image href='https://elsewhere.example/x.png'/>",
        "<animate attributeName='r' to='9'/>",
        "<a href='https://elsewhere.example/'><text>x</text></a>",
        "<!-- a note of the drawing program -->",
    ],
)
def test_what_is_no_drawing_stays_behind(harm: str) -> None:
    assert inside(f'{harm}<path d="M0 0h9" />') == '<path d="M0 0h9" />'


def test_an_event_attribute_stays_behind() -> None:
    assert inside('<path d="M0 0h9" onload="alert(1)" onclick="alert(2)"/>') == '<path d="M0 0h9" />'


@pytest.mark.parametrize("paint", ["url(https://elsewhere.example/p.svg#x)", "url(p.svg#x)", "url( 'p.svg#x' )"])
def test_a_paint_from_outside_the_file_stays_behind(paint: str) -> None:
    assert inside(f'<path d="M0 0h9" fill="{paint}"/>') == '<path d="M0 0h9" />'


def test_only_references_within_the_file_come_through_and_with_ids_of_their_own() -> None:
    assert inside('<g id="a" fill="url(#p)"/><use xlink:href="#a"/><use href="x.svg#a"/>') == (
        '<g id="logo-a" fill="url(#logo-p)" /><use href="#logo-a" /><use />'
    )


def test_a_style_attribute_becomes_presentation_attributes() -> None:
    assert inside('<path d="M0 0h9" style="fill:#14284b; stroke: none; behavior:url(x)"/>') == (
        '<path d="M0 0h9" fill="#14284b" stroke="none" />'
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("no XML", "this is no SVG drawing"),
        ("<html/>", "its root is 'html'"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "no viewBox"),
        (SVG.format("<style>path{fill:red}</style>"), "style sheet"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "this is no SVG drawing"),
    ],
)
def test_what_cannot_be_a_logo_is_refused(text: str, problem: str) -> None:
    with pytest.raises(PublishingError, match=problem):
        read_logo(text)
