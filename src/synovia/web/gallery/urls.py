"""Addresses of the component gallery."""

from django.urls import path

from synovia.web.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.gallery, name="home"),
    path("<slug:audience>/", views.gallery, name="audience"),
]
