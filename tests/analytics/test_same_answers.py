"""Over ten thousand patients, every reading and every rule answers as it does for one patient."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from ibis.backends.duckdb import Backend

from synovia.analytics.answers import Answers, acts_of, answer_of, withheld_of
from synovia.analytics.engine import engine, keep
from synovia.analytics.reading import read_table, stages
from synovia.domain.rules import Implies, Rule, Truth
from synovia.domain.screening.reading import Read, read
from synovia.domain.screening.screen import screen
from synovia.domain.terms.finding import Kind
from synovia.domain.terms.places import places_of
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.techniques import TechniqueClass
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook
from tests.analytics.patients import patients, recognized_table, table_of

PATIENTS, SCREENED, OF_A_CONTROL = 10_000, 600, 800
CODES = {Truth.YES: 1, Truth.NO: 0, Truth.UNKNOWN: -1}
SCREENINGS = ("candidacy", "level", *map(withheld_of, TechniqueClass))
Matrix = Mapping[str, np.ndarray]


@dataclass
class Caseload:
    """The same patients twice: as findings, and as tables of an engine. `query` answers everything of `read_facts`."""

    people: list[Findings]
    known: list[Read]
    connection: Backend
    raw: ir.Table
    read: ir.Table
    query: str


@pytest.fixture(scope="module")
def caseload() -> Caseload:
    people, connection, book = list(patients(PATIENTS)), engine(), rulebook()
    raw = keep(connection, "facts", recognized_table(people))
    known = [read(person, book) for person in people]
    filled = keep(connection, "read_facts", read_table(raw, book.readings))
    query = str(ibis.to_sql(Answers(filled, book.rules).withheld, dialect="duckdb"))
    return Caseload(people, known, connection, raw, filled, query)


def columns() -> list[str]:
    """The answers of every rule, and whether it acts."""
    rules = rulebook().rules
    return [*map(answer_of, rules), *map(acts_of, rules)]


def answered(caseload: Caseload, table: str, wanted: Iterable[str]) -> pa.Table:
    """The one query, asked of a table, in the order of the patients."""
    named = ", ".join(f'"{name}"' for name in ("episode", *wanted))
    query = caseload.query.replace('"read_facts"', f'"{table}"')
    found = caseload.connection.con.sql(f"SELECT {named} FROM ({query})").to_arrow_table()
    return found.take(np.argsort(found["episode"].to_numpy(zero_copy_only=False).astype(int)))


@pytest.fixture(scope="module")
def one_by_one(caseload: Caseload) -> Matrix:
    """Each rule's truth for each patient, by the path of a single patient."""
    book = rulebook()
    found = {name: np.zeros(PATIENTS, dtype=np.int8) for name in columns()}
    for place, known in enumerate(caseload.known):
        for ruling in book.judge(known.facts):
            found[answer_of(ruling.rule)][place] = CODES[ruling.truth]
            found[acts_of(ruling.rule)][place] = ruling.acts
    return found


@pytest.fixture(scope="module")
def together(caseload: Caseload) -> pa.Table:
    return answered(caseload, "read_facts", [*columns(), *SCREENINGS])


def codes(table: pa.Table) -> Matrix:
    """Boolean columns as 1, 0 and -1 for NULL."""
    return {name: pc.fill_null(pc.cast(table[name], "int8"), -1).to_numpy() for name in columns()}


def differing(first: Matrix, second: Matrix, rows: slice = slice(None)) -> dict[str, int]:
    """How many patients differ, by rule; only those that do."""
    counted = {name: int((first[name][rows] != second[name][rows]).sum()) for name in first}
    return {name: count for name, count in counted.items() if count}


def test_every_reading_fills_in_what_it_does_for_one_patient(caseload: Caseload) -> None:
    filled = caseload.read.to_pyarrow()
    order = np.argsort(np.array(filled["episode"].to_pylist(), dtype=int))
    expected = table_of([known.facts for known in caseload.known])
    wrong = [name for name in expected.column_names if not filled[name].take(order).equals(expected[name])]
    assert wrong == []


def test_every_rule_answers_as_for_one_patient(together: pa.Table, one_by_one: Matrix) -> None:
    assert differing(one_by_one, codes(together)) == {}


def test_the_patients_bring_every_rule_to_nearly_every_answer(one_by_one: Matrix) -> None:
    """A rule that always answers the same would be compared with a constant."""
    rules = {name: column for name, column in one_by_one.items() if not name.startswith("acts")}
    settled = [name for name, column in rules.items() if (column == 0).any() and (column == 1).any()]
    unsettled = [name for name, column in rules.items() if -1 in column]
    assert len(settled) >= 0.98 * len(rules)
    assert len(unsettled) >= 0.98 * len(rules)


def test_candidacy_and_what_is_withheld_are_the_screenings(caseload: Caseload, together: pa.Table) -> None:
    book = rulebook()
    asked = together.select(SCREENINGS).slice(0, SCREENED).to_pylist()
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


def softened(rule: Rule) -> Rule:
    effects = tuple(replace(e, firm=False) if isinstance(e, Implies) else e for e in rule.effects)
    return replace(rule, then=effects)


def wrong_tables(caseload: Caseload) -> Mapping[str, tuple[ir.Table, int]]:
    """What a wrong compilation would have made of the facts, and how many rules it disturbs at the least."""
    readings = rulebook().readings
    answers = {f.name: False for f in VOCABULARY.values() if f.kind is Kind.YES_NO}
    numbers = [f.name for f in VOCABULARY.values() if f.kind is Kind.NUMBER]
    beside = {name: caseload.read[name] + ibis.literal(0.001) for name in numbers}
    return {
        "unknown taken as no": (caseload.read.fill_null(answers), 100),
        "without the readings": (caseload.raw, 1),
        "readings out of order": (read_table(caseload.raw, tuple(reversed(readings))), 1),
        "readings that are not firm": (read_table(caseload.raw, tuple(map(softened, readings))), 1),
        "a cut-off beside its number": (caseload.read.mutate(**beside), 40),
    }


def test_controls_wrong_compilations_are_noticed(caseload: Caseload, one_by_one: Matrix) -> None:
    """Each is made for patients of its own; together they are asked once."""
    wrong = wrong_tables(caseload)
    parts, place = [], {}
    for number, (name, (table, _least)) in enumerate(wrong.items()):
        start = number * OF_A_CONTROL
        place[name] = range(start, start + OF_A_CONTROL)
        episode = table["episode"].cast("int64")
        parts.append(table.filter(episode >= start, episode < start + OF_A_CONTROL).to_pyarrow())
    keep(caseload.connection, "control", pa.concat_tables(parts))
    found = codes(answered(caseload, "control", columns()))
    for name, rows in place.items():
        noticed = differing(one_by_one, found, slice(rows.start, rows.stop))
        assert len(noticed) >= wrong[name][1], name
