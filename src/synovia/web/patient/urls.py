"""Addresses of the portal."""

from django.urls import path

from synovia.web.patient import account, costs, pages, pain, questionnaires

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
    path("costs/account/", account.account, name="account"),
    path("costs/account/pay/", account.pay, name="pay"),
    path("costs/account/pay/<uuid:pk>/", account.card, name="card"),
    path("costs/statements/<uuid:pk>/", account.statement, name="statement"),
    path("costs/", costs.costs, name="costs"),
    path("costs/<uuid:pk>/", costs.estimate, name="estimate"),
    path("costs/<uuid:pk>/document/", costs.estimate_document, name="estimate_document"),
    path("costs/ask/", costs.ask_estimate, name="ask_estimate"),
    path("costs/good-faith/<uuid:pk>/document/", costs.good_faith_document, name="good_faith_document"),
]
