"""The copy as a reader and a web server find it."""

import hashlib
import io
import json
import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import CommandError

from fieldpost.web.missions.models import Mission
from fieldpost.web.public.copy.folder import MARK, FolderError
from fieldpost.web.public.copy.writing import Written, write_copy
from tests.web.conftest import make_mission
from tests.web.public.cache.reading import ask

from .conftest import served
from .link_checker import Checked, ask_server, check, read

Copy = tuple[Path, Written]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def sums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def check_whole(base: str, copy: Copy) -> Checked:
    """Follow every link; none may be broken or lead to the living site, and every page but those for errors is reached."""
    folder, told = copy
    found = check(base)
    assert [(link, page) for link, page in found.broken if f"/{link}" not in told.lacking] == []
    assert [(link, page) for link, page in found.away if "testserver" in link or "localhost" in link] == []
    assert len(found.pages) > 60
    files = {path for path in sums(folder) if path.endswith(".html")}
    assert files - {unquote(path) or "index.html" for path in found.pages} == {"404.html", "en/404.html", "ru/404.html"}
    return found


def test_a_server_of_files_serves_it_without_a_broken_link(written: Copy) -> None:
    with served(written[0]) as base:
        check_whole(base, written)


def test_opened_without_a_server_it_has_no_broken_link(written: Copy) -> None:
    check_whole(f"{written[0].as_uri()}/", written)


def test_below_a_folder_of_another_site_it_has_no_broken_link_and_helps_where_there_is_no_page(
    site: Mission, tmp_path: Path
) -> None:
    folder = tmp_path / "web" / "old" / "karasu"
    told = write_copy(site.pk, folder, address="https://archive.example/old/karasu", tell=lambda _done, _known: None)

    with served(tmp_path / "web", "old/karasu/") as base:
        check_whole(base, (folder, told))
        status, _type, data = ask_server(f"{base}ru/no/such/page/")

    page = data.decode()
    assert (status, '<html lang="ru"' in page) == (404, True)
    assert '<li><a href="/old/karasu/ru/search/">' in page
    assert re.findall(r'<link rel="stylesheet" href="(/old/karasu/style/)', page) == ["/old/karasu/style/"]


def test_it_names_the_address_where_it_will_be(site: Mission, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    write_copy(site.pk, folder, address="https://archive.example/karasu", tell=lambda _done, _known: None)

    page = text_of(folder / "en/activities/index.html")
    assert '<link rel="canonical" href="https://archive.example/karasu/en/activities/">' in page
    assert '<meta property="og:url" content="https://archive.example/karasu/en/activities/">' in page
    assert "<id>urn:uuid:" in text_of(folder / "en/activities/feed.atom")
    assert text_of(folder / "robots.txt").endswith("\nSitemap: https://archive.example/karasu/sitemap.xml\n")
    for path in folder.rglob("*"):
        if path.is_file() and "2031-05-en" not in path.parts and path.suffix not in (".pdf", ".jpg"):
            assert "//testserver" not in text_of(path), path


def test_the_site_stays_where_it_is(site: Mission, tmp_path: Path) -> None:
    write_copy(site.pk, tmp_path / "copy", address="https://archive.example", tell=lambda _done, _known: None)

    assert "archive.example" not in ask(WSGIHandler(), "/en/activities/").text


def test_feeds_do_not_lead_to_pages_that_a_file_has_not(written: Copy) -> None:
    folder, _told = written
    for path in [*folder.rglob("feed.atom"), *folder.rglob("feed.json")]:
        assert "before=" not in text_of(path), path


def test_each_page_says_what_the_live_one_says(written: Copy) -> None:
    folder, _told = written
    django = WSGIHandler()
    compared = 0
    for file in sorted(folder.rglob("*.html")):
        path = "/" + str(file.relative_to(folder)).removesuffix("index.html")
        if "/older/" in path or "/search/" in path or path.endswith("404.html") or path == "/":
            continue
        live = ask(django, path)
        assert live.status == "200 OK", path
        assert read(text_of(file)).words == read(live.text).words, path
        compared += 1
    assert compared > 50


def test_every_activity_is_reached_from_the_list_by_its_older_pages(written: Copy) -> None:
    folder, _told = written
    pages = [folder / "en/activities/index.html"]
    pages += sorted((folder / "en/activities/older").glob("*/index.html"))

    found = [re.findall(r'<h3><a href="[./]*/?(\d+)-', text_of(page)) for page in pages]

    assert [len(each) for each in found] == [2, 2, 2, 1]
    assert len({each for page in found for each in page}) == 7


def test_pages_of_a_list_lead_to_those_beside_them_and_to_themselves_in_other_languages(written: Copy) -> None:
    folder, _told = written
    second, third = (text_of(folder / f"en/activities/older/{number}/index.html") for number in (2, 3))

    assert 'href="../3/index.html"' in second
    assert 'href="../../../../ru/activities/older/2/index.html"' in second
    assert 'href="../2/index.html"' in third
    assert "?before=" not in second + third
    assert "?after=" not in second + third


def test_what_was_narrowed_twice_leads_to_the_search(written: Copy) -> None:
    folder, _told = written

    page = text_of(folder / "en/activities/theme/media/index.html")

    assert 'href="../../../search/index.html#theme=media&amp;year=2031"' in page
    assert "year/2031/" not in page


def test_the_forms_of_lists_are_files(written: Copy) -> None:
    folder, _told = written
    for place in ("en/activities", "ru/activities/theme/media"):
        for name in ("feed.atom", "feed.json", "calendar.ics", "activities.csv", "activities.json"):
            assert (folder / place / name).stat().st_size > 0


def test_an_issue_is_there_byte_for_byte_in_all_its_forms(written: Copy) -> None:
    folder, _told = written
    django = WSGIHandler()
    for name in ("", "issue.pdf", "issue.ics", "issue.json"):
        file = folder / "2031-05-en" / (name or "index.html")
        assert file.read_bytes() == ask(django, f"/2031-05-en/{name}").body


def test_forms_lead_to_the_search_and_every_page_says_what_it_may_load(written: Copy) -> None:
    folder, _told = written
    forms = {
        "index.html": "search/index.html",
        "activities/index.html": "../search/index.html",
        "search/index.html": "index.html",
        "404.html": "/en/search/",
    }
    policy = "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' file:;"
    for name, search in forms.items():
        page = text_of(folder / "en" / name)
        assert set(re.findall(r'<form[^>]* action="([^"]*)"', page)) <= {search}
        assert page.count(policy) == 1
        assert "frame-ancestors" not in page


def test_nothing_of_those_who_work_there_is_linked_or_told(written: Copy) -> None:
    folder, _told = written
    for path in folder.rglob("*"):
        if path.suffix in (".html", ".json", ".js", ".txt", ".xml", ".csv", ".conf"):
            text = path.read_text(encoding="utf-8")
            assert "/newsroom/" not in text, path
            assert str(folder.parent) not in text, path


def test_the_same_register_gives_the_same_bytes(site: Mission, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        write_copy(site.pk, folder, tell=lambda _done, _known: None)

    assert sums(one) == sums(two)


def test_it_says_what_it_is(written: Copy) -> None:
    folder, told = written

    assert text_of(folder / "README.txt").startswith(
        "Mission in Karasu\n=================\n\nThis folder is the whole public site"
    )
    assert "What it shows is as of 2031-05-20." in text_of(folder / "README.txt")
    assert json.loads(text_of(folder / MARK)) == {"edition": 12, "mission": "karasu"}
    assert (told.files, told.size) == (
        len(sums(folder)),
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
    )
    assert not told.has_moved


def test_a_copy_takes_the_place_of_an_older_one(written: Copy, site: Mission) -> None:
    folder, _told = written
    (folder / "left.html").write_text("from before")

    write_copy(site.pk, folder, tell=lambda _done, _known: None)

    assert not (folder / "left.html").exists()
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith("copy")] == ["copy"]


@pytest.mark.parametrize("name", ["copy", "copy.partial"])
def test_a_folder_with_something_else_is_left_alone(site: Mission, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("years of work")

    with pytest.raises(FolderError, match=f"{name} holds something else than a copy of a site; name another folder"):
        write_copy(site.pk, tmp_path / "copy", tell=lambda _done, _known: None)

    assert (tmp_path / name / "thesis.txt").read_text() == "years of work"
    assert len(list((tmp_path / name).iterdir())) == 1


def test_a_file_in_its_place_is_left_alone(site: Mission, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("a file")

    with pytest.raises(FolderError, match="holds something else"):
        write_copy(site.pk, tmp_path / "copy", tell=lambda _done, _known: None)


def test_the_command_wants_to_know_which_mission(mission: Mission, tmp_path: Path) -> None:
    make_mission("tash", hostname="tash.example")

    with pytest.raises(CommandError, match=r"There are several missions; choose one with --mission: karasu, tash."):
        call_command("export_site", str(tmp_path / "copy"))
    with pytest.raises(CommandError, match=r"There is no mission 'osh'; there are: karasu, tash."):
        call_command("export_site", str(tmp_path / "copy"), mission="osh")


@pytest.mark.parametrize(
    "address",
    [
        "archive.example",
        "ftp://archive.example",
        "https://",
        "https://archive.example/?a=1",
        "https://a.example/b c",
        "//x",
    ],
)
def test_the_command_says_what_an_address_looks_like(mission: Mission, tmp_path: Path, address: str) -> None:
    with pytest.raises(
        CommandError, match=r"--address is '.*'; it has to be one like https://archive.example/mission\."
    ):
        call_command("export_site", str(tmp_path / "copy"), address=address)

    assert not (tmp_path / "copy").exists()


def test_a_copy_that_breaks_off_has_no_first_page_and_leaves_the_older_one(written: Copy, site: Mission) -> None:
    folder, _told = written
    before = sums(folder)

    def tell(done: int, known: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_copy(site.pk, folder, tell=tell)

    assert sums(folder) == before
    partial = folder.with_name("copy.partial")
    assert not (partial / "index.html").exists()
    assert not (partial / "README.txt").exists()
    write_copy(site.pk, folder, tell=lambda _done, _known: None)
    assert not partial.exists()


def test_the_command_says_what_was_written(mission: Mission, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Other processes would not see what a test writes.
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    out, err = io.StringIO(), io.StringIO()

    call_command("export_site", str(tmp_path / "copy"), stdout=out, stderr=err)

    assert out.getvalue() == f"{tmp_path / 'copy'}\n"
    assert re.search(r"\d+ files, \d\.\d MB, in \d+ s\n$", err.getvalue())


def test_a_change_while_it_is_written_is_told(site: Mission, tmp_path: Path) -> None:
    from fieldpost.web.missions import outlets
    from tests.web.conftest import NOW

    changes: list[int] = []

    def tell(done: int, known: int) -> None:
        if not changes:
            changes.append(done)
            outlets.tell(site, names=True, now=NOW)

    assert write_copy(site.pk, tmp_path / "copy", tell=tell).has_moved
