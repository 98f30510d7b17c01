"""Reading tables: dates as people type them, facts in cells, any bytes at all."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from fieldpost.domain import Organisation, OrganisationRole, Person, Place, Reach
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.errors import ActivitiesError
from fieldpost.web.activities.models import Activity, TableImport
from fieldpost.web.activities.tables.actions import check_table, import_rows, start_import, store_table
from fieldpost.web.activities.tables.cells import (
    join_cell,
    read_organisation,
    read_person,
    read_place,
    read_reach,
    split_cell,
    write_organisation,
    write_person,
    write_place,
    write_reach,
)
from fieldpost.web.activities.tables.columns import guess_columns
from fieldpost.web.activities.tables.dates import read_period
from fieldpost.web.activities.tables.errors import TableError
from fieldpost.web.activities.tables.files import read_table
from fieldpost.web.activities.tables.writing import csv_lines, harmless
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2031-05-13", "2031-05-13"),
        ("2031-05-13 10:00", "2031-05-13"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        ("2031-21", "2031-21"),
        ("2031-05-13/2031-05-14", "2031-05-13/2031-05-14"),
        ("2031-05-13/..", "2031-05-13/.."),
        ("2031-05~", "2031-05~"),
        ("13.05.2031", "2031-05-13"),
        ("3.5.2031 г.", "2031-05-03"),
        ("13-14.05.2031", "2031-05-13/2031-05-14"),
        ("28.05 – 02.06.2031", "2031-05-28/2031-06-02"),
        ("1.5.2031-3.5.2031", "2031-05-01/2031-05-03"),
        ("13/05/2031", "2031-05-13"),
        ("05/13/2031", "2031-05-13"),
        ("04/04/2031", "2031-04-04"),
        ("13-05-2031", "2031-05-13"),
        ("05.2031", "2031-05"),
        ("13-14 May 2031", "2031-05-13/2031-05-14"),
        ("13th May 2031", "2031-05-13"),
        ("May 13, 2031", "2031-05-13"),
        ("28 May – 2 June 2031", "2031-05-28/2031-06-02"),
        ("May 2031", "2031-05"),
        ("13 мая 2031 г.", "2031-05-13"),
        ("13 - 14 мая 2031 года", "2031-05-13/2031-05-14"),
        ("с 3 по 5 марта 2031", "2031-03-03/2031-03-05"),
    ],
)
def test_a_date_is_read_as_people_type_it(text: str, edtf: str) -> None:
    assert str(read_period(text, day_order="")) == edtf


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/2031", "two ways"),
        ("03-04-2031", "two ways"),
        ("31.02.2031", "no such day"),
        ("31 June 2031", "no such day"),
        ("13.2031", "no such day"),
        ("13.05.31", "two digits"),
        ("13 May", "no year"),
        ("3 and 5 May 2031", "no date"),
        ("yesterday", "no date"),
        ("soon", "no date"),
        ("", "no date"),
    ],
)
def test_a_date_that_is_none_or_two_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ActivitiesError, match=reason):
        read_period(text, day_order="")


@pytest.mark.parametrize(("order", "edtf"), [("dm", "2031-04-03"), ("md", "2031-03-04")])
def test_the_order_that_was_said_decides(order: str, edtf: str) -> None:
    assert str(read_period("03/04/2031", day_order=order)) == edtf


NAME = st.from_regex(r"[A-Za-zА-Яа-я][A-Za-zА-Яа-я ]{0,30}[A-Za-zА-Яа-я]", fullmatch=True).map(
    lambda text: " ".join(text.split())
)


@given(NAME, st.sampled_from(["", "KG", "XK"]))
def test_a_place_comes_back_as_it_was_written(name: str, country: str) -> None:
    place = Place(name=name, country=country)

    assert [read_place(part) for part in split_cell(join_cell([write_place(place)]))] == [place]


@given(NAME, st.none() | NAME, st.none() | NAME)
def test_a_person_comes_back_as_it_was_written(name: str, office: str | None, body: str | None) -> None:
    person = Person(name=name, office=office, body=body)

    assert read_person(write_person(person)) == person


@given(NAME, st.none() | st.from_regex(r"[A-Z]{2,6}", fullmatch=True), st.sampled_from(OrganisationRole))
def test_an_organisation_comes_back_as_it_was_written(name: str, acronym: str | None, role: OrganisationRole) -> None:
    body = Organisation(name=name, acronym=acronym, role=role)

    assert read_organisation(write_organisation(body), role=OrganisationRole.HOSTED) == body


@given(st.integers(0, 2_000_000), NAME, st.booleans(), st.booleans(), st.none() | NAME)
def test_a_number_of_people_comes_back_as_it_was_written(
    value: int, who: str, approximate: bool, planned: bool, part_of: str | None
) -> None:
    reach = Reach(value=value, who=who, approximate=approximate, planned=planned, part_of=part_of)

    assert read_reach(write_reach(reach)) == reach


@given(
    st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=4), min_size=2, max_size=5),
    st.sampled_from(["en", "ru"]),
)
def test_what_is_written_as_csv_is_read_as_it_was(rows: list[list[str]], language: str) -> None:
    kept = [[f"c{at}{cell.strip()}".replace("\0", "") for at, cell in enumerate(row)] for row in rows]
    width = max(map(len, kept))
    whole = [[f"h{at}" for at in range(width)], *(row + ["x"] * (width - len(row)) for row in kept)]

    data = b"".join(csv_lines(whole, language=language))

    assert [[cell.strip() for cell in row] for row in whole] == read_table(data, name="t.csv")


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Title;Where\nMeeting;Osh, Kara-Suu, Nookat\nVisit;Naryn, At-Bashy, Kochkor\n", ["Title", "Where"]),
        ("Title;Where, when\nMeeting;Osh, May\nVisit;Naryn, June\n", ["Title", "Where, when"]),
        ("Title,Where\nMeeting,Osh; Nookat; Uzgen\n", ["Title", "Where"]),
        ("Activities of May\n\nTitle;Where\nMeeting;Osh\n", ["Activities of May", ""]),
    ],
)
def test_what_divides_the_headings_divides_the_rows(text: str, headings: list[str]) -> None:
    assert read_table(text.encode(), name="t.csv")[0] == headings


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_formula_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["Title", "Date", "Venue", "Donor"], ["title", "period", "places", ""]),
        (["Название", "Дата проведения", "Город", "Количество участников"], ["title", "period", "places", "reach"]),
        (["Title", "Title (ru)", "Start date", "End date"], ["title", "title_ru", "first_day", "last_day"]),
        (["title_en", "text_ru", "title_fr", "state"], ["title_en", "text_ru", "", ""]),
        (["Title", "Name", "Partner", "Partners"], ["title", "", "partners", "partners"]),
    ],
)
def test_columns_are_guessed_from_headings(headings: list[str], columns: list[str]) -> None:
    assert guess_columns(headings, remembered={}, languages=("en", "ru")) == columns


def xlsx(rows: list[list[object]]) -> bytes:
    """Return a spreadsheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_of_a_formula_nothing_is_computed() -> None:
    assert read_table(xlsx([["Title", "n"], ["Meeting", "=1+1"]]), name="t.xlsx") == [["Title", "n"], ["Meeting", ""]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encoding_and_separator_are_found(encoding: str, separator: str) -> None:
    text = "\n".join(separator.join(row) for row in (["Название", "Дата"], ["Встреча с судьями", "2031-05-02"]))

    assert read_table(text.encode(encoding), name="t.csv")[1] == ["Встреча с судьями", "2031-05-02"]


def bomb() -> bytes:
    """Return a spreadsheet of some kilobytes that unpacks to hundreds of megabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 300_000_000)
    return file.getvalue()


def entities() -> bytes:
    """Return a spreadsheet whose sheet declares entities that grow."""
    laughs = '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    source, file = zipfile.ZipFile(io.BytesIO(xlsx([["Title"], ["Meeting"]]))), io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<worksheet", laughs.encode() + b"<worksheet", 1).replace(b"Meeting", b"&b;")
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("make", [bomb, entities])
def test_a_spreadsheet_that_attacks_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(TableError):
        read_table(make(), name="t.xlsx")


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["Title;Date\nMeeting;2031-05-02\n", 'a,b\n"c,d\n', "Title\n'=1\n", "sep=;\na;b\n1;2"]
)
ANY_BYTES = st.one_of(
    st.binary(max_size=300),
    TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=60).map(lambda data: b"Title;Date\n" + data + b";2031-05-02\nMeeting;" + data),
    st.binary(max_size=80).map(lambda data: xlsx([["Title"], ["Meeting"]])[:-40] + data),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_BYTES)
def test_any_bytes_are_a_table_or_are_refused_and_nothing_is_half_imported(
    mission: Mission, people: dict[Role, User], data: bytes
) -> None:
    editor, before = people[Role.EDITOR], (TableImport.objects.count(), Activity.objects.count())
    try:
        table = store_table(data, name="any", mission=mission, by=editor, now=NOW)
    except TableError:
        assert (TableImport.objects.count(), Activity.objects.count()) == before
        return
    columns = ["title", *["" for _heading in table.headings[1:]]]
    check_table(table, columns=columns, language="en", day_order="", by=editor, now=NOW)
    try:
        start_import(table, with_duplicates=False, by=editor, now=NOW)
    except TableError:
        assert table.counts()["ready"] == 0
        return
    import_rows(table, most=1_000, now=NOW)

    assert table.counts()["ready"] == 0
    assert Activity.objects.count() - before[1] == table.counts()["imported"]
