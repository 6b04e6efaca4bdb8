"""Addresses of accounts that the admin's own list does not have; those for signed-in staff go through its gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_protect

from portal.accounts import idle, mine, passwords, signing_in

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite


def admin_urls(site: AdminSite) -> list[URLPattern]:
    """Inside the admin's namespace."""
    staff = site.admin_view
    return [
        path("login/ma/", signing_in.second_step, name="second_step"),
        path("phien/con-lai/", idle.idle_status, name="idle_status"),
        path("phien/giu/", idle.idle_keep, name="idle_keep"),
        path("tai-khoan/", staff(mine.account), name="account"),
        path("tai-khoan/phien/<int:pk>/ket-thuc/", staff(mine.end_session), name="session_end"),
        path("tai-khoan/phien/ket-thuc-khac/", staff(mine.end_other_sessions), name="sessions_end"),
        path("tai-khoan/hai-buoc/", staff(mine.set_up_second_factor), name="second_factor"),
        path("tai-khoan/hai-buoc/ma-du-phong/", staff(mine.renew_backup_codes), name="second_factor_codes"),
        path("tai-khoan/hai-buoc/tat/", staff(mine.remove_second_factor), name="second_factor_remove"),
    ]


# Outside of it, under the names that Django's own templates know.
urlpatterns = [
    path("admin/quen-mat-khau/", csrf_protect(passwords.ForgottenView.as_view()), name="admin_password_reset"),
    path("admin/quen-mat-khau/da-gui/", passwords.ForgottenDoneView.as_view(), name="password_reset_done"),
    path("admin/dat-mat-khau/xong/", passwords.NewPasswordDoneView.as_view(), name="password_reset_complete"),
    path("admin/dat-mat-khau/<uidb64>/<token>/", passwords.NewPasswordView.as_view(), name="password_reset_confirm"),
]
