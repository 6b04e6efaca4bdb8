"""What other apps put beside a post that readers read. News does not know which apps, or why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from news.models import Article


@dataclass(frozen=True)
class Beside:
    """HTML that stands under the post's text, and the path of a picture for link previews; both may be empty."""

    under: SafeString = field(default_factory=SafeString)
    picture: str = ""
    picture_size: tuple[int, int] = (0, 0)


NOTHING = Beside()


@dataclass
class Registry:
    sources: list[Callable[[Article], Beside | None]] = field(default_factory=list)

    def register(self, source: Callable[[Article], Beside | None]) -> None:
        """Called once per app, from its AppConfig.ready()."""
        if source not in self.sources:
            self.sources.append(source)

    def of(self, article: Article) -> Beside:
        """The first source that has something to say about `article`."""
        for source in self.sources:
            if (found := source(article)) is not None:
                return found
        return NOTHING


beside_article = Registry()
