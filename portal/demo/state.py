"""What `make run` remembers between starts, as small files beside the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Note:
    """A file in VAR_DIR whose text says what was done last."""

    name: str

    @property
    def path(self) -> Path:
        return Path(settings.VAR_DIR) / self.name

    def read(self) -> str | None:
        return self.path.read_text(encoding="utf-8") if self.path.exists() else None

    def write(self, text: str = "") -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(text, encoding="utf-8")


demo_was_removed = Note("demo-removed")
collected = Note("static-collected")
