"""Addresses of the owner's pages."""

from django.urls import path

from synovia.web.manager import audit, instruments, medical_lead, population

app_name = "manager"
urlpatterns = [
    path("audit/", audit.audit, name="audit"),
    path("medical-lead/", medical_lead.medical_lead, name="medical_lead"),
    path("medical-lead/<uuid:pk>/", medical_lead.change, name="change_medical_lead"),
    path("audit/glass/<uuid:pk>/", audit.review, name="review_glass"),
    path("instruments/", instruments.instruments_page, name="instruments"),
    path("instruments/load/", instruments.load, name="load_instrument"),
    path("instruments/<uuid:pk>/retire/", instruments.retire, name="retire_instrument"),
    path("caseload/", population.population, name="population"),
    path("caseload/episodes/", population.episodes, name="population_episodes"),
    path("caseload/anew/", population.work_out, name="work_out_population"),
]
