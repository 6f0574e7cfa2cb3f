"""Findings that cannot both be right. They are named and asked about, never silently resolved."""

from collections.abc import Mapping

from synovia.domain.rules.criteria import AllOf, AnyOf
from synovia.domain.rules.tests_of_findings import Includes, Is, Negative, OneOf, Positive
from synovia.domain.screening.contradiction import Clash, above, both
from synovia.domain.screening.limb_clashes import LIMB_CLASHES
from synovia.domain.screening.misfits import misfits_in
from synovia.domain.terms.finding import Value
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    low_back_tests,
    medication,
    neurology,
    patient,
    pregnancy,
    questionnaires,
    red_flags,
    vascular,
)

CLASHES: tuple[Clash, ...] = (
    above(
        complaint.NPRS_NOW,
        complaint.NPRS_WORST,
        "The pain now is given higher than the worst pain.",
        "What is the worst pain in the last week, and what is it now?",
    ),
    above(
        complaint.NPRS_BEST,
        complaint.NPRS_NOW,
        "The least pain is given higher than the pain now.",
        "What is the least pain in the last week, and what is it now?",
    ),
    above(
        complaint.NPRS_BEST,
        complaint.NPRS_WORST,
        "The least pain is given higher than the worst pain.",
        "What were the least and the worst pain in the last week?",
    ),
    above(
        vascular.DIASTOLIC,
        vascular.SYSTOLIC,
        "The diastolic pressure is given higher than the systolic.",
        "What is the blood pressure?",
    ),
    above(
        conditions.ONSET_AGE,
        patient.AGE,
        "The pain is said to have begun at an age the patient has not reached.",
        "At what age did the pain first begin?",
    ),
    above(
        questionnaires.START_PSYCH,
        questionnaires.START_TOTAL,
        "The psychosocial part of STarT Back is higher than its total.",
        "What are the STarT Back total and subscore?",
    ),
    both(
        AllOf(
            Positive(complaint.PAIN_FREE),
            OneOf(complaint.REST_PAIN, "intermittent", "constant"),
        ),
        "No pain at all, yet pain at rest.",
        "Is there any pain?",
    ),
    both(
        AllOf(Is(patient.SEX, "male"), Positive(pregnancy.PREGNANT)),
        "Male and pregnant.",
        "Is the patient pregnant, and is the recorded sex right?",
    ),
    both(
        AllOf(
            Is(neurology.NEURO_SCREEN, "normal"),
            AnyOf(
                Positive(neurology.UMN_SIGNS),
                Positive(neurology.REFLEX_REDUCED),
                Positive(neurology.SENSORY_LOSS),
                Positive(neurology.FOOT_DROP),
                Positive(red_flags.BILATERAL_DEFICIT),
            ),
        ),
        "The neurological screen is called normal, yet a deficit or cord sign is named.",
        "What did the neurological screen show?",
    ),
    both(
        AllOf(
            Is(complaint.LEG_SYMPTOMS, "none"),
            AnyOf(Positive(red_flags.BILATERAL_LEGS), Positive(complaint.LEG_WORSE_THAN_BACK)),
        ),
        "No leg symptoms, yet leg symptoms are named.",
        "How far down the legs do symptoms reach?",
    ),
    both(
        AllOf(Is(complaint.ONSET, "trauma"), Negative(red_flags.TRAUMA), Is(red_flags.FRACTURE, "suspected")),
        "A fracture is suspected, yet trauma is answered no.",
        "Was there a trauma?",
    ),
    both(
        AllOf(Includes(medication.MEDICATION_CLASSES, "hormone_cancer_therapy"), Negative(red_flags.CANCER)),
        "A medicine mostly given for cancer is taken, yet cancer is answered no.",
        "What is this medicine taken for, and has there ever been cancer?",
    ),
    both(
        AllOf(Includes(medication.MEDICATION_CLASSES, "immunomodulator"), Negative(conditions.INFLAMMATORY)),
        "A medicine mostly given for inflammatory arthritis is taken, yet arthritis is answered no.",
        "What is this medicine taken for: is there an inflammatory arthritis?",
    ),
    both(
        AllOf(Includes(medication.MEDICATION_CLASSES, "systemic_steroid"), Negative(medication.STEROID)),
        "A steroid is among the medicines, yet three months of it are answered no.",
        "For how long has the steroid been taken?",
    ),
    both(
        AllOf(
            Positive(low_back_tests.SLR.left),
            Positive(low_back_tests.SLR.right),
            Negative(red_flags.BILATERAL_LEGS),
        ),
        "Raising either straight leg reproduces leg symptoms, yet symptoms in both legs are answered no.",
        "Are there symptoms in both legs, and since when?",
    ),
    both(
        AllOf(Includes(complaint.PAIN_AREAS, "perineum"), Negative(red_flags.SADDLE)),
        "The perineum is marked on the body chart, yet a change of feeling there is answered no.",
        "Is there any numbness or changed feeling around the genitals or anus?",
    ),
    both(
        AllOf(Positive(neurology.NEURO_STABLE), Positive(neurology.PROGRESSIVE_WEAKNESS)),
        "The neurology is called stable, yet weakness is progressing.",
        "Is the weakness getting worse?",
    ),
)


def clashes_in(facts: Mapping[str, Value]) -> list[Clash]:
    """Every contradiction these facts hold."""
    found = [clash for clash in (*CLASHES, *LIMB_CLASHES) if clash.stands(facts)]
    found += [PAINLESS_BUT_PAINFUL] if _painless_but_painful(facts) else []
    return [*found, *misfits_in(facts)]


PAINLESS_BUT_PAINFUL = Clash(
    ("pain_free", "nprs_now", "nprs_worst"),
    "No pain at all, yet a pain score above zero.",
    "Is there any pain, and how strong is it?",
)


def _painless_but_painful(facts: Mapping[str, Value]) -> bool:
    scores = (facts.get(complaint.NPRS_NOW.name), facts.get(complaint.NPRS_WORST.name))
    hurts = any(isinstance(score, int | float) and score > 0 for score in scores)
    return hurts and facts.get(complaint.PAIN_FREE.name) is True
