"""What does the plan cover: a 271 in plain words, a 270 that asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from synovia.domain.charges.claims.answers import Benefits
from synovia.domain.charges.claims.content import Name
from synovia.exchange.x12 import Inquiry, read, write_270
from synovia.exchange.x12.segments import tokenize
from synovia.exchange.x12.writing import Unwritable
from tests.exchange.x12 import examples, samples


def the(content: str | bytes) -> Benefits:
    """The one answer of a file."""
    (document,) = read(content)
    assert isinstance(document, Benefits)
    return document


def test_a_private_plan_answers_what_a_therapist_asks() -> None:
    found = the(samples.eligibility())
    assert (found.payer, found.subscriber, found.member_id) == (
        "BLUE PLAN OF ILLINOIS",
        Name("WEISS", "MIRA"),
        "XYZ123456789",
    )
    assert (found.active, found.plan_name, found.group_number) == (True, "PPO GOLD", "99001")
    assert (found.plan_from, found.plan_through) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [found.deductible(), found.deductible_left()] == [1500, Decimal("420.50")]
    assert found.deductible_left(in_network=False) == 3000
    assert found.out_of_pocket_left() == 2500
    assert found.out_of_pocket_left(in_network=False) is None
    assert found.copay() == 30  # of physical therapy; an office visit's is another
    assert found.coinsurance() == Decimal("0.2")
    assert found.coinsurance(in_network=False) == Decimal("0.4")
    assert [found.visits_limit(), found.visits_left()] == [30, 22]
    assert found.authorization_needed() is True
    assert found.authorization_needed(in_network=False) is None
    assert (found.trace, found.findings, found.refusals) == ("TRACE-1", (), ())


def test_each_benefit_is_a_sentence() -> None:
    said = [each.says for each in the(samples.eligibility()).benefits]
    assert "Coverage is active, for the plan as a whole." in said
    assert "Deductible: $420.50 remaining, individual, in network, for the plan as a whole." in said
    assert "Coinsurance: 20%, in network, prior authorization needed, for physical therapy." in said
    assert "Limit: 30 visits per calendar year, in network, for physical therapy. PT AND OT TOGETHER." in said
    assert the(samples.eligibility()).benefits[-1].named == Name("OTHER PLAN", is_organization=True)


def test_medicare_says_what_therapy_has_used_this_year() -> None:
    found = the(samples.medicare_eligibility())
    assert found.therapy_used(date(2026, 3, 2)) == Decimal("512.40")
    assert found.therapy_used(date(2025, 3, 2)) == 1890
    assert found.deductible_left(on=date(2026, 3, 2)) == 83
    assert found.deductible_left(on=date(2025, 3, 2)) is None
    assert found.therapy_left(date(2026, 3, 2)) is None


def test_the_older_way_of_saying_it_is_what_is_left() -> None:
    older = samples.medicare_eligibility().replace("EB*D**AE*MB**23*512.4", "EB*F*IND*AE*MB**29*1840")
    found = the(older)
    assert found.therapy_left(date(2026, 3, 2)) == 1840
    assert found.therapy_used(date(2026, 3, 2)) is None


def test_a_share_above_one_is_named_and_not_believed() -> None:
    found = the(samples.eligibility().replace("*.2***Y*Y", "*20***Y*Y"))
    assert found.coinsurance() is None
    assert [each.key for each in found.findings] == ["share-above-one"]


def test_a_plan_that_ended_is_not_active() -> None:
    assert the(samples.eligibility().replace("EB*1**30*PR*PPO GOLD", "EB*6**30")).active is False
    assert the(samples.eligibility().replace("EB*1**30*PR*PPO GOLD", "EB*U**30")).active is None


def test_a_refusal_says_why() -> None:
    text = samples.interchange("271", "HB", "005010X279A1", """
        BHT*0022*11*T*20260302*1000
        HL*1**20*1
        NM1*PR*2*BLUE PLAN OF ILLINOIS*****PI*G00621
        HL*2*1*21*1
        NM1*1P*2*SYNOVIA PHYSICAL THERAPY*****XX*1234567893
        HL*3*2*22*0
        TRN*2*T*9371234567
        NM1*IL*1*WEISS*MIRA****MI*XYZ
        AAA*Y**75*C
    """)  # fmt: skip
    found = the(text)
    assert found.refusals == ("The subscriber is not found.",)
    assert found.active is None
    early = text[: text.index("HL*2")] + "AAA*N**42*R~\n" + text[text.index("SE*") :]
    assert the(early).refusals == ("The payer cannot answer now; try again.",)


def test_a_dependents_answer_names_both() -> None:
    text = (
        samples.eligibility().replace("HL*3*2*22*0", "HL*3*2*22*1").replace("TRN*2*TRACE-1*9371234567~\n", "")
    )
    text = text.replace(
        "REF*6P*99001~\n", "REF*6P*99001~\nHL*4*3*23*0~\nTRN*2*TRACE-1*9371234567~\nNM1*03*1*WEISS*JONAH~\n"
    )
    found = the(text)
    assert (found.subscriber.first, found.patient.first, found.trace) == ("MIRA", "JONAH", "TRACE-1")
    assert found.copay() == 30


def test_a_271_of_others() -> None:
    found = the(samples.fixture("LinuxForHealth__subscriber-health-benefit-check.271"))
    assert found.active
    assert found.plan_name == "GOLD 123 PLAN"
    assert found.copay() is None  # the plan names office visits and chiropractic, not therapy
    assert [each.amount for each in found.benefits if each.kind == "B"] == [10, 30]


INQUIRY = Inquiry(
    examples.SENDER, examples.CLEARING_HOUSE, examples.BLUE, examples.CLINIC, examples.MIRA, "XYZ123456789",
    interchange=3, group=4, at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC), on=date(2026, 3, 4), trace="TRACE-9",
)  # fmt: skip


def test_a_270_asks_for_one_person_on_one_day() -> None:
    said = write_270(INQUIRY).replace("\n", "").split("~")
    assert "GS*HS*SYNOVIA01*CLEARING*20260302*0930*4*X*005010X279A1" in said
    assert said[said.index("HL*3*2*22*0") :][:7] == [
        "HL*3*2*22*0", "TRN*1*TRACE-9*9371234567", "NM1*IL*1*WEISS*MIRA****MI*XYZ123456789", "DMG*D8*19800102*F",
        "DTP*291*D8*20260304", "EQ*30", "EQ*PT",
    ]  # fmt: skip
    assert "SE*14*0001" in said


def test_a_270_for_a_child_asks_below_the_parent() -> None:
    said = write_270(replace(INQUIRY, patient=examples.JONAH)).replace("\n", "").split("~")
    assert "HL*3*2*22*1" in said
    assert said[said.index("HL*4*3*23*0") :][:4] == [
        "HL*4*3*23*0", "TRN*1*TRACE-9*9371234567", "NM1*03*1*WEISS*JONAH", "DMG*D8*20110704*M",
    ]  # fmt: skip


def test_our_270_has_the_shape_of_others() -> None:
    theirs = [
        each.tag
        for each in tokenize(samples.fixture("LinuxForHealth__subscriber-health-benefit-check.270")).segments
    ]
    ours = [each.tag for each in tokenize(write_270(replace(INQUIRY, service_types=("30",)))).segments]
    assert [tag for tag in ours if tag in theirs] == ours


@pytest.mark.parametrize(
    "change", [{"trace": ""}, {"member_id": ""}, {"provider": replace(examples.CLINIC, npi="", tax_id="")}]
)
def test_a_270_that_cannot_be_answered_is_not_written(change: dict[str, object]) -> None:
    with pytest.raises(Unwritable):
        write_270(replace(INQUIRY, **change))  # type: ignore[arg-type]


def said(*lines: str) -> Benefits:
    """A private plan's answer that says this instead."""
    text = samples.eligibility()
    start, end = text.index("EB*1**30"), text.index("SE*")
    return the(text[:start] + "".join(f"{line}~\n" for line in lines) + text[end:])


@pytest.mark.parametrize(
    ("lines", "active"),
    [
        (["EB*6*IND*30", "EB*1*IND*35"], False),  # teeth alone
        (["EB*1*IND*30*MA", "EB*6*IND*30*MB"], False),  # part A alone
        (["EB*1*IND**MB", "EB*6"], True),
        (["EB*1**98"], True),
        (["EB*B**98***27*30"], None),
    ],
)
def test_a_coverage_is_in_force_for_therapy_or_not(lines: list[str], active: bool | None) -> None:
    assert said(*lines).active is active


def test_what_counts_elsewhere_or_for_one_code_is_no_answer() -> None:
    found = said(
        "EB*B**30***27*90", "III*ZZ*21", "EB*B**30***27*25", "III*ZZ*11", "EB*B*IND****27*5******HC:97110"
    )
    assert found.copay() == 25
    assert [each.says for each in found.benefits][::2] == [
        "Copay: $90.00 per visit, for the plan as a whole, at place of service 21 alone.",
        "Copay: $5.00 per visit, individual, code 97110 alone.",
    ]


def test_beginnings_and_ends_of_a_benefit_are_told_apart() -> None:
    found = said("EB*C*IND*30***23*500", "DTP*349*D8*20261231", "DTP*348*D8*20260101", "DTP*304*D8*20260210")
    (benefit,) = found.benefits
    assert (benefit.from_day, benefit.through_day) == (date(2026, 1, 1), date(2026, 12, 31))
    assert found.deductible(on=date(2026, 6, 1)) == 500


def test_counts_said_apart_keep_their_period() -> None:
    found = said("EB*F*IND*PT", "HSD*VS*30***23", "HSD*VS*12***29")
    assert found.visits_limit() == 30
    assert found.visits_left() == 12


def test_our_number_is_found_among_the_payers_own() -> None:
    text = samples.eligibility().replace("TRN*2*TRACE-1", "TRN*1*THEIRS*1999999999~\nTRN*2*TRACE-1")
    assert the(text).trace == "TRACE-1"


def test_medicares_threshold_by_its_name_alone() -> None:
    assert said("EB*F*IND**MB*Physical and Speech Therapy*29*1840").therapy_left() == 1840
