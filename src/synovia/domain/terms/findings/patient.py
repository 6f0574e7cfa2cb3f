"""Who the patient is and what brings them: set from the patient and the region of a case."""

from synovia.domain.terms.finding import choice, findings_in, number
from synovia.domain.terms.places import Region

AGE = number(
    "age",
    "Age in completed years",
    "How old is the patient?",
    unit="years",
    low=0,
    high=120,
    patient="How old are you?",
)
SEX = choice(
    "sex",
    "Sex recorded for clinical use (norms, pregnancy, bone risk)",
    "Which sex is recorded for clinical use?",
    "female",
    "male",
    "other",
    patient="Which sex were you given at birth?",
)
REGION = choice(
    "region",
    "The region the patient comes for",
    "Which region is the main complaint?",
    *Region,
    patient="Where is your main problem?",
)

FINDINGS = findings_in("patient", globals())
