"""How large is a JPEG, and can it be printed as it is? Its segments are those of ITU-T T.81, annex B."""

_START, _END, _SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
_FRAMES = (0xC0, 0xC1, 0xC2)
"""Baseline, extended and progressive, which every printer and viewer of PDF knows."""
_EXIF = (0xE1, b"Exif")


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a JPEG that needs no change to be printed.

    None is anything else: no JPEG, one that breaks off, one in the colours of a press, or one with Exif data, which
    may turn it on its side.
    """
    if not (data.startswith(_START) and data.rstrip(b"\0").endswith(_END)):
        return None
    at, size = 2, None
    while at + 9 < len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == _EXIF[0] and data[at + 4 : at + 8] == _EXIF[1]:
            return None
        if kind in _FRAMES:
            bits, colours = data[at + 4], data[at + 9]
            height, width = int.from_bytes(data[at + 5 : at + 7], "big"), int.from_bytes(data[at + 7 : at + 9], "big")
            size = (width, height) if bits == 8 and colours in (1, 3) and width and height else None
        at += 2 + length
    return size if data[at : at + 2] == bytes((0xFF, _SCAN)) else None
