"""Which nerve roots show a deficit: dermatomes, myotomes and reflexes, where the examiner notes the level."""

from synovia.domain.terms.finding import choices, findings_in

ROOTS = (
    "C2", "C3", "C4", "C5", "C6", "C7", "C8", "T1",
    "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5",
)  # fmt: skip
REFLEXES = ("biceps", "brachioradialis", "triceps", "patellar", "medial_hamstring", "achilles")

NUMB_DERMATOMES = choices(
    "reduced_sensation_dermatomes",
    "Dermatomes with reduced sensation on testing; the empty list: tested, none",
    "In which dermatomes is sensation reduced?",
    *ROOTS,
)
WEAK_MYOTOMES = choices(
    "weak_myotomes",
    "Roots whose key muscle is weak on testing; the empty list: tested, none. "
    "Give the grade of the weakest in `weakest_muscle_power`",
    "Which roots have a weak key muscle?",
    *ROOTS,
)
REDUCED_REFLEXES = choices(
    "reduced_reflexes",
    "Tendon reflexes that are reduced or absent; the empty list: tested, none",
    "Which tendon reflexes are reduced or absent?",
    *REFLEXES,
)

FINDINGS = findings_in("nerve roots", globals())
