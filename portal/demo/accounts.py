"""Accounts of the demo communes. Passwords are random on each machine and kept beside its database, mode 0600."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from communes.models import Commune, Membership, Role, User


@dataclass(frozen=True)
class DemoAccount:
    username: str
    full_name: str
    role: Role
    commune: int  # 1 or 2


ACCOUNTS = (
    DemoAccount("canbo", "Nguyễn Thị Hạnh", Role.OFFICER, 1),
    DemoAccount("lanhdao", "Trần Văn Phúc", Role.EDITOR, 1),
    DemoAccount("canbo2", "Lê Thị Mai", Role.OFFICER, 2),
    DemoAccount("lanhdao2", "Phạm Quốc Bảo", Role.EDITOR, 2),
)


def accounts_file() -> Path:
    return Path(settings.VAR_DIR) / "demo-accounts.txt"


def create_accounts(communes: dict[int, Commune]) -> dict[int, dict[str, User]]:
    """The demo users by commune and role; their names and passwords go into `accounts_file()`."""
    users: dict[int, dict[str, User]] = {1: {}, 2: {}}
    lines = []
    for account in ACCOUNTS:
        password = f"{secrets.token_hex(3)}-{secrets.token_hex(3)}"
        user = User(username=account.username, full_name=account.full_name, is_staff=True, is_demo=True)
        user.set_password(password)
        user.full_clean()
        user.save()
        user.membership = Membership.objects.create(user=user, commune=communes[account.commune], role=account.role)
        users[account.commune][account.role] = user
        lines.append(f"{account.username}\t{password}\t{account.role.label}\t{communes[account.commune].kind_name}\n")
    path = accounts_file()
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text("".join(lines), encoding="utf-8")
    return users


def account_lines() -> list[tuple[str, str, str, str]]:
    """(user name, password, role, commune) of each demo account; empty when there is none on this machine."""
    path = accounts_file()
    if not path.exists():
        return []
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1], row[2], row[3]) for row in rows if len(row) == 4]
