"""What is drawn on a page of a PDF: stretches of text in one look, pictures, and the lines that tables are ruled with.

All places are in points from the top left corner of the page.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from fieldpost.domain.span import Box

MOST_CHARACTERS = 200_000
"""Characters of one page that are read; a printed page has some 6,000."""

_MOST_OBJECTS = 20_000
_BOLD_WEIGHT = 600
_ITALIC_FLAG, _FORCED_BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique", "kursiv")
_STROKED = 2
_TURNED = math.radians(5)
_HYPHEN = 0x02
_SPACES = frozenset((0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x3000))
# Multiples of the size. Justified lines stretch the spaces that the file has; cells of a table have none between them.
_GAP_OF_WORDS, _WIDEST_GAP, _WIDEST_SPACE = 0.16, 0.75, 1.6
_OFF_BASELINE = 0.4
_THIN, _LEAST_RULE = 2.5, 12.0
_LEAST_PICTURE = 40.0


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a character; ``size`` in points as drawn, to half a point."""

    size: float
    bold: bool
    italic: bool
    is_turned: bool = False


@dataclass(slots=True)
class Stretch:
    """Words on one baseline without a wide gap between them; ``size`` is that of most of its characters."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    looks: Counter[Look] = field(default_factory=Counter)

    @property
    def look(self) -> Look:
        """The look of most of its characters; bold or slanted only if all are."""
        most = self.looks.most_common(1)[0][0]
        return replace(most, bold=all(look.bold for look in self.looks), italic=all(look.italic for look in self.looks))

    @property
    def box(self) -> Box:
        """The rectangle it takes."""
        return Box(self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, its stretches in the order of the file; ``rules`` are straight lines, ``pictures`` are not tiny.

    ``is_turned`` says that the places are not those of the page as it is shown, ``sideways`` are words that stand at an
    angle to the others.
    """

    number: int
    width: float
    height: float
    stretches: tuple[Stretch, ...]
    pictures: tuple[Box, ...]
    rules: tuple[Box, ...]
    is_turned: bool = False
    sideways: str = ""


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Return what is drawn on ``page``, turned so that most of its words stand upright."""
    text = page.get_textpage()
    try:
        turn = _turn_of_words(text, page.get_rotation())
        frame = _Frame(page, turn)
        reader = _Reader(text, frame)
        stretches = tuple(reader.stretches())
    finally:
        text.close()
    pictures, rules = _drawings(page, frame)
    return Page(
        number=number,
        width=frame.width,
        height=frame.height,
        stretches=stretches,
        pictures=tuple(pictures),
        rules=tuple(rules),
        is_turned=turn != page.get_rotation(),
        sideways="".join(reader.sideways),
    )


def _turn_of_words(text: pdfium.PdfTextPage, shown: int) -> int:
    """Return the turn, in degrees clockwise, at which most of a sample of the characters stand upright."""
    matrix = raw.FS_MATRIX()
    turns = Counter[int]({shown: 1})
    count = text.count_chars()
    for index in range(0, count, max(1, count // 100)):
        if raw.FPDFText_GetMatrix(text.raw, index, matrix) and (matrix.a or matrix.b):
            turns[round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360] += 1
    return turns.most_common(1)[0][0]


class _Frame:
    """Turns a PDF's places, from the bottom left, into those of the page turned clockwise by ``turn`` degrees."""

    def __init__(self, page: pdfium.PdfPage, turn: int) -> None:
        self._turn = turn
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        wide, high = self._right - self._left, self._top - self._bottom
        self.width, self.height = (high, wide) if turn in {90, 270} else (wide, high)
        self.angle = math.radians(turn)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self._turn == 90:
            return y - self._bottom, x - self._left
        if self._turn == 180:
            return self._right - x, y - self._bottom
        if self._turn == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if not self._turn:
            return Box(left - self._left, self._top - top, right - self._left, self._top - bottom)
        a, b = self.point(left, bottom), self.point(right, top)
        return Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

    def shows(self, box: Box) -> bool:
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return bool(0 <= x <= self.width and 0 <= y <= self.height)


class _Reader:
    """Puts the characters of a page together to stretches."""

    def __init__(self, text: pdfium.PdfTextPage, frame: _Frame) -> None:
        self._text = text.raw
        self._frame = frame
        self._count = min(text.count_chars(), MOST_CHARACTERS)
        self._looks: dict[int, Look] = {}
        self.sideways: list[str] = []

    def stretches(self) -> Iterator[Stretch]:
        """Give the stretches in the order of the file, what stands outside the page left out."""
        current: Stretch | None = None
        last_box: Box | None = None
        for character, after_space, look, box, baseline in self._characters():
            if look.is_turned:
                self.sideways.append(" " + character if after_space else character)
                continue
            gap = _gap(current, character, box, baseline, look) if current is not None else math.inf
            # The letters of a ligature share its place.
            gap = 0.0 if box == last_box else gap
            last_box = box
            widest = _WIDEST_SPACE if after_space else _WIDEST_GAP
            # The boxes of fonts differ too much to tell lines apart by them.
            top, bottom = baseline - 0.8 * look.size, baseline + 0.2 * look.size
            if current is None or gap > widest * max(look.size, current.size):
                if current is not None:
                    yield _ended(current)
                current = Stretch("", box.left, box.right, top, bottom, baseline, look.size)
            elif after_space or gap > _GAP_OF_WORDS * look.size:
                current.words += " "
            current.words += character
            current.left, current.right = min(current.left, box.left), max(current.right, box.right)
            if look.size > current.size:
                current.top, current.bottom = min(current.top, top), max(current.bottom, bottom)
            current.looks[look] += 1
        if current is not None:
            yield _ended(current)

    def _characters(self) -> Iterator[tuple[str, bool, Look, Box, float]]:
        """Give each character that is seen, whether the file has a space before it, its look, box and baseline."""
        text, frame = self._text, self._frame
        x, y = ctypes.c_double(), ctypes.c_double()
        at_x, at_y, rectangle = ctypes.byref(x), ctypes.byref(y), raw.FS_RECTF()
        after_space = False
        high = last_key = 0
        for index in range(self._count):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in _SPACES:
                after_space = after_space or not raw.FPDFText_IsGenerated(text, index)
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            character, high = _character(code, high), 0
            drawn = raw.FPDFText_GetTextObject(text, index) if character else None
            if not drawn:
                continue
            key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
            look = self._looks.get(key) or self._new_look(index, drawn, key)
            if code == _HYPHEN:
                # Both hyphens look alike here, but one that the typesetter added is drawn by itself.
                character = "-" if key == last_key else "\u00ad"
            last_key = key
            raw.FPDFText_GetLooseCharBox(text, index, rectangle)
            box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            if frame.shows(box):
                raw.FPDFText_GetCharOrigin(text, index, at_x, at_y)
                yield character, after_space, look, box, frame.point(x.value, y.value)[1]
                after_space = False

    def _new_look(self, index: int, drawn: object, key: int) -> Look:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        size = raw.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._text, index, name, 128, flags)
        font = name.value.decode("utf-8", "replace").lower()
        weight = raw.FPDFText_GetFontWeight(self._text, index)
        is_bold = weight >= _BOLD_WEIGHT or any(word in font for word in _BOLD_NAMES)
        is_bold = is_bold or bool(flags.value & _FORCED_BOLD_FLAG)
        is_bold = is_bold or raw.FPDFTextObj_GetTextRenderMode(drawn) == _STROKED
        is_italic = bool(flags.value & _ITALIC_FLAG) or any(word in font for word in _ITALIC_NAMES)
        angle = math.atan2(matrix.b, matrix.a) - self._frame.angle
        is_turned = abs(math.remainder(angle, 2 * math.pi)) > _TURNED
        look = Look(round(size * 2) / 2, is_bold, is_italic, is_turned)
        self._looks[key] = look
        return look


def _ended(stretch: Stretch) -> Stretch:
    if len(stretch.looks) > 1:
        stretch.size = stretch.looks.most_common(1)[0][0].size
    return stretch


def _character(code: int, high: int) -> str:
    if code == _HYPHEN:
        return "-"
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else ""
    if code in {0, 0xFFFE, 0xFFFF} or code < 0x20:
        return ""
    return chr(code)


def _gap(stretch: Stretch, character: str, box: Box, baseline: float, look: Look) -> float:
    """Return the space before a character in writing direction; infinite if it stands elsewhere."""
    if abs(baseline - stretch.baseline) > _OFF_BASELINE * max(look.size, stretch.size):
        return math.inf
    gap = stretch.left - box.right if "\u0590" <= character <= "\u08ff" else box.left - stretch.right
    return gap if gap > -look.size else math.inf


def _drawings(page: pdfium.PdfPage, frame: _Frame) -> tuple[list[Box], list[Box]]:
    pictures: list[Box] = []
    rules: list[Box] = []
    for count, drawn in enumerate(page.get_objects(max_depth=3)):
        if count > _MOST_OBJECTS:
            break
        if drawn.type not in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING}:
            continue
        box = frame.box(*drawn.get_bounds())
        wide, high = box.right - box.left, box.bottom - box.top
        if drawn.type == raw.FPDF_PAGEOBJ_PATH:
            if (high <= _THIN and wide >= _LEAST_RULE) or (wide <= _THIN and high >= _LEAST_RULE / 2):
                rules.append(box)
        elif min(wide, high) >= _LEAST_PICTURE and frame.shows(box) and not _is_background(box, frame):
            pictures.append(box)
    return pictures, rules


def _is_background(box: Box, frame: _Frame) -> bool:
    return bool((box.right - box.left) * (box.bottom - box.top) > 0.8 * frame.width * frame.height)
