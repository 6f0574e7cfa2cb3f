"""Education: always offered, the topics of the classes first, the expected course among them."""

from collections.abc import Iterator

from synovia.domain.strategy.effects import Foresees, Risk
from synovia.domain.strategy.picture import Picture, effects
from synovia.domain.strategy.plans import Plan
from synovia.domain.strategy.proposal import Advice, Classified, Text
from synovia.domain.strategy.shared.advice import TOPICS, Topic

MOST = 6


def choose_advice(picture: Picture, plans: tuple[tuple[Classified, Plan], ...]) -> tuple[Advice, ...]:
    """The topics for the first classes, without repetition."""
    names = dict.fromkeys(_topics(picture, plans))
    advice = [_course(plans[0][1]) if name == "course" else _advice(TOPICS[name]) for name in names]
    return (*advice[:MOST], *_foreseen(picture))


def _topics(picture: Picture, plans: tuple[tuple[Classified, Plan], ...]) -> Iterator[str]:
    yield from plans[0][1].advice
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


def _foreseen(picture: Picture) -> Iterator[Advice]:
    for effect, ruling in effects(picture.rulings, Foresees):
        sources = tuple(cite.source for cite in ruling.rule.evidence)
        yield Advice("prognosis", Text(effect.clinician, effect.patient), sources, ("prognosis",))
