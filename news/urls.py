"""Public addresses of the news app."""

from django.urls import path, re_path

from news.feeds import AtomFeed, RssFeed
from news.views import article, contact, documents, engagement, listing, searching

app_name = "news"
urlpatterns = [
    re_path(r"^bai-viet/(?P<slug>[-a-z0-9_]+)-(?P<pk>[0-9]{1,12})/$", article.article, name="article"),
    path("bai-viet/<int:pk>/in/", article.print_view, name="print"),
    path("bai-viet/<int:pk>/danh-gia/", engagement.rating, name="rating"),
    path("bai-viet/<int:pk>/y-kien/", engagement.comment, name="comment"),
    path("bai-viet/<int:pk>/bao-loi/", contact.fault, name="fault"),
    re_path(
        r"^bai-viet/(?P<pk>[0-9]{1,12})/cam-on/(?P<what>danh-gia|y-kien|y-kien-da-dang)/$",
        engagement.thanks,
        name="thanks",
    ),
    path("chuyen-muc/<slug:slug>/", listing.category, name="category"),
    path("chuyen-muc/<slug:slug>/rss/", RssFeed(), name="category-feed"),
    path("chuyen-muc/<slug:slug>/atom/", AtomFeed(), name="category-atom"),
    path("the/<slug:slug>/", listing.tag, name="tag"),
    path("luu-tru/", listing.archive, name="archive"),
    path("luu-tru/<int:year>/<int:month>/", listing.archive_month, name="archive-month"),
    path("van-ban/", documents.documents, name="documents"),
    re_path(r"^van-ban/(?P<slug>[-a-z0-9_]+)-(?P<pk>[0-9]{1,12})/$", documents.document, name="document"),
    path("lien-he/", contact.contact, name="contact"),
    path("lien-he/cam-on/", contact.contact_thanks, name="contact-thanks"),
    path("trang/<slug:slug>/", listing.static_page, name="page"),
    path("tim-kiem/", searching.search_page, name="search"),
    path("rss/", RssFeed(), name="feed"),
    path("atom/", AtomFeed(), name="atom"),
]
