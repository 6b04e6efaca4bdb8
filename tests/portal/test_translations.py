"""Nothing staff see is left in English, and no translation loses or invents a placeholder.

The catalogue asked is the one Django serves: its own Vietnamese, the applications', and portal/locale on top.
"""

from __future__ import annotations

import ast
import gettext
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django
import pytest
import simple_history
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import ngettext, override
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import DjangoTranslation
from django.views.i18n import JSONCatalog

from communes.models import Commune, User

DJANGO = Path(django.__file__).parent
SIMPLE_HISTORY = Path(simple_history.__file__).parent
OURS = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"
ADMIN_LOCALE = DJANGO / "contrib" / "admin" / "locale"


@dataclass
class Message:
    """One entry of a .po file; `text` is msgstr, or msgstr[0]: Vietnamese has one form for every number."""

    id: str = ""
    context: str = ""
    plural: str = ""
    text: str = ""
    forms: set[str] = field(default_factory=set)

    @property
    def key(self) -> str | tuple[str, int]:
        """How a compiled catalogue names it."""
        name = f"{self.context}\x04{self.id}" if self.context else self.id
        return (name, 0) if self.plural else name


PO_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) )?(".*")$')
PO_FIELDS = {"msgctxt": "context", "msgid": "id", "msgid_plural": "plural", "msgstr": "text", "msgstr[0]": "text"}


def read_po(path: Path) -> list[Message]:
    """The messages of a .po file, without its header and its obsolete entries."""
    messages = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        message, keyword = Message(), ""
        for line in block.splitlines():
            if (match := PO_LINE.match(line)) is None:
                continue
            keyword = match[1] or keyword
            if match[1]:
                message.forms.add(keyword)
            if name := PO_FIELDS.get(keyword):
                setattr(message, name, getattr(message, name) + ast.literal_eval(match[2]))
        if message.id:
            messages.append(message)
    return messages


def django_messages() -> Iterator[Message]:
    for folder in ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes"):
        yield from read_po(DJANGO / folder / "locale" / "en" / "LC_MESSAGES" / "django.po")


def javascript_messages() -> list[Message]:
    return read_po(ADMIN_LOCALE / "en" / "LC_MESSAGES" / "djangojs.po")


def simple_history_messages() -> Iterator[Message]:
    """django-simple-history has no English catalogue: its strings are read from its templates and its code."""
    for template in SIMPLE_HISTORY.rglob("templates/**/*.html"):
        source = templatize(template.read_text(encoding="utf-8"))
        for call in re.findall(r"\bn?gettext\((u['\"].*?['\"])(?:, count)?\) ", source):
            texts = ast.literal_eval(f"({call},)")
            yield Message(id=texts[0], plural=texts[1] if len(texts) > 1 else "")
    for name in ("admin.py", "models.py"):
        for node in ast.walk(ast.parse((SIMPLE_HISTORY / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                yield Message(id=ast.literal_eval(node.args[0]))


def catalogue(domain: str) -> DjangoTranslation:
    if domain == "djangojs":
        return DjangoTranslation("vi", domain=domain, localedirs=[str(ADMIN_LOCALE)])
    return DjangoTranslation("vi")


PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr%]|\{\w*\}")


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def wrong(messages: Iterable[Message], domain: str) -> list[str]:
    """What has no Vietnamese, or has it with other placeholders."""
    served = catalogue(domain)._catalog  # type: ignore[attr-defined]
    complaints = []
    for message in messages:
        text = served.get(message.key)
        if not text:
            complaints.append(f"no Vietnamese: {message.key!r}")
        elif placeholders(text) not in (placeholders(message.id), placeholders(message.plural)):
            complaints.append(f"placeholders differ: {message.key!r} → {text!r}")
    return complaints


def test_all_of_django_its_admin_and_accounts_is_vietnamese() -> None:
    messages = list(django_messages())
    assert len(messages) > 600
    assert wrong(messages, "django") == []


def test_all_of_the_admins_scripts_is_vietnamese() -> None:
    messages = javascript_messages()
    assert len(messages) > 70
    assert wrong(messages, "djangojs") == []


def test_all_of_simple_history_is_vietnamese() -> None:
    messages = list(simple_history_messages())
    found = {message.id for message in messages}
    assert {"Created", "Changed by", "Revert %s", "entry", "View %(verbose_name)s", "Changes"} <= found
    assert wrong(messages, "django") == []


def test_a_hole_and_a_lost_placeholder_are_found() -> None:
    """The checks above can fail."""
    assert wrong([Message(id="Nobody has translated this")], "django") == [
        "no Vietnamese: 'Nobody has translated this'"
    ]
    assert wrong([Message(id="%(num)d year", plural="years")], "django") == []
    assert placeholders("%(count)s of %(total)s, {name}, 100%%") != placeholders("%(count)s of {name}, 100%%")


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_catalogue_is_whole(domain: str) -> None:
    messages = read_po(OURS / f"{domain}.po")
    assert messages
    assert "fuzzy" not in (OURS / f"{domain}.po").read_text(encoding="utf-8")
    assert len({message.key for message in messages}) == len(messages), "an entry stands twice"
    for message in messages:
        assert message.text, message.key
        assert unicodedata.is_normalized("NFC", message.text), message.key
        assert "msgstr[1]" not in message.forms, message.key
        assert message.text.startswith(" ") == message.id.startswith(" "), message.key


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_in_our_catalogue_is_for_nobody(domain: str) -> None:
    """An entry whose English is gone from the installed libraries would never be shown."""
    messages = javascript_messages() if domain == "djangojs" else [*django_messages(), *simple_history_messages()]
    known = {message.key for message in messages}
    assert [message.key for message in read_po(OURS / f"{domain}.po") if message.key not in known] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_compiled_is_what_is_written(domain: str) -> None:
    """Fails when a .po was changed and `make messages` forgotten."""
    with (OURS / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    written = {message.key: message.text for message in read_po(OURS / f"{domain}.po")}
    assert {key: text for key, text in compiled._catalog.items() if key} == written  # type: ignore[attr-defined]


def test_ours_wins_over_djangos_own() -> None:
    with override("vi"):
        from_django = gettext.translation("django", str(ADMIN_LOCALE), ["vi"])
        assert from_django.gettext("Log out") == "Thoát"
        assert catalogue("django").gettext("Log out") == "Đăng xuất"
        assert ngettext("%(num)d day", "%(num)d days", 3) % {"num": 3} == "3 ngày"
        assert ngettext("%(num)d day", "%(num)d days", 1) % {"num": 1} == "1 ngày"


def test_the_admins_script_catalogue_speaks_vietnamese() -> None:
    """Asked as the admin asks: for its own package alone. portal/locale is merged nonetheless."""
    response = JSONCatalog.as_view(packages=["django.contrib.admin"])(RequestFactory().get("/"))
    assert isinstance(response, HttpResponse)
    answer = json.loads(response.content)
    assert answer["catalog"]["Now"] == "Bây giờ"
    assert answer["catalog"]["Wednesday"] == "Thứ tư"
    assert answer["formats"]["FIRST_DAY_OF_WEEK"] == 1
    assert answer["formats"]["DATE_INPUT_FORMATS"][0] == "%d/%m/%Y"


def test_the_buttons_to_sign_in_and_out(client: Client, commune: Commune, officer_client: Client) -> None:
    page = client.get("/admin/login/", headers={"host": "localhost"}).content.decode()
    assert re.search(r'<input type="submit" value="Đăng nhập">', page)
    desk = officer_client.get("/admin/").content.decode()
    assert re.search(r"<button type=\"submit\">\s*Đăng xuất\s*</button>", desk)


def test_a_form_asks_for_the_missing_in_vietnamese(client: Client, commune: Commune, officer: User) -> None:
    page = client.post("/admin/login/", {"username": ""}, headers={"host": "localhost"}).content.decode()
    assert "Mục này không được để trống." in page
    assert "Hãy sửa các lỗi dưới đây." in page or "Hãy sửa lỗi dưới đây." in page
