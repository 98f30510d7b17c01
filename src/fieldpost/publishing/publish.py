"""An issue as files in a folder: all of them, or none."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from fieldpost.domain import Issue

from .drawings import Drawings
from .errors import PublishingError
from .formats import FORMATS


def publish_issue(issue: Issue, to: Path, formats: Iterable[str] = tuple(FORMATS), *, photos_root: Path) -> list[Path]:
    """Write ``issue`` in the named formats into the folder ``to``, with its photos, and return the files' paths.

    Everything is made in a folder beside it first, so that a format that fails leaves the last publication whole.

    Raises:
        PublishingError: a format is unknown, a photo is missing or lies outside ``photos_root``, or a form cannot be
            rendered.
    """
    wanted = list(dict.fromkeys(formats))
    for name in wanted:
        if name not in FORMATS:
            raise PublishingError(f"there is no format {name!r}; known are {', '.join(FORMATS)}")
    photos = list(dict.fromkeys(photo.file for photo in issue.photos))
    for file in photos:
        _check_photo(file, photos_root)
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{to.name}-", dir=to.parent) as folder:
        staged = Path(folder)
        names = []
        drawings = Drawings(issue)
        for name in wanted:
            form = FORMATS[name]
            names.append(f"{issue.id}{form.suffix}")
            (staged / names[-1]).write_bytes(form.render(issue, photos_root, drawings))
        for file in photos:
            (staged / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(photos_root / file, staged / file)
        # Photos first: a page that is there finds its pictures.
        for file in (*photos, *names):
            (to / file).parent.mkdir(parents=True, exist_ok=True)
            (staged / file).replace(to / file)
    return [to / file for file in (*names, *photos)]


def _check_photo(file: str, root: Path) -> None:
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or "\\" in file or not file:
        raise PublishingError(f"photo {file}: a path below the folder of the photos is wanted")
    if not (root / file).is_file():
        raise PublishingError(f"photo {file}: there is no such file in {root}")
