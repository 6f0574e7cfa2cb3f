"""The answers of a whole rule book for every row of a table: each rule's truth, the candidacy, what is withheld."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import ibis
import ibis.expr.types as ir

from synovia.analytics.columns import code_of
from synovia.analytics.compiling import Compiler, Truths, all_of, any_of
from synovia.analytics.open_questions import is_open
from synovia.domain.rules import Blocks, Gate, Rule, Weight
from synovia.domain.screening.screen import CANDIDACY, WITHHELD_AT, concerns
from synovia.domain.terms.evidence import ActionLevel, Candidacy
from synovia.domain.terms.findings import patient
from synovia.domain.terms.places import Place, Region, places_of
from synovia.domain.terms.techniques import HANDS_ON, TechniqueClass


@dataclass
class Answers:
    """Expressions over a table that has been read (`reading.read_table`), for these rules."""

    table: ir.Table
    rules: Sequence[Rule]
    _compiler: Compiler = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._compiler = Compiler(self.table)

    def truth(self, rule: Rule) -> Truths:
        """True, false, or NULL for unknown."""
        return self._compiler.truth(rule.when)

    def acts(self, rule: Rule) -> Truths:
        """Whether its effects apply: a yes, or presumed until a clearing question is answered. Never NULL."""
        truths = [self.truth(rule)]
        if taken := {q: g.presumed for g in rule.gates if g.presumed is not None for q in g.questions}:
            truths.append(Compiler(self.table, taken).truth(rule.when))
        return ibis.coalesce(*truths, ibis.literal(False))

    def level(self) -> ir.IntegerColumn:
        """The severity of the most serious rule that acts (0 to 4)."""
        return self._level

    @cached_property
    def _level(self) -> ir.IntegerColumn:
        serious = sorted({rule.severity() for rule in self.rules}, reverse=True)
        cases = [(self._any_acts(level), int(level)) for level in serious if level > ActionLevel.OK]
        return ibis.cases(*cases, else_=0) if cases else ibis.literal(0)

    def _any_acts(self, level: ActionLevel) -> Truths:
        return any_of(self.acts(rule) for rule in self.rules if rule.severity() is level)

    def candidacy(self) -> ir.StringColumn:
        """The candidacy as `screen` gives it: by level, and by the questions that are still open."""
        level, core = self.level(), self._open_of(Weight.CORE)
        screen = self._open_of(Weight.SCREEN)
        cases = [(level == int(at), str(CANDIDACY[at])) for at in ActionLevel if at >= ActionLevel.REFER]
        return ibis.cases(
            *cases,
            (core, str(Candidacy.SCREENING_INCOMPLETE)),
            ((level == int(ActionLevel.PRECAUTION)) | screen, str(Candidacy.YES_WITH_PRECAUTION)),
            else_=str(Candidacy.YES),
        )

    def _open_of(self, weight: Weight) -> Truths:
        return any_of(
            all_of((self.is_open(rule, gate), self._in(r for r in Region if concerns(gate, r))))
            for rule, gate in self._gates()
            if gate.weight is weight
        )

    def _gates(self) -> Iterator[tuple[Rule, Gate]]:
        for rule in self.rules:
            for gate in rule.gates:
                if gate.presumed is None:
                    yield rule, gate

    def is_open(self, rule: Rule, gate: Gate) -> Truths:
        """Whether the rule is unsettled and one of the gate's questions could still settle it. Never NULL."""
        return any_of(is_open(self._compiler, rule.when, question) for question in gate.questions)

    def withheld(self, technique_class: TechniqueClass) -> Truths:
        """Whether the class is kept from a place of the complaint: by a level, a rule that acts, or a question.

        This is `Screening.is_blocked` for any place of the region complained of.
        """
        at_levels = [int(level) for level, classes in WITHHELD_AT.items() if technique_class in classes]
        reasons = [self.level().isin(at_levels)] if at_levels else []
        if technique_class in HANDS_ON:
            reasons.append(self.candidacy() == str(Candidacy.SCREENING_INCOMPLETE))
        reasons += self._blocked_by_rules(technique_class)
        for rule, gate in self._gates():
            if technique_class in gate.closes:
                reasons.append(all_of((self.is_open(rule, gate), self._reached(gate.at))))
        return any_of(reasons)

    def _blocked_by_rules(self, technique_class: TechniqueClass) -> Iterator[Truths]:
        for rule in self.rules:
            for effect in rule.effects:
                if isinstance(effect, Blocks) and technique_class in effect.classes:
                    yield all_of((self.acts(rule), self._reached(effect.at)))

    def _reached(self, at: Place) -> Truths:
        """Whether that place reaches a place of the complaint."""
        return self._in(
            region for region in Region if at is Place.COMPLAINT or any(map(at.covers, places_of(region)))
        )

    def _in(self, regions: Iterable[Region]) -> Truths:
        codes = [code_of(patient.REGION, region) for region in regions]
        if len(codes) == len(Region):
            return ibis.literal(True)
        return self.table[patient.REGION.name].isin(codes) if codes else ibis.literal(False)
