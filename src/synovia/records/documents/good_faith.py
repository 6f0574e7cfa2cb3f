"""What a good-faith estimate says, as plain texts for its layout: every content of 45 CFR 149.610(c)(1)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from synovia.records.charges.models import GoodFaithEstimate
from synovia.records.documents.queries import day, head_of, money


def good_faith_texts(row: GoodFaithEstimate) -> dict[str, Any]:
    """The document from the contents as they were given."""
    content = row.content
    provider, person = content["provider"], content["person"]
    return head_of(row.patient, _("Good-faith estimate")) | {
        "made_on": _iso(content["made_on"]),
        "patient": {"name": person["name"], "born": _iso(person["birth_date"])},
        "facts": [
            [_("For"), person["name"]],
            [_("Date of birth"), _iso(person["birth_date"])],
            [_("Main service"), content["main_service"]],
            [_("Expected dates"), _dates(content)],
            [_("How often"), content["frequency"]],
            [_("Visits in this estimate"), str(content["visits"])],
            [_("Diagnoses (ICD-10-CM)"), _diagnoses(content)],
            [_("Estimate number"), _number(row)],
            [_("Made on"), _iso(content["made_on"])],
        ],
        "provider": [
            [_("Provider"), provider["name"]],
            [_("National Provider Identifier (NPI)"), provider["npi"]],
            [_("Taxpayer number (TIN)"), provider["tax_id"]],
            [_("Where services are given"), provider["address"]],
            [_("State"), provider["state"]],
        ],
        "services": [_service(each) for each in content["services"]],
        "total": money(content["expected_total"]),
        "days": [_iso(each) for each in content["days"]] if content.get("scheduled", True) else [],
        "apart": content["scheduled_apart"],
        "disclaimers": content["disclaimers"],
        "notice": content["notice"],
    }


def _service(each: dict[str, Any]) -> list[str]:
    return [
        each["words"],
        each["code"],
        str(each["units"]),
        str(each["days"]),
        money(each["expected_charge"]),
    ]


def _number(row: GoodFaithEstimate) -> str:
    if row.replaces is None:
        return str(row.number)
    return _("%(number)s; it replaces number %(before)s: %(why)s") % {
        "number": row.number,
        "before": row.replaces.number,
        "why": row.why_anew,
    }


def _dates(content: dict[str, Any]) -> str:
    first, last = _iso(content["first_day"]), _iso(content["last_day"])
    if not content.get("scheduled", True):
        return _("not scheduled yet; prices of %(day)s") % {"day": first}
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def _diagnoses(content: dict[str, Any]) -> str:
    told = [f"{each['code']} {each['words']}".strip() for each in content["diagnoses"]]
    return ", ".join(told) or _("none yet: the first examination finds what is wrong")


def _iso(text: str) -> str:
    return day(date.fromisoformat(text))
