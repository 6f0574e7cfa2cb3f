"""What an 837P of each kind says, that a foreign judge finds it valid, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synovia.domain.charges.claims.content import (
    Accident,
    Adjustment,
    Attachment,
    Cause,
    Claim,
    Name,
    Provider,
)
from synovia.exchange.x12 import validate, write_837
from synovia.exchange.x12.writing import Unwritable
from tests.exchange.x12 import examples
from tests.exchange.x12.strategies import claims_of_any_kind, spoiled_claims


def segments(claim: Claim, tag: str = "") -> list[str]:
    """The segments of one claim's file, or those with a tag."""
    written = write_837(examples.batch(claim)).replace("\n", "").split("~")
    return [each for each in written if each.split("*")[0] == tag or not tag]


def test_every_kind_of_claim_is_valid_by_the_guide() -> None:
    judged = validate(write_837(examples.batch(*(kind() for kind in examples.EVERY))))
    assert judged.ok, judged.problems
    assert "AK9*A*1*1*1" in judged.acknowledgment


def test_judging_a_long_file_tells_how_far_it_is() -> None:
    claims = (replace(examples.professional(), control_number=f"SYN-{number}") for number in range(60))
    text, told = write_837(examples.batch(*claims)), []
    assert validate(text, lambda done, total: told.append((done, total))).ok
    segments = text.count("~")
    assert told == [(1000, segments), (segments, segments)]


def test_so_are_its_less_common_forms() -> None:
    plain, crash = examples.professional(), examples.auto()
    alone = replace(examples.ELENA, tax_id="123456789", tax_id_is_ssn=True, address=examples.CLINIC.address)
    home = Provider(Name("Home", is_organization=True), address=examples.HOME)
    passenger = replace(crash.insured, subscriber=examples.MIRA, relationship="19")
    forms = (
        replace(plain, billing=alone),
        replace(plain, place_of_service="12", facility=home),
        replace(crash, patient=examples.JONAH, insured=passenger),
        replace(plain, lines=(examples.line(),) * 50, delay_reason="11"),
        replace(
            plain,
            assignment="C",
            benefits_assigned=False,
            release_of_information="I",
            signature_on_file=False,
        ),
    )
    numbered = (replace(claim, control_number=f"SYN-{number}") for number, claim in enumerate(forms))
    judged = validate(write_837(examples.batch(*numbered, reference="")))
    assert judged.ok, judged.problems


def test_the_judge_is_awake() -> None:
    broken = write_837(examples.batch(examples.professional())).replace("*HC:97110", "*XX:97110")
    judged = validate(broken)
    assert not judged.ok
    assert any(problem.startswith("SV1 (segment 29)") for problem in judged.problems), judged.problems
    assert not validate("neither fish nor fowl").ok


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(claims_of_any_kind())
def test_whatever_a_claim_says_its_file_is_valid(claims: list[Claim]) -> None:
    judged = validate(write_837(examples.batch(*claims)))
    assert judged.ok, judged.problems


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(spoiled_claims(), min_size=20, max_size=30))
def test_a_claim_that_makes_no_sense_is_refused_or_still_a_valid_file(claims: list[Claim]) -> None:
    written = []
    for number, claim in enumerate(claims):
        with suppress(Unwritable):
            write_837(examples.batch(claim))
            written.append(replace(claim, control_number=f"SYN-{number}"))
    if written:
        judged = validate(write_837(examples.batch(*written)))
        assert judged.ok, judged.problems


def test_control_numbers_are_the_callers() -> None:
    written = write_837(
        examples.batch(examples.professional(), interchange=123, group=45, transaction=6, production=True)
    )
    assert "*00501*000000123*0*P*:~" in written
    assert "GE*1*45~" in written
    assert "ST*837*0006*005010X222A1~" in written
    assert "IEA*1*000000123~" in written
    assert "BHT*0019*00*BATCH-12*20260303*1405*CH~" in written


def test_a_patient_who_is_the_subscriber_has_address_and_birth_date_there() -> None:
    said = segments(examples.professional())
    assert "SBR*P*18*******MB" in said
    assert "NM1*IL*1*O'BRIEN-NUNEZ*ROSA*T.***MI*1EG4TE5MK73" in said
    assert "DMG*D8*19520229*F" in said
    assert not any(each.startswith("PAT") for each in said)


def test_a_child_stands_below_the_parent() -> None:
    said = segments(examples.of_a_child())
    assert [each for each in said if each.startswith("HL")] == ["HL*1**20*1", "HL*2*1*22*1", "HL*3*2*23*0"]
    assert "PAT*19" in said
    assert "NM1*QC*1*WEISS*JONAH" in said
    assert "SBR*P**99001******BL" in said
    assert "AMT*F5*30" in said
    assert {"REF*G1*AUTH55", "REF*G1*AUTH56", "REF*9F*RF1"} <= set(said)
    assert "SV1*HC:97110:GP*120*UN*2*12**1:2" in said


def test_a_secondary_claim_brings_what_the_first_payer_decided() -> None:
    said = segments(examples.secondary())
    first = said.index("SBR*P*18*******MB")
    assert said[first + 1 : first + 4] == ["CAS*CO*253*1.96", "AMT*D*96", "OI***Y***Y"]
    line = said.index("SVD*00952*64*HC:97110:GP**2")
    assert said[line + 1 : line + 4] == ["CAS*CO*45*40", "CAS*PR*2*16", "DTP*573*D8*20260320"]
    assert "REF*F8*0226070012345" in said


def test_a_third_payer_hears_of_both_before_it() -> None:
    said = segments(examples.tertiary())
    assert [each for each in said if each.startswith("SBR")] == [
        "SBR*T*18*******ZZ", "SBR*P*18*******MB", "SBR*S*18*MEDSUP******BL",
    ]  # fmt: skip
    assert [each for each in said if each.startswith("SVD")] == [
        "SVD*00952*64*HC:97110:GP**2", "SVD*G00621*20*HC:97110:GP**2", "SVD*00952*32*HC:97140:GP:59:KX**1",
    ]  # fmt: skip


def test_medicare_as_second_payer_says_why() -> None:
    assert "SBR*S*18***12****MB" in segments(examples.medicare_second(), "SBR")
    assert not any("*12*" in each for each in segments(examples.professional(), "SBR"))


@pytest.mark.parametrize(("kind", "frequency"), [(examples.corrected, "7"), (examples.void, "8")])
def test_a_correction_names_the_payers_claim(kind: Callable[[], Claim], frequency: str) -> None:
    claim = kind()
    assert f"11:B:{frequency}" in segments(claim, "CLM")[0]
    assert "REF*F8*0226070012345" in segments(claim)
    with pytest.raises(Unwritable, match="replacement or void"):
        write_837(examples.batch(replace(claim, original_reference="")))


def test_in_workers_compensation_the_employer_is_the_subscriber() -> None:
    said = segments(examples.workers_compensation())
    assert "SBR*P********WC" in said
    assert "NM1*IL*2*ACME WAREHOUSING, INC.*****MI*WC2026-000123" in said
    assert said.index("REF*Y4*WC2026-000123") > said.index("PAT*20")
    assert segments(examples.workers_compensation(), "CLM")[0].endswith("*EM")
    assert {"DTP*439*D8*20260201", "DTP*444*D8*20260203", "DTP*314*RD8*20260202-20260228"} <= set(said)
    assert segments(examples.workers_compensation(), "PWK") == ["PWK*PN*FX***AC*ATT-1", "PWK*09*AA"]


def test_after_a_car_accident_state_and_claim_number_are_said() -> None:
    said = segments(examples.auto())
    assert segments(examples.auto(), "CLM")[0].endswith("*AA:OA::IL")
    assert said.index("REF*Y4*CLM-55") < said.index("CLM*SYN-0000008*182.5***11:B:1*Y*A*Y*Y**AA:OA::IL")
    assert "NM1*77*2*SYNOVIA PHYSICAL THERAPY*****XX*1356340010" in said
    with pytest.raises(Unwritable, match="state of the car accident"):
        write_837(
            examples.batch(replace(examples.auto(), accident=Accident((Cause.AUTO,), date(2026, 1, 15))))
        )


def test_text_is_cleaned_of_separators_and_foreign_letters() -> None:
    claim = replace(examples.professional(), note="Übungen: 3*10 ~ ^schnell^\n[ok] ½")
    assert segments(claim, "NTE") == ["NTE*ADD*UBUNGEN 3 10 SCHNELL OK 1 2"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"control_number": "A*B"}, "Our control number"),
        ({"control_number": "lower"}, "Our control number"),
        ({"control_number": "X" * 21}, "Our control number"),
        ({"control_number": ""}, "Our control number is missing"),
        ({"patient": replace(examples.ROSA, name=Name("李"))}, "no letter"),
        ({"patient": replace(examples.ROSA, birth_date=None)}, "birth date"),
        ({"insured": replace(examples.professional().insured, member_id="1:2")}, "The member id"),
        ({"insured": replace(examples.professional().insured, member_id="")}, "member id is missing"),
        ({"lines": ()}, "lines"),
        ({"lines": (examples.line(),) * 51}, "lines"),
        ({"diagnoses": ()}, "diagnoses"),
        ({"lines": (examples.line(pointers=(3,)),)}, "does not point"),
        ({"lines": (examples.line(modifiers=("GP", "59", "KX", "CQ", "XU")),)}, "modifiers"),
        ({"lines": (examples.line(charge="10.005"),)}, "whole cents"),
        ({"lines": (examples.line(charge="NaN"),)}, "whole cents"),
        ({"lines": (examples.line(units=10**16),)}, "fifteen digits"),
        ({"lines": (examples.line(modifiers=("G",)),)}, "A modifier"),
        ({"place_of_service": "77"}, "The place of service"),
        ({"onset_on": date(1, 1, 1)}, "before the year 1800"),
        ({"attachments": (Attachment("ZZ"),)}, "The attachment's report"),
        ({"attachments": (Attachment("OZ", "EL"),)}, "needs a control number"),
        ({"patient": replace(examples.ROSA, address=replace(examples.HOME, state="XX"))}, "the state"),
    ],
)
def test_what_would_be_misread_is_refused_by_claim_and_field(change: dict[str, object], says: str) -> None:
    with pytest.raises(Unwritable, match=says) as refused:
        write_837(examples.batch(replace(examples.professional(), **change)))  # type: ignore[arg-type]
    assert str(refused.value).startswith("Claim ")


def test_a_batch_needs_claims_a_telephone_and_numbers_in_range() -> None:
    with pytest.raises(Unwritable, match="between 1 and 5,000"):
        write_837(examples.batch())
    with pytest.raises(Unwritable, match="same control number"):
        write_837(examples.batch(examples.professional(), examples.professional()))
    with pytest.raises(Unwritable, match="telephone"):
        write_837(
            replace(examples.batch(examples.professional()), submitter=replace(examples.SENDER, phone=""))
        )
    with pytest.raises(Unwritable, match="control number"):
        write_837(examples.batch(examples.professional(), interchange=1_000_000_000))


def test_adjustments_go_six_to_a_segment_and_no_more_than_a_loop_holds() -> None:
    def with_adjustments(count: int) -> Claim:
        many = tuple(Adjustment("CO", str(100 + number), Decimal(1)) for number in range(count))
        claim = examples.secondary()
        return replace(claim, others=(replace(claim.others[0], adjustments=many),))

    written = [each for each in segments(with_adjustments(8), "CAS") if each.startswith("CAS*CO*10")]
    assert [each.count("*") for each in written] == [18, 6]
    with pytest.raises(Unwritable, match="more adjustments"):
        write_837(examples.batch(with_adjustments(31)))
