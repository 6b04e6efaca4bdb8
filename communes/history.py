"""History pages in words: what a field was and is, as staff read it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone
from simple_history.template_utils import HistoricalRecordContextHelper

from vietnamese.dates import format_date
from vietnamese.numbers import format_decimal

NOTHING = "(trống)"


def in_words(field: models.Field[Any, Any], value: Any) -> Any:
    """`value` of `field` for a reader: «có», «06/07/2023 20:26», «72,6», a choice's label; other values as they are."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{local:%H:%M} {format_date(local.date())}"
    if isinstance(value, Decimal):
        return format_decimal(value)
    if field.choices:
        return dict(field.flatchoices).get(value, value)
    return value


class ReadableChanges(HistoricalRecordContextHelper):  # type: ignore[misc]  # the package has no types
    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        field = self.model._meta.get_field(change.field)
        prepared = super().prepare_delta_change_value(change, value)
        return in_words(field, prepared) if isinstance(field, models.Field) else prepared
