"""Findings that cannot both be right. They are named and asked about, never silently resolved."""

from collections.abc import Mapping
from dataclasses import dataclass

from synovia.domain.rules.criteria import AllOf, AnyOf, Criterion
from synovia.domain.rules.tests_of_findings import Includes, Is, Negative, OneOf, Positive
from synovia.domain.rules.truth import Truth
from synovia.domain.terms.finding import Finding, Value
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


@dataclass(frozen=True, slots=True)
class Clash:
    """Findings that contradict each other, what is wrong, and what to ask."""

    findings: tuple[str, ...]
    says: str
    question: str
    when: Criterion | None = None
    above: tuple[Finding, Finding] | None = None

    def stands(self, facts: Mapping[str, Value]) -> bool:
        """Whether these facts hold the contradiction."""
        if self.when is not None:
            return self.when.judge(facts) is Truth.YES
        return self.above is not None and _exceeds(facts, *self.above)


def _exceeds(facts: Mapping[str, Value], more: Finding, less: Finding) -> bool:
    first, second = facts.get(more.name), facts.get(less.name)
    return isinstance(first, int | float) and isinstance(second, int | float) and first > second


def _above(more: Finding, less: Finding, says: str, question: str) -> Clash:
    return Clash((more.name, less.name), says, question, above=(more, less))


def _both(when: Criterion, says: str, question: str) -> Clash:
    return Clash(tuple(sorted(when.names())), says, question, when=when)


CLASHES: tuple[Clash, ...] = (
    _above(
        complaint.NPRS_NOW,
        complaint.NPRS_WORST,
        "The pain now is given higher than the worst pain.",
        "What is the worst pain in the last week, and what is it now?",
    ),
    _above(
        complaint.NPRS_BEST,
        complaint.NPRS_NOW,
        "The least pain is given higher than the pain now.",
        "What is the least pain in the last week, and what is it now?",
    ),
    _above(
        complaint.NPRS_BEST,
        complaint.NPRS_WORST,
        "The least pain is given higher than the worst pain.",
        "What were the least and the worst pain in the last week?",
    ),
    _above(
        vascular.DIASTOLIC,
        vascular.SYSTOLIC,
        "The diastolic pressure is given higher than the systolic.",
        "What is the blood pressure?",
    ),
    _above(
        conditions.ONSET_AGE,
        patient.AGE,
        "The pain is said to have begun at an age the patient has not reached.",
        "At what age did the pain first begin?",
    ),
    _above(
        questionnaires.START_PSYCH,
        questionnaires.START_TOTAL,
        "The psychosocial part of STarT Back is higher than its total.",
        "What are the STarT Back total and subscore?",
    ),
    _both(
        AllOf(
            Positive(complaint.PAIN_FREE),
            OneOf(complaint.REST_PAIN, "intermittent", "constant"),
        ),
        "No pain at all, yet pain at rest.",
        "Is there any pain?",
    ),
    _both(
        AllOf(Is(patient.SEX, "male"), Positive(pregnancy.PREGNANT)),
        "Male and pregnant.",
        "Is the patient pregnant, and is the recorded sex right?",
    ),
    _both(
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
    _both(
        AllOf(
            Is(complaint.LEG_SYMPTOMS, "none"),
            AnyOf(Positive(red_flags.BILATERAL_LEGS), Positive(complaint.LEG_WORSE_THAN_BACK)),
        ),
        "No leg symptoms, yet leg symptoms are named.",
        "How far down the legs do symptoms reach?",
    ),
    _both(
        AllOf(Is(complaint.ONSET, "trauma"), Negative(red_flags.TRAUMA), Is(red_flags.FRACTURE, "suspected")),
        "A fracture is suspected, yet trauma is answered no.",
        "Was there a trauma?",
    ),
    _both(
        AllOf(Includes(medication.MEDICATION_CLASSES, "hormone_cancer_therapy"), Negative(red_flags.CANCER)),
        "A medicine mostly given for cancer is taken, yet cancer is answered no.",
        "What is this medicine taken for, and has there ever been cancer?",
    ),
    _both(
        AllOf(Includes(medication.MEDICATION_CLASSES, "immunomodulator"), Negative(conditions.INFLAMMATORY)),
        "A medicine mostly given for inflammatory arthritis is taken, yet arthritis is answered no.",
        "What is this medicine taken for: is there an inflammatory arthritis?",
    ),
    _both(
        AllOf(Includes(medication.MEDICATION_CLASSES, "systemic_steroid"), Negative(medication.STEROID)),
        "A steroid is among the medicines, yet three months of it are answered no.",
        "For how long has the steroid been taken?",
    ),
    _both(
        AllOf(
            Positive(low_back_tests.SLR.left),
            Positive(low_back_tests.SLR.right),
            Negative(red_flags.BILATERAL_LEGS),
        ),
        "Raising either straight leg reproduces leg symptoms, yet symptoms in both legs are answered no.",
        "Are there symptoms in both legs, and since when?",
    ),
    _both(
        AllOf(Includes(complaint.PAIN_AREAS, "perineum"), Negative(red_flags.SADDLE)),
        "The perineum is marked on the body chart, yet a change of feeling there is answered no.",
        "Is there any numbness or changed feeling around the genitals or anus?",
    ),
    _both(
        AllOf(Positive(neurology.NEURO_STABLE), Positive(neurology.PROGRESSIVE_WEAKNESS)),
        "The neurology is called stable, yet weakness is progressing.",
        "Is the weakness getting worse?",
    ),
)


def clashes_in(facts: Mapping[str, Value]) -> list[Clash]:
    """Every contradiction these facts hold."""
    found = [clash for clash in CLASHES if clash.stands(facts)]
    return [*found, PAINLESS_BUT_PAINFUL] if _painless_but_painful(facts) else found


PAINLESS_BUT_PAINFUL = Clash(
    ("pain_free", "nprs_now", "nprs_worst"),
    "No pain at all, yet a pain score above zero.",
    "Is there any pain, and how strong is it?",
)


def _painless_but_painful(facts: Mapping[str, Value]) -> bool:
    scores = (facts.get(complaint.NPRS_NOW.name), facts.get(complaint.NPRS_WORST.name))
    hurts = any(isinstance(score, int | float) and score > 0 for score in scores)
    return hurts and facts.get(complaint.PAIN_FREE.name) is True
