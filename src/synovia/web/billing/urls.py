"""Addresses of the money pages."""

from django.urls import path

from synovia.web.billing import comparing, coverages, documents, estimates, good_faith, standing

app_name = "billing"
urlpatterns = [
    path("", coverages.home, name="home"),
    path("prices/", coverages.prices, name="prices"),
    path("plans/<uuid:pk>/", estimates.plan_estimate, name="estimate"),
    path("plans/<uuid:pk>/give/", estimates.give, name="give"),
    path("plans/<uuid:pk>/compare/", comparing.compare, name="compare"),
    path("plans/<uuid:pk>/so-far/", standing.so_far, name="so_far"),
    path("plans/<uuid:pk>/good-faith/", good_faith.of_plan, name="good_faith"),
    path("patients/<uuid:pk>/good-faith/", good_faith.of_first_visit, name="good_faith_first"),
    path("patients/<uuid:pk>/asked/", good_faith.asked, name="estimate_asked"),
    path("estimates-due/", good_faith.owed, name="owed"),
    path("estimates-due/<uuid:pk>/close/", good_faith.close, name="close_estimate_request"),
    path("good-faith/<uuid:pk>/document/", good_faith.document, name="good_faith_document"),
    path("estimates/<uuid:pk>/", documents.given_estimate, name="given_estimate"),
    path("estimates/<uuid:pk>/document/", documents.estimate_document, name="estimate_document"),
    path("patients/<uuid:pk>/coverage/<slug:kind>/", coverages.new_coverage, name="new_coverage"),
    path("coverage/<uuid:pk>/", coverages.edit_coverage, name="edit_coverage"),
]
