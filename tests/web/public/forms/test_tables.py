"""CSV and JSON: exact rows, and nothing that a spreadsheet would compute."""

import csv
import io
import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import Mission
from fieldpost.web.public.forms.json_list import json_parts
from fieldpost.web.public.forms.table import COLUMNS, csv_parts
from fieldpost.web.public.shown import Shown, ShownPlace, Words
from fieldpost.web.public.site import Site

from .conftest import ORIGIN, a_hostile, a_shown

TABLE = (
    "\ufeffid,number,url,language,original_language,title,text,status,kind,part,period,first_day,last_day,dimension,"
    "themes,places,countries,latitude,longitude,people,organisations,partners,reached,planned,documents,links,photos,"
    "sources,sequence,shown_at,changed_at\r\n"
    "00000000000000000000000000000001,1,https://karasu.example/ru/activities/1-workshop-on-court-reporting/,en,en,"
    'Workshop on court reporting,"Journalists met judges.\nThey agreed on a guide.",held,workshop,organised,'
    "2031-05-13/2031-05-14,2031-05-13,2031-05-14,Human dimension,Свобода СМИ,Ош,KG,40.53,72.8,"
    '"Aigul Sydykova (Head, Press Council)",Press Council (co-organised),Press Council,'
    "24 journalists; 10 women (part of: journalists),~40 readers,,https://council.example/guide,"
    f"https://karasu.example/photos/{'ab' * 32}/960.jpg,,1,2031-05-20T09:30:00Z,2031-05-21T08:00:00Z\r\n"
)


def table(site: Site, *activities: Shown, language: str = "en") -> bytes:
    return b"".join(csv_parts(activities, site, language))


def rows(data: bytes) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))


def test_a_table_has_its_bytes(site: Site) -> None:
    assert table(site, a_shown(), language="ru").decode() == TABLE


def test_a_table_without_rows_has_its_columns(site: Site) -> None:
    assert table(site).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


def test_what_is_not_known_is_empty(site: Site) -> None:
    bare = Shown(
        pk=1,
        key="1" * 32,
        original_language="en",
        words={"en": Words(title="Visit", lead="", slug="visit")},
        status="held",
        kind="visit",
        part="other",
        shown_at=a_shown().shown_at,
        changed_at=a_shown().changed_at,
    )

    [row] = rows(table(site, bare))

    told = {name for name, value in row.items() if value}
    assert told == {
        "id",
        "number",
        "url",
        "language",
        "original_language",
        "title",
        "status",
        "kind",
        "part",
        "sequence",
        "shown_at",
        "changed_at",
    }


def test_a_formula_is_a_text_and_a_position_stays_a_number(site: Site) -> None:
    south = ShownPlace(name="+7", precision="point", latitude=-12.5, longitude=-3.25)
    words = Words(title="=cmd|' /C calc'!A0", lead="", slug="cmd", text="@SUM(1)")

    [row] = rows(table(site, a_shown(words={"en": words}, places=[south])))

    assert (row["title"], row["text"], row["places"]) == ("'=cmd|' /C calc'!A0", "'@SUM(1)", "'+7")
    assert (row["latitude"], row["longitude"]) == ("-12.5", "-3.25")


def test_hostile_words_stay_in_their_cell(site: Site) -> None:
    [row] = rows(table(site, a_hostile()))

    assert row["title"] == "[31m]]><script>alert(1)</script>\nATTENDEE:mailto:x@example.org\n&amp;\n"
    assert row["changed_at"] == "2031-05-21T08:00:00Z"


def test_all_rows_come_however_many_there_are(site: Site) -> None:
    many = [a_shown(number) for number in range(1, 252)]

    assert [row["number"] for row in rows(table(site, *many))] == [str(number) for number in range(1, 252)]
    found = json.loads(b"".join(json_parts(many, site, "en")))
    assert [each["number"] for each in found] == list(range(1, 252))


def test_json_without_activities_is_an_empty_array(site: Site) -> None:
    assert json.loads(b"".join(json_parts([], site, "en"))) == []


@given(st.text(), st.text())
def test_no_cell_begins_like_a_formula_or_has_control_characters(title: str, text: str) -> None:
    site = Site(
        mission=1,
        key="karasu",
        address=ORIGIN,
        profile=Mission(id="karasu", names={"en": "Mission"}, country="KG"),
        languages=("en",),
    )
    shown = a_shown(words={"en": Words(title=title, lead=text, slug="a", text=text)})

    [row] = rows(table(site, shown))
    [record] = json.loads(b"".join(json_parts([shown], site, "en")))

    assert not row["title"].startswith(("=", "+", "-", "@", "\t", "\r"))
    told = row["title"] + row["text"] + record["title"] + record["lead"] + record["text"]
    assert not [letter for letter in told if letter != "\n" and (ord(letter) < 32 or 127 <= ord(letter) < 160)]
