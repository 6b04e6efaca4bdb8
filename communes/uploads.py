"""Where uploads lie: `<commune code>/<kind>/<year>/<month>/<random>.<ext>`, or `private/…` for staff's eyes.

The commune's code comes first, so that the media view can refuse another commune's files by the path alone.
"""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.deconstruct import deconstructible

from vietnamese.slugs import slugify

PRIVATE = "private"


def commune_code(instance: models.Model) -> str:
    commune: Any = getattr(instance, "commune", instance)
    return str(commune.code)


@deconstructible
class UploadPath:
    """`upload_to` for files of one kind. The client's own name is not kept: it may carry names of people."""

    def __init__(self, kind: str, *, private: bool = False) -> None:
        self.kind = kind
        self.private = private

    def __call__(self, instance: models.Model, filename: str) -> str:
        suffix = PurePosixPath(filename).suffix.lower()[:8]
        month = timezone.localdate().strftime("%Y/%m")
        path = f"{commune_code(instance)}/{self.kind}/{month}/{secrets.token_urlsafe(9)}{suffix}"
        return f"{PRIVATE}/{path}" if self.private else path

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and (self.kind, self.private) == (other.kind, other.private)

    def __hash__(self) -> int:
        return hash((type(self), self.kind, self.private))


@deconstructible
class FilePath(UploadPath):
    """`upload_to` for files that readers take away: the same, and the file is called by its row's title."""

    def __call__(self, instance: models.Model, filename: str) -> str:
        folder = PurePosixPath(super().__call__(instance, filename))
        title = slugify(str(getattr(instance, "number", "") or getattr(instance, "title", "")), 80)
        return str(folder.with_suffix("") / f"{title}{folder.suffix}")
