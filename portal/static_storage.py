"""Static files as readers get them: hashed names, compressed, and our own style sheets and scripts without comments."""

from __future__ import annotations

from typing import Any

import rcssmin
import rjsmin
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

OWN = "portal/"
_MINIFIERS = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Minifies what lies under `static/portal/`, which every reader's phone loads; the sources stay legible."""

    def _save(self, name: str, content: Any) -> str:
        for suffix, minify in _MINIFIERS.items():
            if name.startswith(OWN) and name.endswith(suffix):
                content.seek(0)  # it was read for its hash
                content = ContentFile(minify(content.read().decode("utf-8")).encode("utf-8"))
        saved: str = super()._save(name, content)
        return saved
