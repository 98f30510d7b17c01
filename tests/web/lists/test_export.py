"""What leaves the register as a file, and that it comes in again as it went out."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from fieldpost.domain import Organisation, OrganisationRole, Person, Place, Reach
from fieldpost.web.activities.models import Activity, TableImport
from fieldpost.web.activities.models.activity import State
from fieldpost.web.activities.record import BY_LANGUAGE, LISTS, SINGLES, Publicity
from fieldpost.web.missions.models import AuditEntry
from fieldpost.web.missions.roles import Role

from ..conftest import a_record, fact

EXPORT = "/newsroom/activities/export/"
IMPORT = "/newsroom/activities/import/"
SignedIn = Callable[[Role], Client]
Save = Callable[..., Activity]


def exported(client: Client, form: str, **asked: Any) -> bytes:
    """Return the file that the export sends."""
    answer = client.post(EXPORT, {"format": form, **asked})
    assert answer.status_code == 200
    data: bytes = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return data


def csv_rows(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file by the names in its second row of headings."""
    _words, names, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_csv_file_opens_with_a_byte_order_mark_and_two_rows_of_headings(signed_in: SignedIn, save: Save) -> None:
    save()

    data = exported(signed_in(Role.EDITOR), "csv")

    words, names, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert data.startswith(b"\xef\xbb\xbf")
    assert words[1:5] == ["Title (en)", "Title (ru)", "Text (en)", "Text (ru)"]
    assert names[1:5] == ["title_en", "title_ru", "text_en", "text_ru"]
    told = dict(zip(names, row, strict=True))
    assert (told["period"], told["places"], told["themes"], told["reach"]) == (
        "2031-05-13/2031-05-14",
        "Osh (KG)",
        "media",
        "24 journalists",
    )
    assert told["people"] == "Aigul Sydykova | Head | Press Council"
    assert told["organisations"] == "Press Council [co-organised]"


@pytest.mark.parametrize("title", ["=1+1", "+7 996", "-5 degrees", "@home", '=HYPERLINK("https://bad.example")'])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_a_formula(signed_in: SignedIn, save: Save, title: str, form: str) -> None:
    save(title)

    data = exported(signed_in(Role.EDITOR), form)

    if form == "csv":
        assert csv_rows(data)[0]["title_en"] == f"'{title}"
    else:
        cell = load_workbook(io.BytesIO(data))["Activities"]["B3"]
        assert (cell.value, cell.data_type) == (f"'{title}", "s")


def test_json_holds_the_activity_of_the_domain_in_each_language(signed_in: SignedIn, save: Save) -> None:
    activity = save(texts={"en": fact("Journalists met."), "ru": fact("Журналисты встретились.")})

    told = json.loads(exported(signed_in(Role.EDITOR), "json"))

    assert (told["mission"], told["internal"]) == ("karasu", False)
    assert [each["key"] for each in told["activities"]] == [activity.key]
    assert told["activities"][0]["languages"]["ru"]["text"] == "Журналисты встретились."
    assert told["activities"][0]["languages"]["en"]["places"][0]["value"]["name"] == "Osh"


def secret_activity(save: Save, **more: Any) -> Activity:
    """Save an activity with a word of its own in each fact that can be internal."""
    hidden = {"publicity": Publicity.INTERNAL}
    return save(
        notes=fact("CANARY-note"),
        places=(fact(Place(name="Osh")), fact(Place(name="CANARY-place"), **hidden)),
        people=(fact(Person(name="CANARY-person")),),
        organisations=(fact(Organisation(name="CANARY-body", role=OrganisationRole.FUNDED), **hidden),),
        reach=(fact(Reach(value=9, who="CANARY-reach"), **hidden),),
        **more,
    )


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.EDITOR, Role.PUBLISHER])
@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_what_is_internal_is_left_out(signed_in: SignedIn, save: Save, role: Role, form: str) -> None:
    secret_activity(save, state=State.CLEARED)

    data = exported(signed_in(role), form)
    text = str(list(load_workbook(io.BytesIO(data))["Activities"].values)) if form == "xlsx" else data.decode()

    assert "court reporting" in text
    assert "CANARY" not in text


def test_a_reader_gets_cleared_activities_only_and_not_who_recorded_them(signed_in: SignedIn, save: Save) -> None:
    save("Not cleared yet")
    save("Cleared", state=State.CLEARED)

    rows = csv_rows(exported(signed_in(Role.READER), "csv"))

    assert [row["title_en"] for row in rows] == ["Cleared"]
    assert not {"state", "recorded_by", "notes"} & set(rows[0])


def test_a_reader_may_not_have_the_internal_export(signed_in: SignedIn, save: Save) -> None:
    secret_activity(save, state=State.CLEARED)

    assert signed_in(Role.READER).post(EXPORT, {"format": "csv", "internal": "1"}).status_code == 403


def test_the_internal_export_says_so_and_stands_in_the_audit_log(signed_in: SignedIn, save: Save) -> None:
    secret_activity(save)
    client = signed_in(Role.EDITOR)

    answer = client.post(EXPORT, {"format": "csv", "internal": "1"})
    row = csv_rows(b"".join(answer.streaming_content))[0]  # type: ignore[attr-defined]

    assert "-activities-internal-" in answer["Content-Disposition"]
    assert row["notes"] == "CANARY-note"
    assert row["internal"] == "notes; places.1; people.0; organisations.0; reach.0"
    entry = AuditEntry.objects.get(what="activities-exported")
    assert (entry.actor, entry.detail) == ("Editor", {"form": "csv", "count": 1, "internal": True, "query": ""})


def test_only_what_the_filters_leave_or_what_was_chosen_is_exported(
    signed_in: SignedIn, several: dict[str, Activity]
) -> None:
    client = signed_in(Role.EDITOR)

    filtered = csv_rows(exported(client, "csv", kind="meeting"))
    chosen = csv_rows(exported(client, "csv", activity=[several["spring"].pk, several["workshop"].pk]))

    assert [row["kind"] for row in filtered] == ["meeting"]
    assert [row["kind"] for row in chosen] == ["workshop", "visit"]


def test_a_reader_cannot_choose_what_they_do_not_see(signed_in: SignedIn, several: dict[str, Activity]) -> None:
    rows = csv_rows(exported(signed_in(Role.READER), "csv", activity=[several["spring"].pk, several["workshop"].pk]))

    assert [row["kind"] for row in rows] == ["workshop"]


@pytest.mark.parametrize("asked", [{"format": "pdf"}, {"format": "csv", "kind": "visit"}, {}])
def test_what_cannot_be_exported_is_said_above_the_list(signed_in: SignedIn, save: Save, asked: dict[str, str]) -> None:
    save()

    answer = signed_in(Role.EDITOR).post(EXPORT, asked, follow=True)

    assert 'class="error"' in answer.content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_exported_can_be_imported_again(signed_in: SignedIn, save: Save, form: str) -> None:
    texts = {"en": fact("-- Journalists;\nand judges."), "ru": fact("Журналисты")}
    first = secret_activity(save, texts=texts, titles={"en": fact("=Workshop"), "ru": fact("Семинар; второй")})
    client = signed_in(Role.EDITOR)
    data = exported(client, form, internal="1")
    Activity.objects.filter(pk=first.pk).update(key="other", period="")

    address = client.post(IMPORT, {"file": SimpleUploadedFile(f"back.{form}", data)})["Location"]
    table = TableImport.objects.get()
    columns = {f"column-{number}": field for number, field in enumerate(table.columns)}
    client.post(address, {**columns, "language": "en", "day_order": ""})
    client.post(f"{IMPORT}{table.pk}/start/")

    second = Activity.objects.exclude(pk=first.pk).get()
    assert bare(second) == bare(first)


def bare(activity: Activity) -> Any:
    """Return the record without origins, entries, and why a fact is internal."""
    record = activity.record
    origin = a_record().kind.origin

    def plain(each: Any) -> Any:
        return replace(each, origin=origin, entry=None, publicity=Publicity.BY_RULE) if each else each

    changes: dict[str, Any] = {name: plain(getattr(record, name)) for name in SINGLES}
    for name in BY_LANGUAGE:
        changes[name] = {language: plain(each) for language, each in getattr(record, name).items()}
    for name in LISTS:
        changes[name] = tuple(map(plain, getattr(record, name)))
    # A table says where a place lies no closer than by its country.
    changes["places"] = tuple(fact(Place(name=each.value.name, country=each.value.country)) for each in record.places)
    return replace(record, **changes)
