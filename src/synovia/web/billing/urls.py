"""Addresses of the money pages."""

from django.urls import path

from synovia.web.billing import coverages, documents, estimates

app_name = "billing"
urlpatterns = [
    path("", coverages.home, name="home"),
    path("prices/", coverages.prices, name="prices"),
    path("plans/<uuid:pk>/", estimates.plan_estimate, name="estimate"),
    path("plans/<uuid:pk>/give/", estimates.give, name="give"),
    path("estimates/<uuid:pk>/", documents.given_estimate, name="given_estimate"),
    path("estimates/<uuid:pk>/document/", documents.estimate_document, name="estimate_document"),
    path("patients/<uuid:pk>/coverage/<slug:kind>/", coverages.new_coverage, name="new_coverage"),
    path("coverage/<uuid:pk>/", coverages.edit_coverage, name="edit_coverage"),
]
