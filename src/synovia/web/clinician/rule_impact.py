"""The impact preview of a decision, in words: how many open episodes are told something else, and which."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.analytics.caseload import Made, is_too_large_for_a_request
from synovia.analytics.impact import CandidacyChange, RuleChange
from synovia.analytics.names import Chart
from synovia.analytics.preview import Preview
from synovia.domain.rules import Rule
from synovia.domain.terms.evidence import Candidacy
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.queries import slug_of
from synovia.records.reviews.choices import Decided
from synovia.web.clinician.evaluation_live import VERDICTS
from synovia.web.clinician.rules_reviewed import State
from synovia.web.clinician.rules_shown import RuleShown, rules_by_id

MOST_RULES = 20
TRIED = {
    Decided.APPROVED: (gettext_lazy("If I approve it"), gettext_lazy("If it is approved")),
    Decided.RESTRICTED: (gettext_lazy("If I restrict it"), gettext_lazy("If it is restricted")),
    Decided.OFF: (gettext_lazy("If I switch it off"), gettext_lazy("If it is switched off")),
}


@dataclass(frozen=True, slots=True)
class Try:
    """A decision to try out: the words of its button, and where its preview is."""

    words: Any
    href: str


@dataclass(frozen=True, slots=True)
class Named:
    """The charts behind a count: those that may be opened, and how many more there are."""

    charts: list[Chart]
    unnamed: int


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """What changes in one rule's answers; `counts` are pairs of words and numbers, those that are not 0."""

    asks: str
    address: str
    counts: list[tuple[Any, int]]
    named: Named


@dataclass(frozen=True, slots=True)
class MoveShown:
    """From one candidacy to another: the words and tones, how many, and which."""

    before: tuple[Any, str]
    after: tuple[Any, str]
    count: int
    named: Named


@dataclass(frozen=True, slots=True)
class ImpactShown:
    """A preview as the page shows it. `made` is None without a caseload; `command` is there for a large clinic."""

    rule: RuleShown
    title: Any
    status: str
    made: Made | None
    is_of_another_release: bool
    changes: list[ChangeShown]
    more_rules: int
    moves: list[MoveShown]
    command: str
    may_work_out: bool

    @property
    def is_nothing(self) -> bool:
        """Whether nobody is told anything else."""
        return not self.changes and not self.moves


def tries(rule_id: str, offered: Collection[Decided], state: State) -> tuple[Try, ...]:
    """The decisions worth trying out: all that may be taken but the one that stands."""
    address = reverse("clinician:rule_impact", kwargs={"rule_id": rule_id})
    return tuple(
        Try(words, f"{address}?{urlencode({'status': one.value})}")
        for one, (words, _title) in TRIED.items()
        if one in offered and one.value != state.value
    )


def impact_shown(actor: Actor, rule: Rule, found: Preview, status: str) -> ImpactShown:
    """The preview in words; without a caseload, who can make one and how."""
    impact = found.impact
    changes = list(impact.rules) if impact else []
    return ImpactShown(
        rule=rules_by_id()[rule.id],
        title=TRIED[Decided(status)][1],
        status=status,
        made=found.made,
        is_of_another_release=found.is_of_another_release,
        changes=[_change(one, found) for one in sorted(changes, key=_weight)[:MOST_RULES]],
        more_rules=max(0, len(changes) - MOST_RULES),
        moves=[_move(one, found) for one in (impact.candidacies if impact else ())],
        command=f"synovia caseload --clinic {slug_of(actor.clinic_id)}"
        if is_too_large_for_a_request()
        else "",
        may_work_out=actor.may_treat,
    )


def _weight(change: RuleChange) -> tuple[int, int]:
    """Where it makes a difference for most comes first."""
    return -(change.acts_no_more + change.newly_acts + change.told_differently), -change.changed


def _change(change: RuleChange, found: Preview) -> ChangeShown:
    rule = rules_by_id()[change.rule]
    return ChangeShown(
        rule.asks,
        rule.address,
        [(words, count) for words, count in _counts(change) if count],
        _named(found.charts_of(change.episodes), change.changed),
    )


def _counts(change: RuleChange) -> Iterator[tuple[str, int]]:
    yield _("Speaks no more"), change.acts_no_more
    yield _("Speaks anew"), change.newly_acts
    yield _("Tells something else"), change.told_differently
    yield _("Answer becomes yes"), change.newly_yes
    yield _("Answer becomes no"), change.newly_no
    yield _("Answer becomes not known"), change.newly_unknown


def _move(change: CandidacyChange, found: Preview) -> MoveShown:
    before, after = (VERDICTS[Candidacy(one)][:2] for one in (change.before, change.after))
    return MoveShown(before, after, change.count, _named(found.charts_of(change.episodes), change.count))


def _named(charts: list[Chart], count: int) -> Named:
    return Named(charts, count - len(charts))
