"""What a hand-edited claim may not say, and how it is told from the bill of its note."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges.claims.content import (
    Accident,
    Cause,
    Claim,
    Frequency,
    LineDecision,
    Name,
    Provider,
)
from synovia.domain.charges.claims.editing import Support, differences, of_lines, slips
from tests.domain.charges.claimed import DAY, TODAY, claim, line

SUPPORT = Support(
    units={"97110": Decimal(2), "97140": Decimal(1)},
    prices={"97110": Decimal("62.00"), "97140": Decimal("64.00")},
    days=(date(2026, 8, 24), TODAY),
    modifiers={"GP", "KX", "59"},
)


def judged(wanted: Claim, **support: Any) -> list[tuple[str, str]]:
    return [(each.where, each.says) for each in slips(wanted, claim(), replace(SUPPORT, **support))]


def changed(**parts: Any) -> Claim:
    """The claim with its first line changed."""
    return claim(replace(line(), **parts), line("97140", 1, 15))


def test_the_claim_as_it_is_has_nothing_wrong() -> None:
    assert judged(claim()) == []


@pytest.mark.parametrize(
    ("parts", "where", "says"),
    [
        ({"units": Decimal(3)}, "units", "supports 2 × 97110, not 3"),
        ({"charge": Decimal("124.01")}, "charge", "The fee table has $124.00"),
        ({"charge": Decimal("0.00")}, "charge", "above zero"),
        ({"modifiers": ("GP", "ZQ")}, "modifiers", "ZQ: not a modifier"),
        ({"modifiers": ("GP", "GP")}, "modifiers", "each once"),
        ({"pointers": (2,)}, "pointers", "2: the claim has diagnoses 1 to 1"),
        ({"pointers": ()}, "pointers", "1 to 4 diagnoses"),
        ({"on": date(2026, 8, 23)}, "on", "no other day is billed"),
        ({"on": date(2026, 9, 17)}, "on", "no other day is billed"),
        ({"on": date(1949, 1, 1)}, "on", "before the patient's birth"),
    ],
)
def test_a_line_that_cannot_be(parts: dict[str, Any], where: str, says: str) -> None:
    assert any(at == f"lines[0].{where}" and says in words for at, words in judged(changed(**parts)))


def test_units_count_over_all_lines_of_a_code() -> None:
    split = claim(line(units=2), line(units=1), line("97140", 1, 15))
    assert [at for at, _ in judged(split)] == ["lines[0].units"]
    assert judged(claim(line(units=1), line(units=1), line("97140", 1, 15))) == []


@pytest.mark.parametrize(
    ("parts", "where", "says"),
    [
        ({"accident": Accident((Cause.AUTO,), DAY)}, "accident.state", "needs its state"),
        ({"accident": Accident((Cause.EMPLOYMENT,))}, "accident.on", "needs its day"),
        ({"accident": Accident((), date(1949, 1, 1))}, "accident.on", "before the patient's birth"),
        ({"onset_on": TODAY}, "onset_on", "after the first service"),
        ({"referring": Provider(Name("Okafor"), "1245319598")}, "referring.npi", "ten digits"),
        ({"referring": Provider(Name(""), "1245319599")}, "referring.last", "last name"),
        ({"frequency": Frequency.REPLACEMENT}, "original_reference", "needs the payer's number"),
        ({"frequency": Frequency.VOID, "original_reference": "I1"}, "frequency", "was sent is voided"),
        ({"original_reference": "I1"}, "original_reference", "names no earlier one"),
        ({"lines": ()}, "lines", "void it instead"),
    ],
)
def test_a_claim_that_cannot_be(parts: dict[str, Any], where: str, says: str) -> None:
    assert any(at == where and says in words for at, words in judged(replace(claim(), **parts)))


def test_a_correction_does_not_become_a_first_claim() -> None:
    later = (Frequency.REPLACEMENT, Frequency.VOID)
    assert judged(claim(), frequencies=later)[0][1].startswith("This claim corrects one")


def test_what_an_earlier_payer_decided_on_keeps_its_lines() -> None:
    decided = LineDecision(1, Decimal("10.00"), Decimal(2), (), DAY)
    told = replace(claim(), others=(replace(claim().insured, line_decisions=(decided,)),))
    fewer = replace(told, lines=told.lines[:1])
    assert [each.where for each in slips(fewer, told, SUPPORT)] == ["lines"]
    marked = replace(told, lines=(replace(told.lines[0], modifiers=("GP", "KX")), told.lines[1]))
    assert slips(marked, told, SUPPORT) == ()


def test_a_void_repeats_what_was_sent() -> None:
    sent = replace(claim(), frequency=Frequency.VOID, original_reference="I1")
    voids = replace(SUPPORT, frequencies=(Frequency.REPLACEMENT, Frequency.VOID))
    assert slips(sent, sent, voids) == ()
    assert [each.where for each in slips(replace(sent, lines=sent.lines[:1]), sent, voids)] == ["lines"]


def test_differences_are_told_line_by_line() -> None:
    billed = replace(changed(units=Decimal(1), charge=Decimal("62.00")), note="See notes")
    found = differences(claim(), billed)
    assert [each.says for each in found] == [
        "line 1 (97110): units 2 → 1",
        "line 1 (97110): charge $124.00 → $62.00",
        "note – → See notes",
    ]
    assert len(of_lines(found)) == 2  # what stands beside the lines needs no reason
    left_off = differences(claim(), claim(line()))
    assert [each.says for each in left_off] == ["97140: billed yes → no"]
    assert [each.says for each in differences(claim(line()), claim())] == ["line 2 (97140): billed no → yes"]
    assert differences(claim(), claim()) == ()
