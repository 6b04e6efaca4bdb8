"""Two people in one form: no save over newer work that was never seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from communes.scoped_admin import CommuneForm
from vietnamese.numbers import format_decimal


@dataclass(frozen=True)
class Clash:
    """A field that stands otherwise in the newer row than in what was typed."""

    label: str
    stored: str
    typed: str


class VersionedForm(CommuneForm):
    """A form of a model with `updated_at` and `history` that refuses to save over what was never seen.

    Nothing typed is lost: the form comes back with it, `clashes` show both sides, and saving once more replaces
    the newer text knowingly.
    """

    seen_version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clashes: list[Clash] = []
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.updated_at.isoformat()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen = cleaned.get("seen_version")
        if self.instance.pk and seen:
            # Locked, so that nobody saves between this look and the saving.
            rows = type(self.instance)._default_manager.select_for_update(of=("self",))
            now = rows.get(pk=self.instance.pk).updated_at.isoformat()
            if seen != now:
                self._refuse(now)
        return cleaned

    def _refuse(self, now: str) -> None:
        last = self.instance.history.select_related("history_user").order_by("-history_date", "-history_id").first()
        at = timezone.localtime(last.history_date if last else self.instance.updated_at)
        who = (last.history_user if last else None) or "hệ thống"
        what = capfirst(str(self.instance._meta.verbose_name))
        self.clashes = self._clashes()
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data[self.add_prefix("seen_version")] = now
        self.data = data
        self.add_error(
            None,
            ValidationError(
                f"{what} đã được {who} sửa lúc {at:%H:%M %d/%m/%Y}, sau khi bạn mở trang này, nên chưa lưu phần của "
                "bạn. Những gì bạn gõ vẫn còn dưới đây. Hãy so hai bản; lưu lần nữa là thay bản mới bằng bản của bạn.",
                code="newer",
            ),
        )

    def _clashes(self) -> list[Clash]:
        rows = []
        for name in self.changed_data:
            if name == "seen_version":
                continue
            field, bound = self.fields[name], self[name]
            stored, typed = bound.initial, self.cleaned_data.get(name, bound.data)
            sides = self.shown(name, stored), self.shown(name, typed)
            if sides[0] != sides[1]:
                rows.append(Clash(str(field.label or name), *sides))
        return rows

    def shown(self, name: str, value: Any) -> str:
        """A field's value as text for the comparison."""
        if value is None or value == "":
            return "(trống)"
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, datetime):
            return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%H:%M %d/%m/%Y}"
        if isinstance(value, Decimal):
            return format_decimal(value)
        choices = getattr(self.fields[name], "choices", None)
        if choices:
            key = value.pk if isinstance(value, models.Model) else value
            return str({str(k): label for k, label in choices}.get(str(key), value))
        return str(value)
