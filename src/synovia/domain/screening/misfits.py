"""Numbers and sides that cannot be right together: ages, durations, counts, left and right."""

from collections.abc import Iterator, Mapping

from synovia.domain.screening.contradiction import Clash
from synovia.domain.terms.finding import Value
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    joint_signs,
    medication,
    patient,
    pregnancy,
    questionnaires,
    red_flags,
    vascular,
)
from synovia.domain.terms.places import Side
from synovia.domain.terms.vocabulary import VOCABULARY

Facts = Mapping[str, Value]

DAYS_OF_A_YEAR = 366
RECENT_DAYS = 42
"""`recent_trauma` speaks of the last six weeks."""
CHILD = 10
"""Below this age nobody smokes, is pregnant or takes the pill: the age, or the answer, is wrong."""
PREGNANT_UNTIL = 55
MANY_SITES, FEW_AREAS = 7, 2
WARMER = 2
GROWN_UP = (
    vascular.SMOKER,
    vascular.CONTRACEPTIVE,
    pregnancy.PREGNANT,
    vascular.HYPERTENSION,
    conditions.OSTEOPOROSIS,
    vascular.MIGRAINE,
    medication.ANTICOAGULANT,
)


def misfits_in(facts: Facts) -> Iterator[Clash]:
    """Every misfit of numbers or sides these facts hold."""
    yield from _of_age(facts)
    yield from _of_time(facts)
    yield from _of_counts(facts)
    yield from _of_side(facts)


def _number(facts: Facts, name: str) -> float | None:
    value = facts.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _of_age(facts: Facts) -> Iterator[Clash]:
    age = _number(facts, patient.AGE.name)
    if age is None:
        return
    days = _number(facts, complaint.DURATION_DAYS.name)
    if days is not None and days > (age + 1) * DAYS_OF_A_YEAR:
        yield Clash(
            (complaint.DURATION_DAYS.name, patient.AGE.name),
            "The episode is said to be older than the patient.",
            "How long ago did this episode begin, and how old is the patient?",
        )
    if age > PREGNANT_UNTIL and facts.get(pregnancy.PREGNANT.name) is True:
        yield Clash(
            (pregnancy.PREGNANT.name, patient.AGE.name),
            f"Pregnant at {age:g}.",
            "Is the patient pregnant, and is the age right?",
        )
    grown_up = [finding.name for finding in GROWN_UP if facts.get(finding.name) is True]
    if age < CHILD and grown_up:
        yield Clash(
            (patient.AGE.name, *grown_up),
            f"{age:g} years old, yet {', '.join(grown_up)}: answers of an adult.",
            "How old is the patient?",
        )


def _of_time(facts: Facts) -> Iterator[Clash]:
    trauma, ago = facts.get(red_flags.TRAUMA.name), _number(facts, red_flags.TRAUMA_DAYS.name)
    if ago is not None and isinstance(trauma, bool) and trauma is not (ago <= RECENT_DAYS):
        yield Clash(
            (red_flags.TRAUMA.name, red_flags.TRAUMA_DAYS.name),
            "Trauma in the last six weeks and the days since the trauma do not fit.",
            "Was there a trauma, and how many days ago?",
        )
    injured = _number(facts, joint_signs.INJURY_DAYS.name)
    if injured is not None and injured <= RECENT_DAYS and trauma is False:
        yield Clash(
            (red_flags.TRAUMA.name, joint_signs.INJURY_DAYS.name),
            "An injury some days ago, yet trauma in the last six weeks is answered no.",
            "Was there an injury in the last six weeks?",
        )


def _of_counts(facts: Facts) -> Iterator[Clash]:
    count = _number(facts, joint_signs.SWOLLEN_JOINTS.name)
    if count == 0 and (
        named := [
            f.name for f in (joint_signs.SMALL_JOINTS, joint_signs.SYMMETRICAL) if facts.get(f.name) is True
        ]
    ):
        yield Clash(
            (joint_signs.SWOLLEN_JOINTS.name, *named),
            "No joint is swollen, yet swollen joints are named.",
            "How many joints are swollen?",
        )
    if count is not None and count >= 1 and facts.get(joint_signs.SWELLING.name) is False:
        yield Clash(
            (joint_signs.SWOLLEN_JOINTS.name, joint_signs.SWELLING.name),
            "The painful joint is not swollen, yet swollen joints are counted.",
            "Which joints are swollen: the painful one or others?",
        )
    warmer = _number(facts, joint_signs.WARMTH_DIFFERENCE.name)
    if warmer is not None and warmer >= WARMER and facts.get(joint_signs.WARMTH.name) is False:
        yield Clash(
            (joint_signs.WARMTH.name, joint_signs.WARMTH_DIFFERENCE.name),
            "Not warm to the hand, yet measured clearly warmer.",
            "Is the joint or bursa warmer than the other side?",
        )
    yield from _of_sites(facts)


def _of_sites(facts: Facts) -> Iterator[Clash]:
    sites, areas = _number(facts, questionnaires.WPI.name), facts.get(complaint.PAIN_AREAS.name)
    if sites is None or not isinstance(areas, frozenset) or not areas:
        return
    if sites == 0 or (sites >= MANY_SITES and len(areas) <= FEW_AREAS):
        yield Clash(
            (questionnaires.WPI.name, complaint.PAIN_AREAS.name),
            f"{sites:g} painful sites are counted, yet {len(areas)} areas are marked on the chart.",
            "Which places hurt?",
        )


def _of_side(facts: Facts) -> Iterator[Clash]:
    said = facts.get(complaint.PAIN_SIDE.name)
    if said not in tuple(Side):
        return
    side = Side(str(said))
    if _areas_across(facts, side):
        yield Clash(
            (complaint.PAIN_SIDE.name, complaint.PAIN_AREAS.name),
            f"The pain is said to be on the {side}, yet the chart marks the {side.other} only.",
            "Which side hurts?",
        )
    across = _tests_across(facts, side)
    if across:
        yield Clash(
            (complaint.PAIN_SIDE.name, *across),
            f"The pain is said to be on the {side}, yet every positive test is on the {side.other}.",
            "Which side hurts, and on which side were the tests positive?",
        )


def _areas_across(facts: Facts, side: Side) -> bool:
    areas = facts.get(complaint.PAIN_AREAS.name)
    if not isinstance(areas, frozenset):
        return False
    marked = {one for one in Side for area in areas if area == f"{area.removesuffix(f'_{one}')}_{one}"}
    return marked == {side.other}


def _tests_across(facts: Facts, side: Side) -> tuple[str, ...]:
    """The positive tests, when every one of them is on the side that does not hurt; crossed ones belong there."""
    positive = [name for name, value in facts.items() if value is True and _is_sided_test(name)]
    here = [name for name in positive if name.endswith(f"_{side}")]
    return () if here else tuple(sorted(positive))


def _is_sided_test(name: str) -> bool:
    tested = VOCABULARY[name].group.endswith("tests") and name.endswith(("_left", "_right"))
    return tested and "crossed" not in name
