"""Registers the admin classes of news; they stand by noun in files of their own."""

from news.admin_article import ArticleAdmin
from news.admin_content import CategoryAdmin, NoticeAdmin, TagAdmin
from news.admin_files import DocumentAdmin
from news.admin_page import PageAdmin
from news.admin_readers import CommentAdmin, FeedbackAdmin
from news.admin_upload import UploadAdmin

__all__ = [
    "ArticleAdmin",
    "CategoryAdmin",
    "CommentAdmin",
    "DocumentAdmin",
    "FeedbackAdmin",
    "NoticeAdmin",
    "PageAdmin",
    "TagAdmin",
    "UploadAdmin",
]
