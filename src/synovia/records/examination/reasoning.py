"""What the engine makes of an evaluation, open or signed, with the rule book in force."""

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
