import pytest

from fieldpost.web.public.copy.destinations import Map, Task, file_of, way
from fieldpost.web.public.copy.links import rewritten, without_older

LIVE = "https://karasu.example"
SITE = Map(LIVE, LIVE, ("en", "ru"))
FIRST = Task("/en/activities/", "/en/activities/")
SECOND = Task("/en/activities/older/2/", "/en/activities/?before=70", 2, "70")


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/en/themes/media/", "/en/themes/media/"),
        ("https://karasu.example/en/themes/", "/en/themes/"),
        ("https://karasu.example", "/"),
        ("feed.atom", "/en/activities/feed.atom"),
        ("#content", "#content"),
        ("/en/issues/2031-05/#errata", "/en/issues/2031-05/#errata"),
        ("https://elsewhere.example/en/", "https://elsewhere.example/en/"),
        ("//elsewhere.example/en/", "https://elsewhere.example/en/"),
        ("http://karasu.example:81/", "http://karasu.example:81/"),
        ("mailto:office@karasu.example", "mailto:office@karasu.example"),
        ("webcal://karasu.example/en/activities/calendar.ics", "webcal://karasu.example/en/activities/calendar.ics"),
        ("data:image/png;base64,AAAA", "data:image/png;base64,AAAA"),
        ("/newsroom/", ""),
        ("/accounts/login/?next=/newsroom/", ""),
        ("/api/v1/activities?theme=media", ""),
        ("/api/v1/activities", ""),
        ("/en/opensearch.xml", ""),
        ("/api/v1/openapi.json", "/api/v1/openapi.json"),
        ("/en/activities/theme/media/", "/en/activities/theme/media/"),
        ("/en/activities/place/12-osh/", "/en/activities/place/12-osh/"),
        ("/en/activities/theme/media/year/2031/", "/en/search/#theme=media&year=2031"),
        ("/en/activities/theme/media+rivers/", "/en/search/#theme=media+rivers"),
        ("/ru/activities/?q=вода%20реки", "/ru/search/#q=%D0%B2%D0%BE%D0%B4%D0%B0%20%D1%80%D0%B5%D0%BA%D0%B8"),
        ("/en/activities/since/2031-05-01/until/2031-05-31/", "/en/search/#since=2031-05-01&until=2031-05-31"),
        ("/en/activities/since/2031-05-01/feed.atom", "/en/activities/since/2031-05-01/feed.atom"),
        ("/en/activities/theme/media/feed.atom", "/en/activities/theme/media/feed.atom"),
        ("/en/figures/theme/media/year/2031/", "/en/figures/"),
        ("/en/figures/theme/media/", "/en/figures/theme/media/"),
        ("/en/activities/141-workshop/", "/en/activities/141-workshop/"),
        ("/en/activities/141-workshop/calendar.ics", "/en/activities/141-workshop/calendar.ics"),
        ("/style/abc.css?v=2", "/style/abc.css"),
    ],
)
def test_a_link_leads_to_a_file_or_the_search_or_nowhere(href: str, address: str) -> None:
    assert SITE.lead(href, FIRST).address == address


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/en/themes/", "/en/themes/"),
        ("https://archive.example/karasu/en/themes/", "/en/themes/"),
        ("https://archive.example/karasu", "/"),
        ("https://karasu.example/en/themes/", "/en/themes/"),
        ("https://archive.example/karasu-old/en/", "https://archive.example/karasu-old/en/"),
        ("https://archive.example/", "https://archive.example/"),
    ],
)
def test_a_copy_that_moves_knows_both_its_addresses(href: str, address: str) -> None:
    moved = Map(LIVE, "https://archive.example/karasu", ("en", "ru"))

    assert moved.lead(href, FIRST).address == address


@pytest.mark.parametrize(
    ("address", "page", "told"),
    [
        ("/en/themes/", "/en/activities/", "../themes/index.html"),
        ("/en/activities/", "/en/activities/", "index.html"),
        ("/en/activities/older/2/", "/en/activities/", "older/2/index.html"),
        ("/en/activities/", "/en/activities/older/2/", "../../index.html"),
        ("/", "/en/", "../index.html"),
        ("/en/", "/", "en/index.html"),
        ("/", "/", "index.html"),
        ("/style/abc.css", "/en/places/7-%D0%BE%D1%88/", "../../../style/abc.css"),
        ("/2031-05-en/issue.pdf", "/en/issues/2031-05/", "../../../2031-05-en/issue.pdf"),
        ("/en/search/#theme=media", "/en/figures/theme/media/", "../../../search/index.html#theme=media"),
        ("/en/activities/feed.atom", "/en/activities/", "feed.atom"),
    ],
)
def test_a_link_says_the_way_from_file_to_file(address: str, page: str, told: str) -> None:
    assert way(address, page) == told


@pytest.mark.parametrize(
    ("href", "page", "address"),
    [
        ("/en/activities/?before=70", FIRST, "/en/activities/older/2/"),
        ("/en/activities/?before=70", SECOND, "/en/activities/older/2/"),
        ("/ru/activities/?before=70", SECOND, "/ru/activities/older/2/"),
        ("/en/activities/?before=40", SECOND, "/en/activities/older/3/"),
        ("/en/activities/?after=69", SECOND, "/en/activities/"),
        ("/en/activities/", SECOND, "/en/activities/"),
    ],
)
def test_the_pages_of_a_list_are_counted(href: str, page: Task, address: str) -> None:
    assert SITE.lead(href, page).address == address


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/en/", "en/index.html"),
        ("/en/activities/feed.atom", "en/activities/feed.atom"),
        ("/ru/places/7-%D0%BE%D1%88/", "ru/places/7-ош/index.html"),
    ],
)
def test_a_path_is_a_file(path: str, name: str) -> None:
    assert file_of(path) == name


@pytest.mark.parametrize(
    "path",
    [
        "/en/../../etc/passwd",
        "/en/%2e%2e/x",
        "/en//x",
        "/en/%00",
        "/en/" + "a" * 256,
        "/en/a%3Ab/",
        "/en/what%3F",
        "/en/.../",
        "/en/themes/aux/",
        "/en/themes/COM1.x/",
    ],
)
def test_what_is_no_name_of_a_file_is_none(path: str) -> None:
    with pytest.raises(ValueError, match=r"^/en/"):
        file_of(path)


def test_only_links_are_replaced_and_text_stays() -> None:
    page = (
        '<p>href="/old/" <a class="x" href="/old/?a=1&amp;b=2">See href=&#34;/old/&#34;</a></p>'
        '<img src="/old/" srcset="/old/ 480w, /old/ 960w"><a href="/newsroom/" lang="en">In</a>'
        '<meta name="description" content="/old/"><script type="application/ld+json">{"url": "/old/"}</script>'
        '<form class="s" action="/en/activities/"><input name="q"></form><form><input></form>'
        '<link rel="icon" href="/newsroom/x.svg">\n<link rel="icon" href="/old/">'
    )

    assert rewritten(page, lambda _tag, link: "" if "newsroom" in link else "/new/", search="/en/search/") == (
        '<p>href="/old/" <a class="x" href="/new/">See href=&#34;/old/&#34;</a></p>'
        '<img src="/new/" srcset="/new/ 480w, /new/ 960w"><a  lang="en">In</a>'
        '<meta name="description" content="/old/"><script type="application/ld+json">{"url": "/old/"}</script>'
        '<form class="s" action="/en/search/"><input name="q"></form><form action="/en/search/"><input></form>'
        '<link rel="icon" href="/new/">'
    )


def test_a_feed_of_files_has_no_older_pages() -> None:
    atom = (
        b'<feed>\n<link rel="self" href="a" />\n<link rel="next" href="a?before=1" type="b" />\n<title>T</title></feed>'
    )
    feed = b'{\n "feed_url": "a",\n "next_url": "a?before=1",\n "items": []\n}\n'

    assert without_older(atom) == b'<feed>\n<link rel="self" href="a" />\n<title>T</title></feed>'
    assert without_older(feed) == b'{\n "feed_url": "a",\n "items": []\n}\n'
