"""Publishing: all formats or nothing, once, frozen for good."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from fieldpost.domain import Place
from fieldpost.publishing.errors import PublishingError
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.models import Clearance, ClearanceState
from fieldpost.web.activities.models import Activity, StoredFile
from fieldpost.web.activities.record import Publicity
from fieldpost.web.issues import files
from fieldpost.web.issues.actions import compile_month, edit_issue, publish, word_item
from fieldpost.web.issues.as_domain import issue_value
from fieldpost.web.issues.errors import (
    AlreadyPublishedError,
    DamagedError,
    UnfinishedError,
)
from fieldpost.web.issues.models import IssuePage, Publication
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import fact
from .conftest import JPEG, MAY, THEN, a_picture


@pytest.fixture
def publisher(people: dict[Role, User]) -> User:
    """Who publishes."""
    return people[Role.PUBLISHER]


def folders(media: Path) -> list[str]:
    """Return the names of the folders of frozen issues."""
    return sorted(path.name for path in (media / "issues").iterdir()) if (media / "issues").exists() else []


def test_a_published_issue_is_frozen_with_its_hash(issue: IssuePage, publisher: User, media: Path) -> None:
    value = issue_value(issue)

    publication = publish(issue, by=publisher, now=THEN)

    assert (publication.sequence, publication.published_at, publication.published_by) == (1, THEN, "Publisher")
    assert publication.sha256 == hashlib.sha256(bytes(publication.data)).hexdigest()
    assert publication.value == value
    assert folders(media) == [publication.sha256]
    assert sorted(publication.files) == ["issue.html", "issue.ics", "issue.json", "issue.pdf"]
    assert (media / "issues" / publication.sha256 / "issue.json").read_bytes() == bytes(publication.data)
    assert (issue.live, issue.first_published_at) == (True, THEN)
    assert AuditEntry.objects.get(what="issue-published").detail == {"sha256": publication.sha256}


def test_photographs_are_published_with_the_issue(
    mission: Mission,
    publisher: User,
    stored_photo: StoredFile,
    cleared: Callable[..., Activity],
    media: Path,
) -> None:
    cleared("Course on media law", photos=(fact(a_picture(stored_photo)),))
    issue = compile_month(mission, MAY, "en", by=publisher, now=THEN)

    publication = publish(issue, by=publisher, now=THEN)

    assert "photos/abababababababab.jpg" in publication.files
    assert files.read_file(publication, "photos/abababababababab.jpg") == JPEG
    assert b'<img src="photos/abababababababab.jpg" alt="Journalists around a table">' in files.read_file(
        publication, "issue.html"
    )


def test_the_same_issue_gives_the_same_bytes(issue: IssuePage, media: Path) -> None:
    value = issue_value(issue)
    one = files.freeze(value, {})
    (media / "issues" / one.sha256).rename(media / "first")

    again = files.freeze(value, {})

    assert one == again
    for name in one.files:
        assert (media / "first" / name).read_bytes() == (media / "issues" / again.sha256 / name).read_bytes()


def test_a_format_that_cannot_be_made_leaves_the_issue_as_it_was(
    mission: Mission, publisher: User, stored_photo: StoredFile, cleared: Callable[..., Activity], media: Path
) -> None:
    cleared("Course on media law", photos=(fact(a_picture(stored_photo)),))
    issue = compile_month(mission, MAY, "en", by=publisher, now=THEN)
    Path(stored_photo.file.path).write_bytes(b"no picture")

    with pytest.raises(PublishingError, match=r"the PDF of .*-2031-05-en cannot be made"):
        publish(issue, by=publisher, now=THEN)

    assert Publication.objects.count() == 0
    assert IssuePage.objects.get().live is False
    assert folders(media) == []


def test_what_is_published_is_not_published_again(issue: IssuePage, publisher: User) -> None:
    publish(issue, by=publisher, now=THEN)

    with pytest.raises(AlreadyPublishedError):
        publish(issue, by=publisher, now=THEN)
    with pytest.raises(AlreadyPublishedError):
        word_item(issue.items.all()[0], title="Late", text="", edits=0, by=publisher, now=THEN)
    with pytest.raises(AlreadyPublishedError):
        compile_month(issue.mission, MAY, "en", by=publisher, now=THEN)

    assert Publication.objects.count() == 1


def test_what_is_not_cleared_any_more_is_not_published_whatever_the_reason(issue: IssuePage, publisher: User) -> None:
    Clearance.objects.filter(activity__heading="Course on media law").update(state=ClearanceState.WAITING)

    with pytest.raises(UnfinishedError, match="“Course on media law” is not cleared any more"):
        publish(issue, by=publisher, now=THEN, override="It is urgent")

    assert Publication.objects.count() == 0


def test_errors_of_the_check_want_a_reason_which_is_kept(issue: IssuePage, publisher: User) -> None:
    issue.mission.settings = {"checks": {"translation": "error"}}
    issue.mission.save()

    with pytest.raises(UnfinishedError, match="1 error keeps it from being published: There is no issue in Russian"):
        publish(issue, by=publisher, now=THEN)
    publication = publish(issue, by=publisher, now=THEN, override="  The translator is ill ")

    assert publication.override == "The translator is ill"
    assert AuditEntry.objects.get(what="issue-published").detail["errors"] == [
        "There is no issue in Russian for this month"
    ]


def test_a_publication_is_never_changed(issue: IssuePage, publisher: User) -> None:
    publication = publish(issue, by=publisher, now=THEN)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(sha256="0" * 64)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).delete()


def test_a_damaged_file_is_noticed(issue: IssuePage, publisher: User, media: Path) -> None:
    publication = publish(issue, by=publisher, now=THEN)
    folder = media / "issues" / publication.sha256
    (folder / "issue.pdf").write_bytes(b"%PDF-1.7 something else")
    (folder / "issue.ics").unlink()

    with pytest.raises(DamagedError, match=r"issue.pdf of publication \d+ is not what was frozen"):
        files.read_file(publication, "issue.pdf")

    assert files.damaged_files(publication) == ["issue.ics", "issue.pdf"]


def test_leftover_folders_are_swept_and_publications_are_not(issue: IssuePage, publisher: User, media: Path) -> None:
    publication = publish(issue, by=publisher, now=THEN)
    for name in (".0123456789abcdef-deadbeef", "0" * 64, "1" * 64):
        (media / "issues" / name).mkdir()
    long_ago = (datetime.now(UTC) - timedelta(hours=3)).timestamp()
    for name in (".0123456789abcdef-deadbeef", "0" * 64, publication.sha256):
        os.utime(media / "issues" / name, (long_ago, long_ago))

    assert files.sweep(datetime.now(UTC)) == 2
    assert folders(media) == sorted(["1" * 64, publication.sha256])


def test_a_file_made_by_somebody_who_did_not_publish_it_is_taken(issue: IssuePage, publisher: User) -> None:
    files.freeze(issue_value(issue), {})

    publication = publish(issue, by=publisher, now=THEN)

    assert files.damaged_files(publication) == []


SECRET = "Zhyldyzbekova"


def test_nothing_internal_stands_in_any_format(
    mission: Mission, publisher: User, cleared: Callable[..., Activity], stored_photo: StoredFile
) -> None:
    """Every internal field of an activity is planted with a word that is looked for in all that is published."""
    from fieldpost.domain import Document, Organisation, Person, Reach
    from fieldpost.web.activities.record import AttachedFile
    from fieldpost.web.missions.models import Place as DirectoryPlace

    hidden = {"publicity": Publicity.INTERNAL}
    refuge = DirectoryPlace.objects.create(
        mission=mission, name=f"House of {SECRET}", key="house", latitude=41.1, longitude=73.3, at_risk=True
    )
    cleared(
        "Course on media law",
        notes=fact(SECRET),
        places=(
            fact(Place(name="Osh", country="KG", latitude=40.53, longitude=72.8)),
            fact(Place(name=f"House of {SECRET}", latitude=41.1, longitude=73.3), entry=refuge.pk),
            fact(Place(name=f"{SECRET} 2"), **hidden),
        ),
        people=(fact(Person(name=f"Ainura {SECRET}")), fact(Person(name=SECRET, office="Judge"), **hidden)),
        organisations=(fact(Organisation(name=f"Shelter {SECRET}"), **hidden),),
        reach=(fact(Reach(value=7, who=SECRET), **hidden),),
        documents=(fact(Document(title=SECRET, sort="law"), **hidden),),
        links=(fact(f"https://{SECRET}.example/", **hidden),),
        files=(fact(AttachedFile(file=stored_photo.pk, title=SECRET)),),
        photos=(
            fact(
                a_picture(
                    stored_photo,
                    alternatives={"en": SECRET},
                    captions={"en": SECRET},
                    credit=SECRET,
                    consent="",
                )
            ),
        ),
    )
    issue = compile_month(mission, MAY, "en", by=publisher, now=THEN)

    publication = publish(issue, by=publisher, now=THEN)

    for name in publication.files:
        data = text_of(name, files.read_file(publication, name))
        assert SECRET.lower() not in data.lower(), name
        assert "73.3" not in data, name
    assert "Osh" in text_of("issue.pdf", files.read_file(publication, "issue.pdf"))
    assert json.loads(bytes(publication.data))["mission"]["places"] == []


def text_of(name: str, data: bytes) -> str:
    """Return what a reader of the file can find in it."""
    if not name.endswith(".pdf"):
        return data.decode()
    import pypdfium2  # type: ignore[import-untyped]

    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def test_two_issues_of_one_mission_do_not_share_a_number(
    mission: Mission, people: dict[Role, User], issue: IssuePage
) -> None:
    from fieldpost.domain import Period
    from fieldpost.web.issues.errors import IssuesError

    june = compile_month(mission, Period.parse("2031-06"), "en", by=people[Role.EDITOR], now=THEN)

    with pytest.raises(IssuesError, match=r"No\. 1 is the issue of 2031-05"):
        edit_issue(
            june,
            title="June",
            number=1,
            publication_day=june.publication_day,
            lead="",
            notices=(),
            edits=0,
            by=people[Role.EDITOR],
            now=THEN,
        )


def test_a_lost_photo_says_so(
    mission: Mission, publisher: User, stored_photo: StoredFile, cleared: Callable[..., Activity]
) -> None:
    cleared("Course on media law", photos=(fact(a_picture(stored_photo)),))
    issue = compile_month(mission, MAY, "en", by=publisher, now=THEN)
    Path(stored_photo.file.path).unlink()

    with pytest.raises(OSError, match="No such file"):
        publish(issue, by=publisher, now=THEN)

    assert replace(issue_value(issue)).photos[0].activity == "2031-05-course-on-media-law"
    assert Publication.objects.count() == 0


def test_what_is_published_ahead_of_its_day_tells_the_day_on_which_it_was(issue: IssuePage, publisher: User) -> None:
    IssuePage.objects.filter(pk=issue.pk).update(publication_day=THEN.date() + timedelta(days=9))

    publication = publish(issue, by=publisher, now=THEN)

    assert publication.value.date == THEN.date()
    assert IssuePage.objects.get(pk=issue.pk).publication_day == THEN.date()
