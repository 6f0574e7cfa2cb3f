"""The rule book: every rule with its values bound, the sources they cite, and one hash for it all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from synovia.domain.rules.criteria import Facts
from synovia.domain.rules.rule import Rule, Ruling
from synovia.domain.rules.values import KnownValue
from synovia.domain.terms.evidence import Standing, StudyType
from synovia.domain.terms.medicines import DrugClass

if TYPE_CHECKING:
    from synovia.domain.examination.references import References
    from synovia.domain.programme.catalogue import Exercise, Glide, Technique
    from synovia.domain.rules.review import Review


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source as it is shown beside an answer."""

    key: str
    authors: str
    year: int
    title: str
    where: str
    kind: StudyType
    standing: Standing
    checked_on: date
    doi: str = ""
    pmid: str = ""
    url: str = ""
    note: str = ""

    @property
    def citation(self) -> str:
        """The source on one line."""
        return f"{self.authors.rstrip('.')}. {self.title.rstrip('.')}. {self.where}, {self.year}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What can be offered: techniques and exercises by id."""

    techniques: "Mapping[str, Technique]" = field(default_factory=dict)
    exercises: "Mapping[str, Exercise]" = field(default_factory=dict)
    glides: "tuple[Glide, ...]" = ()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything `propose` needs besides the patient. Built by knowledge.library.rulebook().

    A clinic's own book (rules/review.py) also carries the reviews that stand, and the rules switched off by them.
    """

    rules: tuple[Rule, ...]
    readings: tuple[Rule, ...]
    values: Mapping[str, KnownValue]
    sources: Mapping[str, SourceCard]
    catalogue: Catalogue
    references: "References"
    drug_classes: tuple[DrugClass, ...]
    release: str
    content_hash: str
    hashes: Mapping[str, str]
    by_region: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    reviews: "Mapping[str, Review]" = field(default_factory=dict)
    switched_off: tuple[Rule, ...] = ()

    def judge(self, facts: Facts) -> tuple[Ruling, ...]:
        """The answer of every rule that can speak of this region, in the order of the book.

        What the region alone answers with no stays no whatever else is found, so it need not be asked.
        """
        asked = self.by_region.get(str(facts.get("region", "")), self.rules)
        return tuple(rule.judge(facts) for rule in asked)

    def source(self, key: str) -> SourceCard:
        """The source cited by that key."""
        return self.sources[key]
