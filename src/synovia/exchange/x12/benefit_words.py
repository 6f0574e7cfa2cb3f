"""A benefit of a 271 in a sentence. Words of our own, from memory of the code lists (standing R, 2026-11-26)."""

from __future__ import annotations

from typing import Final

from synovia.domain.charges.claims.answers import Benefit
from synovia.domain.terms.money import percent, shown

KINDS: Final = {
    "1": "Coverage is active",
    "2": "Coverage is active, full risk capitation",
    "3": "Coverage is active, services capitated",
    "4": "Coverage is active, services capitated to the primary care provider",
    "5": "Coverage is active, under investigation",
    "6": "Coverage is inactive",
    "7": "Coverage is inactive, eligibility being updated",
    "8": "Coverage is inactive, under investigation",
    "A": "Coinsurance",
    "B": "Copay",
    "C": "Deductible",
    "CB": "Coverage basis",
    "D": "Benefit",
    "E": "Exclusion",
    "F": "Limit",
    "G": "Out-of-pocket maximum",
    "H": "Unlimited",
    "I": "Not covered",
    "J": "Cost containment",
    "K": "Reserve",
    "L": "Primary care provider",
    "MC": "Managed care coordinator",
    "N": "Services restricted to this provider",
    "P": "Benefit disclaimer",
    "R": "Another payer",
    "U": "Contact for more",
    "V": "Cannot process",
    "W": "Other source of data",
    "X": "Health care facility",
    "Y": "Spend down",
}
SERVICES: Final = {
    "1": "medical care",
    "30": "the plan as a whole",
    "33": "chiropractic",
    "35": "dental care",
    "47": "hospital",
    "48": "hospital, inpatient",
    "50": "hospital, outpatient",
    "86": "emergency",
    "88": "pharmacy",
    "98": "office visits",
    "AD": "occupational therapy",
    "AE": "physical medicine",
    "AF": "speech therapy",
    "AL": "vision",
    "MH": "mental health",
    "PT": "physical therapy",
    "UC": "urgent care",
}
PERIODS: Final = {
    "6": "per hour",
    "7": "per day",
    "21": "over years",
    "22": "per service year",
    "23": "per calendar year",
    "24": "in the year to date",
    "25": "per contract",
    "26": "per episode",
    "27": "per visit",
    "28": "outlier",
    "29": "remaining",
    "30": "exceeded",
    "31": "not exceeded",
    "32": "in a lifetime",
    "33": "remaining in a lifetime",
    "34": "per month",
    "35": "per week",
    "36": "per admission",
}
REFUSALS: Final = {
    "04": "The number of requests is exceeded.",
    "15": "Required information is missing.",
    "33": "The input has errors.",
    "35": "This provider is not in the network.",
    "41": "This sender is not authorized.",
    "42": "The payer cannot answer now; try again.",
    "43": "The provider's identification is invalid or missing.",
    "44": "The provider's name is invalid or missing.",
    "45": "The provider's specialty is invalid or missing.",
    "46": "The provider's telephone is invalid or missing.",
    "47": "The provider's state is invalid or missing.",
    "48": "The referring provider's number is invalid or missing.",
    "49": "The provider is not the primary care physician.",
    "50": "The provider is not eligible to ask.",
    "51": "The provider is not on file.",
    "52": "The dates of service are not within the provider's plan enrollment.",
    "56": "The date is not suitable.",
    "57": "The date of service is invalid or missing.",
    "58": "The birth date is invalid or missing.",
    "60": "The birth date is after the day of service.",
    "61": "The day of death is before the day of service.",
    "62": "The day of service is too far back.",
    "63": "The day of service is in the future.",
    "64": "The patient's number is invalid or missing.",
    "65": "The patient's name is invalid or missing.",
    "66": "The patient's sex is invalid or missing.",
    "67": "The patient is not found.",
    "68": "The patient's number is a duplicate.",
    "71": "The birth date does not match the payer's.",
    "72": "The member id is invalid or missing.",
    "73": "The subscriber's name is invalid or missing.",
    "74": "The subscriber's sex is invalid or missing.",
    "75": "The subscriber is not found.",
    "76": "The subscriber's number is a duplicate.",
    "77": "The subscriber is found, the patient is not.",
    "78": "The subscriber is not in this group or plan.",
    "79": "The participant's identification is invalid.",
    "80": "There is no answer, and no reason for it.",
}


def sentence(benefit: Benefit) -> str:
    """ "Copay: $30.00 per visit, out of network, for physical therapy." """
    said = [KINDS.get(benefit.kind, f"Information {benefit.kind}")]
    value = _value(benefit)
    if value:
        said = [f"{said[0]}: {value}"]
    if benefit.level in ("IND", "FAM"):
        said.append("individual" if benefit.level == "IND" else "family")
    if benefit.in_network is not None:
        said.append("in network" if benefit.in_network else "out of network")
    if benefit.authorization_needed:
        said.append("prior authorization needed")
    services = [SERVICES.get(code, f"service type {code}") for code in benefit.services]
    if services:
        said.append(
            f"for {' and '.join((', '.join(services[:-1]), services[-1])) if services[1:] else services[0]}"
        )
    if benefit.procedure:
        said.append(f"code {benefit.procedure} alone")
    if benefit.places:
        said.append(f"at place of service {' and '.join(benefit.places)} alone")
    return ". ".join((", ".join(said), *benefit.messages)).rstrip(".") + "."


def _value(benefit: Benefit) -> str:
    amount = [] if benefit.amount is None else [shown(benefit.amount)]
    share = [] if benefit.share is None else [percent(benefit.share)]
    quantity = []
    if benefit.quantity is not None:
        quantity = [
            f"{benefit.quantity.normalize():f} {'visits' if benefit.quantity_of == 'VS' else 'units'}"
        ]
    period = PERIODS.get(benefit.period, "") if amount or share or quantity else ""
    return " ".join(filter(None, (*amount, *share, *quantity, period)))
