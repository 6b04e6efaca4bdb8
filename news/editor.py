"""The one place that knows which editor staff write with: the field, its configuration, its limits.

django-ckeditor bundles CKEditor 4.22.1, which gets no public fixes any more (docs/adr). Another editor
is a change of this file alone: models import `BodyField`, the admin `EDITOR_CSP`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ckeditor.fields import RichTextField
from ckeditor.widgets import CKEditorWidget
from csp.constants import SELF, UNSAFE_INLINE
from django.db import models
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from news.comparing import body_lines
from news.sanitising import clean_html

REMOVED_PLUGINS = (
    "preview", "print", "newpage", "save", "docprops", "codesnippet", "codesnippetgeshi", "exportpdf", "scayt", "wsc",
    "image", "iframe", "iframedialog", "flash", "forms", "embed", "embedbase", "embedsemantic", "autoembed", "smiley",
    "div",
    "templates", "stylesheetparser", "elementspath", "about", "divarea", "sourcedialog", "mathjax", "devtools", "bidi",
)  # fmt: skip

CONFIGURATION: dict[str, Any] = {
    "language": "vi",
    "defaultLanguage": "vi",
    "title": "Nội dung",  # what a screen reader calls it; CKEditor's own names the field by its id
    "applicationTitle": "Bộ soạn thảo",
    "versionCheck": False,  # CVE-2024-43411: the notice is loaded from a foreign host
    "fullPage": False,  # CVE-2024-24815, with the CDATA rule below
    "extraAllowedContent": "h1 h5 h6",  # pasted; cleaning makes the nearest heading of them
    "disallowedContent": "script style iframe object embed form input textarea select button; *[on*]; *{*}",
    "entities": False,  # «Ủy ban», not «&Uacute;…»: what is stored is what was written
    "basicEntities": True,
    "entities_latin": False,
    "entities_greek": False,
    "forcePasteAsPlainText": False,
    "pasteFromWordRemoveFontStyles": True,
    "pasteFromWordRemoveStyles": True,
    "disableNativeSpellChecker": False,
    "removePlugins": ",".join(REMOVED_PLUGINS),
    "extraPlugins": "image2,autogrow,uploadimage",
    "image2_alignClasses": ["image-left", "image-center", "image-right"],
    "image2_altRequired": True,
    "justifyClasses": ["align-left", "align-center", "align-right", "align-justify"],
    "format_tags": "p;h2;h3;h4",
    "removeDialogTabs": "image:advanced;link:advanced;link:target;table:advanced",
    "autoGrow_minHeight": 320,
    "autoGrow_maxHeight": 900,
    "width": "100%",
    "toolbar_portal": [
        ["Format", "Bold", "Italic", "Underline", "Subscript", "Superscript", "RemoveFormat"],
        ["NumberedList", "BulletedList", "Outdent", "Indent", "Blockquote"],
        ["JustifyLeft", "JustifyCenter", "JustifyRight", "JustifyBlock"],
        ["Link", "Unlink", "Image", "Table", "HorizontalRule", "SpecialChar"],
        ["Undo", "Redo", "PasteText", "PasteFromWord", "Find", "Maximize"],
    ],
    "toolbar": "portal",
}

# CKEditor 4 writes inline styles and handlers into its own page: the admin's editor pages alone allow them.
EDITOR_CSP: dict[str, Any] = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}


class BodyWidget(CKEditorWidget):  # type: ignore[misc]  # the package has no types
    """The editor with the portal's configuration; browser and upload addresses are the portal's own, per commune."""

    def _set_config(self) -> None:
        super()._set_config()
        self.config.update(CONFIGURATION)
        self.config["filebrowserImageBrowseUrl"] = reverse("admin:news_upload_browse")
        self.config["filebrowserImageUploadUrl"] = reverse("admin:news_upload_editor")
        self.config["uploadUrl"] = reverse("admin:news_upload_editor")  # pictures dropped or pasted
        self.config["filebrowserLinkBrowseUrl"] = reverse("admin:news_link_browse")
        self.config.pop("filebrowserUploadUrl", None)
        self.config.pop("filebrowserBrowseUrl", None)


if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = RichTextField


class BodyField(_Text):
    """A TextField that the admin edits with the contained editor."""

    def in_words(self, value: str) -> str:
        """The text for a page of history: a line per block, no mark-up."""
        return "\n".join(body_lines(value))

    def as_markup(self, value: str) -> SafeString:
        """What was written, cleaned, to be copied with its mark-up."""
        return mark_safe(clean_html(value))  # noqa: S308  (cleaning is what makes it safe)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        # Migrations see a plain text column: another editor must not need one.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", list(args), kwargs

    def formfield(self, **kwargs: Any) -> Any:
        # The admin passes a widget of its own for every TextField; the editor comes last, so it wins.
        return models.TextField.formfield(self, **{**kwargs, "widget": BodyWidget})
