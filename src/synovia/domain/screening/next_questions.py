"""Which question to ask next: open gates first, then what would settle a serious suspicion already begun."""

from collections.abc import Iterable, Iterator

from synovia.domain.rules import Gate, Ruling, Truth, Weight
from synovia.domain.rules.criteria import Criterion, Facts, Joining
from synovia.domain.screening.answers import NextFinding
from synovia.domain.terms.evidence import ActionLevel
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.vocabulary import VOCABULARY

OpenGate = tuple[Ruling, Gate, tuple[Finding, ...]]

IMPORTANCE = {Weight.CORE: 100, Weight.SCREEN: 60, Weight.EXAM: 40}
BEGUN = 70
"""A suspicion that has begun is followed up before the questions that only open a technique."""
MOST_FOR_ONE_SUSPICION = 4
GIVEN = frozenset({"region", "age", "sex"})
"""Known of everybody: alone they begin no suspicion."""


def next_questions(gates: Iterable[OpenGate], rulings: Iterable[Ruling]) -> tuple[NextFinding, ...]:
    """Every question worth asking, the weightiest first, each once."""
    return _ranked([*_gate_questions(gates), *_begun(rulings)])


def questions_of(gates: Iterable[OpenGate]) -> tuple[NextFinding, ...]:
    """The questions of these gates, the weightiest first, each once."""
    return _ranked(_gate_questions(gates))


def _ranked(questions: Iterable[NextFinding]) -> tuple[NextFinding, ...]:
    found: dict[str, NextFinding] = {}
    for question in questions:
        known = found.get(question.finding)
        if known is None or known.weight < question.weight:
            found[question.finding] = question
    return tuple(sorted(found.values(), key=lambda question: -question.weight))


def _gate_questions(gates: Iterable[OpenGate]) -> Iterator[NextFinding]:
    for ruling, gate, questions in gates:
        weight = IMPORTANCE[gate.weight] + len(gate.closes)
        opens = tuple(str(closed) for closed in gate.closes)
        for question in questions:
            yield NextFinding(question.name, question.question, ruling.rule.asks, opens, weight)


def _begun(rulings: Iterable[Ruling]) -> Iterator[NextFinding]:
    """What would settle a serious suspicion for which something already speaks."""
    for ruling in rulings:
        if ruling.truth is not Truth.UNKNOWN:
            continue
        level = ruling.rule.severity()
        if level >= ActionLevel.REFER and _speaks_for(ruling):
            for name in sorted(ruling.missing - GIVEN)[:MOST_FOR_ONE_SUSPICION]:
                asked = VOCABULARY[name].question
                yield NextFinding(name, asked, ruling.rule.asks, (ruling.rule.id,), BEGUN + level)


def _speaks_for(ruling: Ruling) -> bool:
    return any(_holds(part, ruling.facts) for part in _parts(ruling.rule.when))


def _parts(criterion: Criterion) -> tuple[Criterion, ...]:
    return criterion.parts() if isinstance(criterion, Joining) else ()


def _holds(part: Criterion, facts: Facts) -> bool:
    """Whether this part is a yes for a reason beyond who the patient is."""
    return part.judge(facts) is Truth.YES and not part.because(facts) <= GIVEN
