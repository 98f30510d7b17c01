"""An index kept in a file below HOME, so that a process of a large register starts quickly.

The file is made anew at any time from the database, and believed only if it is whole (SHA-256), of this format, of this mission,
and if the database has the very change that made its edition: one that was restored from a backup may count the same
editions for other changes.
"""

import logging
import os
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from django.conf import settings
from pyroaring import BitMap

from .index import Change, FacetIndex
from .sets import Key, Sets

FORMAT = b"fieldpost facets 1\n"
"""How the file begins; the sum and the index follow."""

log = logging.getLogger(__name__)


class Kept(msgspec.Struct, array_like=True):
    """The index as it is written; sets are in the portable format of Roaring bitmaps."""

    mission: int
    edition: int
    change: Change
    facets: dict[str, bytes]
    months: dict[int, bytes]
    days: dict[int, bytes]
    spans: dict[int, bytes]


def snapshot_path(mission_id: int) -> Path:
    """Return where the index of a mission is kept."""
    return Path(settings.HOME) / "cache" / f"facets-{mission_id}.bin"


def read_snapshot(mission_id: int) -> FacetIndex | None:
    """Return the index that was kept, of whatever edition, or None if there is none or it cannot be believed."""
    try:
        data = snapshot_path(mission_id).read_bytes()
    except OSError:
        return None
    total, content = data[len(FORMAT) : len(FORMAT) + 32], data[len(FORMAT) + 32 :]
    if not data.startswith(FORMAT) or sha256(content).digest() != total:
        return None
    try:
        kept = msgspec.msgpack.decode(content, type=Kept)
    except msgspec.DecodeError:
        return None
    if kept.mission != mission_id:
        return None
    sets = Sets(_read(kept.facets), _read(kept.months), _read(kept.days), _read(kept.spans))
    return FacetIndex(kept.mission, kept.edition, kept.change, sets)


def write_snapshot(index: FacetIndex) -> None:
    """Keep ``index``, unless its edition cannot be known again. What cannot be written is only logged: it is not needed."""
    if index.change is None:
        return
    sets = index.sets
    facets, months, days, spans = (_written(each) for each in (sets.facets, sets.months, sets.days, sets.spans))
    kept = Kept(index.mission, index.edition, index.change, facets, months, days, spans)
    content = msgspec.msgpack.encode(kept)
    try:
        _replace(snapshot_path(index.mission), FORMAT + sha256(content).digest() + content)
    except OSError as error:
        log.warning("The facets of mission %s are not kept, so that starting takes longer: %s", index.mission, error)


def _replace(path: Path, data: bytes) -> None:
    """Write a file so that whoever reads it finds the old or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise


def _written(sets: Mapping[Key, BitMap]) -> dict[Key, bytes]:
    return {key: each.serialize() for key, each in sets.items()}


def _read(sets: Mapping[Key, bytes]) -> dict[Key, BitMap]:
    return {key: BitMap.deserialize(each) for key, each in sets.items()}
