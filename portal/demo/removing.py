"""Removes the demo whole: communes, staff, posts, files, histories. Nothing of a real commune is touched."""

from __future__ import annotations

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q

from communes.models import Commune, Host, Membership, Province, User
from communes.uploads import PRIVATE
from indicators.models import Report
from news.models import Article
from portal.demo.accounts import accounts_file


def _delete_files(folder: str) -> int:
    if not default_storage.exists(folder):
        return 0
    folders, files = default_storage.listdir(folder)
    for name in files:
        default_storage.delete(f"{folder}/{name}")
    count = len(files) + sum(_delete_files(f"{folder}/{name}") for name in folders)
    default_storage.delete(folder)  # empty by now
    return count


def _history_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__name__.startswith("Historical")]


def _delete_histories(communes: list[int], reports: list[int]) -> None:
    for model in _history_models():
        names = {field.name for field in model._meta.get_fields()}
        if "commune" in names:
            model._default_manager.filter(commune_id__in=communes).delete()
        elif "report" in names:
            model._default_manager.filter(report_id__in=reports).delete()


def remove_demo() -> str:
    """Remove everything marked as demo; says in Vietnamese what went."""
    communes = list(Commune.objects.filter(is_demo=True))
    ids = [commune.pk for commune in communes]
    with transaction.atomic():
        reports = list(Report.objects.filter(commune__in=ids).values_list("pk", flat=True))
        users = User.objects.filter(is_demo=True).exclude(
            # An account that was given a role in a real commune has become somebody's.
            pk__in=Membership.objects.exclude(commune__in=ids).values("user")
        )
        LogEntry.objects.filter(Q(user__in=users) | Q(staff_action__commune__in=ids)).delete()
        articles = Article.objects.filter(commune__in=ids)
        count = articles.count()
        articles.delete()  # before its categories, which it protects
        Commune.objects.filter(pk__in=ids).delete()
        # A province to which somebody gave a real commune is needed; its names are the demo's all the same.
        provinces = Province.objects.filter(is_demo=True)
        Host.objects.filter(province__in=provinces).delete()
        provinces.filter(communes=None).delete()
        people = users.count()
        users.delete()
        _delete_histories(ids, reports)
    files = sum(
        _delete_files(code) + _delete_files(f"{PRIVATE}/{code}") for code in (commune.code for commune in communes)
    )
    accounts_file().unlink(missing_ok=True)
    hosts = Host.objects.count()
    return (
        f"Đã xóa {len(communes)} đơn vị dùng thử, {count} bài, {people} tài khoản, {files} tệp. "
        f"Còn lại {Commune.objects.count()} đơn vị với {hosts} tên miền."
    )
