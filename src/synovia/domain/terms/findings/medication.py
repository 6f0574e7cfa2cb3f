"""Medicines, as named by the patient and as classes."""

from synovia.domain.terms.finding import choices, findings_in, names, number, yes_no

MEDICATIONS = names(
    "medications",
    "All medicines taken, by name (generic or brand); the dose may follow. An empty list says: asked, none. "
    "When every name is recognized, the list also answers `anticoagulant` and `antiplatelet`",
    "Which medicines does the patient take?",
    "Which medicines do you take?",
)
MEDICATION_CLASSES = choices(
    "medication_classes",
    "Classes of medicine taken; filled in from `medications` where the names are known",
    "Which of these classes of medicine does the patient take?",
    "anticoagulant",
    "antiplatelet",
    "systemic_steroid",
    "bone_protection",
    "immunomodulator",
    "hormone_cancer_therapy",
    "fluoroquinolone",
    "opioid_or_gabapentinoid",
    "combined_contraceptive",
    "isotretinoin",
    "ssri",
    "nsaid",
    "other",
)
ANTICOAGULANT = yes_no(
    "anticoagulant",
    "Takes an anticoagulant (warfarin, apixaban, rivaroxaban, dabigatran, edoxaban, heparin)",
    "Does the patient take an anticoagulant?",
    "Do you take a blood thinner such as warfarin or Eliquis?",
)
INR = number(
    "inr", "International normalized ratio, latest", "What is the latest INR?", unit="ratio", low=0.5, high=20
)
INR_UNSTABLE = yes_no("inr_unstable", "The INR swings", "Is the INR unstable?")
ANTIPLATELET = yes_no(
    "antiplatelet",
    "Takes an antiplatelet medicine (aspirin, clopidogrel, ticagrelor, prasugrel)",
    "Does the patient take an antiplatelet medicine?",
)
STEROID = yes_no(
    "steroid_over_3mo",
    "Systemic corticosteroid for 3 months or more (5 mg prednisone a day or equal)",
    "Has the patient taken a systemic steroid for 3 months or more?",
    "Have you taken steroid pills such as prednisone for 3 months or more?",
)
FLUOROQUINOLONE = yes_no(
    "fluoroquinolone_last_3mo",
    "Fluoroquinolone antibiotic in the last 3 months",
    "Any fluoroquinolone in the last 3 months?",
)

FINDINGS = findings_in("medication", globals())
