"""Labels that are taken out of a drawing: which, where they stand, and how they look."""

from xml.etree import ElementTree

import pytest

from fieldpost.publishing.lettering import take_labels

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" font-size="11.5" fill="#1f1d1a"><path d="M0 0"/>'
    '<g fill="#ffffff" stroke="#eeeeee" stroke-width="3"><text x="5" y="9.5">Osh</text><text x="6" y="7">اوش</text></g>'
    '<text x="50" y="20" text-anchor="middle" font-weight="600" font-style="italic" letter-spacing="0.8">ოში</text></svg>'
)


def test_labels_of_further_scripts_are_taken_with_their_look() -> None:
    drawn, labels = take_labels(DRAWING)

    assert drawn == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" font-size="11.5" fill="#1f1d1a"><path d="M0 0" />'
        '<g fill="#ffffff" stroke="#eeeeee" stroke-width="3"><text x="5" y="9.5">Osh</text></g></svg>'
    )
    assert labels == [
        {
            "text": "اوش",
            "x": 6.0,
            "y": 7.0,
            "share": 0,
            "size": 11.5,
            "weight": 400,
            "style": "normal",
            "fill": "#ffffff",
            "halo": "#eeeeee",
            "halo-width": 3.0,
            "spacing": 0.0,
        },
        {
            "text": "ოში",
            "x": 50.0,
            "y": 20.0,
            "share": 0.5,
            "size": 11.5,
            "weight": 600,
            "style": "italic",
            "fill": "#1f1d1a",
            "halo": "",
            "halo-width": 1.0,
            "spacing": 0.8,
        },
    ]


def test_other_xml_of_the_process_is_written_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ElementTree, "_namespace_map", {"http://www.w3.org/2005/Atom": ""})

    take_labels(DRAWING)

    feed = ElementTree.Element("{http://www.w3.org/2005/Atom}feed")
    assert ElementTree.tostring(feed, encoding="unicode") == '<feed xmlns="http://www.w3.org/2005/Atom" />'


def test_a_drawing_in_the_first_typefaces_letters_stays_as_it_is() -> None:
    drawing = '<svg viewBox="0 0 1 1"><text>Ош, Ōsh → Ἀθῆναι</text></svg>'

    assert take_labels(drawing) == (drawing, [])
