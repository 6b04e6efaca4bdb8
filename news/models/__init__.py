"""Models of the news app, one file per noun."""

from news.models.article import Article, ArticleQuerySet, Status
from news.models.category import Category
from news.models.engagement import ArticleCounter, Comment, CommentStatus, Rating
from news.models.page import Page
from news.models.record import Action, ArticleEvent, Correction
from news.models.upload import Upload

__all__ = [
    "Action",
    "Article",
    "ArticleCounter",
    "ArticleEvent",
    "ArticleQuerySet",
    "Category",
    "Comment",
    "CommentStatus",
    "Correction",
    "Page",
    "Rating",
    "Status",
    "Upload",
]
