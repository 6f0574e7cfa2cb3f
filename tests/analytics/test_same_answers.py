"""Over ten thousand patients, every reading and every rule answers as it does for one patient."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import numpy as np
import pytest

from synovia.analytics.answers import Answers, acts_of, answer_of, withheld_of
from synovia.analytics.engine import engine, keep
from synovia.analytics.reading import read_table, stages
from synovia.domain.rules import Rule, Truth
from synovia.domain.screening.reading import Read, read
from synovia.domain.screening.screen import screen
from synovia.domain.terms.finding import Kind
from synovia.domain.terms.places import places_of
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.techniques import TechniqueClass
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook
from tests.analytics.patients import patients, recognized_table, table_of

PATIENTS, SCREENED = 10_000, 600
CODES = {Truth.YES: 1, Truth.NO: 0, Truth.UNKNOWN: -1}
Matrix = Mapping[str, np.ndarray]


@dataclass
class Caseload:
    """The same patients twice: as findings, and as tables of an engine."""

    people: list[Findings]
    known: list[Read]
    raw: ir.Table
    read: ir.Table


@pytest.fixture(scope="module")
def caseload() -> Caseload:
    people, connection, book = list(patients(PATIENTS)), engine(), rulebook()
    raw = keep(connection, "facts", recognized_table(people))
    known = [read(person, book) for person in people]
    return Caseload(people, known, raw, keep(connection, "read_facts", read_table(raw, book.readings)))


@pytest.fixture(scope="module")
def one_by_one(caseload: Caseload) -> Matrix:
    """Each rule's truth for each patient, by the path of a single patient."""
    book = rulebook()
    columns = [*map(answer_of, book.rules), *map(acts_of, book.rules)]
    found = {name: np.zeros(PATIENTS, dtype=np.int8) for name in columns}
    for place, known in enumerate(caseload.known):
        for ruling in book.judge(known.facts):
            found[answer_of(ruling.rule)][place] = CODES[ruling.truth]
            found[acts_of(ruling.rule)][place] = ruling.acts
    return found


def codes(table: ir.Table, columns: list[str]) -> Matrix:
    """Boolean columns as 1, 0 and -1 for NULL, in the order of the patients."""
    wanted = {name: table[name].cast("int8").fill_null(-1) for name in columns}
    answered = table.select(place=table["episode"].cast("int64"), **wanted).to_pyarrow()
    order = np.argsort(answered["place"].to_numpy())
    return {name: answered[name].to_numpy()[order] for name in columns}


def truths(table: ir.Table) -> Matrix:
    rules = rulebook().rules
    return codes(Answers(table, rules).judged, [*map(answer_of, rules), *map(acts_of, rules)])


def differing(first: Matrix, second: Matrix) -> dict[str, int]:
    """How many patients differ, by rule; only those that do."""
    counted = {name: int((first[name] != second[name]).sum()) for name in first}
    return {name: count for name, count in counted.items() if count}


def test_every_reading_fills_in_what_it_does_for_one_patient(caseload: Caseload) -> None:
    filled = caseload.read.to_pyarrow()
    order = np.argsort(np.array(filled["episode"].to_pylist(), dtype=int))
    expected = table_of([known.facts for known in caseload.known])
    wrong = [name for name in expected.column_names if not filled[name].take(order).equals(expected[name])]
    assert wrong == []


def test_every_rule_answers_as_for_one_patient(caseload: Caseload, one_by_one: Matrix) -> None:
    assert differing(one_by_one, truths(caseload.read)) == {}


def test_the_patients_bring_every_rule_to_nearly_every_answer(one_by_one: Matrix) -> None:
    """A rule that always answers the same would be compared with a constant."""
    rules = {name: column for name, column in one_by_one.items() if not name.startswith("acts")}
    settled = [name for name, column in rules.items() if {0, 1} <= set(column.tolist())]
    unsettled = [name for name, column in rules.items() if -1 in column]
    assert len(settled) >= 0.98 * len(rules)
    assert len(unsettled) >= 0.98 * len(rules)


def test_candidacy_and_what_is_withheld_are_the_screenings(caseload: Caseload) -> None:
    book, few = rulebook(), caseload.read.filter(caseload.read["episode"].cast("int64") < SCREENED)
    columns = ["episode", "candidacy", "level", *map(withheld_of, TechniqueClass)]
    rows = Answers(few, book.rules).withheld.select(*columns).to_pyarrow().to_pylist()
    asked = sorted(rows, key=lambda row: int(row["episode"]))
    for person, known, row in zip(caseload.people, caseload.known, asked, strict=False):
        screening = screen(known, book.judge(known.facts), book, person.region)
        assert row["candidacy"] == screening.candidacy
        assert row["level"] == screening.level
        places = places_of(person.region)
        withheld = {one for one in TechniqueClass if any(screening.is_blocked(one, p) for p in places)}
        assert {one for one in TechniqueClass if row[withheld_of(one)]} == withheld
    assert len({row["candidacy"] for row in asked}) >= 5


def test_readings_go_in_few_passes_and_keep_their_order() -> None:
    passes = stages(rulebook().readings)
    assert len(passes) <= 6
    assert sorted(rule.id for one in passes for rule in one) == sorted(r.id for r in rulebook().readings)


# Controls: these compilations are wrong, and the comparison above notices each.


def test_control_unknown_taken_as_no_is_noticed(caseload: Caseload, one_by_one: Matrix) -> None:
    answered = {f.name: False for f in VOCABULARY.values() if f.kind is Kind.YES_NO}
    wrong = differing(one_by_one, truths(caseload.read.fill_null(answered)))
    assert len(wrong) > 100


def test_control_without_the_readings_is_noticed(caseload: Caseload, one_by_one: Matrix) -> None:
    assert differing(one_by_one, truths(caseload.raw))


def test_control_a_reading_out_of_order_is_noticed(caseload: Caseload, one_by_one: Matrix) -> None:
    turned = read_table(caseload.raw, tuple(reversed(rulebook().readings)))
    assert differing(one_by_one, truths(turned))


def test_control_a_reading_that_is_not_firm_is_noticed(caseload: Caseload, one_by_one: Matrix) -> None:
    soft = tuple(softened(rule) for rule in rulebook().readings)
    assert differing(one_by_one, truths(read_table(caseload.raw, soft)))


def softened(rule: Rule) -> Rule:
    from dataclasses import replace

    from synovia.domain.rules import Implies

    effects = tuple(replace(e, firm=False) if isinstance(e, Implies) else e for e in rule.effects)
    return replace(rule, then=effects)


def test_control_a_cut_off_beside_its_number_is_noticed(caseload: Caseload, one_by_one: Matrix) -> None:
    numbers = [f.name for f in VOCABULARY.values() if f.kind is Kind.NUMBER]
    shifted = caseload.read.mutate(**{name: caseload.read[name] + ibis.literal(0.001) for name in numbers})
    assert len(differing(one_by_one, truths(shifted))) > 40
