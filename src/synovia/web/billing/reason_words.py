"""Reasons payers give for not paying, in our own words. An unknown one is shown by its code alone."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

GROUPS = {
    "CO": gettext_noop("by contract or law, nobody owes it"),
    "PR": gettext_noop("the patient owes it"),
    "OA": gettext_noop("other reason"),
    "PI": gettext_noop("the payer reduced it"),
}
REASONS = {
    "1": gettext_noop("deductible"),
    "2": gettext_noop("coinsurance"),
    "3": gettext_noop("copay"),
    "4": gettext_noop("the modifier does not fit the service, or is missing"),
    "11": gettext_noop("the diagnosis does not fit the service"),
    "16": gettext_noop("the claim lacks information"),
    "18": gettext_noop("billed twice"),
    "22": gettext_noop("another payer comes first"),
    "23": gettext_noop("what an earlier payer decided"),
    "24": gettext_noop("paid by a fixed amount per member"),
    "27": gettext_noop("after the coverage ended"),
    "29": gettext_noop("filed too late"),
    "45": gettext_noop("above the fee schedule or contract"),
    "50": gettext_noop("not seen as medically necessary"),
    "59": gettext_noop("reduced because several procedures were given"),
    "96": gettext_noop("not covered"),
    "97": gettext_noop("included in another service"),
    "109": gettext_noop("not this payer’s claim"),
    "119": gettext_noop("the benefit’s maximum is reached"),
    "151": gettext_noop("more units or visits than the payer supports"),
    "197": gettext_noop("no authorization"),
    "198": gettext_noop("more than was authorized"),
    "204": gettext_noop("not covered by this plan"),
    "236": gettext_noop("this pair of codes is not paid on one day"),
    "253": gettext_noop("sequestration"),
}


def reason_words(reason: str) -> str:
    """A reason like CO-45 in words: "CO-45, above the fee schedule or contract"."""
    _group, _dash, code = reason.partition("-")
    said = REASONS.get(code)
    return f"{reason}, {_(said)}" if said else reason
