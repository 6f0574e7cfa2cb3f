"""Files as they come: whatever was done to them, what can be read is read, and the rest is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synovia.domain.charges.claims.answers import Remittance
from synovia.exchange.x12 import read, receive
from synovia.exchange.x12.segments import tokenize
from tests.exchange.x12 import samples

CLEAN = samples.remittance()


def keys(content: str | bytes) -> set[str]:
    """What is wrong with a file, in short."""
    received = receive(content)
    return {each.key for each in received.findings} | {
        each.key for document in received.documents for each in document.findings
    }


def the_remittance(content: str | bytes) -> Remittance:
    """The one 835 of a file."""
    (document,) = read(content)
    assert isinstance(document, Remittance)
    return document


def test_a_clean_file_has_no_findings() -> None:
    assert keys(CLEAN) == set()
    assert the_remittance(CLEAN).is_balanced


@pytest.mark.parametrize(
    ("dirty", "named"),
    [
        (lambda text: "\ufeff" + text, {"byte-order-mark"}),
        (lambda text: "\n\n  " + text, {"blank-before-isa"}),
        (lambda text: "Your file:\n" + text, {"text-before-isa"}),
        (lambda text: text.replace("~\n", "~"), set()),
        (lambda text: text.replace("~\n", "~\r\n"), set()),
        (lambda text: text.replace("~\n", "\n"), set()),
        (lambda text: text.replace("~\n", "\r"), set()),
        (lambda text: text.replace("~\n", "~\n\n\n"), {"blank-lines"}),
        (lambda text: text.replace("~\n", "~~"), {"blank-lines"}),
        (lambda text: text.replace("~\n", "~\n    "), {"indented"}),
        (lambda text: text.replace(":", ">").replace("*>~", "*:~"), {"component-separator"}),
        (lambda text: text.replace("*P*:~", "*P*~"), {"component-separator"}),
        (lambda text: text.replace("*", "|"), set()),
        (lambda text: text.replace("*", "\x1d").replace(":", "\x1f").replace("~\n", "\x1e"), set()),
        (lambda text: text[text.index("GS*") :], {"no-isa", "control-numbers"}),
        (
            lambda text: text[text.index("ST*") :],
            {"no-isa", "group-count", "control-numbers"},
        ),
        (lambda text: text.rstrip().rstrip("~"), set()),
        (lambda text: text.replace(" " * 5, ""), set()),
        (lambda text: text.encode("utf-16").decode("utf-16").encode(), set()),
        (lambda text: text.replace("ROSA", "ROSÉ").encode("latin-1"), {"not-utf-8"}),
        (lambda text: text.replace("O'BRIEN", "O'BR\nIEN"), {"wrapped-lines"}),
        (lambda text: text.replace("~\nSVC", "\nSVC"), {"missing-terminator"}),
        (lambda text: text.replace("~\n", "\n").replace("*:\n", "*:~\n"), {"missing-terminator"}),
        (lambda text: text.replace("ROSA", "RO\0SA"), {"null-characters"}),
        (lambda text: text.replace("O'BRIEN*ROSA", "ISA*MARIA"), set()),
        (lambda text: text.replace("ISA*", "isa*").replace("GS*", "gs*").replace("CLP*", "clp*"), set()),
        (lambda text: text + "\x1a", {"text-after-iea"}),
        (lambda text: text.replace("*0*P*:~", "*0*T*:~"), {"test-file"}),
    ],
)
def test_what_was_done_to_a_file_does_not_change_what_it_says(
    dirty: Callable[[str], str | bytes], named: set[str]
) -> None:
    content = dirty(CLEAN)
    assert keys(content) == named
    found, clean = the_remittance(content), the_remittance(CLEAN)
    assert [claim.control_number for claim in found.claims] == ["SYN-1", "SYN-2"]
    assert [claim.paid for claim in found.claims] == [80, 0]
    assert [claim.lines for claim in found.claims] == [claim.lines for claim in clean.claims]
    assert found.amount == clean.amount


@pytest.mark.parametrize(
    ("dirty", "named"),
    [
        (lambda text: text.replace("SE*", "SE*9"), {"segment-count"}),
        (lambda text: text.replace("GE*1", "GE*3"), {"transaction-count"}),
        (lambda text: text.replace("IEA*1", "IEA*2"), {"group-count"}),
        (lambda text: text.replace("*0001~\nGE", "*0002~\nGE"), {"control-numbers"}),
        (lambda text: text.replace("~\nLX*1", "~\n*1"), {"unreadable-segment", "segment-count"}),
        (lambda text: text.replace("*80*CAS", "").replace("CLP*SYN-1*1*120", "CLP*SYN-1*1*12O"),
         {"unreadable-number", "claim-unbalanced", "charges-differ"}),
        (lambda text: text.replace("*20260320~\nTRN", "*20260230~\nTRN"), {"unreadable-date"}),
        (lambda text: text.replace("*20260320~\nTRN", "~\nTRN"), {"missing-date"}),
        (lambda text: text.replace("CAS*CO*45*20", "CAS*XX*45*20"), {"unknown-group"}),
        (lambda text: text.replace("CLP*SYN-1", "CLP*"), {"missing-control-number"}),
        (lambda text: text.replace("TRN*1*EFT77*1999999999~\n", ""), {"missing-trn", "segment-count"}),
        (lambda text: text.replace("TRN*1", "CUR*PR*CAD~\nTRN*1"), {"other-currency", "segment-count"}),
        (lambda text: text.replace("AMT*B6", "XX*B6"), {"unknown-segment"}),
        (lambda text: text[: text.index("GE*")], {"missing-ge", "missing-iea"}),
        (lambda text: text[: text.index("SE*2")] + text[text.index("GE*") :], {"missing-se"}),
        (lambda text: text[: text.index("GE*")] + text, {"missing-ge", "missing-iea"}),
        (lambda text: text.replace("SE*", "PLB*1234567893*20261231**5~\nSE*"), {"check-unbalanced", "segment-count"}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(dirty: Callable[[str], str], named: set[str]) -> None:
    assert keys(dirty(CLEAN)) == named


def test_a_file_cut_in_half_says_so_and_keeps_what_came_whole() -> None:
    half = CLEAN[: CLEAN.index("GP:59*61.5") + 5 + 3]
    received = receive(half)
    assert {each.key for each in received.findings} == {"cut-off", "missing-ge", "missing-iea"}
    (found,) = received.documents
    assert isinstance(found, Remittance)
    assert found.claims[0].lines[0].paid == 80
    assert found.claims[1].lines == ()
    assert {each.key for each in found.findings} == {"claim-unbalanced", "missing-se"}
    assert any(each.serious for each in received.findings)


def test_findings_of_a_cut_file_do_not_quote_it() -> None:
    half = CLEAN[: CLEAN.index("*ROSA") + 3]
    assert not any("BRIEN" in each.says for each in receive(half).findings)


@pytest.mark.parametrize(
    "content", ["", "   \n", "Dear Sir or Madam", b"\x89PNG\r\n\x1a\n\0\0", "ISA*00*", "ST*", "%PDF-1.7"]
)
def test_what_is_no_x12_is_said_to_be_none(content: str | bytes) -> None:
    received = receive(content)
    assert received.documents == ()
    assert any(each.serious for each in received.findings)


def test_interchanges_with_different_separators_may_share_a_file() -> None:
    both = CLEAN + CLEAN.replace("*", "|").replace(":", ">").replace("EFT77", "EFT78")
    assert [each.trace for each in read(both) if isinstance(each, Remittance)] == ["EFT77", "EFT78"]


def test_a_claim_of_ours_is_no_answer() -> None:
    assert keys(CLEAN.replace("ST*835", "ST*837")) == {"other-transaction", "nothing-read"}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(CLEAN)), st.integers(0, len(CLEAN)), st.text(max_size=4))
def test_no_damage_stops_the_reader(start: int, end: int, between: str) -> None:
    damaged = CLEAN[:start] + between + CLEAN[end:]
    read(damaged)
    read(damaged.encode("utf-8", errors="surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_stop_the_reader(content: bytes) -> None:
    read(content)
    read(b"ISA*00*          *00*          *ZZ*A*ZZ*B*260303*1405*^*00501*1*0*P*:~" + content)


def test_repetitions_and_components_follow_the_files_own_separators() -> None:
    text = samples.eligibility().replace("^", "!").replace("*:~", "*>~")
    segment, _ = [
        each for each in tokenize(text).segments if each.tag == "EB" and each[1] == "B" and each[12] == "Y"
    ]
    assert segment.repeats(3) == ["98", "PT"]


def amounts_in(value: object) -> Iterator[Decimal]:
    """Every number of a value, however deep."""
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from amounts_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from amounts_in([getattr(value, each.name) for each in fields(value)])


MONEY = {"BPR": (2,), "CLP": (3, 4, 5), "SVC": (2, 3, 5), "CAS": (3,), "AMT": (2,), "PLB": (4, 6)}
WITH_PLB = samples.remittance(plb="PLB*1234567893*20261231*WO:ICN-0*0*L6*0").splitlines()


@pytest.mark.parametrize(
    ("number", "element"),
    [
        (number, element)
        for number, segment in enumerate(WITH_PLB)
        for element in MONEY.get(segment.split("*")[0], ())
        if segment.split("*")[element : element + 1] not in ([], [""])
    ],
)
def test_every_amount_of_a_file_is_among_the_values_and_a_lost_one_is_named(
    number: int, element: int
) -> None:
    def with_amount(amount: str) -> str:
        parts = WITH_PLB[number].rstrip("~").split("*")
        parts[element] = amount
        return "\n".join((*WITH_PLB[:number], "*".join(parts) + "~", *WITH_PLB[number + 1 :]))

    assert Decimal("777.13") in amounts_in(the_remittance(with_amount("777.13")))
    assert "unreadable-number" in keys(with_amount("777,13"))
