"""The answers of a whole rule book for every row of a table: each rule's truth, the candidacy, what is withheld."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import ibis
import ibis.expr.types as ir

from synovia.analytics.columns import code_of, columns_of
from synovia.analytics.compiling import Compiler, Truths, all_of, any_of
from synovia.analytics.open_questions import is_open
from synovia.domain.rules import Blocks, Gate, Rule, Weight
from synovia.domain.screening.screen import CANDIDACY, WITHHELD_AT, concerns
from synovia.domain.terms.evidence import ActionLevel, Candidacy
from synovia.domain.terms.findings import patient
from synovia.domain.terms.places import Place, Region, places_of
from synovia.domain.terms.techniques import HANDS_ON, TechniqueClass
from synovia.domain.terms.vocabulary import VOCABULARY

REGION = patient.REGION.name


class Answers:
    """What these rules answer for each row of a table that has been read (`reading.read_table`).

    Three tables, each with the region and every column that is no finding (such as `episode`):
    `judged` has `answer_of(rule)`, true, false or NULL, and `acts_of(rule)`, whether its effects apply;
    `decided` has besides `level` (0 to 4) and `candidacy`; `withheld` has besides `withheld_of(technique_class)`.
    They go in passes, so that a later question names an earlier answer instead of repeating it.
    """

    def __init__(self, read: ir.Table, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self.read, self._compiler = read, Compiler(read)

    @cached_property
    def judged(self) -> ir.Table:
        """Each rule's answer, and whether it acts."""
        return self.read.select(*self._kept(), **self._judgements())

    @cached_property
    def decided(self) -> ir.Table:
        """The same with level and candidacy."""
        gates = {_open(rule, place): self._is_open(rule, gate) for rule, place, gate in _gates(self.rules)}
        return self.decide(self.read.select(*self._kept(), **self._judgements(), **gates))

    def decide(self, judged: ir.Table) -> ir.Table:
        """Level and candidacy beside answers that are there already: the columns `columns_to_decide` names."""
        opened = {weight.value: self._open_of(judged, weight) for weight in (Weight.CORE, Weight.SCREEN)}
        leveled = judged.mutate(level=self._level(judged), **opened)
        return leveled.mutate(candidacy=_candidacy(leveled))

    @cached_property
    def withheld(self) -> ir.Table:
        """The same with the technique classes that are withheld."""
        return self.decided.mutate(
            **{withheld_of(one): self._withheld(self.decided, one) for one in TechniqueClass}
        )

    def _kept(self) -> list[str]:
        findings = {column.name for one in VOCABULARY.values() for column in columns_of(one)}
        return [name for name in self.read.columns if name not in findings - {REGION}]

    def _judgements(self) -> dict[str, Truths]:
        answers = {answer_of(rule): self._compiler.truth(rule.when) for rule in self.rules}
        return answers | {acts_of(rule): self._acts(rule) for rule in self.rules}

    def _acts(self, rule: Rule) -> Truths:
        """A yes, or presumed until a clearing question is answered; never NULL."""
        truths = [self._compiler.truth(rule.when)]
        if taken := {q: g.presumed for g in rule.gates if g.presumed is not None for q in g.questions}:
            truths.append(Compiler(self.read, taken).truth(rule.when))
        return ibis.coalesce(*truths, ibis.literal(False))

    def _is_open(self, rule: Rule, gate: Gate) -> Truths:
        """Whether the rule is unsettled and one of the gate's questions could still settle it; never NULL."""
        return any_of(is_open(self._compiler, rule.when, question) for question in gate.questions)

    def _level(self, judged: ir.Table) -> Any:
        acting: dict[ActionLevel, list[Truths]] = {}
        for rule in self.rules:
            if rule.severity() > ActionLevel.OK:
                acting.setdefault(rule.severity(), []).append(judged[acts_of(rule)])
        cases = [(any_of(acting[level]), int(level)) for level in sorted(acting, reverse=True)]
        return ibis.cases(*cases, else_=0) if cases else ibis.literal(0)

    def _open_of(self, judged: ir.Table, weight: Weight) -> Truths:
        return any_of(
            all_of((judged[_open(rule, place)], _in(judged, (r for r in Region if concerns(gate, r)))))
            for rule, place, gate in _gates(self.rules)
            if gate.weight is weight
        )

    def _withheld(self, decided: ir.Table, technique_class: TechniqueClass) -> Truths:
        """Whether the class is kept from a place of the complaint: by a level, a rule that acts, or a question.

        This is `Screening.is_blocked` for any place of the region complained of.
        """
        at_levels = [int(level) for level, classes in WITHHELD_AT.items() if technique_class in classes]
        reasons = [decided["level"].isin(at_levels)] if at_levels else []
        if technique_class in HANDS_ON:
            reasons.append(decided["candidacy"] == str(Candidacy.SCREENING_INCOMPLETE))
        for rule, effect in self._blocks(technique_class):
            reasons.append(all_of((decided[acts_of(rule)], _reached(decided, effect.at))))
        for rule, place, gate in _gates(self.rules):
            if technique_class in gate.closes:
                reasons.append(all_of((decided[_open(rule, place)], _reached(decided, gate.at))))
        return any_of(reasons)

    def _blocks(self, technique_class: TechniqueClass) -> Iterator[tuple[Rule, Blocks]]:
        for rule in self.rules:
            for effect in rule.effects:
                if isinstance(effect, Blocks) and technique_class in effect.classes:
                    yield rule, effect


def answer_of(rule: Rule) -> str:
    """The column that holds a rule's answer."""
    return f"answer {rule.id}"


def acts_of(rule: Rule) -> str:
    """The column that says whether the rule acts."""
    return f"acts {rule.id}"


def withheld_of(technique_class: TechniqueClass) -> str:
    """The column that says whether a technique class is withheld from the complaint."""
    return f"withheld {technique_class}"


def columns_to_decide(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The columns from which level and candidacy follow."""
    rules = tuple(rules)
    acting = (acts_of(rule) for rule in rules if rule.severity() > ActionLevel.OK)
    return (REGION, *acting, *(_open(rule, place) for rule, place, _ in _gates(rules)))


def _gates(rules: Iterable[Rule]) -> Iterator[tuple[Rule, int, Gate]]:
    """The gates that stay open until they are asked, each with its place in its rule."""
    for rule in rules:
        for place, gate in enumerate(rule.gates):
            if gate.presumed is None:
                yield rule, place, gate


def _open(rule: Rule, place: int) -> str:
    return f"open {rule.id} {place}"


def _candidacy(leveled: ir.Table) -> Any:
    """As `screen` gives it: by level, and by the questions that are still open."""
    level = leveled["level"]
    serious = [(level == int(at), str(CANDIDACY[at])) for at in ActionLevel if at >= ActionLevel.REFER]
    careful = (level == int(ActionLevel.PRECAUTION)) | leveled[Weight.SCREEN.value]
    return ibis.cases(
        *serious,
        (leveled[Weight.CORE.value], str(Candidacy.SCREENING_INCOMPLETE)),
        (careful, str(Candidacy.YES_WITH_PRECAUTION)),
        else_=str(Candidacy.YES),
    )


def _reached(table: ir.Table, at: Place) -> Truths:
    """Whether that place reaches a place of the complaint."""
    return _in(table, (r for r in Region if at is Place.COMPLAINT or any(map(at.covers, places_of(r)))))


def _in(table: ir.Table, regions: Iterable[Region]) -> Truths:
    codes = [code_of(patient.REGION, region) for region in regions]
    if len(codes) == len(Region):
        return ibis.literal(True)
    return table[REGION].isin(codes) if codes else ibis.literal(False)
