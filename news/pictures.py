"""Pictures as readers get them: a few widths in AVIF and WebP beside the JPEG or PNG that was uploaded.

The files are made by django-pictures after the row is stored; names follow from the upload's name and size, so
that a page needs no look at the storage.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from pictures.models import Picture, PictureFieldFile, PillowPicture
from pictures.tasks import _process_picture

logger = logging.getLogger(__name__)
WIDE = "16/9"
EAGER, LAZY = SafeString('fetchpriority="high"'), SafeString('loading="lazy"')
# Half the effort of the encoders' default: a third of the time for a few per cent of the size.
_ENCODING: dict[str, dict[str, int]] = {
    "AVIF": {"quality": 55, "speed": 8},
    "WEBP": {"quality": 75, "method": 3},
}


class PortalPicture(PillowPicture):  # type: ignore[misc]
    """One width in one format; the library's own, with an encoding that a small machine bears."""

    def save(self, image: Any) -> None:
        buffer = io.BytesIO()
        options: dict[str, Any] = {"exif": b"", "icc_profile": b"", **_ENCODING.get(self.file_type, {})}
        self.resize(image).save(buffer, format=self.file_type, **options)
        self.storage.delete(self.name)
        self.storage.save(self.name, ContentFile(buffer.getvalue()))


def process(**task: Any) -> None:
    """Make or remove a picture's files once the row is stored: encoding must not hold the database's write lock."""

    def run() -> None:
        try:
            _process_picture(**task)
        except OSError:
            logger.exception("pictures of %s were not made", task.get("file_name"))

    transaction.on_commit(run)


@dataclass(frozen=True)
class Source:
    """What a browser may choose from in one format."""

    media_type: str  # "image/avif"
    files: tuple[tuple[str, int], ...]  # address, width in pixels; narrow first

    @property
    def srcset(self) -> str:
        return ", ".join(f"{url} {width}w" for url, width in self.files)


def _source(file_type: str, pictures: Iterable[Picture]) -> Source:
    ordered = sorted(pictures, key=lambda picture: picture.width)
    return Source(f"image/{file_type.lower()}", tuple((picture.url, picture.width) for picture in ordered))


def sources_of(file: PictureFieldFile, ratio: str | None = None) -> tuple[Source, ...]:
    """The formats of `file`, the smallest first; none for a picture narrower than the narrowest width."""
    formats: dict[str, dict[int, Picture]] = file.aspect_ratios[ratio]
    return tuple(_source(name, pictures.values()) for name, pictures in formats.items() if pictures)


def picture_tag(
    file: PictureFieldFile, *, alt: str, sizes: str, ratio: str | None = None, eager: bool = False
) -> SafeString:
    """A `<picture>` whose size is known before it loads. `sizes` is the HTML attribute: how wide it is shown."""
    width, height = file.width, file.height
    if ratio:
        across, down = (int(part) for part in ratio.split("/"))
        height = width * down // across
    image = format_html(
        '<img src="{}" alt="{}" width="{}" height="{}" {} decoding="async">',
        file.url,
        alt,
        width,
        height,
        EAGER if eager else LAZY,
    )
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((source.media_type, source.srcset, sizes) for source in sources_of(file, ratio)),
    )
    return format_html("<picture>{}{}</picture>", sources, image) if sources else image
