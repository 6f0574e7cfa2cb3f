"""Picks three to five exercises for the home program, within fifteen minutes besides walking or cycling."""

from synovia.domain.examination.irritability import Irritability
from synovia.domain.programme.catalogue import Exercise, StartDose
from synovia.domain.rules import Truth
from synovia.domain.strategy.effects import Approach
from synovia.domain.strategy.picture import Picture, to_avoid
from synovia.domain.strategy.plans import Plan, Practice
from synovia.domain.strategy.proposal import Classified, Dose, OfferedExercise, Text
from synovia.domain.strategy.rooms import PLANS
from synovia.domain.strategy.techniques import Gatekeeper
from synovia.domain.terms.places import places_of
from synovia.domain.terms.techniques import TechniqueClass

POSTURE = (
    Practice("PO01", "Posture resets: a sustained posture provokes, or posture is the patient's goal."),
    Practice("PO02", "Change of position through the day."),
)
FUNCTION = (
    Practice("LX11", "Functional optimization: bending and lifting under load."),
    Practice("LX12", "Functional optimization: leg strength for daily life."),
)
MOST_FROM_FIRST = 4
"""Of the five, the first class gets at most this many while another class stands."""


def choose_exercises(
    picture: Picture, plans: tuple[tuple[Classified, Plan], ...], gate: Gatekeeper
) -> tuple[OfferedExercise, ...]:
    """Three to five exercises, the first class first; none when exercise itself is withheld."""
    if any(gate.is_blocked(TechniqueClass.EXR, place) for place in places_of(picture.region)):
        return ()
    chosen: dict[str, OfferedExercise] = {}
    minutes = 0
    most = int(picture.cutoff("home/most-exercises")) - len(_posture(picture))
    for asked, practice in _in_order(picture, plans):
        exercise = picture.book.catalogue.exercises[practice.exercise]
        if exercise.id in chosen or len(chosen) == most:
            continue
        takes = 0 if "aerobic" in exercise.tags else exercise.minutes
        if not _fits(practice, exercise, picture, plans) or minutes + takes > _minutes(picture):
            continue
        chosen[exercise.id] = _offered(exercise, practice.clinician, asked, picture)
        minutes += takes
    return (*chosen.values(), *_posture_training(picture, plans, chosen))


def _minutes(picture: Picture) -> float:
    return picture.cutoff("home/most-minutes")


def _in_order(
    picture: Picture, plans: tuple[tuple[Classified, Plan], ...]
) -> list[tuple[Classified, Practice]]:
    """The first class's leading practices, then the leading one of each other class, then the rest."""
    first = [
        (asked, one)
        for asked, plan in plans[:1]
        for one in (*_for_approach(picture), *plan.practices)
        if _applies(one, picture)
    ]
    others = [
        (asked, one) for asked, plan in plans[1:] for one in plan.practices[:2] if _applies(one, picture)
    ]
    if not others:
        return first
    return [*first[:MOST_FROM_FIRST], *others, *first[MOST_FROM_FIRST:]]


def _for_approach(picture: Picture) -> tuple[Practice, ...]:
    """Strength for daily life leads when symptoms are low and only high loads bring them on."""
    return FUNCTION if picture.approach is Approach.FUNCTIONAL_OPTIMIZATION else ()


def _applies(practice: Practice, picture: Picture) -> bool:
    values = picture.book.values
    if practice.when is not None and practice.when.bound(values).judge(picture.facts) is not Truth.YES:
        return False
    return practice.unless is None or practice.unless.bound(values).judge(picture.facts) is not Truth.YES


def _fits(
    practice: Practice,
    exercise: Exercise,
    picture: Picture,
    plans: tuple[tuple[Classified, Plan], ...],
) -> bool:
    codes = tuple(asked.code for asked, _ in plans)
    return not to_avoid(picture, codes) & frozenset(exercise.avoid)


def _posture(picture: Picture) -> tuple[Practice, ...]:
    """Posture training only with a symptom it provokes or a goal of the patient."""
    linked = picture.get("sustained_posture_provokes") is True or picture.get("posture_is_a_goal") is True
    return POSTURE[:1] if linked else ()


def _posture_training(
    picture: Picture,
    plans: tuple[tuple[Classified, Plan], ...],
    chosen: dict[str, OfferedExercise],
) -> tuple[OfferedExercise, ...]:
    catalogue = picture.book.catalogue.exercises
    return tuple(
        _offered(catalogue[one.exercise], one.clinician, plans[0][0], picture)
        for one in _posture(picture)
        if one.exercise not in chosen
    )


def _offered(exercise: Exercise, why: str, asked: Classified, picture: Picture) -> OfferedExercise:
    return OfferedExercise(
        id=exercise.id,
        technique_class=exercise.technique_class,
        name=exercise.name,
        plain_name=exercise.plain_name,
        tags=exercise.tags,
        dose=start_dose(exercise.start, picture.irritability),
        progression=exercise.progression,
        regression=exercise.regression,
        why=Text(why, f"{exercise.purpose}."),
        rules=asked.rules,
        evidence_grade=PLANS[asked.code].exercise_grade(picture.stage),
        sources=exercise.sources,
        cautions=(exercise.caution,),
        cpt=exercise.cpt,
    )


def start_dose(start: StartDose, level: Irritability) -> Dose:
    """The starting dose; at high irritability half the repetitions and half the hold."""
    gentle = level is Irritability.HIGH
    repetitions = _eased(start.repetitions, gentle)
    hold = _eased(start.hold_seconds, gentle)
    minutes = _eased(start.minutes, gentle)
    return Dose(
        words=_words(start, repetitions, hold, minutes),
        seconds=hold,
        repetitions=repetitions,
        sets=start.sets,
        minutes=minutes,
        times_per_day=start.times_per_day,
        days_per_week=start.days_per_week,
    )


def _eased(amount: int | None, gentle: bool) -> int | None:
    if amount is None or not gentle:
        return amount
    return max((amount + 1) // 2, 1)


def _words(start: StartDose, repetitions: int | None, hold: int | None, minutes: int | None) -> str:
    parts = []
    if repetitions is not None and repetitions > 1:
        parts.append(f"{start.sets} x {repetitions}" if start.sets > 1 else f"{repetitions} repetitions")
    elif start.sets > 1:
        parts.append(f"{start.sets} times")
    if hold is not None:
        parts.append(f"hold {hold} seconds")
    if minutes is not None:
        parts.append(f"{minutes} minutes")
    times = "once a day" if start.times_per_day == 1 else f"{start.times_per_day} times a day"
    parts.append(f"{times}, {start.days_per_week} days a week")
    return ", ".join(parts)
