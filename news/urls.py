"""Public addresses of the news app."""

from django.urls import path, re_path

from news.feeds import CommuneFeed
from news.views import article, engagement, listing

app_name = "news"
urlpatterns = [
    re_path(r"^bai-viet/(?P<slug>[-a-z0-9_]+)-(?P<pk>[0-9]{1,12})/$", article.article, name="article"),
    path("bai-viet/<int:pk>/danh-gia/", engagement.rating, name="rating"),
    path("bai-viet/<int:pk>/y-kien/", engagement.comment, name="comment"),
    re_path(r"^bai-viet/(?P<pk>[0-9]{1,12})/cam-on/(?P<what>danh-gia|y-kien)/$", engagement.thanks, name="thanks"),
    path("chuyen-muc/<slug:slug>/", listing.category, name="category"),
    path("chuyen-muc/<slug:slug>/rss/", CommuneFeed(), name="category-feed"),
    path("trang/<slug:slug>/", listing.static_page, name="page"),
    path("tim-kiem/", listing.search_page, name="search"),
    path("rss/", CommuneFeed(), name="feed"),
]
