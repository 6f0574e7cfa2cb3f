"""What the engine makes of an evaluation, open or signed, with the rule book in force."""

from importlib import import_module
from typing import Any

from synovia.domain.strategy.proposal import Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.reading import Findings
from synovia.knowledge.library import rulebook
from synovia.records.examination.facts import findings_of
from synovia.records.examination.models import Evaluation


def proposal_for(evaluation: Evaluation) -> Proposal:
    """The engine's answer to what is known so far."""
    return reasoned(findings_of(evaluation))


def reasoned(findings: Findings) -> Proposal:
    """The engine's answer to these findings."""
    return propose(findings, rulebook())


def compared(before: Evaluation, after: Evaluation) -> Any:
    """What moved from one evaluation to a later one: a `domain.strategy.compare.Comparison`.

    Both are judged by the rules in force today, so that only the patient's change is seen and not the rules'.
    """
    compare = import_module("synovia.domain.strategy.compare").compare  # needed on this one page alone
    return compare(findings_of(before), findings_of(after), rulebook())
