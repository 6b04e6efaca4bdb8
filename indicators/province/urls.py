"""Addresses of a province's host."""

from django.urls import path

from indicators.province import views

app_name = "province"
urlpatterns = [
    path("", views.table, name="table"),
    path("bang-xep-hang.csv", views.download, name="csv"),
]
