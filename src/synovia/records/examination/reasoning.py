"""What the engine makes of an evaluation, open or signed, with the rule book as its clinic reviewed it."""

from uuid import UUID

from synovia.domain.examination.change import Measure
from synovia.domain.examination.motions import ENTRIES
from synovia.domain.strategy.compare import Comparison, Taken, compare
from synovia.domain.strategy.proposal import Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.reading import Findings
from synovia.records.examination.facts import findings_of, motions_of
from synovia.records.examination.models import Evaluation
from synovia.records.reviews.facts import rulebook_of


def proposal_for(evaluation: Evaluation) -> Proposal:
    """The engine's answer to what is known so far."""
    return reasoned(findings_of(evaluation), clinic_id=evaluation.clinic_id)


def reasoned(findings: Findings, *, clinic_id: UUID) -> Proposal:
    """The engine's answer to these findings, by the rules as this clinic's medical lead reviewed them."""
    return propose(findings, rulebook_of(clinic_id))


def compared(before: Evaluation, after: Evaluation) -> Comparison:
    """What moved from one evaluation to a later one.

    Both are judged by the clinic's rules of today, so that only the patient's change is seen and not the rules'.
    """
    book = rulebook_of(after.clinic_id)
    taken = Taken(_taken(before), _taken(after))
    return compare(findings_of(before), findings_of(after), book, taken)


def _taken(evaluation: Evaluation) -> dict[str, Measure]:
    """How each motion that is a finding was measured, where its method is known."""
    found = {}
    for key, entry in motions_of(evaluation).items():
        motion, side = ENTRIES[key]
        for value, passive in ((entry.active, False), (entry.passive, True)):
            finding = motion.finding(side, passive=passive)
            if finding is not None and value is not None and entry.method:
                found[finding.name] = Measure(
                    finding.name, value, entry.method, entry.position, entry.examiner
                )
    return found
