"""Public addresses of the scores, under `/chi-so/`."""

from django.urls import path

from indicators import views

app_name = "indicators"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:year>/<int:number>/anh.png", views.share_picture, {"kind": "month"}, name="month-picture"),
    path("<int:year>/quy-<int:number>/anh.png", views.share_picture, {"kind": "quarter"}, name="quarter-picture"),
    path("<int:year>/ca-nam/anh.png", views.share_picture, {"kind": "year", "number": 1}, name="year-picture"),
    path("<int:year>/<int:number>/", views.period, {"kind": "month"}, name="month"),
    path("<int:year>/quy-<int:number>/", views.period, {"kind": "quarter"}, name="quarter"),
    path("<int:year>/ca-nam/", views.period, {"kind": "year", "number": 1}, name="year"),
]
