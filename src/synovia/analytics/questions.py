"""Questions over a kept caseload: who is a candidate for what, and whose safety screen is overdue.

Who is a candidate: `by_candidacy` and `by_technique_class` are the screening's own answer for each episode, with
presumed answers and open questions taken as they are for one patient. A technique class is open when the candidacy
is a yes and nothing withholds the class from any place of the complaint. `by_class` counts the episodes for which a
rule that supports the class acts; it ranks nothing, and a class that only weakening rules speak of is still counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from synovia.analytics.answers import acts_of, answer_of, withheld_of
from synovia.analytics.compiling import any_of
from synovia.domain.rules import Rule, Supports
from synovia.domain.terms.evidence import Candidacy
from synovia.domain.terms.techniques import TechniqueClass

OF_AN_EPISODE = {"episode": "string", "candidacy": "string", "screened_on": "date", "seen_on": "date"}
"""What is listed of an episode, with the types of the columns."""
OPEN_TO_CARE = (str(Candidacy.YES), str(Candidacy.YES_WITH_PRECAUTION))


@dataclass(frozen=True, slots=True)
class RuleCount:
    """For how many episodes a rule says yes, acts (a yes, or presumed), and is unknown."""

    rule: str
    yes: int
    acts: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many episodes belong to a key: a candidacy, a code of a class, or a technique class."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """One episode of a list, with the day of its last safety screen and of its last visit."""

    episode: str
    candidacy: str
    screened_on: date
    seen_on: date


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a whole caseload, kept beside it."""

    candidacies: tuple[Count, ...]
    rules: tuple[RuleCount, ...]
    classes: tuple[Count, ...]
    technique_classes: tuple[Count, ...]

    @classmethod
    def of(cls, kept: dict[str, list[dict[str, Any]]]) -> "Summary":
        """The summary from its JSON."""
        counts = {name: tuple(Count(**one) for one in kept[name]) for name in kept if name != "rules"}
        return cls(rules=tuple(RuleCount(**one) for one in kept["rules"]), **counts)


def summary_of(answers: ir.Table, rules: Sequence[Rule]) -> Summary:
    """All counts, each in one pass over the answers."""
    return Summary(
        by_candidacy(answers), by_rule(answers, rules), by_class(answers, rules), by_technique_class(answers)
    )


def by_candidacy(answers: ir.Table) -> tuple[Count, ...]:
    """How many episodes have each candidacy, the most serious first; every candidacy is named."""
    found = answers.group_by("candidacy").agg(count=answers.count()).to_pyarrow().to_pylist()
    counted = {row["candidacy"]: row["count"] for row in found}
    return tuple(Count(str(one), counted.get(str(one), 0)) for one in Candidacy)


def by_rule(answers: ir.Table, rules: Sequence[Rule]) -> tuple[RuleCount, ...]:
    """What each rule answers over the caseload, in one pass; rules the table does not hold are left out."""
    known = [rule for rule in rules if answer_of(rule) in answers.columns]
    counts = {
        f"{place} {what}": column
        for place, rule in enumerate(known)
        for what, column in (
            ("yes", answers[answer_of(rule)].sum()),
            ("acts", answers[acts_of(rule)].sum()),
            ("unknown", answers[answer_of(rule)].isnull().sum()),
        )
    }
    found = _one_row(answers, counts)
    return tuple(
        RuleCount(rule.id, *(found[f"{place} {what}"] for what in ("yes", "acts", "unknown")))
        for place, rule in enumerate(known)
    )


def by_class(answers: ir.Table, rules: Sequence[Rule]) -> tuple[Count, ...]:
    """For how many episodes each class is supported by a rule that acts, by code, the commonest first."""
    supporting: dict[str, list[Rule]] = {}
    for rule in rules:
        for effect in rule.effects:
            if isinstance(effect, Supports) and acts_of(rule) in answers.columns:
                supporting.setdefault(effect.code, []).append(rule)
    counts = {code: any_of(answers[acts_of(r)] for r in of).sum() for code, of in supporting.items()}
    return _ranked(_one_row(answers, counts))


def by_technique_class(answers: ir.Table) -> tuple[Count, ...]:
    """For how many episodes each technique class is open at the complaint."""
    open_to_care = answers["candidacy"].isin(OPEN_TO_CARE)
    counts = {str(one): (open_to_care & ~answers[withheld_of(one)]).sum() for one in TechniqueClass}
    return tuple(Count(key, count) for key, count in _one_row(answers, counts).items())


def overdue(answers: ir.Table, today: date, days: float) -> ir.Table:
    """The episodes whose last safety screen lies more than so many days back."""
    return answers.filter(answers["screened_on"] < today - timedelta(days=days))


def with_candidacy(answers: ir.Table, candidacy: str) -> ir.Table:
    """The episodes of one candidacy."""
    return answers.filter(answers["candidacy"] == candidacy)


def acted_on(answers: ir.Table, rule: Rule) -> ir.Table:
    """The episodes a rule acts for."""
    return answers.filter(answers[acts_of(rule)])


def listed(episodes: ir.Table, *, start: int = 0, most: int = 50) -> tuple[Listed, ...]:
    """A page of these episodes, the one screened longest ago first."""
    page = episodes.select(*OF_AN_EPISODE).order_by("screened_on", "episode").limit(most, offset=start)
    return tuple(Listed(**row) for row in page.to_pyarrow().to_pylist())


def _one_row(answers: ir.Table, counts: dict[str, ir.Value]) -> dict[str, int]:
    """Totals of the whole table; of an empty one, zeros."""
    if not counts:
        return {}
    row = answers.aggregate(**{name: ibis.coalesce(count, 0) for name, count in counts.items()})
    return {name: int(total) for name, total in row.to_pyarrow().to_pylist()[0].items()}


def _ranked(found: dict[str, int]) -> tuple[Count, ...]:
    return tuple(sorted((Count(key, count) for key, count in found.items()), key=lambda one: -one.count))
