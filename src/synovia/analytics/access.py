"""The gates to questions over the caseload."""

from typing import Any

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.refusals import NotYours


def population_for(actor: Actor, action: str = "population.read", **asked: Any) -> None:
    """Note that the caseload was asked about, and what; refuse those who do not treat here."""
    if not actor.may_treat:
        raise NotYours("population", "caseload", why="role does not read the caseload")
    log.record(action, fields=asked)


def preview_for(actor: Actor, **asked: Any) -> None:
    """Note that a decision on a rule was tried out on the caseload; refuse all but the clinic's medical lead.

    The lead may be a doctor, who has no list of the clinic's patients: the counts are for every lead, the names only
    of charts they may open (`names.nameable`).
    """
    if not (actor.is_medical_lead and actor.reads_charts):
        raise NotYours("population", "impact preview", why="only the medical lead tries out a decision")
    log.record("population.previewed", fields=asked)
