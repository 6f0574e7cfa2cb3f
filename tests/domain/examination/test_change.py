"""A change is real when it exceeds the error of the same method; scores also need to matter."""

import pytest

from synovia.domain.examination.change import Measure, Verdict, change_of_motion, change_of_score
from synovia.knowledge.library import library

REFERENCES = library().references


@pytest.mark.parametrize(
    ("after", "verdict"),
    [(59.6, Verdict.BETTER), (59.5, Verdict.NO_REAL_CHANGE), (40.4, Verdict.WORSE)],
)
def test_neck_flexion_by_crom_needs_9_6_degrees(after: float, verdict: Verdict) -> None:
    change = change_of_motion(
        Measure("cervical_flexion", 50, "CROM"), Measure("cervical_flexion", after, "CROM"), REFERENCES
    )
    assert change.verdict is verdict
    assert change.needed == 9.6


def test_two_methods_are_never_compared() -> None:
    change = change_of_motion(
        Measure("cervical_flexion", 50, "CROM"), Measure("cervical_flexion", 70, "camera"), REFERENCES
    )
    assert change.verdict is Verdict.NOT_COMPARABLE
    assert change.needed is None


def test_a_method_of_unknown_error_is_not_judged() -> None:
    change = change_of_motion(
        Measure("cervical_flexion", 50, ""), Measure("cervical_flexion", 70, ""), REFERENCES
    )
    assert change.verdict is Verdict.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("instrument", "before", "after", "verdict"),
    [
        ("odi_percent", 42, 32, Verdict.BETTER),
        ("odi_percent", 42, 33, Verdict.NO_REAL_CHANGE),
        ("odi_percent", 42, 52, Verdict.WORSE),
        ("psfs", 4, 6, Verdict.BETTER),
        ("nprs_neck", 6, 4, Verdict.NO_REAL_CHANGE),
        ("nprs_neck", 6, 3.9, Verdict.BETTER),
        ("phq2", 4, 1, Verdict.NOT_COMPARABLE),
    ],
)
def test_scores_need_the_larger_of_detectable_and_important_change(
    instrument: str, before: float, after: float, verdict: Verdict
) -> None:
    known = REFERENCES.change_of(instrument)
    assert known is not None
    assert change_of_score(before, after, known).verdict is verdict
