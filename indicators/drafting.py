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
from indicators.rendering import html
from news import publishing
from news.models import Action, Article, ArticleEvent, Category
from news.publishing import was_public
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
    PUBLISHED = "published"  # was public already: only a correction changes it


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


def _locked(report: Report) -> Report:
    """The report as it is now, locked where the database can, so that two savers do not both draw."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("commune", "announcement")
    return rows.get(pk=report.pk)


@transaction.atomic
def draft(*, report: Report, by: User | None) -> Drafted:
    """Make or refresh the draft of `report`; says what became of it. Running it again changes nothing."""
    report = _locked(report)
    if report.is_reference:
        return Drafted(Outcome.REFERENCE, None)
    if report.total_score is None:
        return Drafted(Outcome.NO_TOTAL, report.announcement)
    composition = compose(report)
    article = report.announcement
    if article is None:
        return Drafted(Outcome.CREATED, _create(report, composition, by))
    drawing = Drawing.objects.filter(report=report).first()
    if drawing and drawing.blocks == composition.blocks:
        return Drafted(Outcome.UNCHANGED, article)
    if was_public(article):
        return Drafted(Outcome.PUBLISHED, article)
    if drawing is None or drawing.blocks != article_blocks(article):
        return Drafted(Outcome.EDITED, article)
    return Drafted(Outcome.REDRAWN, _redraw(report, article, composition, by))


def draft_following(*, report: Report, by: User | None) -> None:
    """The next period compares with this one, its quarter and year tell of it: refresh their untouched drafts."""
    following = Report.objects.filter(commune=report.commune, announcement__isnull=False, is_reference=False)
    for period in (report.period.following(), *periods_around(report.period)):
        for later in following.of_period(report.commune, period):
            draft(report=later, by=by)


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
    _remember(report, composition)
    return article


def _redraw(report: Report, article: Article, composition: Composition, by: User | None) -> Article:
    _fill(article, composition)
    article._history_user = by
    article._change_reason = f"Soạn lại vì số liệu {report.period.label} thay đổi"
    article.save()
    _remember(report, composition)
    return article


def _fill(article: Article, composition: Composition) -> None:
    article.title, article.lead, article.body = composition.title, composition.lead, composition.body
    if not was_public(article):
        article.slug = slugify(composition.title)
    phrases_used = bool(composition.announcement.causes or composition.announcement.remedies)
    article.to_confirm = TO_CONFIRM if phrases_used else ""
    # What was confirmed is another text now.
    article.confirmed_by = article.confirmed_at = None


def _remember(report: Report, composition: Composition) -> None:
    Drawing.objects.update_or_create(report=report, defaults={"blocks": composition.blocks})


@transaction.atomic
def redraw_over_edits(*, report: Report, by: User) -> Article:
    """Replace an edited draft by what the figures say: only when a person asked for it."""
    report = _locked(report)
    if report.announcement is None:
        raise ValidationError("Kỳ này chưa có bài công bố.")
    if was_public(report.announcement):
        raise ValidationError("Bài đã đăng: hãy đính chính, không soạn lại.")
    return _redraw(report, report.announcement, compose(report), by)


@transaction.atomic
def correct_published(*, report: Report, by: User, reason: str) -> Article:
    """Bring a published announcement in line with corrected figures, as a dated correction readers see."""
    report = _locked(report)
    article = report.announcement
    if article is None:
        raise ValidationError("Kỳ này chưa có bài công bố.")
    composition = compose(report)
    article.title, article.lead, article.body = composition.title, composition.lead, composition.body
    publishing.correct(article=article, by=by, reason=reason)
    _remember(report, composition)
    return article
