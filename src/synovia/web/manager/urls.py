"""Addresses of the owner's pages."""

from django.urls import path

from synovia.web.manager import audit

app_name = "manager"
urlpatterns = [
    path("audit/", audit.audit, name="audit"),
    path("audit/glass/<uuid:pk>/", audit.review, name="review_glass"),
]
