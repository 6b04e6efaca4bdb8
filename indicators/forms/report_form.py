"""The entry form of a period: the period, the table's figures, the six groups, the criteria."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from communes.imaging import reencode
from communes.versions import VersionedForm
from indicators.columns import TABLE_FIGURES
from indicators.forms.fields import CountField, DecimalField
from indicators.forms.period import period_typed
from indicators.models import MissingReason, Report
from indicators.models.report import FIRST_YEAR, PeriodChoice
from indicators.periods import Period, PeriodType
from indicators.scheme import Scheme, SchemeError, load_scheme, scheme_for
from news.models import Article
from news.publishing import was_public
from vietnamese.numbers import format_decimal

SCREENSHOT_SIDE = 2400


class ReportForm(VersionedForm):
    year = forms.IntegerField(
        label="Năm",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "maxlength": 4, "autocomplete": "off"}),
    )
    number = forms.IntegerField(
        label="Tháng hoặc quý",
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 2, "maxlength": 2, "autocomplete": "off"}),
    )
    total_score = DecimalField()
    entered_change = DecimalField(
        label="Điểm so với kỳ trước",
        low=-100,
        high=100,
        help_text="Chỉ cần nhập khi kỳ trước chưa có trong hệ thống; có rồi thì hệ thống tự tính.",
    )

    class Meta:
        model = Report
        fields = (
            "period_type", "year", "number", "is_reference",
            *(figure.name for figure in TABLE_FIGURES),
            "total_score", "entered_change", "source", "read_at", "screenshot",
        )  # fmt: skip
        widgets = {"period_type": forms.Select, "source": forms.TextInput(attrs={"size": 50})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scheme = self._scheme()
        total = f"Điểm đánh giá (tổng điểm {format_decimal(self.scheme.maximum)})"
        self.fields["total_score"] = DecimalField(label=total, high=self.scheme.maximum)
        for figure in TABLE_FIGURES:
            # Put in place of the model's own form fields, which read numbers in English.
            self.fields[figure.name] = (CountField if figure.is_count else DecimalField)(label=figure.label)
        self._add_group_fields()
        self._add_criterion_fields()

    def _scheme(self) -> Scheme:
        """The scheme of the report being changed, or of the period that was asked for; today's when that is unclear."""
        if self.instance.pk:
            return load_scheme(self.instance.scheme)
        given = self.data if self.is_bound else self.initial
        try:
            return scheme_for(period_typed(given.get("period_type"), given.get("year"), given.get("number")))
        except ValueError:
            today = timezone.localdate()
            return scheme_for(Period(PeriodType.MONTH, today.year, today.month))

    def _add_group_fields(self) -> None:
        stored = {row.group: row for row in self.instance.group_scores.all()} if self.instance.pk else {}
        for group in self.scheme.groups:
            row = stored.get(group.code)
            self.fields[f"group_{group.code}"] = DecimalField(
                label=group.name, high=group.maximum, initial=row.score if row else None
            )
            self.fields[f"not_scored_{group.code}"] = forms.BooleanField(
                label=f"Cổng không chấm điểm nhóm {group.name} kỳ này",
                required=False,
                initial=bool(row and row.missing_reason == MissingReason.NOT_SCORED),
            )

    def _add_criterion_fields(self) -> None:
        stored = {row.code: row for row in self.instance.criterion_scores.all()} if self.instance.pk else {}
        for group in self.scheme.groups:
            for criterion in group.criteria:
                row = stored.get(criterion.code)
                name = f"criterion_{criterion.code}"
                about = f"{criterion.name}: "
                self.fields[f"{name}_numerator"] = CountField(
                    label=f"{about}tử số", initial=row.numerator if row else None
                )
                self.fields[f"{name}_denominator"] = CountField(
                    label=f"{about}mẫu số", initial=row.denominator if row else None
                )
                self.fields[f"{name}_score"] = DecimalField(
                    label=f"{about}điểm đã công bố", high=criterion.maximum, initial=row.score if row else None
                )

    def clean_number(self) -> int:
        number: int | None = self.cleaned_data.get("number")
        kind = self.cleaned_data.get("period_type")
        if kind == PeriodChoice.YEAR:
            return 1
        if number is None:
            raise ValidationError("Hãy ghi tháng hoặc quý.")
        highest = 12 if kind == PeriodChoice.MONTH else 4
        if not 1 <= number <= highest:
            raise ValidationError("Tháng phải từ 1 đến 12." if highest == 12 else "Quý phải từ 1 đến 4.")
        return number

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year < FIRST_YEAR:
            raise ValidationError(f"Bộ chỉ số có từ năm {FIRST_YEAR}; hãy kiểm tra lại năm.")
        if year > timezone.localdate().year:
            raise ValidationError(f"Năm {year} chưa tới nên chưa thể có số liệu.")
        return year

    def clean_screenshot(self) -> Any:
        sent = self.cleaned_data.get("screenshot")
        return reencode(sent, max_side=SCREENSHOT_SIDE).file if isinstance(sent, UploadedFile) else sent

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "_paste" in self.data:
            for note in str(self.data.get("paste_notes", "")).splitlines():
                self.add_error(None, ValidationError(note))
        self._check_scheme(cleaned)
        for group in self.scheme.groups:
            if cleaned.get(f"not_scored_{group.code}") and cleaned.get(f"group_{group.code}") is not None:
                self.add_error(
                    f"group_{group.code}",
                    ValidationError("Đã nhập điểm thì bỏ dấu «Cổng không chấm»; nếu cổng không chấm, hãy xóa điểm."),
                )
        if self.instance.pk and self.instance.announcement:
            self._check_against_announcement(cleaned, self.instance.announcement)
        return cleaned

    def _check_scheme(self, cleaned: dict[str, Any]) -> None:
        """Refuse a period that no indicator set, or not this report's, applies to."""
        kind, year, number = (cleaned.get(name) for name in ("period_type", "year", "number"))
        if not kind or year is None or number is None:
            return  # what is wrong there has been said
        try:
            scheme = scheme_for(period_typed(kind, year, number))
        except SchemeError as error:
            self.add_error("year", ValidationError(f"{error} Hãy kiểm tra lại kỳ."))
            return
        if scheme.code != self.scheme.code:
            complaint = "Kỳ này theo bộ chỉ số khác nên không chuyển số liệu sang được. Hãy nhập kỳ riêng."
            self.add_error("year", ValidationError(complaint))

    def _check_against_announcement(self, cleaned: dict[str, Any], announcement: Article) -> None:
        if cleaned.get("is_reference"):
            self.add_error("is_reference", ValidationError("Kỳ đã có bài công bố thì không thể chỉ để so sánh."))
        moved = any(cleaned.get(name) != self.initial.get(name) for name in ("period_type", "year", "number"))
        if moved and was_public(announcement):
            # The post's address and title name the period; a correction of figures keeps both.
            self.add_error(
                "number",
                ValidationError("Bài công bố của kỳ này đã đăng nên không đổi kỳ được. Hãy nhập kỳ khác riêng."),
            )

    def _post_clean(self) -> None:
        if not self.instance.pk:
            self.instance.scheme = self.scheme.code
        super()._post_clean()  # type: ignore[misc]

    def group_values(self) -> dict[str, tuple[Decimal | None, str]]:
        """Per group: its score, or None and why."""
        values = {}
        for group in self.scheme.groups:
            score = self.cleaned_data[f"group_{group.code}"]
            not_scored = self.cleaned_data[f"not_scored_{group.code}"]
            reason = (
                "" if score is not None else (MissingReason.NOT_SCORED if not_scored else MissingReason.NOT_ENTERED)
            )
            values[group.code] = (score, str(reason))
        return values

    def criterion_values(self) -> dict[str, tuple[int | None, int | None, Decimal | None]]:
        """Per criterion: numerator, denominator, published score; each may be None."""
        return {
            criterion.code: (
                self.cleaned_data[f"criterion_{criterion.code}_numerator"],
                self.cleaned_data[f"criterion_{criterion.code}_denominator"],
                self.cleaned_data[f"criterion_{criterion.code}_score"],
            )
            for group in self.scheme.groups
            for criterion in group.criteria
        }
