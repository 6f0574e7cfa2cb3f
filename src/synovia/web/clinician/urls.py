"""Addresses of the clinician pages."""

from django.urls import URLPattern

app_name = "clinician"
urlpatterns: list[URLPattern] = []
