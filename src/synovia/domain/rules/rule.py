"""A rule: what it asks, when the answer is yes, what then follows, and on whose word."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from synovia.domain.rules.criteria import Criterion, Facts, Names
from synovia.domain.rules.effects import Blocks, Effect, Limits, Refers
from synovia.domain.rules.truth import Truth
from synovia.domain.rules.values import Values
from synovia.domain.terms.evidence import ActionLevel, Grade, StudyType
from synovia.domain.terms.finding import Finding, Value
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass


@dataclass(frozen=True, slots=True)
class Cites:
    """A source by its key in knowledge/sources, and the source's own grade where it gives one."""

    source: str
    grade: Grade = Grade.NONE
    where: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The answer in words: for the clinician and, in plain English, for the patient."""

    clinician: str
    patient: str = ""


class Weight(Enum):
    """What an unanswered gate means for candidacy, beside the classes it closes."""

    CORE = "core"
    """Nobody is declared a candidate before it is answered."""
    SCREEN = "screen"
    """Care is possible, with the precaution that something was not asked."""
    EXAM = "exam"
    """Belongs to the examination or to the technique itself; candidacy does not hang on it."""


@dataclass(frozen=True, slots=True, init=False)
class Gate:
    """Questions that keep classes closed while unanswered, as long as the rule itself is unsettled.

    With `presumed`, nothing is closed: while the questions are open they are taken as answered so, the
    cautious way, and if that makes the rule a yes, it acts.
    """

    questions: tuple[Finding, ...]
    closes: tuple[TechniqueClass, ...]
    at: Place
    weight: Weight
    presumed: Value | None

    def __init__(
        self,
        *questions: Finding,
        closes: tuple[TechniqueClass, ...] = (),
        at: Place = Place.EVERYWHERE,
        weight: Weight = Weight.SCREEN,
        presumed: Value | None = None,
    ) -> None:
        object.__setattr__(self, "questions", questions)
        object.__setattr__(self, "closes", closes)
        object.__setattr__(self, "at", at)
        object.__setattr__(self, "weight", weight)
        object.__setattr__(self, "presumed", presumed)

    def open_questions(self, missing: Names) -> tuple[Finding, ...]:
        """The gate's questions that are not answered and could still settle the rule."""
        return tuple(question for question in self.questions if question.name in missing)


@dataclass(frozen=True)
class Rule:
    """One question about a patient. The id is given by `named`, from the name it is declared under."""

    asks: str
    when: Criterion
    then: tuple[Effect, ...] | Effect
    evidence: tuple[Cites, ...]
    says: Said = Said("")
    gates: tuple[Gate, ...] = ()
    level: ActionLevel | None = None
    study: StudyType | None = None
    validated: bool = False
    id: str = ""

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What follows, always as a tuple."""
        return self.then if isinstance(self.then, tuple) else (self.then,)

    def severity(self) -> ActionLevel:
        """How serious a yes is: as declared, else that of the referral, else a precaution if anything is held."""
        return self._severity

    @cached_property
    def _severity(self) -> ActionLevel:
        if self.level is not None:
            return self.level
        referred = [effect.level for effect in self.effects if isinstance(effect, Refers)]
        if referred:
            return max(referred)
        held = any(isinstance(effect, Blocks | Limits) for effect in self.effects)
        return ActionLevel.PRECAUTION if held else ActionLevel.OK

    @cached_property
    def _presumptions(self) -> dict[str, Value]:
        """The clearing questions and how they are taken until somebody answers them."""
        return {q.name: g.presumed for g in self.gates if g.presumed is not None for q in g.questions}

    def bound(self, values: Values) -> "Rule":
        """The rule with every value it names; raises UnboundValue for an unknown key."""
        effects = tuple(effect.bound(values) for effect in self.effects)
        return replace(self, when=self.when.bound(values), then=effects)

    def judge(self, facts: Facts) -> "Ruling":
        """The answer for these findings, with its reasons and what is missing."""
        truth = self.when.judge(facts)
        presumed = truth is Truth.UNKNOWN and bool(self.gates) and self._is_presumed(facts)
        return Ruling(self, truth, facts, presumed)

    def _is_presumed(self, facts: Facts) -> bool:
        """Whether it is a yes once its clearing questions are taken the cautious way."""
        taken = self._presumptions
        return bool(taken) and self.when.judge({**taken, **facts}) is Truth.YES

    def content_hash(self) -> str:
        """Sixteen hex digits that change with anything the rule says or decides on."""
        return hashlib.sha256(_content(self).encode()).hexdigest()[:16]


def _content(rule: Rule) -> str:
    return repr(
        (rule.id, rule.asks, rule.when, rule.effects, rule.evidence, rule.says, rule.gates, rule.level)
    )


@dataclass(frozen=True)
class Ruling:
    """A rule's answer for one patient: because of these findings, or lacking those."""

    rule: Rule
    truth: Truth
    facts: Facts = field(repr=False)
    presumed: bool = False

    @cached_property
    def because(self) -> Names:
        """The findings that settled the answer, and no others; empty while it is unknown."""
        return self.rule.when.because(self.facts)

    @cached_property
    def missing(self) -> Names:
        """The findings not assessed that could settle it; empty once it is settled."""
        return self.rule.when.missing(self.facts)

    @property
    def holds(self) -> bool:
        """Whether the answer is a settled yes."""
        return self.truth is Truth.YES

    @property
    def acts(self) -> bool:
        """Whether its effects are to be applied: a settled yes, or presumed until a question is answered."""
        return self.truth is Truth.YES or self.presumed


def named(room: str, namespace: Mapping[str, object]) -> tuple[Rule, ...]:
    """All rules a module declares, in order, each with the id `room/name`."""
    found = ((name, rule) for name, rule in namespace.items() if isinstance(rule, Rule))
    return tuple(replace(rule, id=rule.id or f"{room}/{name.replace('_', '-')}") for name, rule in found)


def hash_of(rules: Iterable[Rule]) -> str:
    """One hash for a whole set of rules, independent of their order."""
    lines = sorted(f"{rule.id} {rule.content_hash()}" for rule in rules)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
