"""Sentences of the composed announcement taken into a draft that a person edited, each chosen by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from communes.models import User
from indicators.announcement_table import FiguresTable
from indicators.differences import Run, marked_words
from indicators.drafting import (
    TO_CONFIRM,
    Blocks,
    Composition,
    article_blocks,
    compose,
    locked_article,
    locked_report,
    remember,
    require_rewritable,
)
from indicators.models import Drawing, Report
from indicators.rendering.splicing import Change, body_changes, take
from indicators.rendering.splitting import table_cells
from news.models import Article
from news.publishing import was_public
from vietnamese.folding import nfc, squeeze
from vietnamese.slugs import slugify

PLACES = {"title": "Tiêu đề", "lead": "Mở đầu", "body": ""}


@dataclass(frozen=True)
class Choice:
    """One place where the article differs from what the figures say.

    `key` is 16 hex digits that change with the place and with either text: what was not seen is not taken.
    `by_hand` says that the portal never wrote what stands in the article.
    """

    key: str
    where: str  # a key of PLACES
    change: Change
    by_hand: bool
    shown: tuple[str, str]  # both texts as a person reads them: of a table the cells that differ

    @property
    def place(self) -> str:
        return PLACES[self.where]

    @property
    def runs(self) -> tuple[list[Run], list[Run]]:
        """The words of both sides, the differing ones marked."""
        return marked_words(*self.shown)


def choices(article: Article, composition: Composition, drawn: Blocks) -> list[Choice]:
    """What can be taken from `composition`, in reading order. `drawn`: the blocks that the portal last wrote."""
    written = [text for _key, text in drawn]
    offered = [
        *_field("title", article.title, composition.title),
        *_field("lead", article.lead, composition.lead),
        *(("body", change) for change in body_changes(article.body, composition.body)),
    ]
    return [
        Choice(
            _key(number, where, change),
            where,
            change,
            _is_by_hand(change, written),
            _cells_shown(article, change, composition) or (change.before, change.after),
        )
        for number, (where, change) in enumerate(offered)
    ]


def _field(where: str, mine: str, composed: str) -> list[tuple[str, Change]]:
    before, after = squeeze(nfc(mine)), squeeze(nfc(composed))
    return [] if before == after else [(where, Change(before, after, 0, len(mine), composed))]


def _key(number: int, where: str, change: Change) -> str:
    parts = (str(number), where, change.before, change.after, change.source)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _cells_shown(article: Article, change: Change, composition: Composition) -> tuple[str, str] | None:
    """Of two tables of the announcement's columns: the cells that differ, each with its column. Of all else: None."""
    [columns] = [one.columns for one in composition.announcement.body if isinstance(one, FiguresTable)]
    rows = table_cells(article.body[change.start : change.end]), table_cells(change.source)
    if not change.source.startswith("<table") or {len(row) for row in rows} != {len(columns)}:
        return None
    places = [place for place in range(len(columns)) if rows[0][place] != rows[1][place]]
    sides = ["; ".join(f"{columns[place].label}: {row[place]}" for place in places) for row in rows]
    return (f"Bảng số liệu – {sides[0]}", f"Bảng số liệu – {sides[1]}") if places else None


def _is_by_hand(change: Change, written: list[str]) -> bool:
    """An item is looked for inside its list's text. What is only in the composition was removed, or is new."""
    if change.before:
        return not any(change.before in text for text in written)
    return any(change.after in text for text in written)


@transaction.atomic
def take_sentences(*, report: Report, by: User, keys: Collection[str]) -> Article:
    """Put the chosen places of the composed announcement into the article; every other byte of its text stays.

    ValidationError when nothing is chosen, when `by` may not rewrite the article, and when a key is not among the
    choices any more. What was left is from now on a person's own: it is never redrawn unasked. The figures of now are
    those that readers are told with the article, once it is approved.
    """
    report = locked_report(report)
    article = locked_article(report)
    if article is None:
        raise ValidationError("Kỳ này chưa có bài công bố.")
    require_rewritable(article, by)
    if not keys:
        raise ValidationError("Chưa chọn câu nào. Hãy đánh dấu «Lấy câu này» ở những câu cần lấy.")
    composition = compose(report)
    drawing = Drawing.objects.filter(report=report).first()
    offered = choices(article, composition, drawing.blocks if drawing else [])
    chosen = [choice for choice in offered if choice.key in keys]
    if len(chosen) != len(set(keys)):
        raise ValidationError("Bài hoặc số liệu vừa thay đổi sau khi bạn mở trang này. Hãy xem lại rồi chọn.")
    _put(article, chosen)
    _ask_to_confirm(article, composition)
    article._history_user = by
    article._change_reason = f"Lấy {len(chosen)} câu soạn từ số liệu {report.period.label}"
    article.full_clean(exclude=["category", "created_by", "confirmed_by"])
    article.save()
    remember(report, composition)
    return article


def _put(article: Article, chosen: list[Choice]) -> None:
    for choice in chosen:
        if choice.where == "title":
            article.title = choice.change.source
            if not was_public(article):
                article.slug = slugify(article.title)
        elif choice.where == "lead":
            article.lead = choice.change.source
    article.body = take(article.body, [choice.change for choice in chosen if choice.where == "body"])


def _ask_to_confirm(article: Article, composition: Composition) -> None:
    """Where causes or remedies are proposed, or some of before may still stand, they are vouched for anew."""
    if composition.announcement.causes or composition.announcement.remedies:
        article.to_confirm = TO_CONFIRM
    elif article_blocks(article) == composition.blocks:
        article.to_confirm = ""
    article.confirmed_by = article.confirmed_at = None
