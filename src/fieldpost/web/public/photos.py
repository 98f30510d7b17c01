"""Photographs as pages send them: JPEG of three widths, made once from the file that was cleared, and kept."""

WIDTHS = (480, 960, 1600)
"""The widths that an address may name, in pixels."""


def widths(own: int) -> list[tuple[int, int]]:
    """Return the widths worth asking for of a photograph ``own`` pixels wide, each with the pixels that come.

    Nothing is enlarged: of a photograph of 700 pixels, 480 brings 480 and 960 brings 700.
    """
    smaller = [width for width in WIDTHS if width < own]
    larger = [width for width in WIDTHS if width >= own][:1]
    return [(width, min(width, own)) for width in (*smaller, *larger)]
