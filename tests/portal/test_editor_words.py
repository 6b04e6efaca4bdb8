"""The editor speaks Vietnamese: CKEditor's own words with those of static/ckeditor on top."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ckeditor
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from news.cleaning_report import HEADER_ADVICE
from news.editor import REMOVED_PLUGINS
from news.sanitising import NO_DESCRIPTION

THEIRS = Path(ckeditor.__file__).parent / "static" / "ckeditor" / "ckeditor"
OURS = Path(settings.STATICFILES_DIRS[0]) / "ckeditor" / "ckeditor"
IMAGE, HELP = "plugins/image2/lang/vi.js", "plugins/a11yhelp/dialogs/lang/vi.js"

# Sections that no button, menu or dialog of ours shows.
UNSEEN = {"versionCheck", "colorbutton", "fakeobjects", *REMOVED_PLUGINS}
# Words that are the same in both languages: names of keys, placeholders alone.
SAME = {"Enter", "Shift", "Ctrl", "Alt", "End", "Home", "Command", "Tab", "Pause", "Caps Lock", "Page Up", "Page Down"}
SAME |= {"Insert", "Num Lock", "Scroll Lock", *(f"F{number}" for number in range(1, 25))}

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[\w$]+')


def literal(path: Path) -> Any:
    """The one object literal of a language file, whose keys may stand without quotes."""
    source = path.read_text(encoding="utf-8-sig")
    source = source[re.search(r'=\{|"\w+",\s*\{', source).end() - 1 : source.rindex("}") + 1]  # type: ignore[union-attr]
    return json.loads("".join(t if t[0] in '"[]{}:,' else f'"{t}"' for t in TOKEN.findall(source)))


def our_words() -> dict[str, Any]:
    source = (OURS / "config.js").read_text(encoding="utf-8")
    words = re.search(r"^CKEDITOR\.portalWords = (\{.*?^\});$", source, re.DOTALL | re.MULTILINE)
    assert words
    answer: dict[str, Any] = json.loads(words[1])
    return answer


def leaves(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a tree of objects and lists, with the way to it."""
    if isinstance(tree, str):
        yield path, tree
    else:
        for key, branch in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from leaves(branch, (*path, str(key)))


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"%\d|\$?\{\w+\}", text))


def shown(path: tuple[str, ...], text: str) -> bool:
    return path[0] not in UNSEEN and text not in SAME and bool(re.search(r"[A-Za-z]{3}", text))


def test_no_word_that_staff_may_see_is_english() -> None:
    english, vietnamese = (dict(leaves(literal(THEIRS / "lang" / f"{name}.js"))) for name in ("en", "vi"))
    vietnamese.update(leaves(our_words()))
    assert len(english) > 400
    assert [path for path, text in english.items() if shown(path, text) and vietnamese.get(path, text) == text] == []


def test_the_check_can_fail() -> None:
    theirs = dict(leaves(literal(THEIRS / "lang" / "vi.js")))
    assert theirs["format", "tag_h2"] == "Heading 2"
    assert shown(("format", "tag_h2"), "Heading 2")


def test_our_words_take_the_place_of_words_that_exist_and_differ() -> None:
    english, theirs = (dict(leaves(literal(THEIRS / "lang" / f"{name}.js"))) for name in ("en", "vi"))
    for path, text in leaves(our_words()):
        assert path in english, path
        assert text != theirs[path], path
        assert placeholders(text) == placeholders(english[path]), path


@pytest.mark.parametrize("name", [IMAGE, HELP])
def test_our_language_files_are_whole(name: str) -> None:
    """CKEditor does not fall back to English word by word: a missing one would show as «undefined»."""
    english, ours = (dict(leaves(literal(path))) for path in (THEIRS / name.replace("vi.js", "en.js"), OURS / name))
    assert ours.keys() == english.keys()
    for path, text in english.items():
        assert placeholders(ours[path]) == placeholders(text), path
        assert ours[path] != text or text in SAME, path


@pytest.mark.parametrize("name", ["config.js", IMAGE, HELP])
def test_our_files_are_found_before_the_librarys(name: str) -> None:
    assert (THEIRS / name).exists()
    assert finders.find(f"ckeditor/ckeditor/{name}") == str(OURS / name)
    source = (OURS / name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", source)
    assert "://" not in source


def test_advice_calls_things_as_the_editor_does() -> None:
    words = (OURS / "config.js").read_text()
    assert '"headers": "Ô tiêu đề"' in words
    assert "mục «Ô tiêu đề»" in HEADER_ADVICE
    table = literal(THEIRS / "lang" / "vi.js")["table"]
    assert f"«{table['headersRow']}»" in HEADER_ADVICE
    assert f"«{table['menu']}»" in HEADER_ADVICE
    assert f"«{literal(OURS / IMAGE)['alt']}»" in NO_DESCRIPTION
