"""Pregnancy and the weeks after birth."""

from synovia.domain.terms.finding import choices, findings_in, number, yes_no

PREGNANT = yes_no("pregnant", "Pregnant now", "Is the patient pregnant?", "Are you pregnant?")
WEEKS = number("pregnancy_weeks", "Weeks of pregnancy", "How many weeks?", unit="weeks", low=0, high=44)
COMPLICATED = yes_no(
    "pregnancy_complicated", "Complicated or high-risk pregnancy", "Is the pregnancy complicated?"
)
WARNING_SIGNS = choices(
    "pregnancy_warning_signs",
    "Warning signs in pregnancy; an empty list says: asked, none",
    "Any of these warning signs in pregnancy?",
    "bleeding",
    "contractions",
    "fluid_loss",
    "severe_headache_or_visual_change",
    "calf_swelling",
    "reduced_fetal_movement",
)
POSTPARTUM_WEEKS = number(
    "weeks_since_birth",
    "Weeks since giving birth",
    "How many weeks ago was the birth?",
    unit="weeks",
    low=0,
    high=520,
)

FINDINGS = findings_in("pregnancy", globals())
