"""Pictures of the demo posts, drawn here: flat landscapes, the same bytes every time."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

SIZE = (1200, 675)
Colour = tuple[int, int, int]
Draw = ImageDraw.ImageDraw


def _sky(top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, SIZE[1]))
    for y in range(SIZE[1]):
        share = y / SIZE[1]
        column.putpixel((0, y), tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)))
    return column.resize(SIZE)


def _ridge(draw: Draw, base: int, height: int, waves: float, colour: Colour, shift: float = 0) -> None:
    points = [
        (x, base - height * (0.5 + 0.5 * math.sin(x / SIZE[0] * math.tau * waves + shift)))
        for x in range(0, SIZE[0] + 8, 8)
    ]
    draw.polygon([(0, SIZE[1]), *points, (SIZE[0], SIZE[1])], fill=colour)


def _tree(draw: Draw, x: float, y: float, size: float, crown: Colour) -> None:
    draw.rectangle((x - size * 0.06, y - size * 0.5, x + size * 0.06, y), fill=(102, 74, 52))
    draw.ellipse((x - size * 0.4, y - size * 1.15, x + size * 0.4, y - size * 0.35), fill=crown)


def _cloud(draw: Draw, x: int, y: int, size: int) -> None:
    for dx, dy, share in ((0, 0, 1.0), (0.7, 0.12, 0.8), (-0.7, 0.15, 0.7), (1.3, 0.25, 0.5)):
        radius = size * share / 2
        cx, cy = x + dx * size, y + dy * size
        draw.ellipse((cx - radius, cy - radius * 0.7, cx + radius, cy + radius * 0.7), fill=(250, 250, 248))


def hill(draw: Draw, dice: random.Random) -> None:
    draw.ellipse((880, 90, 990, 200), fill=(255, 233, 180))
    draw.polygon([(150, 480), (520, 130), (600, 170), (700, 140), (1080, 480)], fill=(74, 107, 96))
    draw.polygon([(520, 130), (600, 170), (560, 480), (150, 480)], fill=(92, 127, 113))
    _ridge(draw, 500, 60, 1.5, (120, 152, 98))
    _ridge(draw, 570, 26, 3, (157, 183, 99), 1)
    for _ in range(26):
        _tree(draw, dice.uniform(0, 1200), dice.uniform(500, 560), dice.uniform(26, 52), (63, 104, 66))


def paddy(draw: Draw, dice: random.Random) -> None:
    for place in ((200, 110, 90), (620, 80, 120), (980, 150, 80)):
        _cloud(draw, *place)
    _ridge(draw, 330, 40, 1.2, (96, 132, 110), 2)
    for row in range(9):
        y = 330 + row * 40
        draw.polygon(
            [(0, y), (1200, y - 14), (1200, y + 40), (0, y + 56)],
            fill=(122 + row * 6, 168 + row * 3, 78),
        )
        draw.line([(0, y), (1200, y - 14)], fill=(86, 122, 62), width=4)
    for _ in range(5):
        _tree(draw, dice.uniform(40, 1160), 345, dice.uniform(50, 80), (62, 102, 66))


def orchard(draw: Draw, dice: random.Random) -> None:
    _ridge(draw, 300, 70, 1, (110, 143, 122), 0.4)
    draw.rectangle((0, 300, 1200, 675), fill=(173, 186, 110))
    for row in range(5):
        size, y = 60 + row * 30, 350 + row * 72
        for place in range(14):
            x = place * size * 1.1 + dice.uniform(-6, 6) - row * 30
            _tree(draw, x, y, size, (70 + row * 5, 118 + row * 4, 62))


def river(draw: Draw, dice: random.Random) -> None:
    _ridge(draw, 320, 50, 1.4, (103, 140, 116), 1)
    draw.rectangle((0, 330, 1200, 675), fill=(137, 170, 100))
    draw.polygon([(560, 330), (640, 330), (1000, 675), (200, 675)], fill=(112, 164, 186))
    draw.polygon([(590, 330), (610, 330), (760, 675), (560, 675)], fill=(140, 188, 205))
    draw.rectangle((430, 430, 790, 452), fill=(139, 101, 68))
    for x in range(440, 790, 34):
        draw.rectangle((x, 396, x + 6, 432), fill=(117, 84, 56))
    draw.rectangle((430, 392, 790, 400), fill=(139, 101, 68))
    for _ in range(22):
        side = dice.choice(((0, 360), (850, 1190)))
        _tree(draw, dice.uniform(*side), dice.uniform(370, 640), dice.uniform(50, 100), (66, 110, 68))


def _house(draw: Draw, box: tuple[int, int, int, int], wall: Colour, roof: Colour, columns: int, floors: int) -> None:
    left, top, right, bottom = box
    draw.rectangle(box, fill=wall)
    draw.polygon([(left - 40, top), (right + 40, top), (right - 30, top - 90), (left + 30, top - 90)], fill=roof)
    width, height = (right - left) / columns, (bottom - top) / floors
    for floor in range(floors):
        for column in range(columns):
            x, y = left + column * width, top + floor * height
            draw.rectangle(
                (x + width * 0.25, y + height * 0.25, x + width * 0.75, y + height * 0.8), fill=(94, 128, 145)
            )


def office(draw: Draw, dice: random.Random) -> None:
    draw.rectangle((0, 560, 1200, 675), fill=(196, 190, 178))
    _house(draw, (260, 270, 940, 560), (238, 222, 190), (156, 70, 52), 8, 2)
    draw.rectangle((560, 440, 640, 560), fill=(122, 86, 58))
    draw.rectangle((196, 150, 203, 560), fill=(120, 120, 120))
    draw.rectangle((203, 152, 300, 216), fill=(206, 44, 38))
    star = [
        (251 + r * math.sin(k * math.pi / 5), 184 - r * math.cos(k * math.pi / 5))
        for k, r in ((k, 24 if k % 2 == 0 else 9.5) for k in range(10))
    ]
    draw.polygon(star, fill=(255, 222, 60))
    for x in (90, 1010, 1110):
        _tree(draw, x, 580, dice.uniform(140, 180), (70, 116, 72))


def school(draw: Draw, dice: random.Random) -> None:
    draw.rectangle((0, 540, 1200, 675), fill=(214, 196, 160))
    _house(draw, (300, 330, 1080, 540), (243, 231, 204), (176, 78, 58), 9, 1)
    _tree(draw, 180, 580, 300, (200, 84, 58))
    for _ in range(60):
        x, y = dice.uniform(80, 290), dice.uniform(260, 460)
        draw.ellipse((x, y, x + 12, y + 12), fill=(222, 66, 48))


def market(draw: Draw, dice: random.Random) -> None:
    draw.rectangle((0, 520, 1200, 675), fill=(203, 193, 176))
    awnings: tuple[Colour, ...] = ((190, 78, 62), (70, 118, 142), (214, 160, 72), (96, 136, 92))
    for stall in range(6):
        left = 40 + stall * 190
        draw.rectangle((left + 8, 330, left + 14, 560), fill=(120, 96, 74))
        draw.rectangle((left + 158, 330, left + 164, 560), fill=(120, 96, 74))
        draw.polygon([(left - 8, 350), (left + 180, 350), (left + 156, 280), (left + 16, 280)], fill=awnings[stall % 4])
        draw.rectangle((left, 470, left + 172, 540), fill=(160, 124, 88))
        for _ in range(16):
            x = dice.uniform(left + 6, left + 154)
            draw.ellipse((x, 452, x + 20, 474), fill=dice.choice(((206, 84, 60), (226, 170, 60), (110, 150, 72))))


def road(draw: Draw, dice: random.Random) -> None:
    _ridge(draw, 340, 50, 1.3, (104, 138, 116), 0.8)
    draw.rectangle((0, 345, 1200, 675), fill=(150, 178, 104))
    draw.polygon([(570, 345), (630, 345), (960, 675), (240, 675)], fill=(150, 148, 146))
    for step in range(7):
        y = 370 + step * step * 7
        draw.rectangle((597 - step, y, 603 + step, y + 8 + step * 3), fill=(240, 236, 226))
    for step in range(5):
        size = 60 + step * 55
        for x in (555 - step * 85, 645 + step * 85):
            base = 360 + step * 62
            draw.rectangle((x - 3, base - size, x + 3, base), fill=(96, 96, 98))
            draw.ellipse((x - 9, base - size - 12, x + 9, base - size + 6), fill=(250, 226, 150))
    for _ in range(8):
        _tree(draw, dice.choice((dice.uniform(0, 200), dice.uniform(1000, 1200))), 560, 110, (68, 112, 70))


SCENES: dict[str, tuple[Callable[[Draw, random.Random], None], Colour, Colour]] = {
    "hill": (hill, (246, 205, 160), (252, 238, 214)),
    "paddy": (paddy, (150, 198, 226), (226, 240, 244)),
    "orchard": (orchard, (178, 212, 228), (236, 242, 230)),
    "river": (river, (170, 206, 224), (234, 242, 238)),
    "office": (office, (164, 202, 226), (230, 240, 244)),
    "school": (school, (176, 212, 232), (240, 242, 236)),
    "market": (market, (196, 216, 224), (242, 240, 230)),
    "road": (road, (236, 206, 176), (248, 238, 222)),
}


def picture(scene: str) -> bytes:
    """The JPEG of a scene, 1200 × 675 pixels."""
    paint, top, bottom = SCENES[scene]
    image = _sky(top, bottom)
    # A seed of its own per scene: the same picture on every machine.
    paint(ImageDraw.Draw(image), random.Random(scene))  # noqa: S311
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()
