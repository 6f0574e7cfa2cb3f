"""How a proposal stands with the clinic's sign-off: whether its rules were approved, and what the clinic changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from synovia.domain.strategy.proposal import Proposal, plain
from synovia.web.clinician.rules_reviewed import STATES, State
from synovia.web.clinician.rules_shown import rules_by_id


@dataclass(frozen=True, slots=True)
class RuleLink:
    """A rule by its question, and the way to its page while it is in the book."""

    asks: str
    address: str


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """Where the medical lead changed what would have been said."""

    rule: RuleLink
    badge: tuple[str, str, Any]
    loosens: bool
    would_say: str
    reason: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What the badge says, and the lists behind it."""

    is_reviewed: bool
    unreviewed: tuple[RuleLink, ...]
    changes: tuple[ChangeShown, ...]

    @property
    def is_loosened(self) -> bool:
        """Whether something that protects was switched off here."""
        return any(change.loosens for change in self.changes)


def signed_off(content: Mapping[str, Any]) -> SignedOff:
    """Of a proposal as it was kept. One kept before there were reviews counts as not reviewed."""
    return SignedOff(
        is_reviewed=bool(content.get("reviewed")),
        unreviewed=tuple(_link(rule) for rule in content.get("unreviewed", ())),
        changes=tuple(_changes(content.get("clinic_changes", ()))),
    )


def signed_off_now(proposal: Proposal) -> SignedOff:
    """Of a proposal just made."""
    changes = plain(proposal.clinic_changes)
    return signed_off(
        {"reviewed": proposal.reviewed, "unreviewed": proposal.unreviewed, "clinic_changes": changes}
    )


def _link(rule_id: str, asks: str = "") -> RuleLink:
    known = rules_by_id().get(rule_id)
    return RuleLink(known.asks, known.address) if known else RuleLink(asks or rule_id, "")


def _changes(kept: Iterable[Mapping[str, Any]]) -> Iterable[ChangeShown]:
    for one in kept:
        yield ChangeShown(
            rule=_link(one["rule"], one["asks"]),
            badge=STATES[State(one["status"])],
            loosens=one["loosens"],
            would_say=one["says"]["clinician"],
            reason=one["reason"],
            by=one["by"],
            at=datetime.fromisoformat(one["at"]) if one["at"] else None,
        )
