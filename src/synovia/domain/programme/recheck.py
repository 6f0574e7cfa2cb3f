"""The safety re-check of every session: ten questions, three answers each, and what a "yes" means to the engine.

Safety rule: the gate is run again at every session (safety.md 0.3, rule 4; design default). A question not asked is
unknown, never "no". The vein and the joint (safety.md 1.7, 1.8) are asked in every region: whoever comes for the neck
may bring a swollen calf. A "yes" is laid over the findings of the evaluation, taken in its gravest sense until the
therapist has told its parts apart, and the engine judges the whole again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from synovia.domain.terms.finding import Value

WORSE_BY = 2
"""Points of 10: pain that rose by more than this after the last session asks for a new look (safety.md 0.3)."""

Answers = Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the re-check, in both registers, and the findings a "yes" stands for."""

    key: str
    asks: str
    asks_patient: str
    means: Mapping[str, Value] = field(default_factory=dict)
    unsettles: tuple[str, ...] = ()  # findings a "yes" makes unknown again


QUESTIONS: tuple[Question, ...] = (
    Question(
        "new_neuro",
        "New numbness, tingling, weakness or unsteadiness",
        "Any new numbness, tingling or weakness, or have you become unsteady on your feet?",
        {"neurology_worse_during_care": True},
        ("neurology_stable", "neurological_screen"),
    ),
    Question(
        "trauma",
        "Fall, crash, twist or blow since the last visit",
        "Any fall, crash, twist or blow since last time?",
        {"recent_trauma": True},
        (
            "trauma_cleared",
            "trauma_days_ago",
            "days_since_injury",  # of the old injury: the new one is not as old
            "onset",
            "significant_trauma",
            "dangerous_mechanism",
            "trauma_rule_asks_for_image",
            "cannot_walk_four_steps",
            "cannot_fully_extend_elbow_after_injury",
        ),
    ),
    Question(
        "fever",
        "Fever, chills, sweats or feeling unwell",
        "Any fever, chills, sweats or feeling ill all over?",
        {"fever_unwell": True},
        ("temperature_c",),
    ),
    Question(
        "swollen_limb",
        "New swelling of one calf, leg or arm",
        "Is one calf, leg or arm newly swollen?",
        {"unilateral_limb_swelling": True},
        ("other_diagnosis_as_likely_as_dvt",),
    ),
    Question(
        "hot_joint",
        "A joint newly hot, red or swollen",
        "Has a joint become hot, red or swollen?",
        {"hot_swollen_joint": True},
        ("inflammatory_flare",),
    ),
    Question(
        "weight_loss",
        "Unplanned weight loss",
        "Have you lost weight without trying?",
        {"unexplained_weight_loss": True},
    ),
    Question(
        "bladder_bowel_saddle",
        "Bladder, bowel or saddle-area change",
        "Any new trouble with your bladder or bowels, or numbness between your legs?",
        {"bladder_change": True, "bowel_change": True, "saddle_sensory_change": True},
    ),
    Question(
        "new_medicine",
        "New blood thinner or steroid",
        "Any new blood thinner or steroid medicine?",
        {"anticoagulant": True, "steroid_over_3mo": True},
        ("inr", "inr_unstable"),
    ),
    Question("pregnancy", "Pregnant or may be", "Are you pregnant, or could you be?", {"pregnant": True}),
    Question(
        "worse_after_last",
        f"Pain worse by more than {WORSE_BY} points after the last session",
        f"Did your pain go up by more than {WORSE_BY} points after last time?",
        {"nprs_change_since_last_session": WORSE_BY + 1},
    ),
)

KEYS: tuple[str, ...] = tuple(question.key for question in QUESTIONS)


def unanswered(answers: Answers) -> tuple[Question, ...]:
    """The questions not asked today."""
    return tuple(question for question in QUESTIONS if answers.get(question.key) is None)


def answered_yes(answers: Answers) -> tuple[Question, ...]:
    """The questions answered with yes: each asks for a new look before treatment."""
    return tuple(question for question in QUESTIONS if answers.get(question.key) is True)


def findings_today(found: Mapping[str, Value], answers: Answers) -> dict[str, Value]:
    """The findings of the evaluation with today's answers laid over them. "No" and "not asked" change nothing."""
    today = dict(found)
    for name, value in _laid_over(answers):
        today.pop(name, None)
        if value is not None:
            today[name] = value
    return today


def _laid_over(answers: Answers) -> Iterator[tuple[str, Value | None]]:
    for question in answered_yes(answers):
        yield from ((name, None) for name in question.unsettles)
        yield from question.means.items()


def rose_too_much(after_last: int | None, before_today: int | None) -> bool | None:
    """Whether pain rose by more than the limit since the end of the last session; None when either is unknown."""
    if after_last is None or before_today is None:
        return None
    return before_today - after_last > WORSE_BY
