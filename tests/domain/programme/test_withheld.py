"""Which class a technique counts as with its grade, and whether the screening withholds it there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.programme.withheld import Block, classes_given, grades_in, is_thrust_in_disguise, withheld
from synovia.domain.terms.places import Place, Region
from synovia.domain.terms.techniques import TechniqueClass as Class

MOBILIZATION = (Class.M12, Class.M34)


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("I", {1}),
        ("grade II to IV", {2, 3, 4}),
        ("III-", {3}),
        ("iv+", {4}),
        ("V", {5}),
        ("gentle", set()),
        ("", set()),
    ],
)
def test_grades_are_read_from_what_is_typed(text: str, grades: set[int]) -> None:
    assert grades_in(text) == grades


@pytest.mark.parametrize(
    ("grade", "place", "classes"),
    [
        ("II", Place.LUMBAR, {Class.M12}),
        ("II to III", Place.LUMBAR, {Class.M12, Class.M34}),
        ("IV", Place.LUMBAR, {Class.M34}),
        ("V", Place.CERVICAL, {Class.THR_C}),
        ("", Place.LUMBAR, {Class.M12, Class.M34}),  # unreadable: the more cautious reading
    ],
)
def test_a_mobilization_counts_by_its_grade(grade: str, place: Place, classes: set[Class]) -> None:
    assert classes_given(MOBILIZATION, grade, place) == classes


def test_grade_five_of_a_mobilization_is_another_technique() -> None:
    assert is_thrust_in_disguise(MOBILIZATION, "V")
    assert not is_thrust_in_disguise((Class.THR_L,), "V")
    assert not is_thrust_in_disguise(MOBILIZATION, "IV")


@pytest.mark.parametrize(
    ("blocked_at", "given_at", "is_withheld"),
    [
        (Place.EVERYWHERE, Place.LUMBAR, True),
        (Place.SPINE, Place.CERVICAL, True),
        (Place.CERVICAL, Place.LUMBAR, False),
        (Place.COMPLAINT, Place.LUMBAR, True),
        (Place.COMPLAINT, Place.CERVICAL, False),
    ],
)
def test_a_block_reaches_its_place(blocked_at: Place, given_at: Place, is_withheld: bool) -> None:
    block = Block(Class.M34, blocked_at, "why")
    found = withheld([block], classes=MOBILIZATION, grade="III", place=given_at, region=Region.LOW_BACK)
    assert (found is block) is is_withheld


@given(
    blocked=st.sets(st.sampled_from(sorted(Class)), max_size=6),
    more=st.sampled_from(sorted(Class)),
    technique=st.sampled_from(sorted(Class)),
    grade=st.sampled_from(["", "I", "II", "III", "IV", "V", "II to III"]),
    place=st.sampled_from(sorted(Place)),
)
def test_withholding_more_never_frees_a_technique(
    blocked: set[Class], more: Class, technique: Class, grade: str, place: Place
) -> None:
    def is_free(classes: set[Class]) -> bool:
        blocks = [Block(one, Place.EVERYWHERE, "why") for one in classes]
        return withheld(blocks, classes=(technique,), grade=grade, place=place, region=Region.NECK) is None

    assert is_free(blocked) or not is_free(blocked | {more})
