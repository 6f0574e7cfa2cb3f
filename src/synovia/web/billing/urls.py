"""Addresses of the money pages."""

from django.urls import path

from synovia.web.billing import (
    coverages,
    documents,
    estimates,
    ledger,
    ledger_books,
    ledger_cards,
    ledger_documents,
    ledger_moves,
)

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
    path("patients/<uuid:pk>/account/", ledger.account, name="account"),
    path("patients/<uuid:pk>/account/pay/", ledger_moves.take_payment, name="take_payment"),
    path("patients/<uuid:pk>/account/plan/", ledger_moves.payment_plan, name="payment_plan"),
    path("patients/<uuid:pk>/account/letter/", ledger_moves.new_letter, name="new_letter"),
    path("patients/<uuid:pk>/account/statement/", ledger_documents.make_statement, name="make_statement"),
    path("patients/<uuid:pk>/account/<slug:what>/", ledger_moves.move, name="move"),
    path("entries/<uuid:pk>/", ledger.entry, name="entry"),
    path("entries/<uuid:pk>/reverse/", ledger.reverse_entry, name="reverse_entry"),
    path("payment-plans/<uuid:pk>/end/", ledger_moves.end_plan, name="end_plan"),
    path("statements/<uuid:pk>/", ledger_documents.statement, name="statement"),
    path("letters/<uuid:pk>/", ledger_moves.letter, name="letter"),
    path("letters/<uuid:pk>/settle/", ledger_moves.settle_letter, name="settle_letter"),
    path("letters/<uuid:pk>/packet/", ledger_documents.packet, name="injury_packet"),
    path("cards/<uuid:pk>/refund/", ledger_cards.refund, name="card_refund"),
    path("cards/messages/", ledger_cards.webhook, name="card_webhook"),
    path("aging/", ledger_books.aging, name="aging"),
    path("months/", ledger_books.months, name="months"),
    path("months/close/", ledger_books.close_month, name="close_month"),
    path("months/reopen/", ledger_books.reopen_month, name="reopen_month"),
    path("export/", ledger_books.export, name="ledger_export"),
]
