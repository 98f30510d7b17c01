"""Pictures for an issue, from a ``photos.toml``: which file, beside which activity, what it shows, whose it is."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fieldpost.domain import InterchangeError, Mission, Period, Photo
from fieldpost.domain.interchange import convert_data
from fieldpost.publishing.wording import said_by

from .errors import CommandError
from .files import reason, shown, write_whole

FOLDER = "photos"
"""Where the pictures lie, beside the list as well as beside the issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPhoto:
    """One entry; ``file`` is a name in the folder ``photos`` beside the list, texts are by language.

    ``activity`` is the heading of an activity, or its id; without one the picture belongs to the issue as a whole.
    ``month`` is the issue it is for; without one it is for any.
    """

    file: str
    alternative: dict[str, str]
    caption: dict[str, str] = field(default_factory=dict)
    credit: str = ""
    activity: str | None = None
    month: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoList:
    """What a ``photos.toml`` holds."""

    photos: tuple[ListedPhoto, ...]


def take_photos(path: Path, issue_file: Path, *, mission: Mission, month: Period, language: str) -> tuple[Photo, ...]:
    """Return the photos that the list ``path`` has for ``month``, copied to ``photos`` beside ``issue_file``.

    Raises:
        CommandError: the list or a picture cannot be read, or a picture cannot be written.
    """
    return tuple(
        Photo(
            file=f"{FOLDER}/{listed.file}",
            sha256=_copied(path.parent / FOLDER / listed.file, issue_file.parent / FOLDER / listed.file),
            alternative=said_by(listed.alternative, language, mission),
            caption=said_by(listed.caption, language, mission),
            credit=listed.credit,
            activity=listed.activity,
        )
        for listed in _listed(path)
        if listed.month is None or listed.month == month
    )


def _listed(path: Path) -> Iterator[ListedPhoto]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        listed = convert_data(data, PhotoList).photos
    except OSError as error:
        raise CommandError(f"{shown(path)}: {reason(error)}; name a list of photos") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, InterchangeError) as error:
        raise CommandError(f"{shown(path)}: {error}; mend the list of photos") from error
    for each in listed:
        if Path(each.file).name != each.file:
            raise CommandError(f"{shown(path)}: {each.file!r} is no file name; put it in {FOLDER}/ beside the list")
        yield each


def _copied(picture: Path, to: Path) -> str:
    """Copy ``picture`` and return its SHA-256."""
    try:
        data = picture.read_bytes()
    except OSError as error:
        raise CommandError(f"{shown(picture)}: {reason(error)}; put it there or take it off the list") from error
    if to.resolve() != picture.resolve():
        write_whole(to, data)
    return hashlib.sha256(data).hexdigest()
