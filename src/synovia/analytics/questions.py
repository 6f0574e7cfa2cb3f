"""Questions over a caseload: what a changed rule book changes, who is a candidate for what."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis.expr.types as ir

from synovia.domain.rules import Rule, RuleBook


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What changes in the answers of one rule. `episodes` are the episodes' ids, at most MOST_EPISODES of them.

    A rule that stands on one side only (new, or switched off) counts as answering no on the other.
    """

    rule: str
    newly_yes: int
    newly_no: int
    newly_unknown: int
    episodes: tuple[str, ...]

    @property
    def changed(self) -> int:
        """How many episodes are answered differently."""
        return self.newly_yes + self.newly_no + self.newly_unknown


@dataclass(frozen=True, slots=True)
class CandidacyChange:
    """How many episodes go from one candidacy to another (values of `Candidacy`), and which."""

    before: str
    after: str
    count: int
    episodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """The impact preview: what these episodes would be told differently."""

    episodes: int
    rules: tuple[RuleChange, ...]
    candidacies: tuple[CandidacyChange, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether no answer of any episode changes."""
        return not any(one.changed for one in self.rules) and not self.candidacies


def impact(before: RuleBook, after: RuleBook, table: ir.Table) -> Impact:
    """What changes for the episodes of a facts table (analytics.facts), readings included."""
    raise NotImplementedError


def impact_of(rules_before: Sequence[Rule], rules_after: Sequence[Rule], table: ir.Table) -> Impact:
    """What changes for the rows of a table that has been read already. Bound rules, as a RuleBook holds them."""
    raise NotImplementedError
