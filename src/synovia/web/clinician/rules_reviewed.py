"""How far the clinic's medical lead has come with the rules: the state of each, of each chapter, of all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy

from synovia.records.reviews.choices import Decided
from synovia.records.reviews.queries import latest_decisions
from synovia.web.clinician.rules_shown import Chapter, RuleShown, chapters


class State(StrEnum):
    """Where a rule stands in this clinic."""

    DRAFT = "draft"
    APPROVED = "approved"
    RESTRICTED = "restricted"
    OFF = "off"
    CHANGED = "changed"


# Tone, icon and words of each state.
STATES: Mapping[State, tuple[str, str, Any]] = {
    State.DRAFT: ("warn", "eye", gettext_lazy("Not yet reviewed")),
    State.APPROVED: ("ok", "badge-check", gettext_lazy("Approved")),
    State.RESTRICTED: ("info", "shield", gettext_lazy("Restricted")),
    State.OFF: ("danger", "ban", gettext_lazy("Switched off")),
    State.CHANGED: ("warn", "refresh-cw", gettext_lazy("Changed since its review")),
}


@dataclass(frozen=True, slots=True)
class RuleReviewed:
    """A rule with its state."""

    rule: RuleShown
    state: State

    @property
    def badge(self) -> tuple[str, str, Any]:
        """Tone, icon and words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Rules with their states: of a chapter, or of the whole book."""

    title: str
    key: str
    icon: str
    rules: tuple[RuleReviewed, ...]

    @property
    def counts(self) -> Counter[State]:
        """How many rules are in each state."""
        return Counter(one.state for one in self.rules)

    @property
    def decided(self) -> int:
        """Rules with a decision that stands."""
        counted = self.counts
        return sum(counted[state] for state in (State.APPROVED, State.RESTRICTED, State.OFF))

    @property
    def total(self) -> int:
        """All its rules."""
        return len(self.rules)

    def only(self, state: State) -> "Reviewed":
        """The rules in one state."""
        return Reviewed(
            self.title, self.key, self.icon, tuple(one for one in self.rules if one.state is state)
        )


def states_of(clinic_id: UUID) -> dict[str, State]:
    """By rule id, for every rule that was ever decided on."""
    hashes = {rule.id: rule.hash for chapter in chapters() for rule in chapter.rules}
    rows = latest_decisions(clinic_id).defer("rule_says", "reason")
    return {row.rule: state_of(row.status, is_same=hashes.get(row.rule) == row.rule_hash) for row in rows}


def state_of(status: str, *, is_same: bool) -> State:
    """What a decision comes to, with the rule as it reads now."""
    if status == Decided.DRAFT:
        return State.DRAFT
    return State(status) if is_same else State.CHANGED


def reviewed_chapters(states: Mapping[str, State]) -> tuple[Reviewed, ...]:
    """Every chapter with the state of its rules."""
    return tuple(reviewed(chapter, states) for chapter in chapters())


def reviewed(chapter: Chapter, states: Mapping[str, State]) -> Reviewed:
    """One chapter with the state of its rules."""
    rules = tuple(RuleReviewed(rule, states.get(rule.id, State.DRAFT)) for rule in chapter.rules)
    return Reviewed(chapter.title, chapter.key, chapter.icon, rules)


def whole(parts: Iterable[Reviewed]) -> Reviewed:
    """All chapters together."""
    return Reviewed("", "", "", tuple(one for part in parts for one in part.rules))
