"""Between two evaluations: which conclusions moved, because of which findings, and what is only measuring error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from synovia.domain.examination.change import Verdict
from synovia.domain.strategy.compare import Comparison, Kind, compare
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.reading import Findings
from synovia.knowledge.library import rulebook
from tests.laws.patients import patients
from tests.worked import worked

BOOK = rulebook()


def moved(found: Comparison, kind: Kind) -> dict[str, tuple[str, str, list[str]]]:
    """What moved of that kind: before, after, and the findings it moved for."""
    return {
        one.what: (one.before, one.after, [change.name for change in one.because])
        for one in found.moved
        if one.kind is kind
    }


def test_a_new_saddle_numbness_moves_the_candidacy_and_is_named_alone() -> None:
    found = compare(worked("EX-03"), worked("EX-03", saddle_sensory_change=True, nprs_now=5), BOOK)

    assert moved(found, Kind.CANDIDACY) == {"": ("yes", "emergency", ["saddle_sensory_change"])}
    assert moved(found, Kind.CLASS)["CES_SUSPECTED"] == ("", "high", ["saddle_sensory_change"])


def test_an_anticoagulant_taken_up_since_withholds_friction_for_itself() -> None:
    found = compare(worked("EX-03"), worked("EX-03", anticoagulant=True), BOOK)

    assert moved(found, Kind.BLOCK)["DTF@everywhere"] == ("", "withheld", ["anticoagulant"])


def test_a_class_that_weakens_says_which_test_turned() -> None:
    before = worked("EX-04")
    sided = [name for name in before.facts if name.startswith("spurling_a")]
    found = compare(before, worked("EX-04", **dict.fromkeys(sided, False)), BOOK)

    band = moved(found, Kind.CLASS).get("NP-RAD")
    assert band is None or band[2] == sided


def test_motion_within_the_error_of_measuring_is_no_real_change() -> None:
    found = compare(worked("EX-03"), worked("EX-03", lumbar_flexion=38), BOOK)

    flexion = next(one for one in found.measures if one.name == "lumbar_flexion")
    assert flexion.change.verdict in (Verdict.NO_REAL_CHANGE, Verdict.NOT_COMPARABLE)


def test_pain_that_falls_by_three_points_is_better() -> None:
    found = compare(worked("EX-03"), worked("EX-03", nprs_worst=3), BOOK)

    pain = next(one for one in found.measures if one.name == "nprs_worst")
    assert pain.change.verdict is Verdict.BETTER


@settings(max_examples=15)
@given(patients(most=15))
def test_nothing_moves_between_an_evaluation_and_itself(one: Findings) -> None:
    found = compare(one, one, BOOK)

    assert (found.findings, found.moved) == ((), ())


@settings(max_examples=15)
@given(patients(most=12), st.data())
def test_every_reason_is_a_finding_that_changed_and_every_move_has_one(
    one: Findings, data: st.DataObject
) -> None:
    other = data.draw(patients(most=6))
    after = Findings({**one.facts, **other.facts, "region": one.facts["region"]})

    found = compare(one, after, BOOK)

    changed = {change.name for change in found.findings}
    for move in found.moved:
        assert move.because
        assert {change.name for change in move.because} <= changed


def test_the_same_book_is_asked_about_both() -> None:
    before, after = worked("EX-03"), worked("EX-03", anticoagulant=True)

    found = compare(before, after, BOOK)

    assert propose(after, BOOK).candidacy.value == moved(found, Kind.CANDIDACY)[""][1]
