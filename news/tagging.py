"""A post's tags as staff type them: words between commas."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from communes.models import Commune
from news.models import Article, Tag
from vietnamese.folding import tidy
from vietnamese.slugs import slugify

MAX_TAGS = 10
MAX_LENGTH = 60


def read_tags(text: str) -> list[str]:
    """«nông thôn mới, giao thông» → the names, each once; ValidationError for too many or one too long."""
    names = {slugify(name, MAX_LENGTH): name for part in text.split(",") if (name := tidy(part))}
    for name in names.values():
        if len(name) > MAX_LENGTH:
            raise ValidationError(f"Thẻ «{name[:30]}…» dài quá {MAX_LENGTH} ký tự. Các thẻ cách nhau bằng dấu phẩy.")
    if len(names) > MAX_TAGS:
        raise ValidationError(f"Nhiều quá: mỗi bài có tối đa {MAX_TAGS} thẻ.")
    return list(names.values())


def written(article: Article) -> str:
    """The post's tags as they are typed."""
    return ", ".join(tag.name for tag in article.tags.all()) if article.pk else ""


def set_tags(*, article: Article, names: list[str], commune: Commune) -> None:
    """Give the post these tags; one that the commune has under the same address keeps its spelling."""
    tags = [
        Tag.objects.get_or_create(commune=commune, slug=slugify(name, MAX_LENGTH), defaults={"name": name})[0]
        for name in names
    ]
    article.tags.set(tags)
