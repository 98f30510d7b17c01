"""Atom and JSON Feed: exact bytes, and read back by a parser."""

import json
from dataclasses import replace
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import Mission
from fieldpost.web.public.forms.atom import render_atom
from fieldpost.web.public.forms.json_feed import render_json_feed
from fieldpost.web.public.forms.listing import Listing
from fieldpost.web.public.shown import ShownPlace, Words
from fieldpost.web.public.site import Site

from .conftest import CHANGED_AT, ORIGIN, SHOWN_AT, a_hostile, a_shown

PROFILE = Mission(id="karasu", names={"en": "Mission"}, country="KG")
ATOM = "{http://www.w3.org/2005/Atom}"
IMAGE = f"{ORIGIN}/photos/{'ab' * 32}/960.jpg"
CONTENT = (
    "<p>13–14 May 2031 · Osh</p>\n<p>Journalists met judges.</p>\n<p>They agreed on a guide.</p>\n"
    "<p>Partners: Press Council</p>\n"
    f'<figure><img src="{ORIGIN}/photos/{"ab" * 32}/480.jpg" alt="A room" width="480" height="240">'
    "<figcaption>In the room A. S.</figcaption></figure>"
)
FEED = f"""<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" \
xmlns:georss="http://www.georss.org/georss" xml:lang="en">
<id>urn:uuid:ea14d505-5bb6-559a-9b83-525bd8818a86</id>
<title>Mission in Karasu: Free media</title>
<updated>2031-05-21T08:00:00Z</updated>
<generator>Fieldpost</generator>
<icon>{ORIGIN}/favicon.svg</icon>
<link rel="self" href="{ORIGIN}/en/activities/theme/media/feed.atom" type="application/atom+xml" />
<link rel="alternate" href="{ORIGIN}/en/activities/theme/media/" type="text/html" />
<link rel="next" href="{ORIGIN}/older" type="application/atom+xml" />
<author>
<name>Mission in Karasu</name>
<uri>{ORIGIN}/en/</uri>
</author>
<at:deleted-entry ref="urn:uuid:00000000-0000-0000-0000-000000000009" when="2031-05-20T09:30:00Z" />
<entry>
<id>urn:uuid:00000000-0000-0000-0000-000000000001</id>
<title>Workshop on court reporting</title>
<updated>2031-05-21T08:00:00Z</updated>
<published>2031-05-20T09:30:00Z</published>
<link rel="alternate" href="{ORIGIN}/en/activities/1-workshop-on-court-reporting/" type="text/html" hreflang="en" />
<link rel="related" href="https://council.example/guide" />
<category term="workshop" scheme="{ORIGIN}/kind" label="Workshop" />
<category term="human" scheme="{ORIGIN}/dimension" label="Human dimension" />
<category term="media" scheme="{ORIGIN}/theme" label="Free media" />
<summary>Journalists met judges.</summary>
<content type="html">{CONTENT.replace("<", "&lt;").replace(">", "&gt;")}</content>
<georss:point>40.53 72.8</georss:point>
</entry>
</feed>
"""


def entries(data: bytes) -> list[Element]:
    return list(fromstring(data).iter(f"{ATOM}entry"))


def test_an_atom_feed_has_its_bytes(listing: Listing) -> None:
    told = replace(listing, older=f"{ORIGIN}/older", withdrawn=((f"{9:032x}", SHOWN_AT),))

    assert render_atom(told, [a_shown()]).decode() == FEED


def test_an_empty_feed_was_never_updated(listing: Listing) -> None:
    feed = fromstring(render_atom(listing, []))

    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert entries(render_atom(listing, [])) == []


def test_a_feed_is_updated_when_something_was_withdrawn_last(listing: Listing) -> None:
    later = CHANGED_AT.replace(hour=20)

    feed = fromstring(render_atom(replace(listing, withdrawn=((f"{9:032x}", later),)), [a_shown()]))

    assert feed.findtext(f"{ATOM}updated") == "2031-05-21T20:00:00Z"


def test_what_is_cancelled_says_so_before_its_title(listing: Listing) -> None:
    [entry] = entries(render_atom(listing, [a_shown(status="cancelled")]))

    assert entry.findtext(f"{ATOM}title") == "Cancelled: Workshop on court reporting"


def test_what_is_announced_says_so_before_its_days(listing: Listing) -> None:
    [entry] = entries(render_atom(listing, [a_shown(status="announced")]))

    assert entry.findtext(f"{ATOM}title") == "Workshop on court reporting"
    assert (entry.findtext(f"{ATOM}content") or "").startswith("<p>Announced · 13–14 May 2031 · Osh</p>")


def test_words_of_another_language_are_marked_and_other_languages_are_linked(listing: Listing) -> None:
    words = a_shown().words
    both = a_shown(words={**words, "ru": Words(title="Семинар", lead="", slug="seminar")})
    foreign = a_shown(original_language="ru", words={"ru": Words(title="Семинар", lead="", slug="seminar")})

    english, russian = entries(render_atom(listing, [both, foreign]))

    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (english.get(language), russian.get(language)) == (None, "ru")
    assert [link.get("href") for link in english.iter(f"{ATOM}link") if link.get("hreflang") == "ru"] == [
        f"{ORIGIN}/ru/activities/1-seminar/"
    ]


def test_a_district_is_no_point(listing: Listing) -> None:
    district = ShownPlace(name="Aravan district", precision="district", latitude=40.5, longitude=72.5)

    [entry] = entries(render_atom(listing, [a_shown(places=[district])]))

    assert entry.find("{http://www.georss.org/georss}point") is None


def test_hostile_words_stay_words(listing: Listing) -> None:
    [entry] = entries(render_atom(listing, [a_hostile()]))

    assert entry.findtext(f"{ATOM}title") == "[31m]]><script>alert(1)</script> ATTENDEE:mailto:x@example.org &amp;"
    content = entry.findtext(f"{ATOM}content") or ""
    assert "<script" not in content
    assert "&lt;script&gt;" in content


@given(st.text(), st.text())
def test_any_words_make_a_feed_that_can_be_read(title: str, text: str) -> None:
    site = Site(mission=1, key="karasu", address=ORIGIN, profile=PROFILE, languages=("en",))
    listing = Listing(site=site, language="en", title=title, identity="1", page=ORIGIN, address=ORIGIN)
    shown = a_shown(words={"en": Words(title=title, lead=text, slug="a", text=text)})

    assert len(entries(render_atom(listing, [shown]))) == 1
    assert len(json.loads(render_json_feed(listing, [shown]))["items"]) == 1


def test_a_json_feed_says_the_same(listing: Listing) -> None:
    feed = json.loads(render_json_feed(replace(listing, older=f"{ORIGIN}/older"), [a_shown()]))

    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Mission in Karasu: Free media",
        "home_page_url": f"{ORIGIN}/en/activities/theme/media/",
        "feed_url": f"{ORIGIN}/en/activities/theme/media/feed.atom",
        "next_url": f"{ORIGIN}/older",
        "icon": f"{ORIGIN}/favicon.svg",
        "language": "en",
        "authors": [{"name": "Mission in Karasu", "url": f"{ORIGIN}/en/"}],
        "items": [
            {
                "id": "urn:uuid:00000000-0000-0000-0000-000000000001",
                "url": f"{ORIGIN}/en/activities/1-workshop-on-court-reporting/",
                "title": "Workshop on court reporting",
                "summary": "Journalists met judges.",
                "content_html": CONTENT,
                "image": IMAGE,
                "date_published": "2031-05-20T09:30:00Z",
                "date_modified": "2031-05-21T08:00:00Z",
                "tags": ["Workshop", "Human dimension", "Free media"],
                "language": "en",
            }
        ],
    }
