"""The questions of the self-check, in the order in which they are asked.

Emergency signs come first. Each question says why it is asked. What may follow from an answer is not decided here:
the answers become findings, and the screening rules judge them as they do in the clinic.
"""

from collections.abc import Mapping

from synovia.domain.screening.selfcheck import (
    health,
    injury,
    limb,
    limb_injury,
    low_back,
    many_places,
    neck,
    person,
    upper_back,
)
from synovia.domain.screening.selfcheck.terms import Question

QUESTIONS: tuple[Question, ...] = (
    person.WHERE,
    person.AGE,
    person.HOW_LONG,
    neck.NECK_NOW,
    upper_back.UPPER_BACK_NOW,
    low_back.BACK_NOW,
    limb.ARM_NOW,
    limb.LEG_NOW,
    many_places.ALL_OVER_NOW,
    low_back.SADDLE,
    low_back.LEGS,
    low_back.LEGS_NEW,
    low_back.LEGS_WALKING,
    low_back.LEG_WEAKNESS,
    neck.HEADACHE,
    neck.CORD,
    neck.ARM,
    neck.ARM_WEAKNESS,
    upper_back.UPPER_BACK_CORD,
    upper_back.UPPER_BACK_ORGANS,
    limb.HOT_JOINT,
    person.SIDE,
    person.SIDE_GIRDLE,
    many_places.HEAD_BOTH_SIDES,
    many_places.HEAD_ALL_OVER,
    limb.ARM_NERVE,
    limb.LEG_NERVE,
    many_places.ALL_OVER_NERVES,
    injury.INJURY,
    *injury.after_injury("injury", "small", "hard"),
    injury.INJURY_OLDER,
    *injury.after_injury("injury_older", "yes"),
    *limb_injury.WORKS,
    health.CANCER,
    health.CANCER_CHECKED,
    health.ILL,
    health.DEFENSE,
    health.BONES,
    health.BLOOD,
    health.JOINTS,
    health.ARTHRITIS,
    many_places.GIRDLES,
    health.STIFF,
    health.REPLACED,
    neck.NECK_OPERATION,
    upper_back.UPPER_BACK_OPERATION,
    low_back.BACK_OPERATION,
    low_back.FIRST_BEGAN,
    low_back.INFLAMED_BACK,
    many_places.PARTS,
    many_places.DAILY_LIFE,
    person.SEX,
    person.PREGNANT,
    person.PREGNANCY_SIGNS,
    person.MOVING,
    person.HOW_BAD,
)
"""Every question, in order. The conditions of each refer to earlier questions only."""

BY_KEY: Mapping[str, Question] = {question.key: question for question in QUESTIONS}
