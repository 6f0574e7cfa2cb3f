"""The answer in two sentences, for the clinician and for the patient."""

from synovia.domain.screening.result import Screening
from synovia.domain.strategy.proposal import Classified, Text
from synovia.domain.terms.evidence import Candidacy

_SUMMARY: dict[Candidacy, Text] = {
    Candidacy.EMERGENCY: Text(
        "Emergency: stop the evaluation, no hands-on care, hand over now.",
        "Get help now. This should not wait.",
    ),
    Candidacy.NO_REFER_URGENT: Text(
        "No hands-on care; a physician must look first, soon.",
        "A doctor needs to look at this first, soon.",
    ),
    Candidacy.DIFFERENT_CARE_FIRST: Text(
        "Something else comes first; manual therapy is limited until it is answered.",
        "Something else needs an answer before manual therapy.",
    ),
    Candidacy.SCREENING_INCOMPLETE: Text(
        "Screening incomplete: no hands-on care until the open questions are answered.",
        "We need a few more answers before we can say.",
    ),
    Candidacy.YES_WITH_PRECAUTION: Text(
        "Manual therapy is an option, with precautions.",
        "Manual therapy may help you. We will take some care with it.",
    ),
    Candidacy.YES: Text("Manual therapy is an option.", "Manual therapy may help you."),
}


def summary_of(screening: Screening, suspected: tuple[Classified, ...]) -> Text:
    """What the screening comes to, and what is suspected if anything is."""
    text = _SUMMARY[screening.candidacy]
    if not suspected:
        return text
    names = ", ".join(one.name for one in suspected[:3])
    return Text(f"{text.clinician} Consider: {names}.", text.patient)
