"""Where the boxes of a CMS-1500 lie: rows from top to bottom, widths in twenty-fourths, plain labels of our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from synovia.domain.charges.claims.cms1500 import Form, forms
from synovia.domain.charges.claims.content import Claim


@dataclass(frozen=True, slots=True)
class Place:
    """One box in its row."""

    number: str
    label: str
    width: int


ABOVE: Final[tuple[tuple[Place, ...], ...]] = (
    (Place("1", "Kind of insurance", 16), Place("1a", "Insured: number", 8)),
    (Place("2", "Patient: name", 9), Place("3", "Patient: born, sex", 7), Place("4", "Insured: name", 8)),
    (
        Place("5", "Patient: address", 9),
        Place("6", "Patient is the insured's", 7),
        Place("7", "Insured: address", 8),
    ),
    (
        Place("9", "Other insured: name", 9),
        Place("10a", "From work?", 7),
        Place("11", "Insured: group or policy", 8),
    ),
    (
        Place("9a", "Other insured: policy", 9),
        Place("10b", "From a car accident? State", 7),
        Place("11a", "Insured: born, sex", 8),
    ),
    (
        Place("9d", "Other insured: plan", 9),
        Place("10c", "From another accident?", 7),
        Place("11b", "Other claim number", 8),
    ),
    (Place("11c", "Insured: plan", 16), Place("11d", "Another plan?", 8)),
    (Place("12", "Patient: release", 16), Place("13", "Insured: payment to provider", 8)),
    (Place("14", "Condition began", 8), Place("15", "Other date", 8), Place("16", "Unable to work", 8)),
    (
        Place("17", "Referred or supervised by", 11),
        Place("17b", "NPI", 5),
        Place("20", "Outside laboratory?", 8),
    ),
    (Place("19", "More about the claim", 24),),
    (
        Place("21", "Diagnoses", 14),
        Place("21 ind", "ICD", 2),
        Place("22", "Resubmission, original number", 8),
    ),
    (Place("23", "Authorization", 24),),
)
BELOW: Final[tuple[tuple[Place, ...], ...]] = (
    (
        Place("25", "Tax number", 6),
        Place("26", "Our account number", 6),
        Place("27", "Assignment?", 4),
        Place("28", "Charges", 4),
        Place("29", "Paid", 4),
    ),
    (
        Place("31", "Provider: signature", 7),
        Place("32", "Where the services were given", 8),
        Place("33", "Who bills", 9),
    ),
    (Place("32a", "NPI, place", 15), Place("33a", "NPI, biller", 4), Place("33b", "Other number", 5)),
)


def printed(claim: Claim) -> dict[str, Any]:
    """Everything the layout "claim_form" prints of a claim."""
    return {
        "title": f"Claim {claim.control_number}",
        "clinic": claim.billing.name.last,
        "to": claim.insured.payer.name,
        "sheets": [sheet(form) for form in forms(claim)],
    }


def sheet(form: Form) -> dict[str, Any]:
    """The form as texts and numbers, for the typesetter: every box in its place, empty ones too."""
    return {
        "above": [_row(row, form) for row in ABOVE],
        "lines": [
            [f"{line.begins} – {line.ends}", line.place, line.code, " ".join(line.modifiers), line.pointers, line.charge,
             line.units, line.rendering_npi]
            for line in form.lines
        ],
        "below": [_row(row, form) for row in BELOW],
        "page": form.page,
        "pages": form.pages,
    }  # fmt: skip


def _row(row: tuple[Place, ...], form: Form) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number.upper(),
            "label": each.label,
            "width": each.width,
            "value": form.boxes.get(each.number, ""),
        }
        for each in row
    ]
