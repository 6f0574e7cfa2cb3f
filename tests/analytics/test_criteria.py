"""Each kind of criterion compiled, answer by answer: yes, no and unknown as for one patient."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

import pytest

from synovia.analytics.columns import BITS, columns_of, row_of
from synovia.analytics.compiling import Compiler, NotCompilable
from synovia.analytics.engine import engine, keep
from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    Above,
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    AtMostOf,
    Below,
    Criterion,
    DifferenceAtLeast,
    EitherSide,
    Includes,
    Is,
    Negative,
    Not,
    OneOf,
    Positive,
    ScoreAtLeast,
    Truth,
    value,
)
from synovia.domain.rules.criteria import Facts, Names
from synovia.domain.strategy.shared.criteria import HurtsHere, on_the_painful_side
from synovia.domain.terms.finding import Value, choices
from synovia.domain.terms.findings import complaint, low_back_tests, motion, patient, red_flags, roots
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import library
from tests.analytics.patients import table_of

A, B, C = red_flags.SADDLE, red_flags.TRAUMA, red_flags.CANCER
LIMIT = value("puberty/age")
CUT = library().values["puberty/age"].number  # type: ignore[union-attr]  # a quantity
ANSWERS: tuple[dict[str, Value], ...] = tuple(
    {finding.name: given for finding, given in zip((A, B, C), row, strict=True) if given is not None}
    for row in product((True, False, None), repeat=3)
)  # fmt: skip
AGES: tuple[dict[str, Value], ...] = ({}, *({"age": age} for age in (CUT - 1, CUT, CUT + 1)))
AREAS = complaint.PAIN_AREAS.choices
SETS: tuple[dict[str, Value], ...] = (
    {},
    {"pain_areas": frozenset()},
    {"pain_areas": frozenset(AREAS[:1])},
    {"pain_areas": frozenset(AREAS[-1:])},
    {"pain_areas": frozenset(AREAS)},
)
SIDES: tuple[dict[str, Value], ...] = tuple(
    {name: given for name, given in zip(("pain_side", "straight_leg_raise_left", "straight_leg_raise_right"), row, strict=True) if given is not None}
    for row in product(("left", "right", "both", None), (True, False, None), (True, False, None))
)  # fmt: skip
LEFT, RIGHT = motion.CERVICAL_ROTATION.left.name, motion.CERVICAL_ROTATION.right.name
PAIRS: tuple[dict[str, Value], ...] = (
    *({LEFT: 60 + step, RIGHT: 60} for step in (-20, -CUT, -1, 0, CUT - 1, CUT, CUT + 1)),
    {LEFT: 60},
    {RIGHT: 60},
    {},
)
TURNS = (0, 15, 29, 29.5, 30, 45, 60.5, 75, 99)


def moved(degrees: float, age: float, sex: str) -> dict[str, Value]:
    return {"lumbar_flexion": degrees, LEFT: degrees, "age": age, "sex": sex}


MOTIONS: tuple[dict[str, Value], ...] = (
    *(moved(*given) for given in product(range(5, 90, 5), TURNS, patient.SEX.choices)),
    {"age": 40, "sex": "male"},
    {LEFT: 20, "sex": "male"},
    {LEFT: 20, "age": 40},
    {},
)

EXAMPLES: Mapping[str, tuple[Criterion, tuple[dict[str, Value], ...]]] = {
    "Positive": (Positive(A), ANSWERS),
    "Negative": (Negative(A), ANSWERS),
    "AllOf": (AllOf(Positive(A), Positive(B), Positive(C)), ANSWERS),
    "AllOf of none": (AllOf(), ANSWERS),
    "AnyOf": (AnyOf(Positive(A), Positive(B), Positive(C)), ANSWERS),
    "AnyOf of none": (AnyOf(), ANSWERS),
    "Not": (Not(AllOf(Positive(A), Negative(B))), ANSWERS),
    "AtLeast 2": (AtLeast(2, Positive(A), Positive(B), Positive(C)), ANSWERS),
    "AtLeast 0": (AtLeast(0, Positive(A)), ANSWERS),
    "AtMostOf": (AtMostOf(1, Positive(A), Positive(B), Positive(C)), ANSWERS),
    "ScoreAtLeast": (ScoreAtLeast(1, (Positive(A), 2), (Positive(B), 1), (Positive(C), -2)), ANSWERS),
    "Answered": (Answered(A), ANSWERS),
    "Answered, inside": (AllOf(Answered(A), Positive(B)), ANSWERS),
    "Below": (Below(patient.AGE, LIMIT), AGES),
    "AtMost": (AtMost(patient.AGE, LIMIT), AGES),
    "Above": (Above(patient.AGE, LIMIT), AGES),
    "AtLeastValue": (AtLeastValue(patient.AGE, LIMIT), AGES),
    "Is": (Is(complaint.PAIN_SIDE, "left"), SIDES),
    "OneOf": (OneOf(complaint.PAIN_SIDE, "left", "both"), SIDES),
    "Includes": (Includes(complaint.PAIN_AREAS, AREAS[0], AREAS[-1]), SETS),
    "Includes, the last": (Includes(complaint.PAIN_AREAS, AREAS[-1]), SETS),
    "EitherSide": (EitherSide(Positive(low_back_tests.SLR)), SIDES),
    "HurtsHere": (on_the_painful_side(Positive(low_back_tests.SLR)), SIDES),
    "DifferenceAtLeast": (DifferenceAtLeast(motion.CERVICAL_ROTATION.left, motion.CERVICAL_ROTATION.right, LIMIT), PAIRS),
    "either way": (DifferenceAtLeast(motion.CERVICAL_ROTATION.left, motion.CERVICAL_ROTATION.right, LIMIT, either_way=True), PAIRS),
    "Limited, by bands": (Limited(motion.CERVICAL_ROTATION.left), MOTIONS),
    "Limited, by a line": (Limited(VOCABULARY["lumbar_flexion"]), MOTIONS),
}  # fmt: skip
SQL = {Truth.YES: True, Truth.NO: False, Truth.UNKNOWN: None}


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_answers_as_for_one_patient(name: str) -> None:
    criterion, people = EXAMPLES[name]
    bound = criterion.bound(library().values)
    assert answered(bound, people) == [SQL[bound.judge(facts)] for facts in people]


def answered(criterion: Criterion, people: tuple[dict[str, Value], ...]) -> list[bool | None]:
    table = keep(engine(), "facts", table_of(people))
    found = table.select(place=table["episode"].cast("int64"), truth=Compiler(table).truth(criterion))
    rows: list[dict[str, bool | None]] = found.order_by("place").to_pyarrow().to_pylist()
    return [row["truth"] for row in rows]


@dataclass(frozen=True, slots=True)
class Unheard(Criterion):
    """A kind of criterion nobody taught the compiler."""

    def judge(self, facts: Facts) -> Truth:
        return Truth.YES

    def because(self, facts: Facts) -> Names:
        return frozenset()

    def missing(self, facts: Facts) -> Names:
        return frozenset()

    def names(self) -> Names:
        return frozenset()

    def words(self) -> str:
        return "unheard of"


@pytest.mark.parametrize(
    "criterion",
    [
        Unheard(),
        AllOf(Positive(A), Unheard()),
        HurtsHere(),  # outside EitherSide
        Positive(low_back_tests.SLR),  # a side is lacking
        Positive(patient.AGE),  # a number is not answered yes
    ],
)
def test_what_it_does_not_know_refuses_to_compile(criterion: Criterion) -> None:
    with pytest.raises(NotCompilable):
        answered(criterion, ANSWERS[:1])


def test_a_set_of_more_than_63_choices_takes_a_second_column() -> None:
    wide = choices("wide", "A set", "Which?", *(f"word {number}" for number in range(BITS + 2)))
    assert [column.name for column in columns_of(wide)] == ["wide", "wide__2"]
    row = row_of({"wide": frozenset({"word 0", "word 62", "word 64"})}, {"wide": wide})
    assert row == {"wide": 1 | 1 << 62, "wide__2": 2}
    assert row_of({"wide": frozenset()}, {"wide": wide}) == {"wide": 0, "wide__2": 0}


def test_includes_looks_into_both_columns_of_a_wide_set() -> None:
    wide = replace(
        choices("pain_areas", "A set", "Which?", *(f"word {n}" for n in range(BITS + 2))), group="complaint"
    )
    connection = engine()
    connection.con.execute(
        "CREATE TABLE facts AS SELECT * FROM (VALUES (0::BIGINT, 2::BIGINT), (1, 0), (2, 0), (NULL, NULL))"
        ' wide("pain_areas", "pain_areas__2")'
    )
    table = connection.table("facts")
    asked = Compiler(table).truth(Includes(wide, "word 0", "word 64"))
    assert table.select(truth=asked).to_pyarrow()["truth"].to_pylist() == [True, True, False, None]


def test_the_sets_of_the_vocabulary_fit() -> None:
    assert len(columns_of(roots.NUMB_DERMATOMES)) == 1
