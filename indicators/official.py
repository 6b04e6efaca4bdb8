"""A report's announcement as an official document: its number, who signs it, its .docx."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from communes.models import Commune, Signer
from indicators.announcement import Announcement
from indicators.drafting import Composition, article_blocks, compose
from indicators.facts import Facts
from indicators.models import OfficialNumber, Report
from indicators.rendering import docx
from indicators.rendering.official_head import OfficialHead
from indicators.rendering.rereading import as_edited


def subject_of(facts: Facts) -> str:
    """The document's trích yếu: «Về việc công bố kết quả bộ chỉ số … tháng 6/2023»."""
    name = facts.scheme.name
    return f"Về việc công bố kết quả {name[0].lower()}{name[1:]} {facts.period.label}"


def number_of(report: Report) -> OfficialNumber | None:
    return OfficialNumber.objects.filter(report=report).first()


def next_number(commune: Commune, year: int) -> int:
    """One more than the highest that was given in the year."""
    highest = OfficialNumber.objects.filter(commune=commune, year=year).aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


@transaction.atomic
def give_number(*, report: Report, issued_on: date, number: int | None = None) -> OfficialNumber:
    """Give the announcement its number of the year, once; the next free one unless staff name one.

    Other notices of the commune are numbered elsewhere, so that a number may be skipped but never given twice.
    Raises ValidationError when the number is taken, the report has one, or the date lies ahead.
    """
    # The commune's row is the lock: two people asking at once get two numbers.
    commune = Commune.objects.select_for_update().get(pk=report.commune_id)
    if number_of(report):
        raise ValidationError("Thông báo này đã có số; số đã cấp thì không đổi.")
    if issued_on > timezone.localdate():
        raise ValidationError("Ngày ban hành chưa tới.")
    given = OfficialNumber(
        commune=commune,
        year=issued_on.year,
        number=next_number(commune, issued_on.year) if number is None else number,
        issued_on=issued_on,
        title=subject_of(compose(report).facts),
        report=report,
    )
    given.full_clean()
    given.save()
    return given


def signer_on(commune: Commune, day: date) -> tuple[tuple[str, ...], str]:
    """(lines above the signature, name) of whoever signs on `day`; what the commune noted before when nobody does."""
    signer = Signer.objects.filter(commune=commune, since__lte=day).order_by("-since").first()
    if signer:
        return signer.lines, signer.name
    return (commune.signer_title.upper() or "CHỦ TỊCH",), commune.signer_name


def head_of(report: Report, composition: Composition) -> OfficialHead:
    """What stands around the announcement's text; without a number its place and the day stay open."""
    commune, given = report.commune, number_of(report)
    lines, name = signer_on(commune, given.issued_on if given else timezone.localdate())
    return OfficialHead(
        body=("ỦY BAN NHÂN DÂN", commune.kind_name.upper()),
        place=commune.name,
        number=given.code if given else "",
        day=given.issued_on if given else None,
        subject=subject_of(composition.facts),
        signer_lines=lines,
        signer_name=name,
        recipients=tuple(line.strip(" -;.") for line in commune.recipients.splitlines() if line.strip(" -;.")),
    )


def text_of(report: Report, composition: Composition, *, drawn: bool = False) -> Announcement:
    """What the commune says: its post as it stands, edits included; `drawn` asks for what the figures alone say."""
    article = report.announcement
    if drawn or article is None or article_blocks(article) == composition.blocks:
        return composition.announcement
    return as_edited(composition.announcement, title=article.title, lead=article.lead, body_html=article.body)


def document(report: Report, *, drawn: bool = False) -> bytes:
    """The announcement (see `text_of`) as .docx. Raises ValueError when the report has no official total."""
    composition = compose(report)
    return docx.render(text_of(report, composition, drawn=drawn), head_of(report, composition))
