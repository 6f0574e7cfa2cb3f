"""The parts of an answer that the screening gives: reasons, blocks, precautions, referral, open questions."""

from dataclasses import dataclass

from synovia.domain.terms.evidence import ActionLevel, Urgency
from synovia.domain.terms.finding import Value
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import Scope, TechniqueClass


@dataclass(frozen=True, slots=True)
class Text:
    """One message in two registers: for the clinician and in plain words for the patient."""

    clinician: str
    patient: str = ""


SILENT = Text("")
"""Nothing to say."""


@dataclass(frozen=True, slots=True)
class FindingUsed:
    """A finding that mattered, with the value it had and whether it was worked out from another."""

    name: str
    value: Value
    worked_out_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the answer is what it is: one rule that spoke."""

    rule: str
    rule_hash: str
    level: ActionLevel
    says: Text
    because: tuple[FindingUsed, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockedClass:
    """A technique class withheld, how far and where, and the rule that says so."""

    technique_class: TechniqueClass
    scope: Scope
    place: Place
    because: Text
    rule: str
    sources: tuple[str, ...]
    inputs: tuple[FindingUsed, ...] = ()
    missing: tuple[str, ...] = ()
    note: str = ""
    also: tuple[str, ...] = ()
    """Other rules that withhold the same."""


@dataclass(frozen=True, slots=True)
class Precaution:
    """What to do differently, for which classes and where."""

    how: str
    classes: tuple[TechniqueClass, ...]
    place: Place
    because: Text
    rule: str
    sources: tuple[str, ...]
    inputs: tuple[FindingUsed, ...] = ()


@dataclass(frozen=True, slots=True)
class Referral:
    """Who else should see the patient, how soon and why. Urgency NONE: nobody."""

    urgency: Urgency
    to: str
    why: Text
    rules: tuple[str, ...] = ()
    safety_net: Text = SILENT


@dataclass(frozen=True, slots=True)
class NextFinding:
    """A finding not yet assessed that would settle something."""

    finding: str
    question: str
    why: str
    would_change: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class MissingGate:
    """Questions that must be answered before a class of technique can be considered."""

    technique_class: TechniqueClass
    findings: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Findings that cannot both be right; the more cautious one was used."""

    findings: tuple[str, ...]
    says: str
    question: str
