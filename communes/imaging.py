"""Pictures that people upload: checked by decoding, turned upright, stripped of EXIF and GPS, sized, re-encoded."""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, UnidentifiedImageError

ACCEPTED = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 5 * 2**20
MAX_PIXELS = 40_000_000  # a 40-megapixel photograph decodes to 120 MB; more is a bomb


@dataclass(frozen=True)
class Picture:
    """A re-encoded picture with its size in pixels."""

    file: ContentFile[bytes]
    width: int
    height: int


def _open(upload: File[bytes]) -> Image.Image:
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(f"Ảnh lớn hơn {MAX_BYTES // 2**20} MB. Hãy thu nhỏ ảnh rồi tải lên lại.")
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(upload, formats=ACCEPTED)
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError("Ảnh có quá nhiều điểm ảnh (trên 40 triệu). Hãy thu nhỏ ảnh rồi tải lên lại.")
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError("Tệp không phải là ảnh JPEG, PNG hoặc WebP đọc được.") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError("Ảnh có quá nhiều điểm ảnh. Hãy thu nhỏ ảnh rồi tải lên lại.") from error
    return image


def _upright(image: Image.Image) -> Image.Image:
    """Turned as its EXIF says; a picture whose EXIF nobody can read is taken as it stands."""
    try:
        return ImageOps.exif_transpose(image)
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, struct.error):
        return image


def reencode(upload: File[bytes], *, max_side: int) -> Picture:
    """`upload` as a fresh picture of at most `max_side` × `max_side` pixels; ValidationError when it is none.

    Photographs come back as JPEG, pictures with transparency as PNG: what every reader's phone shows.
    """
    image = _upright(_open(upload))
    longest = max(image.size)
    if longest > max_side:
        # Not `thumbnail`: it divides by a side that rounds to nothing.
        width, height = (max(1, round(side * max_side / longest)) for side in image.size)
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    image = image.convert("RGBA" if transparent else "RGB")
    image.info.clear()
    out = io.BytesIO()
    if transparent:
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    stem = PurePosixPath(upload.name or "anh").stem
    name = f"{stem}.{'png' if transparent else 'jpg'}"
    return Picture(file=ContentFile(out.getvalue(), name=name), width=image.width, height=image.height)
