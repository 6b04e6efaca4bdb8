"""Admin base classes under which staff see and change their own commune's things alone.

Every model with an admin says by `commune_path` how it hangs on a commune ("commune", "article__commune",
"pk" for the commune itself). Lists, forms, choices, actions, autocompletes and history pages all start there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar
from urllib.parse import unquote_plus

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from simple_history.admin import SimpleHistoryAdmin

from communes.history import ReadableChanges, VersionRow, changed, compare, state_of
from communes.http import commune_of, mark_saved, staff_of
from communes.models import Commune
from communes.staff_log import commune_of_object, keep
from communes.too_late import too_late
from vietnamese.folding import tidy, tidy_lines

M = TypeVar("M", bound=models.Model)


def in_commune(rows: models.QuerySet[M], request: HttpRequest) -> models.QuerySet[M]:
    """The rows that the request's user may know of: all for superusers, the host's commune's for its staff."""
    user = staff_of(request)
    if user is None:
        return rows.none()
    if user.is_superuser:
        return rows
    path = getattr(rows.model, "commune_path", None)
    if path is None:
        raise ImproperlyConfigured(f"{rows.model.__name__} does not say to which commune it belongs (commune_path)")
    return rows.filter(**{path: commune_of(request).pk})


class ReadOnlyAdmin(BaseModelAdmin):  # type: ignore[type-arg]
    """Registers and logs: shown, and changed by nobody here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ScopedChoices(BaseModelAdmin):  # type: ignore[type-arg]
    """Choices of foreign keys come from the own commune; another's pk in a forged form is no valid choice."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = self._choices(db_field, request, kwargs.get("queryset"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = self._choices(db_field, request, kwargs.get("queryset"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _choices(self, db_field: Any, request: HttpRequest, given: Any) -> Any:
        rows = given if given is not None else db_field.remote_field.model._default_manager.all()
        return in_commune(rows, request)


def yes_no(field: str, label: str, yes: str = "có", no: str = "–") -> Callable[[Any], str]:
    """A list column for a yes or no, in words: Django's icon says «True» to a screen reader."""

    @admin.display(description=label, ordering=field)
    def shown(row: Any) -> str:
        return yes if getattr(row, field) else no

    return shown


def _is_password(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.PasswordInput)


class CommuneForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose new objects belong to the host's commune before they are validated."""

    commune: Commune | None = None  # filled in by CommuneScopedAdmin.get_form

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.commune and hasattr(self.instance, "commune_id") and self.instance.commune_id is None:
            self.instance.commune = self.commune
        for field in self.fields.values():
            if isinstance(field.widget, AdminSplitDateTime):
                # The admin prints «Ngày», «Giờ» as bare text beside the two inputs.
                for widget, part in zip(field.widget.widgets, ("ngày", "giờ"), strict=True):
                    widget.attrs["aria-label"] = f"{field.label}: {part}"

    def clean(self) -> dict[str, Any]:
        """Plain text as people mean it: control characters show nowhere, yet no Word or Excel file can hold them."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            field = self.fields[name]
            if type(field) is forms.CharField and isinstance(value, str) and not _is_password(field):
                cleaned[name] = tidy_lines(value) if isinstance(field.widget, forms.Textarea) else tidy(value)
                if field.required and not cleaned[name]:
                    self.add_error(name, ValidationError(field.error_messages["required"], code="required"))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # The commune is no field of the form, yet unique constraints that name it must be checked beside the field.
        return super()._get_validation_exclusions() - {"commune"}  # type: ignore[misc, no-any-return]


class ScopedRelatedFilter(admin.RelatedFieldListFilter):
    """A list filter that offers the own commune's values alone."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        rows = in_commune(field.remote_field.model._default_manager.all(), request)
        return [(row.pk, str(row)) for row in rows]


class CommuneScopedAdmin(ScopedChoices, admin.ModelAdmin):  # type: ignore[type-arg]
    """Base of every admin: rows, choices and the log of recent actions stay within the commune."""

    form = CommuneForm
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return in_commune(super().get_queryset(request), request)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        return super().get_object(request, object_id, from_field or None)  # `?_to_field=` names none: Django would fail

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        plain = HttpResponseRedirect(request.path)
        if not all(key.isdecimal() for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            return plain  # no row of ours is called so, and Django would fail
        if "\0" in unquote_plus(request.META["QUERY_STRING"]):  # PostgreSQL takes it for no text at all
            return plain
        try:
            return super().changelist_view(request, extra_context)
        except (OverflowError, ValueError):  # a date in the address that no calendar of ours has
            if not request.GET:
                raise
            return plain

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        late = too_late(self, request, object_id) if request.method == "POST" and object_id is not None else None
        return late or super().changeform_view(request, object_id, form_url, extra_context)

    def why_too_late(self, row: Any) -> str:
        """Why a form that was sent for `row` is not taken, for whoever typed it."""
        return "Bạn không được sửa mục này, nên phần bạn vừa gõ chưa được lưu."

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address may fill in: Django would put any text into a pair of date and time fields, and fail."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        moments = {field.name for field in self.model._meta.fields if isinstance(field, models.DateTimeField)}
        return {name: value for name, value in initial.items() if name not in moments}

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        excluded = tuple(super().get_exclude(request, obj) or ())
        has_commune = any(field.name == "commune" for field in self.model._meta.fields)
        return (*excluded, "commune") if has_commune else (excluded or None)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"commune": commune_of(request)})

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        return self._kept(request, super().log_addition(request, obj, message), [obj])

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        return self._kept(request, super().log_change(request, obj, message), [obj])

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        # A commune that goes takes its own log with it: its end is told here.
        objects = [obj for obj in queryset if not isinstance(obj, Commune)]
        return self._kept(request, super().log_deletions(request, queryset), objects)

    def _kept(self, request: HttpRequest, logged: Any, objects: list[models.Model]) -> Any:
        mark_saved(request)
        entries: list[LogEntry] = [logged] if isinstance(logged, LogEntry) else list(logged or [])
        here = commune_of(request)
        communes = {str(obj.pk): commune_of_object(obj, here=here) for obj in objects}
        for entry in entries:
            keep([entry], commune=communes.get(str(entry.object_id), here))
        return logged


class ScopedHistoryAdmin(CommuneScopedAdmin, SimpleHistoryAdmin):  # type: ignore[misc]
    """History pages answer for the own commune's rows alone; the library looks rows up past `get_queryset`."""

    version_fields: ClassVar[tuple[str, ...]] = ()  # what an old version shows, and compares with today's
    restorable = False
    restore_note = ""
    history_column_label = ""  # heads the column that `history_list_display` adds

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        self._must_be_ours(request, object_id)
        context = {"history_column_label": self.history_column_label, **(extra_context or {})}
        response: HttpResponse = super().history_view(request, object_id, context)
        return response

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """An old version to read, beside what differs now; POST restores it, by the services of its app.

        The library's own page is a form with the editor in it, and its saving would put the old row back as it was,
        its status too, past every rule of publishing.
        """
        self._must_be_ours(request, object_id)
        row = self.get_object(request, object_id)
        record = self.model.history.filter(pk=version_id, id=object_id).first() if version_id.isdecimal() else None
        if row is None or record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        may_restore = self.restorable and self.has_change_permission(request, row)
        if request.method not in (("GET", "HEAD", "POST") if self.restorable else ("GET", "HEAD")):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        error = ""
        if request.method == "POST":
            if not may_restore:
                raise PermissionDenied
            try:
                return self.restore(request, row, record)
            except ValidationError as refused:
                error = refused.messages[0]
        newest = self.model.history.filter(id=object_id).order_by("-history_date", "-history_id").first()
        state = self.version_state(record)
        rows = compare(state, self.version_state(newest))
        before = record.prev_record
        context = {
            **self.admin_site.each_context(request),
            "title": f"Phiên bản cũ: {row}",
            "opts": self.opts,
            "original": row,
            "record": record,
            "rows": rows,
            "step": changed(self.version_state(before), state) if before else None,
            "differing": [line for line in rows if line.differs],
            "may_restore": may_restore,
            "restore_note": self.restore_note,
            "must_give_reason": self.restoring_needs_reason(row),
            "reason": request.POST.get("reason", ""),
            "error": error,
            **(extra_context or {}),
        }
        return render(request, "simple_history/version.html", context, status=422 if error else 200)

    def version_state(self, record: Any) -> dict[str, str]:
        """What a version held, in words, by label."""
        return state_of(record, self.model, self.version_fields)

    def restore(self, request: HttpRequest, row: Any, record: Any) -> HttpResponse:
        """Bring `record` back by the rules of the app. ValidationError says why not."""
        raise PermissionDenied

    def restoring_needs_reason(self, row: Any) -> bool:
        return False

    def set_history_delta_changes(self, request: HttpRequest, historical_records: Any, **kwargs: Any) -> None:
        """Give each version, newest first, what it changed: every field of `version_fields`, its status too.

        The library leaves out what no form holds, and cuts a changed text off after a hundred characters.
        """
        if self.version_fields:
            states = [state_of(record, self.model, self.version_fields) for record in historical_records]
            for record, now, then in zip(historical_records, states, states[1:], strict=False):
                record.history_delta_changes = changed(then, now)
            return
        super().set_history_delta_changes(request, historical_records, **kwargs)
        for record in historical_records:
            rows = getattr(record, "history_delta_changes", [])
            record.history_delta_changes = [VersionRow(row["field"], str(row["old"]), str(row["new"])) for row in rows]

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> ReadableChanges:
        return ReadableChanges(self.model, historical_record)

    def _must_be_ours(self, request: HttpRequest, object_id: str) -> None:
        # The library looks the row up by what stands in the address, number or not.
        if not object_id.isdecimal() or self.get_object(request, object_id) is None:
            raise Http404
