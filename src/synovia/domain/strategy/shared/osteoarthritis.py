"""What hip and knee osteoarthritis share: the clinical diagnosis of NICE, and that guidelines disagree on hands-on care."""

from synovia.domain.rules import AllOf, AtLeastValue, AtMost, Criterion, Positive, value
from synovia.domain.strategy.effects import Disagreement
from synovia.domain.terms.findings import complaint, joint_signs, patient

NICE_CRITERIA: Criterion = AllOf(
    AtLeastValue(patient.AGE, value("nice-ng226/hip-knee-age")),
    Positive(joint_signs.ACTIVITY_RELATED),
    AtMost(complaint.MORNING_STIFFNESS, value("nice-ng226/hip-knee-stiffness")),
)
"""At 45 or over, pain with activity and no morning stiffness over half an hour: no imaging is needed."""

PATIENT = (
    "All experts advise exercise. They do not agree on hands-on care for a worn joint. "
    "So we use it only beside exercise, and you decide."
)


def disagreement(joint: str, speaks_for: str, *sources: str) -> Disagreement:
    """The conflict, with what speaks for hands-on care at that joint."""
    return Disagreement(
        f"manual therapy in {joint} osteoarthritis",
        f"Guidelines disagree on manual therapy for {joint} osteoarthritis. {speaks_for} NICE 2022 considers it only "
        "beside exercise; ACR/AF 2019 advises conditionally against it, and against massage, over exercise alone "
        "(recalled); OARSI 2019 does not recommend it (recalled). Exercise is strongly advised by all.",
        PATIENT,
        (*sources, "nice-ng226", "kolasinski-2020", "oarsi-2019"),
    )
