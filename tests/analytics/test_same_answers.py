"""Over ten thousand patients, every reading and every rule answers as it does for one patient."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import numpy as np
import pytest

from synovia.analytics.answers import Answers
from synovia.analytics.columns import row_of
from synovia.analytics.engine import engine, keep
from synovia.analytics.reading import read_table, stages
from synovia.domain.rules import Rule, Truth
from synovia.domain.screening.reading import read
from synovia.domain.screening.screen import screen
from synovia.domain.terms.finding import Kind
from synovia.domain.terms.places import places_of
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.techniques import TechniqueClass
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook
from tests.analytics.patients import patients, table_of

PATIENTS, SCREENED = 10_000, 1_000
CODES = {Truth.YES: 1, Truth.NO: 0, Truth.UNKNOWN: -1}
Matrix = Mapping[str, np.ndarray]


@dataclass
class Caseload:
    """The same patients twice: as findings, and as tables of an engine."""

    people: list[Findings]
    raw: ir.Table
    read: ir.Table


@pytest.fixture(scope="module")
def caseload() -> Caseload:
    people, connection = list(patients(PATIENTS)), engine()
    raw = keep(connection, "facts", table_of(people))
    return Caseload(people, raw, keep(connection, "read_facts", read_table(raw, rulebook().readings)))


@pytest.fixture(scope="module")
def one_by_one(caseload: Caseload) -> Matrix:
    """Each rule's truth for each patient, by the path of a single patient."""
    book = rulebook()
    found = {rule.id: np.zeros(PATIENTS, dtype=np.int8) for rule in book.rules}
    found |= {f"acts {rule.id}": np.zeros(PATIENTS, dtype=np.int8) for rule in book.rules}
    for place, person in enumerate(caseload.people):
        for ruling in book.judge(read(person, book).facts):
            found[ruling.rule.id][place] = CODES[ruling.truth]
            found[f"acts {ruling.rule.id}"][place] = ruling.acts
    return found


def codes(table: ir.Table, columns: Mapping[str, ir.Value]) -> Matrix:
    """Boolean columns as 1, 0 and -1 for NULL, in the order of the patients."""
    wanted = {name: column.cast("int8").fill_null(-1) for name, column in columns.items()}
    answered = table.select(place=table["episode"].cast("int64"), **wanted).to_pyarrow()
    order = np.argsort(answered["place"].to_numpy())
    return {name: answered[name].to_numpy()[order] for name in columns}


def truths(table: ir.Table) -> Matrix:
    answers = Answers(table, rulebook().rules)
    columns = {rule.id: answers.truth(rule) for rule in rulebook().rules}
    return codes(table, columns | {f"acts {rule.id}": answers.acts(rule) for rule in rulebook().rules})


def differing(first: Matrix, second: Matrix) -> dict[str, int]:
    """How many patients differ, by rule; only those that do."""
    counted = {name: int((first[name] != second[name]).sum()) for name in first}
    return {name: count for name, count in counted.items() if count}


def test_every_reading_fills_in_what_it_does_for_one_patient(caseload: Caseload) -> None:
    book = rulebook()
    rows = sorted(caseload.read.to_pyarrow().to_pylist(), key=lambda row: int(row["episode"]))
    for person, row in zip(caseload.people, rows, strict=True):
        del row["episode"]
        known = {name: cell for name, cell in row.items() if cell is not None}
        assert known == row_of(read(person, book).facts, VOCABULARY)


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
    answers = Answers(few, book.rules)
    columns = {str(one): answers.withheld(one) for one in TechniqueClass}
    rows = few.select("episode", candidacy=answers.candidacy(), level=answers.level(), **columns)
    asked = sorted(rows.to_pyarrow().to_pylist(), key=lambda row: int(row["episode"]))
    for person, row in zip(caseload.people, asked, strict=False):
        known = read(person, book)
        screening = screen(known, book.judge(known.facts), book, person.region)
        assert row["candidacy"] == screening.candidacy
        assert row["level"] == screening.level
        places = places_of(person.region)
        withheld = {one for one in TechniqueClass if any(screening.is_blocked(one, p) for p in places)}
        assert {one for one in TechniqueClass if row[str(one)]} == withheld
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
