"""Addresses of the manager pages."""

from django.urls import URLPattern

app_name = "manager"
urlpatterns: list[URLPattern] = []
