"""What each role may do. Django's groups and per-user permissions are not used (docs/adr).

A permission is asked for as ever, `user.has_perm("news.publish_article")`, and answered from the
membership in the host's commune that communes.middleware.StaffMiddleware put on the user.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from communes.models import Membership, Role, User

OFFICER_PERMISSIONS = frozenset(
    {
        "news.view_article", "news.add_article", "news.change_article", "news.delete_article",
        "news.view_category", "news.view_page", "news.view_comment", "news.view_upload", "news.add_upload",
        "news.view_attachment", "news.add_attachment", "news.change_attachment", "news.delete_attachment",
        "news.view_document", "news.add_document", "news.change_document", "news.view_tag",
        "news.view_feedback", "news.change_feedback", "news.view_notice",
        "indicators.view_report", "indicators.add_report", "indicators.change_report",
        "indicators.view_phrase", "indicators.add_phrase", "indicators.change_phrase",
        "indicators.view_officialnumber",
    }
)  # fmt: skip
EDITOR_PERMISSIONS = OFFICER_PERMISSIONS | {
    "news.publish_article",
    "news.add_category", "news.change_category", "news.delete_category",
    "news.add_page", "news.change_page", "news.delete_page",
    "news.delete_document", "news.add_tag", "news.change_tag", "news.delete_tag", "news.delete_feedback",
    "news.add_notice", "news.change_notice", "news.delete_notice",
    "news.change_comment", "news.delete_comment", "news.change_upload", "news.delete_upload",
    "indicators.delete_report", "indicators.delete_phrase",
    "communes.view_signer", "communes.add_signer", "communes.change_signer", "communes.delete_signer",
    "communes.view_commune", "communes.change_commune",
    "communes.view_user", "communes.add_user", "communes.change_user",
    "accounts.view_accountevent",
}  # fmt: skip
ROLE_PERMISSIONS: dict[str, frozenset[str]] = {
    Role.OFFICER: OFFICER_PERMISSIONS,
    Role.EDITOR: EDITOR_PERMISSIONS,
}


def permissions_of(membership: Membership | None) -> frozenset[str]:
    return ROLE_PERMISSIONS[membership.role] if membership else frozenset()


class RoleBackend(ModelBackend):
    """Signs in by user name and password; answers permissions by role. Superusers are Django's own case."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return bool(user_obj.is_active) and perm in self.get_all_permissions(user_obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return bool(user_obj.is_active) and any(
            perm.startswith(f"{app_label}.") for perm in self.get_all_permissions(user_obj)
        )

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set(permissions_of(user_obj.membership)) if isinstance(user_obj, User) else set()

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)
