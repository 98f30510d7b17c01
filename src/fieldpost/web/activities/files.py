"""Photographs and papers: what is sent is checked, and a photograph is drawn anew so that nothing else is left in it.

A photograph from a phone says where and when it was taken, and with which device; people may be in danger if that gets out. So
only the picture is kept: turned upright, in sRGB, as JPEG or PNG. Papers are kept as they came, known by what is in them and
not by their name.
"""

import hashlib
import io
import zipfile
from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from ..accounts.models import User
from ..missions import audit
from ..missions.models import Mission
from .errors import ActivitiesError
from .models import StoredFile

LARGEST = 15 * 1024 * 1024
"""Bytes of a photograph or a paper."""
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 4096
"""Pixels; enough for print, and small enough for a page."""
JPEG_QUALITY = 88

OFFICE = "application/vnd.openxmlformats-officedocument."
ZIPPED = {
    "word/": (f"{OFFICE}wordprocessingml.document", ".docx"),
    "xl/": (f"{OFFICE}spreadsheetml.sheet", ".xlsx"),
    "ppt/": (f"{OFFICE}presentationml.presentation", ".pptx"),
}
OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
}


class FileRefusedError(ActivitiesError):
    """The file cannot be kept; the message says why and what to do."""


@transaction.atomic
def store_photo(sent: UploadedFile[bytes], *, mission: Mission, by: User, now: datetime) -> StoredFile:
    """Keep the picture in ``sent`` and nothing else of it.

    Raises:
        FileRefusedError: it is no photograph that can be kept.
    """
    name = _name(sent)
    data, media_type, size = redrawn(_read(sent), name=name)
    suffix = ".png" if media_type == "image/png" else ".jpg"
    return _keep(data, PurePath(name).stem + suffix, media_type, mission=mission, by=by, now=now, pixels=size)


@transaction.atomic
def store_paper(sent: UploadedFile[bytes], *, mission: Mission, by: User, now: datetime) -> StoredFile:
    """Keep the paper.

    Raises:
        FileRefusedError: it is of no kind that is kept.
    """
    name, data = _name(sent), _read(sent)
    media_type, suffix = paper_type(data, name=name)
    stem = PurePath(name).stem if PurePath(name).suffix.lower() == suffix else name
    return _keep(data, stem[:200] + suffix, media_type, mission=mission, by=by, now=now)


def redrawn(data: bytes, *, name: str) -> tuple[bytes, str, tuple[int, int]]:
    """Return the picture drawn anew, its media type, and its width and height.

    Raises:
        FileRefusedError: it is none, or has too many pixels.
    """
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"):
        raise FileRefusedError(
            _("%(name)s is a HEIC photo, which few programs can open; save or send it as JPEG.") % {"name": name}
        )
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise FileRefusedError(
                    _("%(name)s has %(number)s million pixels; at most %(most)s are kept. Make it smaller.")
                    % {
                        "name": name,
                        "number": opened.width * opened.height // 1_000_000,
                        "most": MOST_PIXELS // 1_000_000,
                    }
                )
            picture = _upright(opened)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        raise FileRefusedError(
            _("%(name)s is no photo that can be opened here; send it as JPEG or PNG.") % {"name": name}
        ) from None
    except (OSError, SyntaxError, ValueError) as error:
        raise FileRefusedError(_("%(name)s is damaged; copy it from the camera again.") % {"name": name}) from error
    out = io.BytesIO()
    if picture.mode == "RGBA":
        picture.save(out, "PNG", optimize=True)
        return out.getvalue(), "image/png", picture.size
    picture.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return out.getvalue(), "image/jpeg", picture.size


def smaller(stored: StoredFile, *, side: int) -> bytes:
    """Return the photograph as a JPEG of at most ``side`` pixels a side, for a list or a form."""
    with stored.file.open() as file, Image.open(file, formats=("JPEG", "PNG")) as opened:
        opened.draft("RGB", (side, side))
        opened.thumbnail((side, side))
        out = io.BytesIO()
        opened.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def paper_type(data: bytes, *, name: str) -> tuple[str, str]:
    """Return media type and file suffix of a paper, by its content.

    Raises:
        FileRefusedError: it is of no kind that is kept, or holds macros.
    """
    if data.startswith(b"%PDF-"):
        return "application/pdf", ".pdf"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", ".jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png", ".png"
    if data.startswith(b"PK\x03\x04"):
        return _zipped_type(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" not in text and not text.lstrip("\ufeff \r\n\t").startswith("<"):
        return ("text/csv", ".csv") if name.lower().endswith(".csv") else ("text/plain", ".txt")
    raise _unknown(name)


def _zipped_type(data: bytes, name: str) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            if any(member.endswith("vbaProject.bin") for member in members):
                raise FileRefusedError(
                    _("%(name)s holds macros, which may do harm; save it without them.") % {"name": name}
                )
            if "[Content_Types].xml" in members:
                for folder, known in ZIPPED.items():
                    if any(member.startswith(folder) for member in members):
                        return known
            if members[:1] == ["mimetype"] and archive.getinfo("mimetype").file_size < 100:
                kind = archive.read("mimetype").decode("ascii", "replace")
                if kind in OPEN_DOCUMENT:
                    return kind, OPEN_DOCUMENT[kind]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise FileRefusedError(_("%(name)s is damaged; ask for it again.") % {"name": name}) from error
    raise _unknown(name)


def _unknown(name: str) -> FileRefusedError:
    return FileRefusedError(
        _("%(name)s is of no kind that is kept here; send a PDF, a document of an office program, text or a photo.")
        % {"name": name}
    )


def _upright(opened: Image.Image) -> Image.Image:
    """Return the first picture of the file, upright, in sRGB, without anything that was said beside it."""
    profile = opened.info.get("icc_profile")
    picture = ImageOps.exif_transpose(opened)
    is_clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        mode = "RGB" if picture.mode == "CMYK" else picture.mode
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            picture = (
                ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
            )
        except ImageCms.PyCMSError:
            pass  # a profile that cannot be read says nothing about the colours
    picture = picture.convert("RGBA" if is_clear else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.info = {}
    return picture


def _read(sent: UploadedFile[bytes]) -> bytes:
    name = _name(sent)
    if (sent.size or 0) > LARGEST:
        raise FileRefusedError(
            _("%(name)s is larger than %(most)s MB; make it smaller.") % {"name": name, "most": LARGEST // 1024 // 1024}
        )
    if not sent.size:
        raise FileRefusedError(_("%(name)s is empty; choose it again.") % {"name": name})
    data: bytes = sent.read()
    return data


def _name(sent: UploadedFile[bytes]) -> str:
    """Return the last part of the name that the browser gave."""
    name = (sent.name or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in name if letter.isprintable())[-150:] or "file"


def _keep(
    data: bytes,
    name: str,
    media_type: str,
    *,
    mission: Mission,
    by: User,
    now: datetime,
    pixels: tuple[int, int] | None = None,
) -> StoredFile:
    digest = hashlib.sha256(data).hexdigest()
    found = StoredFile.objects.filter(mission=mission, sha256=digest).first()
    if found is not None:
        return found
    stored = StoredFile(
        mission=mission,
        name=name,
        media_type=media_type,
        sha256=digest,
        size=len(data),
        width=pixels[0] if pixels else None,
        height=pixels[1] if pixels else None,
        stored_at=now,
        stored_by=by,
    )
    stored.file.save(digest[:20] + PurePath(name).suffix, ContentFile(data), save=False)
    stored.save()
    audit.record("file-stored", mission=mission, by=by, now=now, subject=stored, media_type=media_type)
    return stored
