"""HTML cleaned once, on save, by nh3: an allow-list that keeps what an official post needs and nothing that acts."""

from __future__ import annotations

import html
import re
from typing import Any

import nh3

from vietnamese.folding import nfc

_CELL = {"colspan", "rowspan", "scope", "headers", "id"}
# Classes that the site's stylesheet knows; anything else would be a dead letter.
_CLASSES = {
    "align-left", "align-right", "align-center", "align-justify", "image-left", "image-right", "image-center",
    "figures", "caption",
}  # fmt: skip
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "div", "dl", "dt",
    "em",
    "figcaption", "figure", "h2", "h3", "h4", "hr", "i", "img", "ins", "li", "ol", "p", "pre", "q", "s", "small",
    "span",
    "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height", "title"},
    "td": _CELL,
    "th": _CELL | {"abbr"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "*": {"lang"},
}
_WITH_CLASS = ("div", "figure", "h2", "h3", "h4", "img", "p", "span", "table", "td", "th")
NO_DESCRIPTION = "Có ảnh trong bài chưa có mô tả. Bấm đúp vào ảnh rồi điền ô «Mô tả ảnh cho người không nhìn thấy»."
_OWN_FILES = re.compile(r"^/media/(?!.*\.\.)[^\s]+$")


def _attribute(tag: str, attribute: str, value: str) -> str | None:
    # A picture from elsewhere would tell a stranger who reads the commune's posts.
    if tag == "img" and attribute == "src" and not _OWN_FILES.match(value):
        return None
    return value


# The title is the page's only h1, and the site's pages know three levels below it.
_HEADINGS = {"1": "2", "5": "4", "6": "4"}
_OTHER_HEADING = re.compile(r"(</?h)([156])(?=[\s>/])", re.IGNORECASE)


def as_known_headings(source: str) -> str:
    """`source` with the headings of Word and of other sites (h1, h5, h6) as the nearest that a post may have."""
    return _OTHER_HEADING.sub(lambda found: found[1] + _HEADINGS[found[2]], source)


def clean_html(source: str) -> str:
    """`source` with the allowed elements and attributes alone, in NFC. Cleaning twice changes nothing."""
    options: dict[str, Any] = {
        "tags": TAGS,
        "attributes": ATTRIBUTES,
        "allowed_classes": dict.fromkeys(_WITH_CLASS, _CLASSES),
        "attribute_filter": _attribute,
        "url_schemes": {"http", "https", "mailto", "tel"},
        "link_rel": "noopener",
        "clean_content_tags": {"script", "style", "iframe", "object", "noscript", "template", "svg", "math", "title"},
    }
    return nh3.clean(as_known_headings(nfc(source)), **options).strip()


_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_DESCRIPTION = re.compile(r'\balt="\s*[^"\s][^"]*"')


def has_image_without_description(cleaned_html: str) -> bool:
    """Whether a picture in cleaned HTML tells nothing to those who do not see it."""
    return any(not _DESCRIPTION.search(image) for image in _IMAGE.findall(cleaned_html))


_BLOCK_END = re.compile(r"</(p|li|tr|h[1-6]|td|th|caption|div|blockquote|figcaption)>|<br\s*/?>", re.IGNORECASE)


def text_of(source: str) -> str:
    """The words of cleaned HTML, blocks kept apart by a space, white space squeezed."""
    bare = nh3.clean(_BLOCK_END.sub(" ", source), tags=set())
    return " ".join(html.unescape(bare).split())
