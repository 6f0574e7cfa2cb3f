"""Code pairs and unit maxima on one day, judged by the date of service.

Source: CMS NCCI pair file and medically-unlikely-edit file for practitioners, effective 2024-07-01. Newer
quarters are not in the tables; private payers run edits of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from synovia.domain.charges.tariff import PairEdit, Tariff
from synovia.domain.charges.timeline import Origin

PER_LINE = 1


@dataclass(frozen=True, slots=True)
class EditFinding:
    """One thing a payer would object to; `denied` is the code it would not pay, empty when a modifier can help."""

    codes: tuple[str, ...]
    denied: str
    says: str
    origin: Origin


def edit_findings(units: Mapping[str, int], tariff: Tariff, day: date) -> tuple[EditFinding, ...]:
    """What Medicare's edits say to these units by code on one day."""
    billed = [code for code, count in units.items() if count]
    return (*_pairs(billed, tariff, day), *_maxima(units, tariff, day))


def _pairs(codes: Sequence[str], tariff: Tariff, day: date) -> Sequence[EditFinding]:
    found = ((tariff.pair_edit(one, other, day)) for one, other in combinations(codes, 2))
    return [_pair_finding(edit, tariff.pairs_origin) for edit in found if edit is not None]


def _pair_finding(edit: PairEdit, origin: Origin) -> EditFinding:
    both = (edit.first, edit.second)
    if edit.bypass == 0:
        says = f"{edit.second} is never paid on a day with {edit.first}: plan one or the other."
        return EditFinding(both, edit.second, says, origin)
    says = (
        f"{edit.second} is paid on a day with {edit.first} only when truly separate (another region, other "
        "minutes), noted so, and billed with modifier 59 or an X modifier."
    )
    return EditFinding(both, "", says, origin)


def _maxima(units: Mapping[str, int], tariff: Tariff, day: date) -> Sequence[EditFinding]:
    found = []
    for code, count in units.items():
        found_most = tariff.unit_maximum(code, day)
        if found_most is None:
            continue
        most = found_most.value
        if count <= most.units or most.kind == PER_LINE:
            continue
        says = f"{count} units of {code} on one day are above Medicare's maximum of {most.units}: all are denied."
        found.append(EditFinding((code,), code, says, found_most.origin))
    return found
