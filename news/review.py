"""What stands beside a post when it is reviewed. Other apps add panels; news does not know which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from news.models import Article


@dataclass(frozen=True)
class Panel:
    """Notes about a post that its reviewer must see: a heading and plain sentences, with an optional link."""

    title: str
    notes: tuple[str, ...]
    link: str = ""
    link_text: str = ""
    serious: bool = False


@dataclass
class Registry:
    sources: list[Callable[[Article], list[Panel]]] = field(default_factory=list)

    def register(self, source: Callable[[Article], list[Panel]]) -> None:
        """Called once per app, from its AppConfig.ready()."""
        if source not in self.sources:
            self.sources.append(source)

    def panels(self, article: Article) -> list[Panel]:
        return [panel for source in self.sources for panel in source(article)]


review_panels = Registry()
