"""What a decision on a rule would change for the clinic's open episodes, before anybody decides.

Worked out when it is asked for, from the kept caseload, and remembered in this process by the two books and the
caseload's age. Only ids are remembered; names are asked of the records each time.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any
from uuid import UUID

from synovia.analytics import caseload
from synovia.analytics.access import preview_for
from synovia.analytics.caseload import Caseload, Made
from synovia.analytics.impact import Impact, Nameable, impact, impact_kept
from synovia.analytics.names import Chart, charts, nameable
from synovia.domain.rules import Rule, RuleBook
from synovia.domain.rules.review import ReviewStatus
from synovia.records.accounts.actor import Actor
from synovia.records.reviews.facts import rulebook_if, rulebook_of

REMEMBERED = 64
_remembered: OrderedDict[tuple[Any, ...], Impact] = OrderedDict()
_turn = Lock()


@dataclass(frozen=True, slots=True)
class Preview:
    """The impact of a decision over the caseload of `made`; `impact` is None without a caseload of this release."""

    made: Made | None
    impact: Impact | None
    charts: dict[str, Chart]

    @property
    def is_of_another_release(self) -> bool:
        """Whether the caseload was worked out before an update and must be worked out anew."""
        return self.made is not None and self.impact is None

    def charts_of(self, episodes: Iterable[str]) -> list[Chart]:
        """Those of these episodes that the asking person may open."""
        return [self.charts[one] for one in episodes if one in self.charts]


def preview(actor: Actor, rule: Rule, status: ReviewStatus) -> Preview:
    """What would change for the open episodes if the medical lead decided so. Raises NotYours for all others."""
    preview_for(actor, rule=rule.id, status=str(status))
    before, after = rulebook_of(actor.clinic_id), rulebook_if(actor.clinic_id, rule, status)
    card = caseload.made(actor.clinic_id)
    if card is None or card.fingerprint != caseload.fingerprint_of(before):
        return Preview(card, None, {})
    found = _impact(actor.clinic_id, card, before, after, nameable(actor))
    if found is None:
        return Preview(None, None, {})
    named = {one for change in found.rules for one in change.episodes}
    named |= {one for change in found.candidacies for one in change.episodes}
    return Preview(card, found, {one.episode: one for one in charts(actor, named)})


def _impact(
    clinic_id: UUID, card: Made, before: RuleBook, after: RuleBook, names: frozenset[str] | None
) -> Impact | None:
    if before.content_hash == after.content_hash:  # what is approved or not reviewed speaks alike
        return Impact(card.episodes, (), ())
    key = (clinic_id, card.at, before.content_hash, after.content_hash, names)
    with _turn:
        if key in _remembered:
            _remembered.move_to_end(key)
            return _remembered[key]
    with caseload.opened(clinic_id) as kept:
        if kept is None or kept.made.at != card.at:  # worked out anew this very moment
            return None
        found = impact_over(kept, before, after, names)
    with _turn:
        _remembered[key] = found
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)
    return found


def impact_over(kept: Caseload, before: RuleBook, after: RuleBook, names: Nameable = None) -> Impact:
    """From the kept answers where the readings are those they were given with; otherwise all is asked again."""
    readings = (kept.made.readings, _ids(before.readings), _ids(after.readings))
    if len(set(readings)) > 1:
        return impact(before, after, kept.facts, names)
    return impact_kept(before.rules, after.rules, kept.read, kept.answers_with, kept.made.answered, names)


def _ids(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules)
