"""How wide is a text, and where does it break?

A picture cannot ask the reader's machine, so widths are estimated for a rather wide sans serif (Noto Sans); a narrower
fount leaves a little air.
"""

import unicodedata

_BY_WIDTH = {
    0.25: " !,.:;'’‘ʻʼ·Jijl¡ıłіј\xa0\u2009\u202f",
    0.35: "()-`/I[\\]ft²³«»\u00adІӀ“”{}",
    0.45: '"r*?_z°гґғ',
    0.5: "FLcsvyĿŁГзстуэєѕҫүұ–",
    0.6: "$+0123456789<=>ESTYZ^aekx|~ЅЕТаекхяҐҒқҝҬҮҰҳәKPRVXbdghnopquþßøðđħĸŧБЗКРУХбвдлопрчьђћҚһӆө",
    0.7: "#ABCÞЄАВСЬЭЯинцџѣҔңҪҲҽДЛЧЪфъҷҸӘ",
    0.8: "&DGHNUOQwÐĐĦŊØЋЏИНПЦЖФмжыҢҺӨ",
    0.95: "%©®@MWmæœÆŒМЮюЫШшщњЉЊЂљҖ",
    1.05: "Щ—…",
}

_WIDTH = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}


def text_width(text: str, size: float) -> float:
    """Return about how many pixels ``text`` takes at a font size of ``size`` pixels."""
    return size * sum(map(_em, unicodedata.normalize("NFD", text)))


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Return ``text`` in lines of at most ``width`` pixels; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def in_lines(text: str, count: int) -> list[str]:
    """Return ``text`` in ``count`` lines of nearly equal width, fewer if it has fewer words."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < count - 1:
        share = text_width(" ".join(words), 1) / (count - len(lines))
        taken = 1
        while taken < len(words) and abs(text_width(" ".join(words[: taken + 1]), 1) - share) < abs(
            text_width(" ".join(words[:taken]), 1) - share
        ):
            taken += 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*lines, " ".join(words)] if words else lines


def _em(letter: str) -> float:
    width = _WIDTH.get(letter)
    if width is not None:
        return width
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if "\u0600" <= letter <= "\u06ff":
        return 0.52
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.68
