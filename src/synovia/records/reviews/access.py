"""The gates to the clinic's reviews: clinicians read them, the medical lead alone decides."""

from synovia.domain.rules import Rule
from synovia.knowledge.library import rulebook
from synovia.records.accounts.actor import Actor
from synovia.records.refusals import NotYours


def rule_for(actor: Actor, rule_id: str) -> Rule:
    """The rule as it ships, for those who read charts. Raises NotYours for others, and where there is no such rule."""
    if not actor.reads_charts:
        raise NotYours("rule", rule_id, why="role does not read the rules")
    book = rulebook()
    found = next((rule for rule in (*book.rules, *book.readings) if rule.id == rule_id), None)
    if found is None:
        raise NotYours("rule", rule_id, why="no such rule")
    return found


def rule_to_decide(actor: Actor, rule_id: str) -> Rule:
    """The rule, for the clinic's medical lead alone."""
    must_lead(actor, rule_id)
    return rule_for(actor, rule_id)


def must_lead(actor: Actor, what: str) -> None:
    """Raises NotYours unless this is the clinic's medical lead."""
    if not actor.is_medical_lead:
        raise NotYours("rule review", what, why="only the medical lead decides on rules")
