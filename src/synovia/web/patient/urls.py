"""Addresses of the portal."""

from django.urls import path

from synovia.web.patient import account, pages, pain, questionnaires

app_name = "patient"
urlpatterns = [
    path("", pages.home, name="home"),
    path("plan/", pages.plan, name="plan"),
    path("plan/<uuid:pk>/document/", pages.plan_document, name="plan_document"),
    path("pain/", pain.pain, name="pain"),
    path("pain/save/", pain.save, name="pain_save"),
    path("visits/", pages.visits, name="visits"),
    path("visits/<uuid:pk>/cancel/", pages.cancel, name="cancel"),
    path("questions/", questionnaires.waiting, name="questionnaires"),
    path("questions/<uuid:pk>/<int:step>/", questionnaires.question, name="questionnaire"),
    path("questions/<uuid:pk>/review/", questionnaires.review, name="questionnaire_review"),
    path("costs/", pages.costs, name="costs"),
    path("costs/account/", account.account, name="account"),
    path("costs/account/pay/", account.pay, name="pay"),
    path("costs/statements/<uuid:pk>/", account.statement, name="statement"),
    path("costs/<uuid:pk>/", pages.estimate, name="estimate"),
    path("costs/<uuid:pk>/document/", pages.estimate_document, name="estimate_document"),
]
