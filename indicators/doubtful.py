"""The newest months whose figures contradict each other: what the staff's desk says to look at again."""

from __future__ import annotations

from dataclasses import dataclass

from communes.models import Commune
from indicators.figures import facts_of
from indicators.models import Report
from indicators.periods import PeriodType
from indicators.review_panel import sentences_for

MONTHS = 3


@dataclass(frozen=True)
class DoubtfulReport:
    """A month's report and a Vietnamese sentence for each contradiction in it, at least one."""

    report: Report
    warnings: tuple[str, ...]


def doubtful_months(commune: Commune, *, months: int = MONTHS) -> list[DoubtfulReport]:
    """Those of `commune`'s newest `months` entered months that contradict themselves, newest first. Three queries.

    Months entered only for comparison are compared with, and not judged.
    """
    rows = list(
        Report.objects.filter(commune=commune, period_type=PeriodType.MONTH.value)
        .select_related("announcement")
        .defer("announcement__body", "announcement__body_html", "announcement__text_folded")
        .with_scores()
        # The month before the oldest of them, where there is one, is the next row.
        .order_by("-year", "-number")[: months + 1]
    )
    by_period = {row.period: row for row in rows}
    found = []
    for row in rows[:months]:
        row.commune = commune
        if row.is_reference:
            continue
        if warnings := sentences_for(facts_of(row, by_period.get(row.period.previous()))):
            found.append(DoubtfulReport(row, warnings))
    return found
