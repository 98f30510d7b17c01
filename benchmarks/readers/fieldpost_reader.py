"""Fieldpost: from the bytes of a text file to activities with evidence."""

from collections.abc import Callable

from .timing import measure


def load() -> Callable[[str], object]:
    from fieldpost.reading import read_bulletin
    from fieldpost.reading.documents import document_from_bytes

    return lambda text: read_bulletin(document_from_bytes(text.encode(), name="bulletin.txt"))


measure(load)
