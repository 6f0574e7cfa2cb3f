"""What a therapist types, and what the record makes of it. Nothing is guessed, nothing dropped in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.typed import FROM_THE_RECORD, NONE, Typed, read_typed, typed_of

READABLE = [
    # finding, as typed, as read
    ("cervical_rotation_left", "48", 48),
    ("cervical_rotation_left", " 48° ", 48),
    ("cervical_rotation_left", "48.5", 48.5),
    ("hip_extension_left", "−10", -10),
    ("nprs_now", "0", 0),
    ("duration_days", "3 weeks", 21),
    ("duration_days", "2 months", 61),
    ("duration_days", "1 y", 365),
    ("time_to_settle_minutes", "2 hours", 120),
    ("saddle_sensory_change", "yes", True),
    ("saddle_sensory_change", "no", False),
    ("irritability", "high", "high"),
    ("pain_areas", ["neck_left", "hand_left"], frozenset({"neck_left", "hand_left"})),
    ("cervical_painful_segments", [NONE], frozenset()),
    ("medications", ["warfarin 5 mg\nlisinopril"], ("warfarin 5 mg", "lisinopril")),
    ("medications", [NONE], ()),
]


@pytest.mark.parametrize(("name", "typed", "value"), READABLE)
def test_what_can_be_read(name: str, typed: Typed, value: Value) -> None:
    reading = read_typed({name: typed})
    assert reading.values == {name: value}
    assert reading.problems == {}


REFUSED = [
    ("cervical_lateral_flexion_left", "400", "400° is more than a neck can move; allowed 0 to 80°."),
    ("lumbar_flexion", "-5", "-5° is less than a low back can move; allowed 0 to 110°."),
    ("nprs_now", "11", "11 is more than is possible; allowed 0 to 10"),
    ("cervical_flexion", "4O", "“4O” is not in degrees; allowed 0 to 110°."),
    ("cervical_flexion", "about half", "“about half” is not a number; allowed 0 to 110°."),
    ("cervical_flexion", "45,5", "Write decimals with a point: 45.5; allowed 0 to 110°."),
    ("duration_days", "1,000", "“1,000” is not a number"),
    ("duration_days", "3 moons ago", "“3 moons ago” is not a number"),
    ("irritability", "extreme", "“extreme” is not one of the choices."),
    ("pain_areas", ["neck_left", NONE], "Either none, or the ones chosen, not both."),
    ("pain_areas", ["tail"], "Something chosen here is not among the choices."),
    ("medications", ["aspirin", NONE], "Either none, or the names listed, not both."),
    ("saddle_sensory_change", "maybe", "Answer yes or no, or leave it as not asked."),
]


@pytest.mark.parametrize(("name", "typed", "message"), REFUSED)
def test_what_cannot_be_read_is_named_with_what_is_allowed(name: str, typed: Typed, message: str) -> None:
    reading = read_typed({name: typed})
    assert reading.values == {}
    assert reading.problems[name].startswith(message)


def test_an_empty_field_is_not_assessed() -> None:
    empty: dict[str, Typed] = {
        "nprs_now": "  ",
        "saddle_sensory_change": "",
        "pain_areas": [],
        "medications": [""],
    }
    assert read_typed(empty).values == {}
    assert read_typed(empty).problems == {}


def test_what_the_record_knows_cannot_be_typed_over() -> None:
    assert read_typed(dict.fromkeys(FROM_THE_RECORD, "99")).values == {}


def any_value(finding: Finding) -> st.SearchStrategy:
    """Any value this finding may take."""
    if finding.kind is Kind.YES_NO:
        return st.booleans()
    if finding.kind is Kind.NUMBER:
        return st.integers(int(finding.low or 0), int(finding.high or 0))
    if finding.kind is Kind.CHOICE:
        return st.sampled_from(finding.choices)
    if finding.kind is Kind.CHOICES:
        return st.frozensets(st.sampled_from(finding.choices), max_size=4)
    return st.lists(st.sampled_from(["warfarin", "metformin"]), unique=True).map(
        lambda names: tuple(sorted(names))
    )


@given(st.data())
def test_every_value_survives_being_typed_and_read(data: st.DataObject) -> None:
    """So that a confirmed answer from home, or a value of the demo, means the same as one typed by hand."""
    finding = data.draw(
        st.sampled_from([one for one in VOCABULARY.values() if one.name not in FROM_THE_RECORD])
    )
    value = data.draw(any_value(finding))
    assert read_typed({finding.name: typed_of(value)}).values == {finding.name: value}


@given(
    st.dictionaries(
        st.sampled_from(sorted(VOCABULARY)), st.text() | st.lists(st.text(), max_size=3), max_size=4
    )
)
def test_whatever_is_typed_is_read_or_refused_but_never_both_and_never_a_crash(
    entries: dict[str, Typed],
) -> None:
    reading = read_typed(entries)
    assert not reading.values.keys() & reading.problems.keys()
    assert reading.values.keys() | reading.problems.keys() <= entries.keys()
