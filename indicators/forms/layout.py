"""The entry form as its template walks it: rows with their units, maxima and the earlier period's figures.

It also computes on the server what the script shows while typing: running sum, difference, change.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from communes.models import Commune
from indicators.columns import TABLE_FIGURES, criterion_shown, shown
from indicators.earlier import earlier_report
from indicators.forms.period import period_typed
from indicators.forms.report_form import ReportForm
from indicators.forms.rows import CriterionGroup, CriterionRow, FigureRow, GroupRow
from indicators.models import Report
from indicators.periods import Period
from indicators.target_sentences import INFLUENCE
from vietnamese.numbers import NumberError, format_decimal, parse_decimal


class FormLayout:
    def __init__(self, form: ReportForm, *, commune: Commune) -> None:
        self.form = form
        self.commune = commune

    @cached_property
    def period(self) -> Period | None:
        """The period in the form as it stands, or None while it is none."""
        try:
            return period_typed(*(self.form[name].value() or "" for name in ("period_type", "year", "number")))
        except ValueError:
            return None

    @cached_property
    def earlier(self) -> Report | None:
        return earlier_report(self.commune, self.period) if self.period else None

    @property
    def earlier_label(self) -> str:
        return self.period.previous().label if self.period else "kỳ trước"

    @cached_property
    def _earlier_groups(self) -> dict[str, Decimal | None]:
        return {row.group: row.score for row in self.earlier.group_scores.all()} if self.earlier else {}

    def figure_rows(self) -> list[FigureRow]:
        return [
            FigureRow(figure, self.form[figure.name], shown(getattr(self.earlier, figure.name, None)))
            for figure in TABLE_FIGURES
        ]

    @property
    def earlier_total(self) -> str:
        return shown(self.earlier.total_score if self.earlier else None)

    def group_rows(self) -> list[GroupRow]:
        return [
            GroupRow(
                code=group.code,
                name=group.name,
                maximum=group.maximum,
                score=self.form[f"group_{group.code}"],
                not_scored=self.form[f"not_scored_{group.code}"],
                earlier=shown(self._earlier_groups.get(group.code)),
            )
            for group in self.form.scheme.groups
        ]

    @cached_property
    def criterion_groups(self) -> list[CriterionGroup]:
        earlier = {row.code: row for row in self.earlier.criterion_scores.all()} if self.earlier else {}
        groups = []
        for group in self.form.scheme.groups:
            rows = tuple(
                CriterionRow(
                    code=criterion.code,
                    name=criterion.name,
                    maximum=criterion.maximum,
                    numerator=self.form[f"criterion_{criterion.code}_numerator"],
                    denominator=self.form[f"criterion_{criterion.code}_denominator"],
                    score=self.form[f"criterion_{criterion.code}_score"],
                    influence=INFLUENCE[criterion.influence].capitalize(),
                    earlier=criterion_shown(earlier.get(criterion.code)),
                )
                for criterion in group.criteria
            )
            groups.append(CriterionGroup(name=group.name, rows=rows, open=False))
        return groups

    @property
    def criteria_open(self) -> bool:
        """Unfold the criteria when something was entered there or is wrong there."""
        return any(
            field.errors or field.value() not in (None, "")
            for group in self.criterion_groups
            for row in group.rows
            for field in row.fields
        )

    def _number(self, name: str) -> Decimal | None:
        value = self.form[name].value()
        if value in (None, ""):
            return None
        try:
            return value if isinstance(value, Decimal) else parse_decimal(str(value))
        except NumberError:
            return None

    @cached_property
    def running_sum(self) -> Decimal | None:
        scores = [self._number(f"group_{group.code}") for group in self.form.scheme.groups]
        entered = [score for score in scores if score is not None]
        return sum(entered, Decimal(0)) if entered else None

    @property
    def sum_shown(self) -> str:
        return shown(self.running_sum)

    @property
    def difference_shown(self) -> str:
        """What the total has over the sum of the groups entered, signed."""
        total = self._number("total_score")
        if total is None or self.running_sum is None:
            return "–"
        return format_decimal(total - self.running_sum, signed=True)

    @property
    def change_shown(self) -> str:
        total = self._number("total_score")
        if total is None or self.earlier is None or self.earlier.total_score is None:
            return "–"
        return format_decimal(total - self.earlier.total_score, signed=True)
