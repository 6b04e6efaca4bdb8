"""Addresses of a province's host."""

from django.urls import path, register_converter

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
    path("robots.txt", maps.robots, name="robots"),
    path("sitemap.xml", maps.site_map, name="sitemap"),
]
