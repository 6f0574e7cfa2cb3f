"""What the engine says to a patient is said in plain words: reading grade 8 at most."""

import textstat

from synovia.domain.rules import Refers
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook

HIGHEST_GRADE = 8
NAMES_OF_DISEASES = ("rheumatoid", "Marfan")
"""A disease has to be called by its name; the sentence around it is plain."""


def _said_to_patients() -> list[str]:
    rules = rulebook().rules
    spoken = [rule.says.patient for rule in rules]
    referred = [e.to_patient for rule in rules for e in rule.effects if isinstance(e, Refers)]
    asked = [finding.patient_question for finding in VOCABULARY.values()]
    return [text for text in (*spoken, *referred, *asked) if text]


def test_every_word_to_a_patient_is_plain() -> None:
    hard = [
        text
        for text in _said_to_patients()
        if textstat.flesch_kincaid_grade(text) > HIGHEST_GRADE
        and not any(name in text for name in NAMES_OF_DISEASES)
    ]

    assert hard == []


def test_every_rule_that_changes_care_can_be_explained_to_the_patient() -> None:
    silent = [rule.id for rule in rulebook().rules if rule.severity() and not rule.says.patient]

    assert silent == []
