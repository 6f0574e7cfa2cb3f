"""What each class is offered: techniques with dose and evidence, exercises, advice, expected course. As Markdown."""

from collections.abc import Iterator

from synovia.domain.examination.irritability import Irritability
from synovia.domain.programme.catalogue import Exercise, Technique
from synovia.domain.rules import Catalogue
from synovia.domain.strategy.advice import TOPICS
from synovia.domain.strategy.exercises import start_dose
from synovia.domain.strategy.plans import Choice, Plan, Practice
from synovia.domain.strategy.rooms import PLANS
from synovia.domain.terms.evidence import Grade


def offers_page(catalogue: Catalogue) -> Iterator[str]:
    """A section for each class, in the order of the rooms."""
    for plan in PLANS.values():
        yield "\n\n".join(_section(plan, catalogue))


def _section(plan: Plan, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {plan.code}"
    yield f"**Expected course** ({plan.course_source}): {plan.course}"
    letters = ", ".join(f"{stage or 'any stage'} {grade}" for stage, grade in plan.exercise)
    yield f"**Exercise, letter of the guideline**: {letters}" if letters else "**Exercise**: no letter known."
    yield "**By hand, in order of preference**\n\n" + "\n".join(
        _choice(one, catalogue.techniques[one.technique], plan.code) for one in plan.choices
    )
    yield "**Exercises, in order of preference**\n\n" + "\n".join(
        _practice(one, catalogue.exercises[one.exercise]) for one in plan.practices
    )
    yield "**Explained**: " + ("; ".join(_topic(name) for name in plan.advice) or "nothing of its own")
    yield f"**Test and re-test**: {plan.retest}"


def _choice(choice: Choice, technique: Technique, code: str) -> str:
    conditions = [
        "only with a decision rule" if choice.only_favored else "",
        f"when {choice.when.words()}" if choice.when else "",
        f"unless {choice.unless.words()}" if choice.unless else "",
    ]
    told = "; ".join(part for part in conditions if part)
    doses = "; ".join(f"{level}: {dose.text}" for level, dose in technique.dose.items() if dose.offered)
    backed = "; ".join(
        f"{one.stage} {one.grade if one.grade is not Grade.NONE else one.study_type}: {one.text} ({one.source})"
        for one in technique.evidence
        if code in one.indications
    )
    told = f" ({told})" if told else ""
    known = f"{backed or 'none for this class: standard teaching'} · {', '.join(technique.sources)}"
    lines = [
        f"- **{technique.id}** {technique.name} [{'/'.join(technique.classes)}@{choice.place}] {choice.clinician}{told}",
        f"  - dose by irritability: {doses or 'none'}",
        f"  - evidence: {known} [{technique.standing}]",
    ]
    return "\n".join(lines)


def _practice(practice: Practice, exercise: Exercise) -> str:
    told = f" (when {practice.when.words()})" if practice.when else ""
    dose = start_dose(exercise.start, Irritability.LOW).words
    return (
        f"- **{exercise.id}** {exercise.name}: {practice.clinician}{told} Start: {dose}. "
        f"On: {exercise.progression or 'as able'}. Back: {exercise.regression or 'less'}. [{exercise.standing}]"
    )


def _topic(name: str) -> str:
    topic = TOPICS.get(name)
    return topic.clinician if topic else name
