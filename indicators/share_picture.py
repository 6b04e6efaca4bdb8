"""The picture that a chat shows beside a link to a period: commune, period, total, the groups' bars. 1200 × 630."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.cache import cache as shared_cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from PIL import Image, ImageDraw, ImageFont

from communes.models import Commune
from indicators.entered import MissingReason
from indicators.public import comparison_sentence
from indicators.publication import Published, PublishedGroup
from indicators.scheme import load_scheme
from vietnamese.numbers import format_decimal

WIDTH, HEIGHT = 1200, 630
MARGIN = 60
LEFT_WIDTH = 490  # of the column with the total
KEPT_FOR = 24 * 3600  # seconds; the key holds all that is drawn, so that a change makes another picture
FONTS = Path(__file__).parent / "fonts"
GROUND, INK, QUIET, TRACK = "#ffffff", "#1d1d1b", "#55514c", "#d9d4cd"


@dataclass(frozen=True)
class Bar:
    name: str
    value: str  # «7,8/10», or why there is none
    share: float  # 0 to 1; what is drawn, never what is told


@dataclass(frozen=True)
class Card:
    """All that the picture says."""

    body: str
    period: str
    total: str
    maximum: str
    change: str
    bars: tuple[Bar, ...]
    colour: str


def card_of(commune: Commune, published: Published) -> Card:
    return Card(
        body=commune.body_name,
        period=f"{load_scheme(published.scheme).name} {published.period.label}",
        total=format_decimal(published.total),
        maximum=format_decimal(published.maximum),
        change=comparison_sentence(published),
        bars=tuple(map(_bar, published.groups)),
        colour=commune.colour,
    )


def _bar(group: PublishedGroup) -> Bar:
    if group.score is None:
        # Shorter than on the page: it has to stand beside the longest name.
        why = "Cổng không chấm" if group.missing is MissingReason.NOT_SCORED else "chưa có số liệu"
        return Bar(group.name, why, 0.0)
    value = f"{format_decimal(group.score)}/{format_decimal(group.maximum)}"
    return Bar(group.name, value, float(group.score / group.maximum))


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / ("DejaVuSans-Bold-vi.ttf" if bold else "DejaVuSans-vi.ttf")), size)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _text(
    draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, *, width: int, fill: str, bold: bool = False
) -> int:
    """Write `text` in at most two lines, smaller when it is long; where the next thing may begin."""
    font = _font(size, bold=bold)
    lines = _wrapped(text, font, width)
    while len(lines) > 2 and size > 20:
        size -= 2
        font = _font(size, bold=bold)
        lines = _wrapped(text, font, width)
    x, y = at
    for line in lines[:2]:
        draw.text((x, y), line, font=font, fill=fill)
        y += round(size * 1.45)  # stacked diacritics need the room
    return y


def render(card: Card) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 14), fill=card.colour)
    y = _text(draw, (MARGIN, 40), card.body, 38, width=WIDTH - 2 * MARGIN, fill=card.colour, bold=True)
    y = _text(draw, (MARGIN, y + 2), card.period, 28, width=WIDTH - 2 * MARGIN, fill=QUIET)
    top = max(y + 26, 180)
    of = f"/{card.maximum} điểm"
    size = 150
    while _font(size, bold=True).getlength(card.total) + _font(32).getlength(of) > LEFT_WIDTH:
        size -= 6
    draw.text((MARGIN, top + 140), card.total, font=_font(size, bold=True), fill=card.colour, anchor="ls")
    beside = MARGIN + round(_font(size, bold=True).getlength(card.total)) + 10
    draw.text((beside, top + 140), of, font=_font(32), fill=QUIET, anchor="ls")
    _text(draw, (MARGIN, top + 185), card.change, 32, width=LEFT_WIDTH, fill=INK, bold=True)
    _bars(draw, card, left=MARGIN + LEFT_WIDTH + 50, top=top + 10)
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _bars(draw: ImageDraw.ImageDraw, card: Card, *, left: int, top: int) -> None:
    room = HEIGHT - 40 - top
    step = min(68, room // max(1, len(card.bars)))
    right = WIDTH - MARGIN
    name_font, value_font = _font(22), _font(22, bold=True)
    for place, bar in enumerate(card.bars):
        y = top + place * step
        draw.text((left, y), bar.name, font=name_font, fill=INK)
        draw.text((right, y), bar.value, font=value_font, fill=INK, anchor="ra")
        line = y + 34
        draw.rectangle((left, line, right, line + 12), fill=TRACK)
        if bar.share > 0:
            draw.rectangle((left, line, left + round((right - left) * bar.share), line + 12), fill=card.colour)


def picture_response(request: HttpRequest, commune: Commune, published: Published) -> HttpResponse:
    """The picture, drawn once for what it says, with an ETag."""
    card = card_of(commune, published)
    said = json.dumps([card.body, card.period, card.total, card.maximum, card.change, card.colour, repr(card.bars)])
    digest = hashlib.sha256(said.encode()).hexdigest()[:32]
    etag = f'"{digest}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        _drawn(card, digest), content_type="image/png"
    )
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=3600)
    return response


def _drawn(card: Card, digest: str) -> bytes:
    key = f"indicators:share:{digest}"
    known: bytes | None = shared_cache.get(key)
    if known is None:
        known = render(card)
        shared_cache.set(key, known, KEPT_FOR)
    return known
