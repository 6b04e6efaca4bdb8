"""Registers the admin classes of news; they stand by noun in files of their own."""

from news.admin_article import ArticleAdmin
from news.admin_content import CategoryAdmin, CommentAdmin, PageAdmin
from news.admin_upload import UploadAdmin

__all__ = ["ArticleAdmin", "CategoryAdmin", "CommentAdmin", "PageAdmin", "UploadAdmin"]
