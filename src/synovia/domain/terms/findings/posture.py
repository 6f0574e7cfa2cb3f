"""Posture: a description, linked to care only through a symptom it provokes or a goal of the patient."""

from synovia.domain.terms.finding import Finding, choice, findings_in, number, yes_no

RATING = ("none", "mild", "moderate", "marked")


def _rating(name: str, meaning: str, question: str) -> Finding:
    return choice(name, meaning, question, *RATING)


FORWARD_HEAD = _rating(
    "forward_head_posture", "Forward head posture, as seen", "How marked is forward head posture?"
)
ROUNDED_SHOULDERS = _rating(
    "rounded_shoulders", "Rounded shoulders, as seen", "How marked are rounded shoulders?"
)
KYPHOSIS = _rating(
    "increased_thoracic_kyphosis",
    "Rounded upper back, as seen",
    "How marked is the rounding of the upper back?",
)
LORDOSIS = choice(
    "lumbar_lordosis",
    "Low back curve, as seen",
    "How is the low back curve?",
    "reduced",
    "usual",
    "increased",
)
CRANIOVERTEBRAL_ANGLE = number(
    "craniovertebral_angle",
    "Angle of the line from C7 to the ear with the horizontal, from markers on a side photograph",
    "How large is the craniovertebral angle?",
    unit="degrees",
    low=20,
    high=80,
)
POSTURE_PROVOKES = yes_no(
    "sustained_posture_provokes",
    "A sustained posture (desk, screen, standing) brings the familiar symptoms on",
    "Does a sustained posture bring the symptoms on?",
    "Does staying in one position, like at a desk, bring it on?",
)
POSTURE_GOAL = yes_no(
    "posture_is_a_goal",
    "The patient wants to work on posture",
    "Does the patient want to work on posture?",
    "Would you like to work on your posture?",
)

FINDINGS = findings_in("posture", globals())
