import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fieldpost.domain import Issue
from fieldpost.publishing import FORMATS, PublishingError, publish_issue
from fieldpost.publishing.json import render_json

PUBLISH = """
import sys
from pathlib import Path
from fieldpost.domain import Issue
from fieldpost.domain.interchange import decode_json
from fieldpost.publishing import publish_issue
issue, photos, to = map(Path, sys.argv[1:])
publish_issue(decode_json(issue.read_bytes(), Issue), to, photos_root=photos)
"""


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below ``folder``."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_form_and_every_photo_is_written(issue: Issue, photos_root: Path, tmp_path: Path) -> None:
    paths = publish_issue(issue, tmp_path / "out", photos_root=photos_root)

    assert [path.relative_to(tmp_path / "out").as_posix() for path in paths] == [
        "odn-almaty-2031-05-en.html",
        "odn-almaty-2031-05-en.pdf",
        "odn-almaty-2031-05-en.ics",
        "odn-almaty-2031-05-en.json",
        "photos/roundtable.jpg",
    ]
    assert all(path.is_file() for path in paths)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_only_the_wanted_forms_are_written(issue: Issue, photos_root: Path, tmp_path: Path) -> None:
    publish_issue(issue, tmp_path, ["ics"], photos_root=photos_root)

    assert sorted(digests(tmp_path)) == ["odn-almaty-2031-05-en.ics", "photos/roundtable.jpg"]


def test_a_form_that_fails_leaves_the_last_publication_whole(issue: Issue, photos_root: Path, tmp_path: Path) -> None:
    publish_issue(issue, tmp_path, photos_root=photos_root)
    before = digests(tmp_path)

    with pytest.raises(PublishingError, match="水"):
        publish_issue(replace(issue, notices=("水",)), tmp_path, photos_root=photos_root)

    assert digests(tmp_path) == before


def test_an_unknown_form_is_refused(issue: Issue, photos_root: Path, tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="there is no format 'docx'; known are html, pdf, ics, json"):
        publish_issue(issue, tmp_path, ["docx"], photos_root=photos_root)


@pytest.mark.parametrize("file", ["../secret.jpg", "/etc/passwd", "photos\\x.jpg", "none.jpg"])
def test_a_photo_from_elsewhere_is_refused(issue: Issue, photos_root: Path, tmp_path: Path, file: str) -> None:
    changed = replace(issue, photos=(replace(issue.photos[0], file=file),))

    with pytest.raises(PublishingError, match=r"^photo "):
        publish_issue(changed, tmp_path, ["html"], photos_root=photos_root)


def test_two_processes_give_the_same_bytes(issue: Issue, photos_root: Path, tmp_path: Path) -> None:
    (tmp_path / "issue.json").write_bytes(render_json(issue))
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", PUBLISH, tmp_path / "issue.json", photos_root, tmp_path / seed],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )

    assert digests(tmp_path / "1") == digests(tmp_path / "2")
    assert len(digests(tmp_path / "1")) == len(FORMATS) + 1
