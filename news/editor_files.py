"""Static files of the editor, contained: the parts with known holes are found by nobody.

CVE-2024-24816 and CVE-2023-4771 live in CKEditor's preview plugin and samples, CVE-2024-43407 in the
GeSHi snippets. Left out in the finder, they are neither collected nor served by the development server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import Storage

LEFT_OUT = (
    "ckeditor/ckeditor/samples/*",
    "ckeditor/ckeditor/plugins/preview/*",
    "ckeditor/ckeditor/plugins/codesnippetgeshi/*",
    "ckeditor/ckeditor/plugins/exportpdf/*",
    "ckeditor/ckeditor/plugins/adobeair/*",
    "ckeditor/ckeditor/plugins/docprops/*",
    "ckeditor/ckeditor/plugins/devtools/*",
    "ckeditor/ckeditor/plugins/scayt/*",
    "ckeditor/ckeditor/plugins/wsc/*",
    "ckeditor/ckeditor/adapters/*",
)


class ContainedAppDirectoriesFinder(AppDirectoriesFinder):
    """Django's own finder, blind to LEFT_OUT."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path, storage in super().list(ignore_patterns or []):
            if not matches_patterns(path.replace("\\", "/"), list(LEFT_OUT)):
                yield path, storage

    def find_in_app(self, app: str, path: str) -> Any:
        if matches_patterns(path.replace("\\", "/"), list(LEFT_OUT)):
            return None
        return super().find_in_app(app, path)
