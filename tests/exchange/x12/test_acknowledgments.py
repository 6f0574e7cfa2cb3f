"""Was the file readable, was each claim taken: 999 and 277CA in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from synovia.domain.charges.claims.answers import Acknowledgment, ClaimStatus
from synovia.exchange.x12 import read, receive, validate
from tests.exchange.x12 import samples

REJECTED_999 = samples.interchange("999", "FA", "005010X231A1", """
    AK1*HC*12*005010X222A1
    AK2*837*0001*005010X222A1
    IK3*NM1*15*2010BA*8
    CTX*CLM01:SYN-7
    IK4*9*67*1
    IK3*SV1*29*2400*I8
    IK4*1:2*234*I12*XX110
    IK5*R*5
    AK2*837*0002*005010X222A1
    IK5*E*5
    AK9*P*2*2*1
""")  # fmt: skip


def test_a_999_says_which_transaction_failed_where_and_why() -> None:
    (found,) = read(REJECTED_999)
    assert isinstance(found, Acknowledgment)
    assert (found.group, found.status, found.accepted) == ("12", "P", False)
    first, second = found.transactions
    assert not first.accepted
    assert second.accepted  # E: accepted, errors noted
    assert [each.says for each in first.problems] == [
        "NM1 (segment 15, loop 2010BA) has errors in its elements.",
        "NM109 (segment 15) is required and missing.",
        "SV1 (segment 29, loop 2400) comes fewer times than the guide asks.",
        "SV101-2 (segment 29) does not fit the guide's pattern.",
    ]
    assert first.problems[-1].value == "XX110"
    assert found.findings == ()


def test_a_999_without_an_end_is_named() -> None:
    (found,) = read(REJECTED_999.replace("AK9*P*2*2*1~\n", ""))
    assert {"missing-ak9", "segment-count"} == {each.key for each in found.findings}


def test_an_accepted_999_of_others() -> None:
    (found,) = read(samples.fixture("imsweb__x12_999_accepted.txt"))
    assert isinstance(found, Acknowledgment)
    assert found.accepted
    assert found.group == "17456"
    assert [each.key for each in found.findings] == ["control-numbers"]


CLAIM_STATUS = samples.interchange("277", "HN", "005010X214", """
    BHT*0085*08*900*20260303*1500*TH
    HL*1**20*1
    NM1*AY*2*CLEARING HOUSE*****46*CLEARING
    TRN*1*900
    DTP*050*D8*20260303
    DTP*009*D8*20260303
    HL*2*1*21*1
    NM1*41*2*SYNOVIA PHYSICAL THERAPY*****46*SYNOVIA01
    TRN*2*BATCH-12
    STC*A1:19:PR*20260303*WQ*245
    QTY*90*1
    QTY*AA*1
    AMT*YU*182.5
    AMT*YY*62.5
    HL*3*2*19*1
    NM1*85*2*SYNOVIA PHYSICAL THERAPY*****XX*1234567893
    TRN*1*0
    STC*A1:19:PR**WQ*245
    HL*4*3*PT
    NM1*QC*1*OBRIEN*ROSA****MI*1EG4TE5MK73
    TRN*2*SYN-0000001
    STC*A2:20:PR*20260303*WQ*182.5
    REF*1K*ICN1
    DTP*472*RD8*20260302-20260304
    HL*5*3*PT
    NM1*QC*1*WEISS*MIRA****MI*XYZ
    TRN*2*SYN-0000002
    STC*A7:562:85*20260303*U*62.5******A3:33:IL
    DTP*472*D8*20260302
    SVC*HC:97140:GP*62.5
    STC*A7:453:82*20260303*U
    REF*FJ*L2
""")  # fmt: skip


def test_a_277ca_says_of_each_claim_whether_it_was_taken() -> None:
    assert validate(CLAIM_STATUS).ok
    (found,) = read(CLAIM_STATUS)
    assert isinstance(found, ClaimStatus)
    assert (found.source, found.batch) == ("CLEARING HOUSE", "BATCH-12")
    assert (found.accepted_count, found.rejected_count) == (1, 1)
    assert (found.accepted_amount, found.rejected_amount) == (Decimal("182.50"), Decimal("62.50"))
    assert not found.batch_rejected
    taken, refused = found.claims
    assert (taken.control_number, taken.accepted, taken.payer_claim_number) == ("SYN-0000001", True, "ICN1")
    assert str(taken.service_through) == "2026-03-04"
    assert refused.accepted is False
    assert [each.says for each in refused.statuses] == [
        "Rejected: information is invalid: the entity's NPI (billing provider).",
        "Returned: cannot be processed: subscriber and subscriber id do not match (subscriber).",
    ]
    (line,) = refused.lines
    assert (line.code, line.control_number) == ("97140", "L2")
    assert line.statuses[0].says == "Rejected: information is invalid: a modifier (rendering provider)."


def test_a_batch_that_died_as_a_whole_is_told_apart() -> None:
    dead = CLAIM_STATUS[: CLAIM_STATUS.index("QTY*90")].replace(
        "STC*A1:19:PR*20260303*WQ", "STC*A3:24:41*20260303*U"
    )
    (found,) = read(dead + "SE*12*0001~\nGE*1*501~\nIEA*1*000000501~\n")
    assert isinstance(found, ClaimStatus)
    assert found.batch_rejected
    assert found.claims == ()
    assert found.findings == ()


def test_what_is_said_of_a_provider_is_not_said_of_the_batch() -> None:
    (found,) = read(CLAIM_STATUS.replace("STC*A1:19:PR**WQ*245", "STC*A3:24:85**U*245"))
    assert isinstance(found, ClaimStatus)
    assert not found.batch_rejected
    ((npi, status),) = found.provider_statuses
    assert (npi, status.accepted) == ("1234567893", False)


def test_a_277ca_of_others() -> None:
    (found,) = read(samples.fixture("imsweb__x12_277CA_accepted.txt"))
    assert isinstance(found, ClaimStatus)
    (claim,) = found.claims
    assert (claim.control_number, claim.accepted, claim.payer_claim_number) == (
        "5781",
        True,
        "1107000000014420",
    )


def test_an_answer_about_status_that_was_asked_is_another_transaction() -> None:
    assert read(CLAIM_STATUS.replace("005010X214", "005010X212")) == ()


def test_a_status_that_rejects_and_accepts_at_once_counts_as_rejected() -> None:
    (found,) = read(CLAIM_STATUS.replace("STC*A7:562:85*20260303*U*", "STC*A7:562:85*20260303*WQ*"))
    assert isinstance(found, ClaimStatus)
    assert found.claims[1].accepted is False
    assert [each.key for each in found.findings] == ["contradiction"]


@pytest.mark.parametrize(
    ("ta1", "key"),
    [
        ("TA1*7*260303*1405*A*000", "interchange-accepted"),
        ("TA1*7*260303*1405*E*012", "interchange-errors"),
        ("TA1*7*260303*1405*R*005", "interchange-refused"),
    ],
)
def test_a_ta1_speaks_of_our_whole_interchange(ta1: str, key: str) -> None:
    isa = CLAIM_STATUS[: CLAIM_STATUS.index("GS*")]
    received = receive(f"{isa}{ta1}~\nIEA*0*000000501~\n")
    assert [each.key for each in received.findings] == [key]
    assert received.findings[0].serious is (key == "interchange-refused")


def test_a_refused_interchange_is_an_answer_to_its_batch() -> None:
    isa = CLAIM_STATUS[: CLAIM_STATUS.index("GS*")]
    (found,) = read(f"{isa}TA1*000000007*260303*1405*R*005~\nIEA*0*000000501~\n")
    assert isinstance(found, Acknowledgment)
    assert (found.group, found.of, found.sent, found.accepted) == ("000000007", "ISA", "2603031405", False)
    assert read(f"{isa}TA1*000000007*260303*1405*A*000~\nIEA*0*000000501~\n") == ()


def test_the_older_997_says_the_same_in_its_own_words() -> None:
    text = samples.interchange(
        "997",
        "FA",
        "004010",
        """
        AK1*HS*12
        AK3*NM1*8**8
        AK4*9*67*1
        AK2*270*0001
        AK5*R*5
        AK9*R*1*1*0
    """,
    )
    (found,) = read(text)
    assert isinstance(found, Acknowledgment)
    assert (found.group, found.of, found.status) == ("12", "HS", "R")
    before, refused = found.transactions
    assert [each.says for each in before.problems][-1] == "NM109 (segment 8) is required and missing."
    assert (refused.control_number, refused.accepted) == ("0001", False)


def test_claims_without_levels_are_claims_and_strange_levels_are_named() -> None:
    flat = "".join(
        line
        for line in CLAIM_STATUS.splitlines(keepends=True)
        if not line.startswith(("HL*", "NM1*", "TRN*1"))
    )
    (found,) = read(flat)
    assert isinstance(found, ClaimStatus)
    assert [(each.control_number, each.accepted) for each in found.claims] == [
        ("BATCH-12", True),
        ("SYN-0000001", True),
        ("SYN-0000002", False),
    ]
    (found,) = read(CLAIM_STATUS.replace("HL*5*3*PT", "HL*5*3*22"))
    assert {each.key for each in found.findings if each.serious} == {"unknown-level", "stray-status"}
