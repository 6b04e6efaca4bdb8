"""Forms of readers. Errors stand beside the field and nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms

POINTS = [(str(points), f"{points} điểm") for points in range(1, 6)]


class RatingForm(forms.Form):
    points = forms.TypedChoiceField(
        label="Điểm đánh giá",
        choices=POINTS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn từ 1 đến 5 điểm.", "invalid_choice": "Hãy chọn từ 1 đến 5 điểm."},
    )


class CommentForm(forms.Form):
    name = forms.CharField(
        label="Họ tên",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Hãy ghi họ tên.", "max_length": "Họ tên dài quá 80 ký tự."},
    )
    text = forms.CharField(
        label="Ý kiến của bạn",
        max_length=2000,
        min_length=3,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Hãy ghi ý kiến.",
            "min_length": "Ý kiến ngắn quá; hãy viết rõ hơn.",
            "max_length": "Ý kiến dài quá 2000 ký tự.",
        },
    )
    # People do not see this field; programs that fill in every field do.
    website = forms.CharField(
        label="Bỏ trống ô này", required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if self.is_bound and name in self.errors:
                field.widget.attrs |= {"aria-invalid": "true", "aria-describedby": f"id_{name}_error"}

    @property
    def is_trap(self) -> bool:
        return bool(self.data.get("website"))
