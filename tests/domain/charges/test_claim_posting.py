"""What an answer does to the books: settled by contract, left to the patient, left open; and nothing that does not add up."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.charges.claims.answers import RemittedClaim, RemittedLine
from synovia.domain.charges.claims.content import Adjustment
from synovia.domain.charges.claims.posting import ROUTINE, decide
from synovia.domain.terms.money import total

D = Decimal
cents = st.integers(0, 50_000).map(lambda whole: D(whole) / 100)
reasons = st.sampled_from(
    [
        ("CO", "45"),
        ("CO", "253"),
        ("PR", "1"),
        ("PR", "2"),
        ("PR", "3"),
        ("CO", "97"),
        ("CO", "197"),
        ("PI", "50"),
    ]
)


def line(charge: str, paid: str, *adjustments: tuple[str, str, str], code: str = "97110") -> RemittedLine:
    return RemittedLine(
        code,
        D(charge),
        D(paid),
        adjustments=tuple(Adjustment(group, reason, D(amount)) for group, reason, amount in adjustments),
    )


def answer(*lines: RemittedLine, status: str = "1") -> RemittedClaim:
    charge, paid = total(one.charge for one in lines), total(one.paid for one in lines)
    return RemittedClaim("S1", status, charge, paid, lines=lines)


def test_a_payment_settles_the_contract_and_leaves_the_copay() -> None:
    found = decide(answer(line("100.00", "50.00", ("CO", "45", "20.00"), ("PR", "3", "30.00"))))
    assert (found.paid, found.settled, found.patient_share, found.denials) == (
        D("50.00"),
        D("20.00"),
        D("30.00"),
        (),
    )
    assert found.moves == D("100.00")


def test_a_denial_stays_open_and_is_never_the_patients() -> None:
    found = decide(answer(line("100.00", "0.00", ("CO", "197", "100.00")), status="4"))
    assert (found.paid, found.patient_share, found.moves) == (D("0.00"), D("0.00"), D("0.00"))
    assert found.denials == (Adjustment("CO", "197", D("100.00")),)


def test_an_adjustment_of_the_claim_as_a_whole_makes_it_one_part() -> None:
    """The line says 100.00 was paid; the claim says 78.00, after a copay and sequestration. Nothing is taken back."""
    whole = (Adjustment("PR", "3", D("20.00")), Adjustment("CO", "253", D("2.00")))
    said = RemittedClaim(
        "S1", "1", D("100.00"), D("78.00"), adjustments=whole, lines=(line("100.00", "100.00"),)
    )
    (part,) = decide(said).parts
    assert (part.position, part.paid, part.patient_share, part.moves) == (
        0,
        D("78.00"),
        D("20.00"),
        D("100.00"),
    )
    assert part.settled == whole[1:]


def test_what_does_not_add_up_is_named_and_posts_nothing() -> None:
    found = decide(answer(line("100.00", "50.00", ("CO", "45", "20.00"))))
    assert found.parts == ()
    assert "$30.00" in found.problems[0]


def test_lines_that_do_not_make_the_claim_are_named() -> None:
    one = line("100.00", "100.00")
    torn = RemittedClaim("S1", "1", D("188.00"), D("188.00"), lines=(one,))
    assert any("Its lines charge $100.00" in says for says in decide(torn).problems)


def test_a_tenth_of_a_cent_is_refused() -> None:
    assert any("fraction" in says for says in decide(answer(line("100.001", "100.001"))).problems)


def test_a_second_payer_settles_no_more_than_it_was_asked_for() -> None:
    """Its remittance repeats the first one's reductions; of 30.00 asked it pays 25.00, and 5.00 is the patient's."""
    found = decide(
        answer(
            line("100.00", "25.00", ("OA", "23", "50.00"), ("CO", "45", "20.00"), ("PR", "2", "5.00")),
            status="2",
        ),
        owed=D("30.00"),
    )
    assert (found.paid, found.settled, found.patient_share) == (D("25.00"), D("0.00"), D("5.00"))


def test_a_second_payer_that_decides_on_more_than_it_was_asked_for_is_named() -> None:
    assert decide(answer(line("100.00", "100.00"), status="2"), owed=D("30.00")).problems


def test_two_lines_alike_keep_their_places() -> None:
    same = line("50.00", "50.00")
    assert [part.position for part in decide(answer(same, same)).parts] == [1, 2]


@given(st.lists(st.tuples(cents, st.lists(st.tuples(reasons, cents), max_size=4)), min_size=1, max_size=6))
def test_every_cent_of_a_balanced_answer_is_somewhere(
    lines: list[tuple[D, list[tuple[tuple[str, str], D]]]],
) -> None:
    """Paid, settled, the patient's and what stays open make the charge, on the claim and back again in its reversal."""
    said = answer(
        *(
            RemittedLine(
                "97110",
                paid + total(amount for _reason, amount in adjusted),
                paid,
                adjustments=tuple(Adjustment(*reason, amount) for reason, amount in adjusted),
            )
            for paid, adjusted in lines
        )
    )
    found = decide(said)
    assert found.moves + total(each.amount for each in found.denials) == said.charge
    assert all(each.reason in ROUTINE for part in found.parts for each in part.settled)
    taken_back = decide(_reversed(said))
    assert taken_back.moves == -found.moves
    assert taken_back.patient_share == -found.patient_share


def _reversed(said: RemittedClaim) -> RemittedClaim:
    lines = tuple(
        RemittedLine(
            one.code,
            -one.charge,
            -one.paid,
            adjustments=tuple(Adjustment(each.group, each.reason, -each.amount) for each in one.adjustments),
        )
        for one in said.lines
    )
    return RemittedClaim(said.control_number, "22", -said.charge, -said.paid, lines=lines)
