"""A backup and its way back, with the real command."""

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .installation import Installation

HEADINGS = "from fieldpost.web.activities.models import Activity; print(list(Activity.objects.values_list('heading', flat=True)))"
BREAK = (
    "from fieldpost.web.activities.models import Activity; Activity.objects.update(heading='Gone');"
    "from django.contrib.sessions.models import Session; Session.objects.all().delete()"
)


def backup(office: Installation, to: Path) -> Path:
    """Make a backup of ``office`` in the folder ``to``."""
    path = to / "backup.tar.gz"
    office.run("backup", "--to", str(path))
    return path


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write the archive ``path`` anew after ``change`` had its members, and return the new one."""
    with tarfile.open(path) as archive:
        members = {member.name: archive.extractfile(member).read() for member in archive}  # type: ignore[union-attr]
    change(members)
    target = path.with_name("rewritten.tar.gz")
    with tarfile.open(target, "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target


def test_a_backup_gives_back_database_and_files(office: Installation, tmp_path: Path) -> None:
    [note] = (office.home / "media").rglob("note*.txt")
    path = backup(office, tmp_path)
    office.python(BREAK)
    note.unlink()

    done = office.run("restore", str(path), "--replace")

    assert done.stdout.startswith("Restored: field-mission, as of ")
    assert office.python(HEADINGS) == "['Court reporting in Osh']\n"
    assert note.read_bytes() == b"24 journalists met in Osh."


def test_only_its_owner_may_read_a_backup(office: Installation, tmp_path: Path) -> None:
    assert backup(office, tmp_path).stat().st_mode & 0o777 == 0o600


def test_a_backup_goes_into_an_empty_installation(
    office: Installation, empty_office: Installation, tmp_path: Path
) -> None:
    path = backup(office, tmp_path)

    empty_office.run("restore", str(path))

    assert empty_office.python(HEADINGS) == "['Court reporting in Osh']\n"


def test_data_are_replaced_only_when_that_is_said_and_kept_then(office: Installation, tmp_path: Path) -> None:
    path = backup(office, tmp_path)
    office.python(BREAK)

    refused = office.run("restore", str(path), check=False)

    assert (refused.returncode, refused.stderr) == (
        1,
        "This installation has data of its own. To put the backup in their place, add --replace.\n",
    )
    assert office.python(HEADINGS) == "['Gone']\n"
    office.run("restore", str(path), "--replace")
    [kept] = (office.home / "backups").glob("before-restoring-*.tar.gz")
    office.run("restore", str(kept), "--replace")
    assert office.python(HEADINGS) == "['Gone']\n"


def test_a_damaged_database_is_moved_aside(office: Installation, tmp_path: Path) -> None:
    if office.environment:
        pytest.skip("a file is damaged only where the database is one")
    path = backup(office, tmp_path)
    (office.home / "fieldpost.sqlite3").write_bytes(b"nothing that SQLite knows" * 1_000)

    office.run("restore", str(path), "--replace")

    assert office.python(HEADINGS) == "['Court reporting in Osh']\n"
    assert (office.home / "fieldpost.sqlite3.damaged").read_bytes().startswith(b"nothing that SQLite knows")


def _alter(members: dict[str, bytes]) -> None:
    name = next(name for name in members if name.startswith("media/"))
    members[name] = b"25 journalists met in Osh."


def _drop(members: dict[str, bytes]) -> None:
    del members[next(name for name in members if name.startswith("media/"))]


def _add(members: dict[str, bytes]) -> None:
    members["media/more.txt"] = b"more"


def _climb(members: dict[str, bytes]) -> None:
    members["media/../../out.txt"] = b"out"


def _cut(members: dict[str, bytes]) -> None:
    del members["manifest.json"]


def _lie(members: dict[str, bytes]) -> None:
    manifest = json.loads(members["manifest.json"])
    manifest["rows"]["activities_activity"] = 7
    members["manifest.json"] = json.dumps(manifest).encode()


def _come_later(members: dict[str, bytes]) -> None:
    manifest = json.loads(members["manifest.json"])
    manifest["migrations"].append("activities.9999_later")
    members["manifest.json"] = json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_alter, "is not what it was (SHA-256); use another backup"),
        (_drop, "note.txt is missing; use another backup"),
        (_add, "media/more.txt does not belong to it; use another backup"),
        (_climb, "the archive has a part that no backup has: 'media/../../out.txt'; use another one"),
        (_cut, "was cut off: its manifest.json is missing; use another backup"),
        (_lie, "the database in the archive has 1 rows in activities_activity, not 7; use another backup"),
        (_come_later, "(activities.9999_later); install that version or a later one"),
    ],
)
def test_a_damaged_archive_is_refused_and_nothing_changes(
    office: Installation, tmp_path: Path, change: Callable[[dict[str, bytes]], None], words: str
) -> None:
    path = rewritten(backup(office, tmp_path), change)
    office.python(BREAK)

    done = office.run("restore", str(path), "--replace", check=False)

    assert (done.returncode, done.stderr.splitlines()[-1][-len(words) :]) == (1, words)
    assert office.python(HEADINGS) == "['Gone']\n"
    assert [each.name for each in office.home.iterdir() if each.name.startswith(".")] == []


def test_half_an_archive_is_refused(office: Installation, tmp_path: Path) -> None:
    path = backup(office, tmp_path)
    path.write_bytes(path.read_bytes()[:20_000])

    done = office.run("restore", str(path), "--replace", check=False)

    assert done.returncode == 1
    assert "is no whole backup" in done.stderr


def test_what_is_no_archive_is_refused(office: Installation, tmp_path: Path) -> None:
    path = tmp_path / "letter.tar.gz"
    path.write_bytes(gzip.compress(b"Dear colleagues"))

    done = office.run("restore", str(path), "--replace", check=False)

    assert (done.returncode, "is no whole backup" in done.stderr) == (1, True)


def test_a_backup_is_made_while_people_work(office: Installation, tmp_path: Path) -> None:
    with office.serving() as (_address, _process):
        path = backup(office, tmp_path)
        office.python(BREAK)
        office.run("restore", str(path), "--replace")

    assert office.python(HEADINGS) == "['Court reporting in Osh']\n"


def test_a_backup_that_finds_no_room_says_so_and_leaves_nothing_behind(office: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "backups"

    done = office.run("backup", "--to", str(folder / "backup.tar.gz"), check=False, largest_file=40_000)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []
