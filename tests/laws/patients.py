"""Patients made up by Hypothesis: any finding of the vocabulary, any believable value, or not assessed."""

from typing import Any

from hypothesis import strategies as st

from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.places import Region, Side
from synovia.domain.terms.reading import Findings, read_findings
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import library

REGIONS = tuple(Region)
MEDICINES = ("warfarin 5 mg", "prednisone", "alendronate", "aspirin", "levothyroxine", "an unknown powder")
ASKED = tuple(finding for finding in VOCABULARY.values() if finding.name != "region")
CUT_OFFS = sorted({cut.number for cut in library().values.values() if hasattr(cut, "number")})

REASSURING = frozenset(
    {
        "able_to_rotate_neck_45_left",
        "able_to_rotate_neck_45_right",
        "cancer_cleared_for_manual_therapy",
        "delayed_onset_of_neck_pain",
        "neurology_stable",
        "other_diagnosis_as_likely_as_dvt",
        "peripheral_neuropathy",
        "regular_exercise",
        "simple_rear_end_collision",
        "sitting_in_emergency_department",
        "trauma_cleared",
        "walked_since_trauma",
    }
)
"""Findings of the screening whose yes is good news, or explains a graver one."""

RED_FLAGS = tuple(
    finding
    for finding in VOCABULARY.values()
    if finding.group in ("red flags", "neurology", "vascular", "injury")
    and finding.kind is Kind.YES_NO
    and finding.name not in REASSURING
)


def values_of(finding: Finding) -> st.SearchStrategy[Any]:
    """Any value the finding may take, numbers close to the cut-offs that rules compare with."""
    match finding.kind:
        case Kind.YES_NO:
            return st.booleans()
        case Kind.NUMBER:
            return st.sampled_from(_numbers(finding))
        case Kind.CHOICE:
            return st.sampled_from(finding.choices)
        case Kind.CHOICES:
            return st.lists(st.sampled_from(finding.choices), unique=True, max_size=3)
        case Kind.NAMES:
            return st.lists(st.sampled_from(MEDICINES), unique=True, max_size=3)


def _numbers(finding: Finding) -> list[float]:
    low, high = finding.low or 0, finding.high or 0
    near = [cut + step for cut in CUT_OFFS for step in (-1, 0, 1) if low <= cut + step <= high]
    return [low, high, (low + high) / 2, *near]


@st.composite
def patients(draw: st.DrawFn, *, most: int = 40) -> Findings:
    """A patient with a region and up to `most` findings; the rest was not assessed."""
    asked = draw(st.lists(st.sampled_from(ASKED), unique_by=lambda finding: finding.name, max_size=most))
    raw = {finding.name: draw(values_of(finding)) for finding in asked}
    return read_findings({"region": draw(st.sampled_from(REGIONS)), **raw})


def mirrored(facts: dict[str, Value]) -> dict[str, Any]:
    """The same patient seen in a mirror: left is right, in names and in values."""
    return {_swapped(name): _mirrored_value(value) for name, value in facts.items()}


def _mirrored_value(value: Value) -> Any:
    if isinstance(value, str):
        return _swapped(value)
    if isinstance(value, frozenset):
        return sorted(_swapped(word) for word in value)
    return list(value) if isinstance(value, tuple) else value


def _swapped(word: str) -> str:
    for side in Side:
        if word == side:
            return side.other
        if word.endswith(f"_{side}"):
            return word.removesuffix(side) + side.other
    return word
