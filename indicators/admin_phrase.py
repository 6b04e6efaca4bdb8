"""Admin of the phrase bank."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from communes.scoped_admin import CommuneForm, CommuneScopedAdmin, yes_no
from indicators.models import Phrase
from indicators.phrase_bank import FIRST_SCHEME
from indicators.scheme import load_scheme


def group_choices() -> list[tuple[str, str]]:
    return [(group.code, group.name) for group in load_scheme(FIRST_SCHEME).groups]


class PhraseForm(CommuneForm):
    group = forms.ChoiceField(label="Nhóm chỉ số", choices=group_choices)

    class Meta:
        model = Phrase
        fields = ("group", "kind", "text", "order", "is_active")
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "cols": 90})}


class GroupFilter(admin.SimpleListFilter):
    title = "nhóm chỉ số"
    parameter_name = "group"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return group_choices()

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(group=self.value()) if self.value() else queryset


@admin.register(Phrase)
class PhraseAdmin(CommuneScopedAdmin):
    form = PhraseForm
    list_display = ("text", "kind", "group_name", "order", yes_no("is_active", "đang dùng"))
    list_filter = ("kind", GroupFilter, "is_active")
    search_fields = ("text",)
    ordering = ("group", "kind", "order", "pk")

    @admin.display(description="nhóm chỉ số", ordering="group")
    def group_name(self, phrase: Phrase) -> str:
        return dict(group_choices()).get(phrase.group, phrase.group)
