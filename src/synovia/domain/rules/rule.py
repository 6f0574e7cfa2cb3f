"""A rule: what it asks, when the answer is yes, what then follows, and on whose word."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from synovia.domain.rules.criteria import Criterion, Facts, Names
from synovia.domain.rules.effects import Blocks, Effect, Limits, Refers
from synovia.domain.rules.truth import Truth
from synovia.domain.rules.values import Values
from synovia.domain.terms.evidence import ActionLevel, Grade, StudyType
from synovia.domain.terms.finding import Finding
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


@dataclass(frozen=True, slots=True, init=False)
class Gate:
    """Questions that keep classes closed while unanswered, as long as the rule itself is unsettled.

    A core gate also leaves the screening incomplete: nobody is declared a candidate before it is answered.
    """

    questions: tuple[Finding, ...]
    closes: tuple[TechniqueClass, ...]
    at: Place
    core: bool

    def __init__(
        self,
        *questions: Finding,
        closes: tuple[TechniqueClass, ...],
        at: Place = Place.EVERYWHERE,
        core: bool = False,
    ) -> None:
        object.__setattr__(self, "questions", questions)
        object.__setattr__(self, "closes", closes)
        object.__setattr__(self, "at", at)
        object.__setattr__(self, "core", core)


@dataclass(frozen=True, slots=True)
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
        if self.level is not None:
            return self.level
        referred = [effect.level for effect in self.effects if isinstance(effect, Refers)]
        if referred:
            return max(referred)
        held = any(isinstance(effect, Blocks | Limits) for effect in self.effects)
        return ActionLevel.PRECAUTION if held else ActionLevel.OK

    def bound(self, values: Values) -> "Rule":
        """The rule with every value it names; raises UnboundValue for an unknown key."""
        effects = tuple(effect.bound(values) for effect in self.effects)
        return replace(self, when=self.when.bound(values), then=effects)

    def judge(self, facts: Facts) -> "Ruling":
        """The answer for these findings, with its reasons and what is missing."""
        truth = self.when.judge(facts)
        if truth is Truth.UNKNOWN:
            return Ruling(self, truth, frozenset(), self.when.missing(facts))
        return Ruling(self, truth, self.when.because(facts), frozenset())

    def content_hash(self) -> str:
        """Sixteen hex digits that change with anything the rule says or decides on."""
        return hashlib.sha256(_content(self).encode()).hexdigest()[:16]


def _content(rule: Rule) -> str:
    return repr(
        (rule.id, rule.asks, rule.when, rule.effects, rule.evidence, rule.says, rule.gates, rule.level)
    )


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule's answer for one patient: because of these findings, or lacking those."""

    rule: Rule
    truth: Truth
    because: Names
    missing: Names

    @property
    def holds(self) -> bool:
        """Whether the answer is a settled yes."""
        return self.truth is Truth.YES


def named(room: str, namespace: Mapping[str, object]) -> tuple[Rule, ...]:
    """All rules a module declares, in order, each with the id `room/name`."""
    found = ((name, rule) for name, rule in namespace.items() if isinstance(rule, Rule))
    return tuple(replace(rule, id=f"{room}/{name.replace('_', '-')}") for name, rule in found)


def hash_of(rules: Iterable[Rule]) -> str:
    """One hash for a whole set of rules, independent of their order."""
    lines = sorted(f"{rule.id} {rule.content_hash()}" for rule in rules)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
