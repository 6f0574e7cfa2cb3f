"""Addresses of the public pages. None of them carries anything about a person."""

from django.urls import URLPattern, path

from synovia.web.public import booking, cost, likely, pages, questions, self_check

app_name = "public"
urlpatterns: list[URLPattern] = [
    path("", pages.home, name="home"),
    path("what-it-is/", pages.about, name="about"),
    path("conditions/", pages.conditions, name="conditions"),
    path("conditions/<slug:slug>/", pages.condition, name="condition"),
    path("techniques/", pages.techniques, name="techniques"),
    path("techniques/<slug:slug>/", pages.technique, name="technique"),
    path("articles/", pages.articles, name="articles"),
    path("articles/<slug:slug>/", pages.article, name="article"),
    path("team/", pages.team, name="team"),
    path("cost/", cost.cost, name="cost"),
    path("cost/my-estimate/", likely.likely_cost, name="likely_cost"),
    path("cost/<slug:slug>/", cost.coverage, name="coverage"),
    path("privacy/", pages.intended_use, name="intended_use"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("self-check/", self_check.start, name="self_check"),
    path("self-check/at/<slug:where>/", self_check.start, name="self_check_at"),
    path("self-check/begin/", self_check.begin, name="self_check_begin"),
    path("self-check/delete/", self_check.forget, name="self_check_forget"),
    path("self-check/result/", self_check.result, name="self_check_result"),
    path("self-check/<int:step>/", self_check.question, name="self_check_question"),
    path("questions/", questions.start, name="questions"),
    path("questions/open/<str:token>/", questions.enter, name="questions_enter"),
    path("questions/<int:place>/<int:step>/", questions.question, name="questions_step"),
    path("questions/<int:place>/review/", questions.review, name="questions_review"),
    path("first-visit/", booking.ask, name="booking"),
    path("first-visit/thank-you/", booking.thanks, name="booking_thanks"),
]
