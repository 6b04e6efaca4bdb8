"""From a report to its article: drawn once, redrawn while nobody touched it, never over a person's words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction

from communes.models import Commune, User
from indicators.announcement import Announcement, build_announcement
from indicators.course import periods_around
from indicators.earlier import earlier_report, months_course
from indicators.facts import Facts
from indicators.figures import facts_of
from indicators.models import Drawing, Phrase, PhraseKind, Report
from indicators.periods import Period
from indicators.publication import figures_now, store_published
from indicators.rendering import html
from news import publishing
from news.models import Action, Article, ArticleEvent, Category, Status
from news.publishing import may_publish, may_rewrite, was_public
from news.sanitising import clean_html
from vietnamese.folding import nfc
from vietnamese.slugs import slugify

CATEGORY_SLUG, CATEGORY_NAME = "cai-cach-hanh-chinh", "Cải cách hành chính"
TO_CONFIRM = (
    "Tôi đã kiểm tra: các nguyên nhân và biện pháp khắc phục nêu trong bài đúng với tình hình thực tế của đơn vị."
)

Blocks = list[list[str]]


class Outcome(StrEnum):
    NO_TOTAL = "no_total"  # saved; drafted as soon as the official total is there
    REFERENCE = "reference"  # entered for comparison only
    CREATED = "created"
    REDRAWN = "redrawn"
    UNCHANGED = "unchanged"
    EDITED = "edited"  # a person changed the draft: kept, the difference is shown
    IN_REVIEW = "in_review"  # waits for approval: nobody but its approver changes it
    PUBLISHED = "published"  # is public: only a correction changes it


@dataclass(frozen=True)
class Composition:
    """A report's facts and announcement, and the announcement as an article would hold it."""

    facts: Facts
    announcement: Announcement
    title: str
    lead: str
    body: str

    @property
    def blocks(self) -> Blocks:
        return blocks_of(self.title, self.lead, self.body)


@dataclass(frozen=True)
class Drafted:
    outcome: Outcome
    article: Article | None


def proposed_phrases(report: Report, facts: Facts) -> list[Phrase]:
    """The commune's phrases for the groups that lost points, causes first."""
    lost = [group.code for group in facts.lost_points]
    order = {code: place for place, code in enumerate(lost)}
    rows = Phrase.objects.filter(commune=report.commune, group__in=lost, is_active=True)
    return sorted(rows, key=lambda phrase: (phrase.kind, order[phrase.group], phrase.order, phrase.pk))


def _texts(phrases: list[Phrase], kind: PhraseKind) -> tuple[str, ...]:
    # Two groups may share a sentence; the announcement says it once.
    return tuple(dict.fromkeys(phrase.text for phrase in phrases if phrase.kind == kind))


def compose(report: Report) -> Composition:
    """The announcement as today's figures draw it. ValueError when the report has no official total."""
    facts = facts_of(report, earlier_report(report.commune, report.period))
    dropped = set(report.dropped_phrases.values_list("pk", flat=True))
    phrases = [phrase for phrase in proposed_phrases(report, facts) if phrase.pk not in dropped]
    announcement = build_announcement(
        facts,
        causes=_texts(phrases, PhraseKind.CAUSE),
        remedies=_texts(phrases, PhraseKind.REMEDY),
        course=months_course(report),
    )
    return Composition(
        facts=facts,
        announcement=announcement,
        title=announcement.title,
        lead=announcement.lead_text,
        body=clean_html(html.render(announcement)),
    )


def _words(text: str) -> str:
    return " ".join(nfc(text).split())


def blocks_of(title: str, lead: str, body: str) -> Blocks:
    """An article as [key, normalised text] pairs: what «edited» is decided on, never HTML bytes."""
    return [["title", _words(title)], ["lead", _words(lead)], *(["body", text] for text in html.split_blocks(body))]


def article_blocks(article: Article) -> Blocks:
    return blocks_of(article.title, article.lead, article.body)


def announcement_category(commune: Commune) -> Category:
    category, _created = Category.objects.get_or_create(
        commune=commune, slug=CATEGORY_SLUG, defaults={"name": CATEGORY_NAME}
    )
    return category


def locked_report(report: Report) -> Report:
    """The report as it is now, locked where the database can, so that two savers do not both draw."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("commune")
    return rows.get(pk=report.pk)


@transaction.atomic
def draft(*, report: Report, by: User | None) -> Drafted:
    """Make or refresh the draft of `report`; says what became of it. Running it again changes nothing."""
    report = locked_report(report)
    if report.is_reference:
        return Drafted(Outcome.REFERENCE, None)
    if report.total_score is None:
        return Drafted(Outcome.NO_TOTAL, report.announcement)
    composition = compose(report)
    article = locked_article(report)
    if article is None:
        return Drafted(Outcome.CREATED, _create(report, composition, by))
    drawing = Drawing.objects.filter(report=report).first()
    if drawing and drawing.blocks == composition.blocks:
        if may_publish(by) and article.status == Status.PUBLISHED and article_blocks(article) == composition.blocks:
            store_published(report)  # what readers read is the same: source and criteria may follow
        return Drafted(Outcome.UNCHANGED, article)
    if not may_rewrite(article, by):
        return Drafted(Outcome.IN_REVIEW if article.status == Status.REVIEW else Outcome.PUBLISHED, article)
    if drawing is None or drawing.blocks != article_blocks(article):
        return Drafted(Outcome.EDITED, article)
    return Drafted(Outcome.REDRAWN, _redraw(report, article, composition, by))


def draft_following(*, commune: Commune, period: Period, by: User | None) -> list[Drafted]:
    """The next period compares with `period`, its quarter and year tell of it: refresh their untouched drafts.

    What became of each that has an announcement.
    """
    periods = (period.following(), *periods_around(period))
    rows = Report.objects.of_periods(commune, periods).filter(announcement__isnull=False, is_reference=False)
    later = {row.period: row for row in rows.select_related("commune")}
    return [draft(report=later[one], by=by) for one in periods if one in later]


def locked_article(report: Report) -> Article | None:
    """The announcement, locked after its report: always in this order."""
    if report.announcement_id is None:
        return None
    article = Article.objects.select_for_update().get(pk=report.announcement_id)
    report.announcement = article
    return article


def is_untouched_draft(report: Report) -> bool:
    """Whether the announcement is still what the portal wrote, never public and waiting for nobody."""
    article = report.announcement
    if article is None or article.status != Status.DRAFT or was_public(article):
        return False
    drawing = Drawing.objects.filter(report=report).first()
    return drawing is not None and drawing.blocks == article_blocks(article)


def _create(report: Report, composition: Composition, by: User | None) -> Article:
    article = Article(
        commune=report.commune,
        category=announcement_category(report.commune),
        author_line=by.get_full_name() if by else "",
        source=report.source,
        created_by=by,
    )
    _fill(article, composition)
    article._history_user = by
    article._change_reason = f"Soạn từ số liệu {report.period.label}"
    article.save()
    ArticleEvent.objects.create(article=article, action=Action.CREATED, by=by, remark="Soạn tự động từ số liệu.")
    # update(), not save(): the link is no figure, so the report's history does not grow by it.
    Report.objects.filter(pk=report.pk).update(announcement=article)
    report.announcement = article
    remember(report, composition)
    return article


def _redraw(report: Report, article: Article, composition: Composition, by: User | None) -> Article:
    _fill(article, composition)
    article._history_user = by
    article._change_reason = f"Soạn lại vì số liệu {report.period.label} thay đổi"
    article.save()
    remember(report, composition)
    return article


def _fill(article: Article, composition: Composition) -> None:
    article.title, article.lead, article.body = composition.title, composition.lead, composition.body
    if not was_public(article):
        article.slug = slugify(composition.title)
    phrases_used = bool(composition.announcement.causes or composition.announcement.remedies)
    article.to_confirm = TO_CONFIRM if phrases_used else ""
    # What was confirmed is another text now.
    article.confirmed_by = article.confirmed_at = None


def remember(report: Report, composition: Composition) -> None:
    drawn = {"blocks": composition.blocks, "figures": figures_now(report, composition.facts)}
    Drawing.objects.update_or_create(report=report, defaults=drawn)


@transaction.atomic
def redraw_over_edits(*, report: Report, by: User) -> Article:
    """Replace an edited draft by what the figures say: only when a person asked for it."""
    report = locked_report(report)
    article = locked_article(report)
    if article is None:
        raise ValidationError("Kỳ này chưa có bài công bố.")
    require_rewritable(article, by)
    return _redraw(report, article, compose(report), by)


def require_rewritable(article: Article, by: User) -> None:
    """Raise ValidationError where `may_rewrite` says no, with what to do instead."""
    if may_rewrite(article, by):
        return
    if article.status == Status.REVIEW:
        raise ValidationError("Bài đang chờ duyệt nên không đổi được. Muốn sửa, nhờ lãnh đạo trả lại bài.")
    raise ValidationError("Bài đã đăng: hãy đính chính bài.")


@transaction.atomic
def correct_published(*, report: Report, by: User, reason: str, confirmed: bool = False) -> Article:
    """Bring a published announcement in line with corrected figures, as a dated correction readers see.

    The new text proposes causes and remedies anew: whoever corrects vouches for them (`confirmed`).
    """
    report = locked_report(report)
    article = locked_article(report)
    if article is None:
        raise ValidationError("Kỳ này chưa có bài công bố.")
    composition = compose(report)
    _fill(article, composition)
    publishing.correct(article=article, by=by, reason=reason, confirmed=confirmed)
    remember(report, composition)
    store_published(report)
    return article
