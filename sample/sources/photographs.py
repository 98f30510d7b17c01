"""Draws the three illustrations that stand in for photographs; needs Pillow.

Each is drawn at twice its size and scaled down, so that edges are smooth. Chance is seeded with the picture's name:
the same picture comes out every time.
"""

import math
import random
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1067)
Colour = tuple[int, int, int]


def draw_photographs(folder: Path) -> None:
    """Write valley.jpg, round-table.jpg and planting.jpg into ``folder``, without any metadata."""
    for name, draw in {"valley": _draw_valley, "round-table": _draw_round_table, "planting": _draw_planting}.items():
        picture = draw(random.Random(name)).resize(SIZE, Image.Resampling.LANCZOS)
        picture.save(folder / f"{name}.jpg", quality=80, optimize=True, progressive=True)


def _mix(one: Colour, other: Colour, part: float) -> Colour:
    return tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def _sky(top: Colour, bottom: Colour) -> tuple[Image.Image, ImageDraw.ImageDraw, int, int]:
    width, height = SIZE[0] * 2, SIZE[1] * 2
    picture = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(picture)
    for y in range(height):
        pen.line([(0, y), (width, y)], fill=_mix(top, bottom, min(1, y / height * 1.5)))
    return picture, pen, width, height


def _ridge(chance: random.Random, width: int, base: float, swing: float, steps: int) -> list[tuple[float, float]]:
    """The skyline of a range: midpoints moved up and down, each time by less."""
    heights = [base + chance.uniform(-swing, swing) for _ in range(steps + 1)]
    while len(heights) < 400:
        swing *= 0.52
        between = [(a + b) / 2 + chance.uniform(-swing, swing) for a, b in pairwise(heights)]
        heights = [height for pair in zip(heights, between, strict=False) for height in pair] + heights[-1:]
    return [(width * i / (len(heights) - 1), height) for i, height in enumerate(heights)]


def _draw_valley(chance: random.Random) -> Image.Image:
    picture, pen, width, height = _sky((104, 150, 196), (244, 224, 196))
    pen.ellipse([2300, 240, 2460, 400], fill=(255, 246, 220))
    layers = [
        (0.36, 230, (150, 172, 200), 5),
        (0.47, 200, (112, 140, 172), 6),
        (0.58, 160, (76, 112, 122), 5),
        (0.68, 110, (58, 98, 84), 4),
    ]
    for number, (base, swing, colour, steps) in enumerate(layers):
        line = _ridge(chance, width, base * height, swing, steps)
        pen.polygon([*line, (width, height), (0, height)], fill=colour)
        if number == 0:
            for (x, y), (x2, y2) in pairwise(line):
                if min(y, y2) < base * height + 40:
                    drop, drop2 = (max(0.0, base * height + 40 - z) * 0.5 + 14 * math.sin(z) for z in (y, y2))
                    pen.polygon([(x, y), (x2, y2), (x2, y2 + drop2), (x, y + drop)], fill=(236, 241, 247))
    for y in range(round(0.74 * height), height):
        part = (y / height - 0.74) / 0.26
        pen.line([(0, y), (width, y)], fill=_mix((96, 132, 82), (150, 158, 84), part))
    left, right = [], []
    for step in range(120):
        part = step / 119
        y = height * (0.72 + 0.28 * part**1.25)
        middle = width * (0.55 + 0.13 * math.sin(part * 5.2) * (0.25 + part) - 0.06 * part)
        half = 6 + 250 * part**1.7
        left.append((middle - half, y))
        right.append((middle + half * 0.9, y))
    pen.polygon([*left, *reversed(right)], fill=(142, 186, 208))
    for step in range(10, 118, 3):
        (x1, y), (x2, _) = left[step], right[step]
        start = chance.uniform(x1, (x1 + x2) / 2)
        pen.line([(start, y), (start + (x2 - x1) * 0.3, y)], fill=(206, 228, 236), width=2 + step // 24)
    for _ in range(90):
        part = chance.random() ** 0.6
        x, y = chance.uniform(0, width), height * (0.74 + 0.25 * part)
        edge = min(range(120), key=lambda step: abs(left[step][1] - y))
        if left[edge][0] - 60 < x < right[edge][0] + 60:
            continue
        tall = 26 + 120 * part
        pen.polygon(
            [(x - tall * 0.24, y), (x, y - tall), (x + tall * 0.24, y)],
            fill=_mix((40, 78, 60), (62, 96, 60), chance.random()),
        )
    for x, y, size in ((620, 1840, 150), (900, 1790, 110)):
        pen.rectangle([x - size, y - size * 0.45, x + size, y], fill=(238, 234, 222))
        pen.pieslice([x - size, y - size * 1.1, x + size, y + size * 0.2], 180, 360, fill=(222, 215, 198))
        pen.rectangle([x - size * 0.16, y - size * 0.4, x + size * 0.16, y], fill=(164, 62, 48))
    return picture.filter(ImageFilter.GaussianBlur(1))


def _draw_round_table(chance: random.Random) -> Image.Image:
    picture, pen, width, height = _sky((196, 178, 150), (180, 160, 132))
    for plank in range(0, width, 160):
        shade = chance.randint(-9, 9)
        pen.rectangle([plank, 0, plank + 156, height], fill=(190 + shade, 168 + shade, 138 + shade))
    cx, cy, radius = width / 2, height / 2, 620
    pen.ellipse([cx - radius * 1.52, cy - radius * 1.5, cx + radius * 1.52, cy + radius * 1.5], fill=(122, 62, 58))
    pen.ellipse([cx - radius * 1.45, cy - radius * 1.43, cx + radius * 1.45, cy + radius * 1.43], fill=(138, 74, 66))
    coats = [
        (38, 58, 92),
        (92, 96, 104),
        (44, 92, 84),
        (150, 60, 66),
        (70, 60, 92),
        (196, 160, 90),
        (32, 40, 52),
        (104, 128, 150),
    ]
    hair = [(34, 28, 26), (60, 44, 34), (110, 104, 100), (24, 22, 24), (226, 220, 210)]
    seats = 14
    for seat in range(seats):
        angle = 2 * math.pi * seat / seats + 0.1
        x, y = cx + math.cos(angle) * radius * 1.2, cy + math.sin(angle) * radius * 1.2
        figure = Image.new("RGBA", (460, 460))
        body = ImageDraw.Draw(figure)
        coat = coats[(seat * 3) % len(coats)]
        body.ellipse([230 - 130, 180, 230 + 130, 340], fill=coat)
        body.line([(130, 250), (160, 360)], fill=_mix(coat, (0, 0, 0), 0.2), width=46)
        body.line([(330, 250), (300, 360)], fill=_mix(coat, (0, 0, 0), 0.2), width=46)
        body.ellipse([138, 345, 182, 389], fill=(214, 170, 138))
        body.ellipse([278, 345, 322, 389], fill=(214, 170, 138))
        body.ellipse([166, 176, 294, 304], fill=hair[chance.randrange(len(hair))])
        if seat % 5 == 2:
            body.ellipse([150, 160, 310, 320], fill=(46, 66, 100))
            body.ellipse([180, 190, 280, 290], fill=(60, 84, 124))
        turned = figure.rotate(270 - math.degrees(angle), resample=Image.Resampling.BICUBIC)
        picture.paste(turned, (round(x - 230), round(y - 230)), turned)
    pen.ellipse([cx - radius + 14, cy - radius + 22, cx + radius + 14, cy + radius + 22], fill=(92, 60, 48))
    pen.ellipse([cx - radius, cy - radius, cx + radius, cy + radius], fill=(176, 122, 78))
    pen.ellipse([cx - radius + 26, cy - radius + 26, cx + radius - 26, cy + radius - 26], fill=(190, 136, 90))
    pen.ellipse([cx - 190, cy - 190, cx + 190, cy + 190], fill=(232, 226, 214))
    for petal in range(9):
        angle = 2 * math.pi * petal / 9
        x, y = cx + math.cos(angle) * 80, cy + math.sin(angle) * 80
        pen.ellipse([x - 56, y - 56, x + 56, y + 56], fill=_mix((206, 92, 76), (230, 170, 90), petal % 3 / 2))
    pen.ellipse([cx - 52, cy - 52, cx + 52, cy + 52], fill=(84, 124, 74))
    for seat in range(seats):
        angle = 2 * math.pi * seat / seats + 0.1
        sheet = Image.new("RGBA", (240, 240))
        paper = ImageDraw.Draw(sheet)
        paper.rectangle([50, 30, 190, 210], fill=(246, 244, 238))
        for line in range(6):
            paper.line(
                [(66, 58 + line * 24), (66 + chance.randint(60, 108), 58 + line * 24)], fill=(150, 150, 156), width=5
            )
        turned = sheet.rotate(-math.degrees(angle) - 90 + chance.uniform(-10, 10), resample=Image.Resampling.BICUBIC)
        x, y = cx + math.cos(angle) * radius * 0.76, cy + math.sin(angle) * radius * 0.76
        picture.paste(turned, (round(x - 120), round(y - 120)), turned)
        x, y = cx + math.cos(angle + 0.2) * radius * 0.72, cy + math.sin(angle + 0.2) * radius * 0.72
        pen.ellipse([x - 34, y - 34, x + 34, y + 34], fill=(250, 250, 248))
        pen.ellipse([x - 24, y - 24, x + 24, y + 24], fill=(150, 92, 46))
    return picture.filter(ImageFilter.GaussianBlur(1))


def _draw_planting(chance: random.Random) -> Image.Image:
    picture, pen, width, height = _sky((150, 190, 214), (238, 236, 214))
    for base, swing, colour in ((0.42, 150, (148, 172, 172)), (0.52, 110, (104, 142, 112))):
        pen.polygon([*_ridge(chance, width, base * height, swing, 5), (width, height), (0, height)], fill=colour)
    for _ in range(46):
        x, y, size = chance.uniform(0, width), height * chance.uniform(0.5, 0.6), chance.uniform(50, 120)
        pen.rectangle([x - 6, y, x + 6, y + size], fill=(84, 66, 50))
        pen.ellipse(
            [x - size * 0.7, y - size, x + size * 0.7, y + size * 0.4],
            fill=_mix((56, 98, 66), (92, 130, 70), chance.random()),
        )
    slope = [(0, height * 0.6), (width * 0.4, height * 0.64), (width, height * 0.56), (width, height), (0, height)]
    pen.polygon(slope, fill=(132, 152, 78))
    pen.polygon(
        [(0, height * 0.78), (width * 0.5, height * 0.8), (width, height * 0.72), (width, height), (0, height)],
        fill=(114, 134, 66),
    )
    for _ in range(900):
        x, y = chance.uniform(0, width), height * chance.uniform(0.66, 1)
        pen.line(
            [(x, y), (x + chance.uniform(-8, 8), y - chance.uniform(10, 34))],
            fill=_mix((98, 120, 56), (164, 176, 96), chance.random()),
            width=4,
        )
    for x, y, tall in ((520, 1560, 250), (1180, 1700, 300), (1760, 1560, 240), (2380, 1720, 310), (2860, 1540, 230)):
        _sapling(pen, chance, x, y, tall)
    _stooping(pen, 760, 1590, 1.15, (150, 56, 60), -1)
    _standing(pen, 1440, 1720, 1.3, (38, 74, 110))
    _stooping(pen, 2000, 1590, 1.1, (206, 150, 62), -1)
    _stooping(pen, 2140, 1760, 1.35, (64, 104, 92), 1)
    _standing(pen, 2690, 1570, 1.0, (110, 70, 110))
    return picture.filter(ImageFilter.GaussianBlur(1))


def _sapling(pen: ImageDraw.ImageDraw, chance: random.Random, x: float, y: float, tall: float) -> None:
    pen.ellipse([x - 110, y - 26, x + 110, y + 34], fill=(94, 68, 46))
    pen.line([(x, y), (x + 6, y - tall)], fill=(104, 78, 54), width=14)
    for leaf in range(9):
        height = y - tall * (0.4 + 0.075 * leaf)
        side = (-1) ** leaf * chance.uniform(40, 80)
        pen.ellipse(
            [min(x, x + side), height - 22, max(x, x + side), height + 16],
            fill=_mix((86, 132, 60), (128, 164, 76), chance.random()),
        )


def _standing(pen: ImageDraw.ImageDraw, x: float, y: float, scale: float, coat: Colour) -> None:
    """A person who leans on a spade."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * scale, y + dy * scale

    for dx in (-32, 32):
        pen.line([at(dx * 0.6, -190), at(dx, 0)], fill=(52, 54, 64), width=round(46 * scale))
    pen.rounded_rectangle([*at(-62, -400), *at(62, -170)], radius=40 * scale, fill=coat)
    pen.line([at(48, -370), at(120, -250)], fill=_mix(coat, (0, 0, 0), 0.15), width=round(38 * scale))
    pen.line([at(-48, -370), at(-70, -220)], fill=_mix(coat, (0, 0, 0), 0.15), width=round(38 * scale))
    pen.line([at(122, -300), at(130, 0)], fill=(122, 92, 60), width=round(14 * scale))
    pen.polygon([at(96, -20), at(166, -20), at(150, 56), at(112, 56)], fill=(120, 124, 130))
    pen.ellipse([*at(-46, -500), *at(46, -400)], fill=(206, 160, 126))
    pen.polygon([at(-62, -460), at(62, -460), at(30, -560), at(-30, -560)], fill=(240, 238, 230))


def _stooping(pen: ImageDraw.ImageDraw, x: float, y: float, scale: float, coat: Colour, way: int) -> None:
    """A person who kneels and presses the earth; ``way`` is 1 to the right, -1 to the left."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * scale * way, y + dy * scale

    pen.line([at(-40, -110), at(-10, 0)], fill=(58, 58, 70), width=round(60 * scale))
    pen.line([at(-10, 0), at(-130, 6)], fill=(58, 58, 70), width=round(48 * scale))
    pen.line([at(-50, -130), at(90, -240)], fill=coat, width=round(120 * scale))
    for cx, cy in (at(-50, -130), at(90, -240)):
        pen.ellipse([cx - 60 * scale, cy - 60 * scale, cx + 60 * scale, cy + 60 * scale], fill=coat)
    pen.line([at(80, -220), at(180, -40)], fill=_mix(coat, (0, 0, 0), 0.18), width=round(36 * scale))
    cx, cy = at(140, -300)
    pen.ellipse([cx - 48 * scale, cy - 52 * scale, cx + 48 * scale, cy + 52 * scale], fill=(210, 166, 132))
    pen.pieslice(
        [cx - 58 * scale, cy - 66 * scale, cx + 58 * scale, cy + 50 * scale],
        180,
        360,
        fill=(196, 70, 66) if way < 0 else (44, 44, 52),
    )


if __name__ == "__main__":
    draw_photographs(Path(__file__).resolve().parent.parent / "photos")
