"""Photographs as pages send them: JPEG of three widths, made once from the file that was cleared, and kept below HOME/cache.

Drawings come as JPEG, too, in full colour resolution: an address may not mean one thing to one browser and another to the next.
"""

import os
import tempfile
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import connection
from PIL import Image

from ..activities.models import StoredFile
from .models import first_number

WIDTHS = (480, 960, 1600)
"""The widths that an address may name, in pixels."""
QUALITY = 82
QUALITY_OF_DRAWINGS = 90
_one_at_a_time = Lock()
"""A large photograph takes some 100 MB while it is made smaller."""


def widths(own: int) -> list[tuple[int, int]]:
    """Return the widths worth asking for of a photograph ``own`` pixels wide, each with the pixels that come.

    Nothing is enlarged: of a photograph of 700 pixels, 480 brings 480 and 960 brings 700.
    """
    smaller = [width for width in WIDTHS if width < own]
    larger = [width for width in WIDTHS if width >= own][:1]
    return [(width, min(width, own)) for width in (*smaller, *larger)]


_SHOWN = """
    select f.id from activities_storedfile f where f.mission_id = %s and f.sha256 = %s and f.width is not null and exists (
        select 1 from public_shownfile s where s.sha256 = f.sha256 and s.number >= %s and s.number < %s
    )
"""


def find_photo(mission: int, sha256: str) -> int | None:
    """Return the id of the file, None where readers of the mission's site are not shown it."""
    with connection.cursor() as cursor:
        cursor.execute(_SHOWN, [mission, sha256, first_number(mission), first_number(mission + 1)])
        row = cursor.fetchone()
    return row[0] if row else None


def rendition(file: int, sha256: str, width: int) -> Path:
    """Return where the photograph in that width is, which is made if nobody has asked for it before.

    Raises:
        OSError: the file is lost or damaged, or the disk is full.
    """
    path = Path(settings.HOME) / "cache" / "photos" / sha256[:2] / f"{sha256}-{width}.jpg"
    if not path.exists():
        with _one_at_a_time:
            if not path.exists():
                _make(StoredFile.objects.get(pk=file), width, path)
    return path


def _make(stored: StoredFile, width: int, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with (
            os.fdopen(handle, "wb") as out,
            stored.file.open() as file,
            Image.open(file, formats=("JPEG", "PNG")) as own,
        ):
            is_drawing = own.format == "PNG"
            size = _size(own, width)
            own.draft("RGB", size)
            picture = _on_white(own).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
            picture.save(
                out,
                "JPEG",
                quality=QUALITY_OF_DRAWINGS if is_drawing else QUALITY,
                subsampling=0 if is_drawing else 2,
                optimize=True,
                progressive=True,
            )
        Path(name).chmod(0o640)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _size(picture: Image.Image, width: int) -> tuple[int, int]:
    least = min(width, picture.width)
    return least, max(1, round(picture.height * least / picture.width))


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture in RGB, without the words and profiles that came with it."""
    if picture.mode == "RGB":
        plain = picture.copy()
    else:
        clear = picture.convert("RGBA")
        plain = Image.new("RGB", clear.size, "white")
        plain.paste(clear, mask=clear.getchannel("A"))
    plain.info = {}
    return plain
