"""Addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

from communes.views import colour_stylesheet
from portal import views
from portal.sitemap import site_map, sitemap_index, sitemap_section

urlpatterns = [
    path("", include("portal.accounts.urls")),
    path("admin/", admin.site.urls),
    path("", views.home, name="home"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_section, name="sitemap-section"),
    path("so-do-cong/", site_map, name="site-map"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("media/<path:path>", views.media, name="media"),
    path("giao-dien/<slug:version>.css", colour_stylesheet, name="colour-stylesheet"),
    path("api/v1/", include("indicators.open_data.urls")),
    path("chi-so/", include("indicators.urls")),
    path("", include("news.urls")),
]

handler400 = "portal.views.bad_request"
handler403 = "portal.views.permission_denied"
handler404 = "portal.views.page_not_found"
handler500 = "portal.views.server_error"
