"""Addresses of the billing pages."""

from django.urls import URLPattern

app_name = "billing"
urlpatterns: list[URLPattern] = []
