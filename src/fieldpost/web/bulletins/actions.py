"""Keeping a file and reading it."""

import hashlib
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile
from django.db import transaction

from fieldpost.domain import Period
from fieldpost.domain.interchange import encode_json
from fieldpost.reading import read_bulletin
from fieldpost.reading.documents import read_document

from ..accounts.models import User
from ..missions.models import Mission
from .models import StoredBulletin, StoredReading


def store_and_read(
    data: bytes,
    *,
    name: str,
    mission: Mission,
    by: User | None,
    now: datetime,
    is_public: bool = False,
    written_on: date | None = None,
) -> StoredReading:
    """Keep the file and what it tells; a file that is kept already is read anew, for the reader may have learned.

    ``written_on`` is the day from which "yesterday" and days without a year count where the text does not say when it was
    written. All but small plain text is opened in a child process with limits.

    Raises:
        DocumentError: the file cannot be read; nothing is kept then.
    """
    # A name may be a path, or too long for a folder; only its last part, cut, is the file's.
    shown = Path(name.replace("\\", "/")).name[-100:] or "note.txt"
    with TemporaryDirectory() as folder:
        path = Path(folder, shown)
        path.write_bytes(data)
        bulletin = read_document(path)
    reading = read_bulletin(bulletin, mission=mission.value_for_reading)
    if reading.period is None and written_on is not None:
        reading = read_bulletin(bulletin, mission=mission.value_for_reading, period=Period.days(written_on))
    with transaction.atomic():
        stored, created = StoredBulletin.objects.get_or_create(
            mission=mission,
            sha256=hashlib.sha256(data).hexdigest(),
            defaults={
                "name": shown,
                "media_type": bulletin.media_type,
                "received_at": now,
                "received_from": by,
                "is_public": is_public,
            },
        )
        if created:
            stored.file.save(f"{stored.sha256[:16]}-{shown}", ContentFile(data))
        return StoredReading.objects.create(
            bulletin=stored, read_at=now, language=reading.language.value, data=encode_json(reading, indent=0)
        )
