"""Addresses of a province's host."""

from django.urls import path, register_converter
from django.views.generic import RedirectView

from indicators.province import maps, views


class Extension:
    """What a file is asked as."""

    regex = "csv|xlsx|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Extension, "extension")

app_name = "province"
urlpatterns = [
    path("", views.table, name="table"),
    path("bang-xep-hang.<extension:extension>", views.download, name="file"),
    # Where the communes' hosts explain theirs.
    path("api/v1/", RedirectView.as_view(url="/#open-data")),
    path("api/v1/docs", RedirectView.as_view(url="/#open-data")),
    path("robots.txt", maps.robots, name="robots"),
    path("sitemap.xml", maps.site_map, name="sitemap"),
]
