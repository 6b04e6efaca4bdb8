"""Forms of readers. Errors stand beside the field and nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms

from news.models import Comment, CommentStatus
from vietnamese.folding import tidy, tidy_lines

POINTS = [(str(points), f"{points} điểm") for points in range(1, 6)]


class TidyField(forms.CharField):
    """One line, tidied before its length is checked: composing can lengthen text, and spaces alone are nothing."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


class TidyLinesField(forms.CharField):
    """Several lines, tidied before their length is checked."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return tidy_lines(super().to_python(value) or "")


class ReaderForm(forms.Form):
    """A form with a trap: people do not see the field `website`; programs that fill in every field do."""

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


class RatingForm(forms.Form):
    points = forms.TypedChoiceField(
        label="Điểm đánh giá",
        choices=POINTS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn từ 1 đến 5 điểm.", "invalid_choice": "Hãy chọn từ 1 đến 5 điểm."},
    )


class CommentForm(ReaderForm):
    name = TidyField(
        label="Họ tên",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Hãy ghi họ tên.", "max_length": "Họ tên dài quá 80 ký tự."},
    )
    text = TidyLinesField(
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


class ReplyTo(forms.Form):
    """Which comment a reply is for; anything but a shown comment of the article that is no reply is refused."""

    tra_loi = forms.ModelChoiceField(queryset=Comment.objects.none(), required=False)

    def __init__(self, data: Any, *, article_id: int) -> None:
        super().__init__(data)
        field: Any = self.fields["tra_loi"]
        field.queryset = Comment.objects.filter(
            article_id=article_id, status=CommentStatus.APPROVED, parent__isnull=True
        )


class FeedbackForm(ReaderForm):
    text = TidyLinesField(
        label="Nội dung",
        max_length=3000,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": "Hãy ghi nội dung.",
            "min_length": "Nội dung ngắn quá; hãy viết rõ hơn.",
            "max_length": "Nội dung dài quá 3000 ký tự.",
        },
    )
    name = TidyField(
        label="Họ tên",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": "Họ tên dài quá 80 ký tự."},
    )
    contact = TidyField(
        label="Điện thoại hoặc thư điện tử",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": "Dài quá 120 ký tự."},
    )
