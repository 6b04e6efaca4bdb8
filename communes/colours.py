"""The commune's one deep colour: checked when it is set, so that text on it is legible for everyone."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

MINIMUM_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, normal text
_DARK_GROUND = (0x14, 0x16, 0x18)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(rgb: tuple[int, int, int]) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    """WCAG contrast ratio, 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def validate_colour(value: str) -> None:
    """«#rrggbb» on which white text has a contrast of at least 4.5; ValidationError otherwise."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValidationError("Màu phải có dạng #8c1c13: dấu # và sáu chữ số thập lục phân.")
    ratio = contrast(_rgb(value), (255, 255, 255))
    if ratio < MINIMUM_CONTRAST:
        shown = f"{ratio:.1f}".replace(".", ",")
        raise ValidationError(
            f"Màu {value} quá nhạt: độ tương phản với chữ trắng là {shown}, cần ít nhất 4,5. Hãy chọn màu đậm hơn."
        )


def on_dark(colour: str) -> str:
    """The colour mixed with white until it reads on the dark theme's ground: «#rrggbb»."""
    rgb = _rgb(colour)
    for step in range(21):
        mixed = tuple(round(channel + (255 - channel) * step / 20) for channel in rgb)
        if contrast((mixed[0], mixed[1], mixed[2]), _DARK_GROUND) >= 5.5:
            return "#{:02x}{:02x}{:02x}".format(*mixed)
    return "#ffffff"
