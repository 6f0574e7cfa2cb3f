"""The gate to questions over the caseload."""

from typing import Any

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.refusals import NotYours


def population_for(actor: Actor, action: str = "population.read", **asked: Any) -> None:
    """Note that the caseload was asked about, and what; refuse those who do not treat here."""
    if not actor.may_treat:
        raise NotYours("population", "caseload", why="role does not read the caseload")
    log.record(action, fields=asked)
