"""What is published, before judges that others wrote: every form is valid, and every judge finds what is not."""

import json
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path

from jsonschema import Draft202012Validator

from .conftest import run

Check = Callable[[Iterable[Path]], dict[str, list[str]]]

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "schema" / "issue.schema.json"
BAD_PAGE = """<!doctype html>
<html lang="en"><head><title>Bad</title></head><body><main><h1>Bad</h1>
<img src="https://tracker.example/dot.gif"><div style="width: 2000px">wide</div></main></body></html>
"""
BAD_CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:No start\nEND:VEVENT\nEND:VCALENDAR\n"


SCRIPTS = (
    "🎉 👩\u200d💻 👍🏽 🇰🇿 ♻️ 1️⃣",
    "ნინო გელაშვილი",
    "Արմեն Սարգսյան",
    "محمد بن علی، پښتو",
    "שלום",
    "Әйтеке би ң ҳ ҷ ӯ ў",
    "हिन्दी বাংলা தமிழ் සිංහල",
    "ไทย ລາວ ខ្មែរ မြန်မာ አማርኛ",
    "Ἀθῆναι Đà Nẵng e\u0301\u0323",
)


def of(published: list[Path], ending: str) -> list[Path]:
    """Return the published files with this ending, of which there must be some."""
    found = [path for path in published if path.name.endswith(ending)]
    assert found
    return found


def wrong(problems: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the files that have problems."""
    return {Path(file).name: found for file, found in problems.items() if found}


def test_every_page_is_valid_html(published: list[Path], check_html: Check) -> None:
    assert wrong(check_html(of(published, ".html"))) == {}


def test_every_page_is_accessible_reflows_and_asks_nobody(published: list[Path], check_pages: Check) -> None:
    assert wrong(check_pages(of(published, ".html"))) == {}


def test_every_pdf_is_accessible_and_fit_for_archives(published: list[Path], check_pdf: Check) -> None:
    assert wrong(check_pdf(of(published, ".pdf"))) == {}


def test_a_pdf_of_many_scripts_and_emoji_is_accessible_and_fit_for_archives(
    published: list[Path], tmp_path: Path, check_pdf: Check
) -> None:
    issue = tmp_path / "issue.json"
    data = json.loads(next(path for path in of(published, ".json") if path.stem.endswith("-en")).read_text("utf-8"))
    activities = [each for section in data["sections"] for theme in section["themes"] for each in theme["activities"]]
    data["photos"] = []
    for activity, words in zip(activities, cycle(SCRIPTS), strict=False):
        activity["title"] = {"value": f"Meeting {words}"}
        activity["text"] += f"\n{words} and in the middle {words} of a text."
        activity["people"] = [{"value": {"name": words}}]
        activity["places"] = [{"value": {"name": words, "latitude": 42.9, "longitude": 74.6, "country": "KG"}}]
    issue.write_text(json.dumps(data), encoding="utf-8")
    run("publish", issue, "--to", tmp_path / "public", "--format", "pdf")

    assert wrong(check_pdf((tmp_path / "public").glob("*.pdf"))) == {}


def test_every_calendar_is_understood_by_all_its_readers(published: list[Path], check_calendars: Check) -> None:
    assert wrong(check_calendars(of(published, ".ics"))) == {}


def test_every_issue_in_json_keeps_to_the_published_schema(published: list[Path]) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

    for path in of(published, ".json"):
        assert list(validator.iter_errors(json.loads(path.read_text(encoding="utf-8")))) == []


def test_the_judges_of_pages_find_what_is_wrong(tmp_path: Path, check_html: Check, check_pages: Check) -> None:
    page = tmp_path / "bad.html"
    page.write_text(BAD_PAGE, encoding="utf-8")

    [by_markup] = check_html([page]).values()
    [in_browser] = check_pages([page]).values()

    assert any("alt" in problem for problem in by_markup)
    assert any("image-alt" in problem for problem in in_browser)
    assert any("wide" in problem for problem in in_browser)
    assert "asks https://tracker.example/dot.gif" in in_browser


def test_the_judge_of_pdf_finds_a_file_without_tags(tmp_path: Path, check_pdf: Check, published: list[Path]) -> None:
    pdf = tmp_path / "untagged.pdf"
    pdf.write_bytes(of(published, ".pdf")[0].read_bytes().replace(b"/StructTreeRoot", b"/NothingTreeRoot"))

    [problems] = check_pdf([pdf]).values()

    assert {problem.split()[0] for problem in problems} >= {"ua1", "2a"}


def test_the_judges_of_calendars_find_what_is_wrong(tmp_path: Path, check_calendars: Check) -> None:
    calendar = tmp_path / "bad.ics"
    calendar.write_text(BAD_CALENDAR, encoding="utf-8")

    [problems] = check_calendars([calendar]).values()

    judges = {problem.partition(":")[0] for problem in problems}
    assert judges == {"in_bytes", "by_icalendar", "by_vobject", "by_ics", "by_libical"}
