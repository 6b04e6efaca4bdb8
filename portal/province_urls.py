"""Addresses that answer on a province's host; the communes' own answer on theirs alone (settings.PROVINCE_URLCONF)."""

from django.urls import include, path

from communes.views import colour_stylesheet
from portal import views

urlpatterns = [
    path("", include("indicators.province.urls")),
    path("giao-dien/<slug:version>.css", colour_stylesheet, name="colour-stylesheet"),
    path("favicon.ico", views.favicon, name="favicon"),
]

handler400 = "portal.views.bad_request"
handler403 = "indicators.province.views.permission_denied"
handler404 = "indicators.province.views.page_not_found"
handler500 = "portal.views.server_error"
