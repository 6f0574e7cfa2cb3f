"""What an 835 says, whether it adds up, and what others make of the same file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import oxedi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synovia.domain.charges.claims.answers import Remittance
from synovia.domain.charges.claims.content import Adjustment, Group, Name
from synovia.exchange.x12 import read, validate
from tests.exchange.x12 import samples


def the(content: str | bytes) -> Remittance:
    """The one 835 of a file."""
    (document,) = read(content)
    assert isinstance(document, Remittance)
    return document


def keys(found: Remittance) -> set[str]:
    return {each.key for each in found.findings}


def test_a_remittance_says_who_paid_what_when_and_under_which_number() -> None:
    found = the(samples.remittance())
    assert (found.payer, found.payer_id) == ("BLUE PLAN OF ILLINOIS", "G00621")
    assert (found.payee, found.payee_id) == ("SYNOVIA PHYSICAL THERAPY", "1234567893")
    assert (found.amount, found.method, found.trace) == (Decimal("80.00"), "ACH", "EFT77")
    assert (found.paid_on, found.produced_on) == (date(2026, 3, 20), date(2026, 3, 19))
    assert found.envelope.interchange == "000000501"
    assert validate(samples.remittance()).ok


def test_a_claim_and_its_lines_are_matched_by_our_numbers() -> None:
    paid, denied = the(samples.remittance()).claims
    assert (paid.control_number, paid.payer_claim_number, paid.patient) == (
        "SYN-1",
        "ICN-1",
        Name("O'BRIEN", "ROSA"),
    )
    (line,) = paid.lines
    assert (line.control_number, line.code, line.modifiers, line.on) == (
        "L1",
        "97110",
        ("GP",),
        date(2026, 3, 2),
    )
    assert [line.units, line.charge, line.paid, line.allowed] == [2, 120, 80, 100]
    assert line.adjustments == (
        Adjustment("CO", "45", Decimal("20.00")),
        Adjustment("PR", "3", Decimal("20.00")),
    )
    assert paid.adjusted(Group.PATIENT) == paid.patient_share == 20
    assert denied.is_denied
    assert denied.lines[0].remarks == ("N19",)
    assert denied.adjusted() == Decimal("61.50")


def test_a_reversal_takes_back_and_the_correction_follows() -> None:
    claims = """CLP*SYN-1*22*-120*-80**12*ICN-1*11*1
        NM1*QC*1*O'BRIEN*ROSA****MI*XYZ1
        SVC*HC:97110:GP*-120*-80**2
        DTM*472*20260302
        CAS*CO*45*-20
        CAS*PR*3*-20
        CLP*SYN-1*1*120*70*30*12*ICN-1R*11*7
        NM1*QC*1*O'BRIEN*ROSA****MI*XYZ1
        SVC*HC:97110:GP*120*70**2
        DTM*472*20260302
        CAS*CO*45*20
        CAS*PR*3*30"""
    found = the(samples.remittance(claims, amount="0", plb="PLB*1234567893*20261231*FB:EFT77*-10"))
    back, again = found.claims
    assert back.is_reversal
    assert [back.paid, back.charge] == [-80, -120]
    assert not again.is_reversal
    assert keys(found) == set()
    assert found.is_balanced


def test_what_concerns_no_claim_stands_at_the_providers_level() -> None:
    plb = "PLB*1234567893*20261231*WO:ICN-0*15.25*L6:ICN-1*-1.1"
    found = the(samples.remittance(amount="65.85", plb=plb))
    taken, interest = found.provider_adjustments
    assert (taken.reason, taken.reference, taken.amount) == ("WO", "ICN-0", Decimal("15.25"))
    assert taken.says == "Overpayment taken back"
    assert interest.amount == Decimal("-1.10")
    assert interest.fiscal_year_end == date(2026, 12, 31)
    assert found.is_balanced


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("BPR*I*80*", "BPR*I*81*", {"check-unbalanced"}),
        ("CLP*SYN-1*1*120*80*", "CLP*SYN-1*1*120*79*", {"claim-unbalanced", "payments-differ", "check-unbalanced"}),
        ("CLP*SYN-1*1*120*", "CLP*SYN-1*1*121*", {"claim-unbalanced", "charges-differ"}),
        ("CAS*CO*45*20", "CAS*CO*45*21", {"line-unbalanced", "claim-unbalanced"}),
        ("CAS*PR*3*20", "CAS*CO*3*20", {"patient-share"}),
        ("CAS*CO*45*20", "CAS*CO*45*20.005", {"fraction-of-a-cent", "line-unbalanced", "claim-unbalanced"}),
        ("CAS*CO*45*20", "CAS*CO*45*", {"missing-amount", "line-unbalanced", "claim-unbalanced"}),
        ("BPR*I*80*C", "BPR*I*80*D", {"check-unbalanced", "negative-payment"}),
        ("BPR*I*80*", "BPR*I*$80*", {"unreadable-number", "check-unbalanced"}),
    ],
)  # fmt: skip
def test_sums_that_do_not_add_up_are_named(before: str, after: str, named: set[str]) -> None:
    found = the(samples.remittance().replace(before, after))
    assert keys(found) == named
    assert any(each.serious for each in found.findings) or named == {"patient-share"}


BALANCES = {
    "service_balance": "line-unbalanced",
    "claim_balance": "claim-unbalanced",
    "transaction_balance": "check-unbalanced",
}


def unbalanced_by_oxedi(content: str) -> set[str]:
    """Which of the three sums another reader, written by others in another language, finds wrong."""
    said = [str(each) for each in oxedi.parse(content.encode()).diagnostics if each.kind == "BalanceMismatch"]
    return {ours for theirs, ours in BALANCES.items() if any(f'"{theirs}"' in each for each in said)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("BPR*I*80*", "BPR*I*81*"),
        ("CLP*SYN-1*1*120*80*", "CLP*SYN-1*1*120*79*"),
        ("CLP*SYN-1*1*120*", "CLP*SYN-1*1*121*"),
        ("CAS*CO*45*20", "CAS*CO*45*21"),
        ("SVC*HC:97140:GP:59*61.5*0", "SVC*HC:97140:GP:59*61.5*1"),
        ("LX*1", "LX*1"),
    ],
)
def test_another_reader_finds_the_same_sums_wrong(before: str, after: str) -> None:
    text = samples.remittance().replace(before, after)
    assert keys(the(text)) & set(BALANCES.values()) == unbalanced_by_oxedi(text)


def test_a_fraction_of_a_cent_is_kept_and_named() -> None:
    found = the(samples.remittance().replace("CAS*CO*45*20", "CAS*CO*45*20.005"))
    assert found.claims[0].adjustments == ()
    assert found.claims[0].lines[0].adjustments[0].amount == Decimal("20.005")
    (named,) = [each for each in found.findings if each.key == "fraction-of-a-cent"]
    assert "20.005" in named.says
    assert named in found.claims[0].findings


def test_a_claim_that_stands_there_twice_is_named() -> None:
    claim = samples.TWO_CLAIMS[: samples.TWO_CLAIMS.index("CLP*SYN-2")].strip()
    found = the(samples.remittance(f"{claim}\n{claim}", amount="160"))
    assert keys(found) == {"claim-repeated"}
    assert found.is_balanced


def test_findings_of_a_claim_are_its_own() -> None:
    found = the(samples.remittance().replace("CAS*CO*97*61.5", "CAS*CO*97*60"))
    first, second = found.claims
    assert first.findings == ()
    assert [each.key for each in second.findings] == ["line-unbalanced", "claim-unbalanced"]
    assert "SYN-2" in second.findings[0].says
    assert "$61.50" in second.findings[0].says


@pytest.mark.parametrize(("status", "carrier"), [("19", ""), ("1", "NM1*TT*2*SUPPLEMENT PLAN*****PI*SUP1")])
def test_a_claim_that_was_sent_on_needs_no_secondary_from_us(status: str, carrier: str) -> None:
    text = samples.remittance().replace("CLP*SYN-1*1*", f"CLP*SYN-1*{status}*")
    if carrier:
        text = text.replace("DTM*232", f"{carrier}~\nDTM*232")
    assert the(text).claims[0].is_forwarded
    assert not the(samples.remittance()).claims[0].is_forwarded


def test_the_payers_corrections_and_a_changed_code_are_kept() -> None:
    text = samples.remittance().replace("DTM*232", "NM1*74*1*OBRIEN*ROSA****C*XYZ99~\nDTM*232")
    text = text.replace("SVC*HC:97110:GP*120*80**2", "SVC*HC:97112:GP*120*80**1*HC:97110:GP*2")
    claim = the(text).claims[0]
    assert (claim.corrected, claim.corrected_member_id) == (Name("OBRIEN", "ROSA"), "XYZ99")
    line = claim.lines[0]
    assert (line.code, line.billed_code) == ("97112", "97110")
    assert [line.units, line.billed_units] == [1, 2]


def test_several_checks_in_one_file_are_several_remittances() -> None:
    text = samples.remittance()
    start, end = text.index("ST*"), text.index("GE*")
    second = text[start:end].replace("*0001~", "*0002~").replace("EFT77", "EFT78")
    both = text[:end] + second + text[end:].replace("GE*1", "GE*2")
    assert [each.trace for each in read(both) if isinstance(each, Remittance)] == ["EFT77", "EFT78"]
    assert all(not each.findings for each in read(both))


@pytest.mark.parametrize(
    ("name", "amount", "claims", "named"),
    [
        ("keironstoddart__united_healthcare_legacy_sample.txt", "349.99", 2, set()),
        ("LinuxForHealth__managed-care.835", "945.00", 2, {"unreadable-date", "test-file"}),
        (
            "LinuxForHealth__secondary-payment.835",
            "1222.00",
            2,
            {"component-separator", "missing-date", "test-file"},
        ),
        (
            "LinuxForHealth__cob-contractural-adjustment.835",
            "34.00",
            1,
            {"component-separator", "missing-date", "test-file"},
        ),
    ],
)
def test_files_of_others_are_read_and_add_up(name: str, amount: str, claims: int, named: set[str]) -> None:
    found = the(samples.fixture(name))
    assert found.amount == Decimal(amount)
    assert len(found.claims) == claims
    assert keys(found) == named
    assert found.is_balanced
    assert_same_as_oxedi(samples.fixture(name), found)


def assert_same_as_oxedi(content: bytes, found: Remittance) -> None:
    """Another reader, written by others in another language, finds the same money."""
    theirs = oxedi.parse(content)
    assert theirs.count_claims() == len(found.claims)
    assert Decimal(theirs.sum_payments()) == found.amount


AMOUNTS = st.decimals(Decimal("0.00"), Decimal("500.00"), places=2)
LINES = st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4), AMOUNTS, st.sampled_from((0, 0, 1)))
def test_we_find_a_file_balanced_exactly_when_it_is(
    claims: list[list[tuple[Decimal, Decimal, Decimal]]], taken: Decimal, cent: int
) -> None:
    written, paid = [], Decimal(0)
    for number, lines in enumerate(claims):
        charge = sum((sum(line) for line in lines), Decimal(0))
        paid += sum(line[0] for line in lines)
        written.append(f"CLP*SYN-{number}*1*{charge}*{sum(line[0] for line in lines)}**12*ICN{number}*11*1")
        written.append("NM1*QC*1*O'BRIEN*ROSA****MI*XYZ1")
        for own, contract, share in lines:
            written.append(f"SVC*HC:97110:GP*{own + contract + share}*{own}**1")
            written.append("DTM*472*20260302")
            written.append(f"CAS*CO*45*{contract}")
            written.append(f"CAS*PR*2*{share}")
    amount = paid - taken + Decimal(cent) / 100
    plb = f"PLB*1234567893*20261231*WO:ICN-0*{taken}" if taken else ""
    text = samples.remittance("\n".join(written), amount=str(amount), plb=plb)
    found = the(text)
    assert found.is_balanced is (cent == 0)
    assert keys(found) & set(BALANCES.values()) == unbalanced_by_oxedi(text)
    assert ("check-unbalanced" in keys(found)) is (cent != 0)
    assert total_of(found) == paid


def total_of(found: Remittance) -> Decimal:
    return sum((line.paid for claim in found.claims for line in claim.lines), Decimal(0))
