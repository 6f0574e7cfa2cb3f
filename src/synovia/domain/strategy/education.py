"""Education: always offered, the topics of the classes first, the expected course among them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synovia.domain.strategy.advice import TOPICS
from synovia.domain.strategy.effects import Foresees, Risk
from synovia.domain.strategy.picture import Picture, effects
from synovia.domain.strategy.plans import Plan
from synovia.domain.strategy.proposal import Advice, Classified, Text
from synovia.domain.strategy.shared.topic import Topic

if TYPE_CHECKING:
    from synovia.domain.screening.result import Screening

MOST = 7


def choose_advice(picture: Picture, plans: tuple[tuple[Classified, Plan], ...]) -> tuple[Advice, ...]:
    """The topics for the first classes, without repetition."""
    names = dict.fromkeys(_topics(picture, plans))
    made = {"course": _course(plans[0][1]), "soreness": _soreness(picture), "exercise": _exercising(picture)}
    advice = [made[name] if name in made else _advice(TOPICS[name]) for name in names]
    return (*advice[:MOST], *_foreseen(picture))


def hand_over_advice(screening: "Screening") -> Advice:
    """What is explained when somebody else must look first: why, to whom, and what would make it more urgent."""
    referral = screening.referral
    says = Text(
        f"Explain the referral ({referral.to}) and why it comes first; rest the part; come back at once, or call an "
        "ambulance, when anything gets worse.",
        f"{referral.why.patient} Until then, rest the sore part. If it gets worse, call for help at once.",
    )
    sources = tuple(dict.fromkeys(source for reason in screening.reasons[:1] for source in reason.sources))
    return Advice("hand-over", says, sources, ("referral", "safety_net"))


def _topics(picture: Picture, plans: tuple[tuple[Classified, Plan], ...]) -> Iterator[str]:
    yield from plans[0][1].advice
    yield "exercise"
    if picture.risk is Risk.LOW:
        yield "self-care"
    if picture.risk is Risk.HIGH:
        yield "support"
    if picture.get("sustained_posture_provokes") is True or picture.get("posture_is_a_goal") is True:
        yield "posture"
    for _, plan in plans[1:]:
        yield from plan.advice


def _advice(topic: Topic) -> Advice:
    return Advice(topic.id, Text(topic.clinician, topic.patient), topic.sources, topic.tags)


def _course(plan: Plan) -> Advice:
    return Advice("course", Text(plan.course, plan.course_patient), (plan.course_source,), ("prognosis",))


def _soreness(picture: Picture) -> Advice:
    hours, points = (int(picture.cutoff(f"dose/soreness-{part}")) for part in ("hours", "points"))
    says = Text(
        f"Soreness up to {hours} hours and {points} points above baseline is acceptable; more, or spreading, "
        "means one grade or one bout less; a new neurological sign means stop and screen again.",
        f"Some soreness for {hours} hours after treatment is normal. Tell us if it lasts longer or spreads.",
    )
    return Advice("soreness", says, ("synovia-design",), ("after_effects",))


def _exercising(picture: Picture) -> Advice:
    safe, most = (int(picture.cutoff(f"pain-monitoring/{part}-to")) for part in ("safe", "acceptable"))
    sessions = int(picture.cutoff("exercise/progress-sessions"))
    says = Text(
        f"Pain during exercise up to {safe} is safe, up to {most} acceptable if settled by next morning; above "
        f"that step back. Progress after {sessions} sessions with every repetition done.",
        f"Pain up to {most} of 10 while you exercise is fine if it settles by next morning. "
        f"Do more after {sessions} good sessions; do less if it does not settle.",
    )
    return Advice("exercise", says, ("thomee-1997", "acsm-2011"), ("pain_monitoring", "progression"))


def _foreseen(picture: Picture) -> Iterator[Advice]:
    for effect, ruling in effects(picture.acting, Foresees):
        sources = tuple(cite.source for cite in ruling.rule.evidence)
        yield Advice("prognosis", Text(effect.clinician, effect.patient), sources, ("prognosis",))
