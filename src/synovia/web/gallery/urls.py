"""Addresses of the gallery pages."""

from django.urls import URLPattern

app_name = "gallery"
urlpatterns: list[URLPattern] = []
