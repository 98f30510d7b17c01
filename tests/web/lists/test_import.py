"""Importing a table: what is made of its rows, what is refused and why, and what a kill leaves behind."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fieldpost.web.activities.models import Activity, TableHeading, TableImport, TableRow
from fieldpost.web.activities.record import How
from fieldpost.web.activities.tables.actions import due_imports
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW

IMPORT = "/newsroom/activities/import/"
SignedIn = Callable[[Role], Client]

TABLE = """Title;Date;Type;Place;Partners;Participants;Theme
Workshop on court reporting;13-14 May 2031;Workshop;Osh (KG);Press Council;24 journalists;Free media
Meeting on shared rivers;03/04/2031;Meeting;Batken;;;
;2031-05-02;Visit;Talas;;;
Visit to the border;31.02.2031;Ball;Talas;;many;Rivers
Roundtable on water;20.05.2031;Круглый стол;Talas; Batken;;
"""
TABLE = TABLE.replace("Talas; Batken;;", '"Talas; Batken";;;Свобода СМИ')


def upload(client: Client, data: bytes, name: str = "activities.csv") -> Any:
    """Send a file to the import."""
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)})


def checked(client: Client, data: bytes, **changes: str) -> TableImport:
    """Upload a table, take its columns as they were guessed, and check it."""
    address = upload(client, data)["Location"]
    table = TableImport.objects.latest("pk")
    columns = {f"column-{number}": field for number, field in enumerate(table.columns)}
    answer = client.post(address, {**columns, "language": "en", "day_order": "", **changes})
    assert answer.status_code == 302, answer.content.decode()
    table.refresh_from_db()
    return table


def outcomes(table: TableImport) -> list[tuple[int, str]]:
    """Return number and outcome of each row."""
    return list(table.rows.values_list("number", "outcome"))


def test_a_dry_run_tells_of_each_row_what_would_be_made_and_writes_nothing(signed_in: SignedIn) -> None:
    table = checked(signed_in(Role.EDITOR), TABLE.encode())

    assert table.columns == ["title", "period", "kind", "places", "partners", "reach", "themes"]
    assert outcomes(table) == [(1, "ready"), (2, "rejected"), (3, "rejected"), (4, "rejected"), (5, "ready")]
    assert Activity.objects.count() == 0


def test_every_rejected_row_is_shown_with_its_values_and_the_reasons(signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    table = checked(client, TABLE.encode())

    page = client.get(f"{IMPORT}{table.pk}/").content.decode()

    assert table.rows.get(number=3).problems == [["title", "", "The row has neither title nor text."]]
    assert [problem[:2] for problem in table.rows.get(number=4).problems] == [
        ["period", "31.02.2031"],
        ["themes", "Rivers"],
        ["kind", "Ball"],
        ["reach", "many"],
    ]
    assert "It can be read in two ways, day first or month first." in page
    assert "The mission has no theme “Rivers”." in page
    assert '<span class="value">31.02.2031</span>' in page


def test_the_rows_that_can_be_read_become_activities_with_their_origin(signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    table = checked(client, TABLE.encode())

    client.post(f"{IMPORT}{table.pk}/start/")

    table.refresh_from_db()
    assert table.state == "done"
    workshop, roundtable = Activity.objects.order_by("pk")
    assert (workshop.heading, workshop.kind) == ("Workshop on court reporting", "workshop")
    assert workshop.period == "2031-05-13/2031-05-14"
    assert [fact.value.name for fact in roundtable.record.places] == ["Talas", "Batken"]
    origin = roundtable.record.places[0].origin
    assert (origin.how, origin.row, origin.by, origin.reason) == (How.IMPORTED, 5, "Editor", "activities.csv")
    assert workshop.places.get().place is not None
    assert roundtable.kind == "roundtable"
    assert [fact.value for fact in roundtable.record.themes] == ["media"]
    assert roundtable.dimension is not None
    assert table.rows.get(number=1).activity == workshop


def test_the_order_of_day_and_month_can_be_said(signed_in: SignedIn) -> None:
    table = checked(signed_in(Role.EDITOR), b"Title,Date\nMeeting,03/04/2031\n", day_order="dm")

    assert outcomes(table) == [(1, "ready")]


def test_a_row_that_is_in_the_register_already_is_left_out(
    signed_in: SignedIn, record_activity: Callable[..., Activity]
) -> None:
    record_activity()
    client = signed_in(Role.EDITOR)
    table = checked(client, b"Title,Date\nWorkshop on Court Reporting!,13-14.05.2031\nOther,2031-05-01\n")
    assert outcomes(table) == [(1, "duplicate"), (2, "ready")]

    client.post(f"{IMPORT}{table.pk}/start/")

    assert outcomes(table) == [(1, "duplicate"), (2, "imported")]
    assert Activity.objects.count() == 2


def test_duplicates_are_imported_when_the_person_says_so(
    signed_in: SignedIn, record_activity: Callable[..., Activity]
) -> None:
    record_activity()
    client = signed_in(Role.EDITOR)
    table = checked(client, b"Title,Date\nWorkshop on court reporting,13-14.05.2031\n")

    client.post(f"{IMPORT}{table.pk}/start/", {"duplicates": "1"})

    assert outcomes(table) == [(1, "imported")]
    assert Activity.objects.count() == 2


def test_a_row_that_was_recorded_since_the_check_is_not_imported_again(signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    data = b"Title,Date\nMeeting on water,2031-05-02\n"
    first, second = checked(client, data), checked(client, data)

    client.post(f"{IMPORT}{first.pk}/start/")
    client.post(f"{IMPORT}{second.pk}/start/")

    assert outcomes(second) == [(1, "duplicate")]
    assert Activity.objects.count() == 1


def test_an_import_starts_once(signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    table = checked(client, b"Title,Date\nMeeting on water,2031-05-02\n")

    client.post(f"{IMPORT}{table.pk}/start/")
    client.post(f"{IMPORT}{table.pk}/start/")

    assert Activity.objects.count() == 1


def test_a_long_table_is_imported_by_the_worker_and_its_page_tells_how_far_it_is(signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    rows = "".join(f"Meeting {number} on subject {number},2031-05-02\n" for number in range(130))
    table = checked(client, f"Title,Date\n{rows}".encode())

    client.post(f"{IMPORT}{table.pk}/start/")
    page = client.get(f"{IMPORT}{table.pk}/").content.decode()

    assert Activity.objects.count() == 0
    assert "0 of 130 rows are done" in page
    due_imports(NOW)
    due_imports(NOW)
    assert Activity.objects.count() == 130
    assert "130 rows were imported." in client.get(f"{IMPORT}{table.pk}/").content.decode()


def test_rejected_rows_are_given_back_with_their_reasons_and_can_be_mended(signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    table = checked(client, TABLE.encode())

    answer = client.get(f"{IMPORT}{table.pk}/rejected/")
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    mended = data.replace(b"03/04/2031", b"3 April 2031")
    again = checked(client, mended)

    assert rows[0] == ["Title", "Date", "Type", "Place", "Partners", "Participants", "Theme", "reason"]
    assert [row[0] for row in rows[1:]] == ["Meeting on shared rivers", "", "Visit to the border"]
    assert outcomes(again) == [(1, "ready"), (2, "rejected"), (3, "rejected")]


def test_what_a_heading_was_taken_for_is_remembered(signed_in: SignedIn, mission: Mission) -> None:
    client = signed_in(Role.EDITOR)
    data = "Мероприятие;Когда;Wo\nВстреча;2031-05-02;Ош\n".encode("cp1251")
    table = checked(client, data, **{"column-2": "places", "language": "ru"})
    assert table.columns == ["title", "period", "places"]

    upload(client, data)

    assert TableImport.objects.latest("pk").columns == ["title", "period", "places"]
    assert TableHeading.objects.get(mission=mission, folded="wo").field == "places"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty"),
        (b"Title\n", "holds no table"),
        (b"\xd0\xcf\x11\xe0 an old spreadsheet", "neither CSV nor XLSX"),
        (b"PK\x03\x04 broken", "cut off or broken"),
        (b"a,b\n" + b"x" * 30_001 + b",y\n", "more than 30,000 characters"),
        (",".join(map(str, range(102))).encode() + b"\n1\n", "more than 100 columns"),
        (b"Title\n" + b"Meeting\n" * 20_010, "more than 20,000 rows"),
        (b"x" * (10 * 1024 * 1024 + 1), "more than 10 MB"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_reason(signed_in: SignedIn, data: bytes, reason: str) -> None:
    answer = upload(signed_in(Role.EDITOR), data)

    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert TableImport.objects.count() == 0


def test_columns_that_cannot_be_are_refused_and_shown_again(signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    address = upload(client, b"Title,Date\nMeeting,2031-05-02\n")["Location"]

    for columns, reason in (
        ({"column-0": "", "column-1": "period"}, "No column holds a title or a text"),
        ({"column-0": "title", "column-1": "title"}, "Two columns are taken for"),
        ({"column-0": "password", "column-1": "title"}, "The columns do not match"),
    ):
        answer = client.post(address, {**columns, "language": "en", "day_order": ""})
        assert answer.status_code == 422
        assert reason in answer.content.decode()
    assert TableImport.objects.get().state == "uploaded"


@pytest.mark.parametrize("role", list(Role))
def test_only_editors_import(signed_in: SignedIn, role: Role) -> None:
    table = checked(signed_in(Role.EDITOR), TABLE.encode())
    allowed = role is Role.EDITOR
    client = signed_in(role)

    for address in (IMPORT, f"{IMPORT}{table.pk}/", f"{IMPORT}{table.pk}/columns/", f"{IMPORT}{table.pk}/rejected/"):
        assert client.get(address).status_code == (200 if allowed else 403)
    assert upload(client, TABLE.encode()).status_code == (302 if allowed else 403)
    assert client.post(f"{IMPORT}{table.pk}/start/").status_code == (302 if allowed else 403)
    assert Activity.objects.count() == (2 if allowed else 0)


def test_a_table_of_another_mission_is_not_found(signed_in: SignedIn) -> None:
    table = checked(signed_in(Role.EDITOR), TABLE.encode())
    from ..conftest import make_mission

    TableImport.objects.filter(pk=table.pk).update(mission=make_mission("other", hostname="other.example"))

    assert signed_in(Role.EDITOR).get(f"{IMPORT}{table.pk}/").status_code == 404
    assert signed_in(Role.EDITOR).post(f"{IMPORT}{table.pk}/start/").status_code == 404


def test_an_import_is_written_to_the_audit_log(signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    table = checked(client, TABLE.encode())
    client.post(f"{IMPORT}{table.pk}/start/")

    told = AuditEntry.objects.filter(subject_type="activities.tableimport").order_by("id")
    assert list(told.values_list("what", flat=True)) == ["table-uploaded", "table-import-started", "table-imported"]
    assert told.last().detail["imported"] == 2  # type: ignore[union-attr]


def test_rows_are_kept_as_they_came(signed_in: SignedIn) -> None:
    table = checked(signed_in(Role.EDITOR), TABLE.encode())

    row = TableRow.objects.get(table=table, number=4)
    assert row.raw == [
        "Visit to the border",
        "31.02.2031",
        "Ball",
        "Talas",
        "",
        "many",
        "Rivers",
    ]
    with table.file.open() as file:
        assert file.read() == TABLE.encode()
