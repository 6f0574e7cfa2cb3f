"""From findings, screening and rulings to the ranked, explained options of one patient."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synovia.domain.rules import RuleBook, Ruling
from synovia.domain.strategy.classification import classify
from synovia.domain.strategy.education import choose_advice, hand_over_advice
from synovia.domain.strategy.effects import AdvisesAgainst, Approaches, Disagreement, Mentions, Rates, Works
from synovia.domain.strategy.exercises import choose_exercises
from synovia.domain.strategy.goals import suggested_goals
from synovia.domain.strategy.next_best import next_findings
from synovia.domain.strategy.pace import schedule
from synovia.domain.strategy.picture import Picture, effects, picture_of
from synovia.domain.strategy.plans import Plan
from synovia.domain.strategy.proposal import Classified, Conflict, NotRecommended, Options, Text
from synovia.domain.strategy.rooms import PLANS
from synovia.domain.strategy.session import session_of
from synovia.domain.strategy.techniques import choose_techniques
from synovia.domain.terms.evidence import Band, Candidacy
from synovia.domain.terms.places import Place, Region
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.techniques import TechniqueClass

if TYPE_CHECKING:
    from synovia.domain.screening.result import Screening

MOST_CLASSES = 3
"""Care is drawn from at most the first three classes that stand with some probability."""

NO_OPTIONS_AT = (Candidacy.EMERGENCY, Candidacy.NO_REFER_URGENT)


def select(
    findings: Findings, screening: "Screening", rulings: tuple[Ruling, ...], book: RuleBook
) -> Options:
    """The options for one patient. At an emergency or urgent referral nothing but the classes is offered."""
    picture = picture_of(findings.facts, rulings, book)
    standing = classify(picture)
    conflicts = _conflicts(picture)
    if screening.candidacy in NO_OPTIONS_AT:
        urgent = (
            screening.candidacy is Candidacy.NO_REFER_URGENT
        )  # in an emergency nothing waits to be explained
        told = (hand_over_advice(screening),) if urgent else ()
        return Options(classification=standing, conflicts=conflicts, education=told)
    plans = _plans(standing)
    against = _advised_against(picture)
    plan = schedule(picture, plans)
    hands = () if screening.hands_on_withheld else choose_techniques(picture, plans, screening, against)
    practices = choose_exercises(picture, plans, screening)
    advice = choose_advice(picture, plans)
    return Options(
        classification=standing,
        techniques=hands,
        exercises=practices,
        education=advice,
        session=session_of(hands, practices, advice),
        not_recommended=against,
        conflicts=conflicts,
        goals=suggested_goals(picture, plan),
        schedule=plan,
        next_best=next_findings(picture, standing),
        notes=tuple(dict.fromkeys(_notes(picture))),
    )


def _plans(standing: tuple[Classified, ...]) -> tuple[tuple[Classified, Plan], ...]:
    """The first class that has a plan, and others as long as they are more than barely possible."""
    planned = [(one, PLANS[one.code]) for one in standing if one.code in PLANS]
    others = [pair for pair in planned[1:] if pair[0].band is not Band.LOW]
    return (planned[0], *others[: MOST_CLASSES - 1])


def _notes(picture: Picture) -> Iterator[Text]:
    """What is worth knowing but moves nothing: rules that were not validated, risk, approach, mechanism."""
    for effect, _ in effects(picture.acting, Mentions):
        yield Text(effect.what)
    for kind in (Rates, Approaches, Works):
        for _, ruling in effects(picture.acting, kind):
            yield Text(ruling.rule.says.clinician, ruling.rule.says.patient)
    if picture.rated.assumed:
        yield Text("Irritability was not assessed: the lowest dose is assumed.")


def _conflicts(picture: Picture) -> tuple[Conflict, ...]:
    found = {
        effect.about: Conflict(effect.about, Text(effect.clinician, effect.patient), effect.sources)
        for effect, _ in effects(picture.acting, Disagreement)
    }
    return tuple(found.values())


def _advised_against(picture: Picture) -> tuple[NotRecommended, ...]:
    found = {
        (effect.technique_class, effect.place): NotRecommended(
            TechniqueClass(effect.technique_class),
            Place(effect.place),
            Text(effect.clinician, effect.patient),
            effect.sources,
        )
        for effect, _ in effects(picture.acting, AdvisesAgainst)
    }
    if picture.region in (Region.LOW_BACK, Region.SACROILIAC):
        found.setdefault((TechniqueClass.TRX, Place.LUMBAR), NO_LUMBAR_TRACTION)
    return tuple(found.values())


NO_LUMBAR_TRACTION = NotRecommended(
    TechniqueClass.TRX,
    Place.LUMBAR,
    Text(
        "Traction is not offered for low back pain (NICE NG59), is conditionally advised against in chronic "
        "pain (WHO 2023) and should not be used with chronic leg pain (JOSPT 2021).",
        "A pull by machine does not help the low back.",
    ),
    ("nice-ng59", "who-2023", "george-2021"),
)
