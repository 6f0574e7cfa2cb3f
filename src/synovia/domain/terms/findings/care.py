"""Consent, earlier reactions, fitness for care today, and the therapist's scope."""

from synovia.domain.terms.finding import choice, choices, findings_in, yes_no

CONSENT = yes_no(
    "consent",
    "The patient understands and consents to manual therapy",
    "Does the patient consent to manual therapy?",
)
AFRAID = yes_no(
    "afraid_of_manual_therapy", "Afraid of manual therapy", "Is the patient afraid of manual therapy?"
)
CANNOT_COMMUNICATE = yes_no(
    "cannot_communicate",
    "Cannot say what hurts or follow instructions, and no interpreter",
    "Is the patient unable to communicate during treatment?",
)
INTOXICATED = yes_no(
    "intoxicated_or_sedated", "Intoxicated or sedated now", "Is the patient intoxicated or sedated?"
)
ADVERSE_REACTION = choices(
    "previous_adverse_reaction",
    "Technique classes after which there was an adverse reaction; an empty list says: asked, none",
    "After which technique classes was there an adverse reaction?",
    "THR.C",
    "THR.T",
    "THR.L",
    "THR.SI",
    "THR.P",
    "M34",
    "M12",
    "MWM",
    "TRX",
    "STM",
    "DTM",
    "DTF",
    "STR",
    "NEU",
)
PRIOR_RESPONSE = choice(
    "previous_manual_therapy_response",
    "How earlier manual therapy went",
    "How did earlier manual therapy go?",
    "never_had",
    "helped",
    "no_change",
    "worse",
)
THRUST_TRAINED = yes_no(
    "therapist_may_thrust",
    "The treating therapist is trained and licensed for thrust techniques",
    "Is the therapist trained and licensed for thrust?",
)

FINDINGS = findings_in("care", globals())
