"""Form fields that read numbers as Vietnamese staff type them; what was typed stays in the field on an error."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vietnamese.numbers import NumberError, format_decimal, parse_count, parse_decimal, plain


class _NumberField(forms.Field):
    """Text in, number out; None when left empty."""

    widget = forms.TextInput
    input_mode = "decimal"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": self.input_mode, "autocomplete": "off", "class": "number", "size": 9}

    def prepare_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, Decimal | int) else value

    def parse(self, text: str) -> Decimal | int:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        if value is None or not str(value).strip():
            return None
        if isinstance(value, Decimal | int):
            return value
        try:
            return self.parse(str(value))
        except NumberError as error:
            raise ValidationError(str(error), code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return True


class DecimalField(_NumberField):
    """A decimal with at most two places between `low` and `high`; `unit` stands in the range error."""

    def __init__(self, *, low: Decimal | int = 0, high: Decimal | int = 100, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low, self.high = Decimal(low), Decimal(high)

    def parse(self, text: str) -> Decimal:
        return parse_decimal(text, max_places=2)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not self.low <= value <= self.high:
            raise ValidationError(
                f"{format_decimal(value)} nằm ngoài khoảng cho phép, "
                f"từ {format_decimal(self.low)} đến {format_decimal(self.high)}.",
                code="range",
            )


class CountField(_NumberField):
    """A whole number of dossiers or procedures."""

    input_mode = "numeric"

    def parse(self, text: str) -> int:
        return parse_count(text)
