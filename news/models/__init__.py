"""Models of the news app, one file per noun."""

from news.models.article import Article, ArticleQuerySet, Status, shown
from news.models.attachment import Attachment
from news.models.category import Category
from news.models.document import Document, DocumentType
from news.models.engagement import ArticleCounter, Comment, CommentStatus, Rating
from news.models.feedback import Feedback, FeedbackKind, FeedbackStatus
from news.models.notice import Notice
from news.models.page import Page
from news.models.record import Action, ArticleEvent, Correction
from news.models.tag import Tag
from news.models.upload import Upload

__all__ = [
    "Action",
    "Article",
    "ArticleCounter",
    "ArticleEvent",
    "ArticleQuerySet",
    "Attachment",
    "Category",
    "Comment",
    "CommentStatus",
    "Correction",
    "Document",
    "DocumentType",
    "Feedback",
    "FeedbackKind",
    "FeedbackStatus",
    "Notice",
    "Page",
    "Rating",
    "Status",
    "Tag",
    "Upload",
    "shown",
]
