"""Goals worth agreeing on: where a measure stands and where it should get to, beyond error and importance."""

from collections.abc import Iterator

from synovia.domain.examination.change import score_change_needed
from synovia.domain.examination.motion import Reading, expected, words
from synovia.domain.examination.references import InstrumentChange, unsided
from synovia.domain.strategy.picture import Picture
from synovia.domain.strategy.proposal import Schedule, SuggestedGoal, Text
from synovia.domain.terms.places import Region
from synovia.domain.terms.regions import REGIONS
from synovia.domain.terms.vocabulary import VOCABULARY

MOST_MOTIONS = 2

SCORES = {
    "ndi_percent": "neck disability",
    "odi_percent": "low back disability",
    "roland_morris": "low back disability",
    "quickdash": "arm and hand disability",
    "spadi": "shoulder pain and disability",
    "lefs": "leg function",
    "fiqr": "the impact of fibromyalgia",
    "psfs_mean": "the activities you named",
}
FIRST = (
    "cervical_rotation",
    "flexion_rotation_test",
    "cervical_extension",
    "lumbar_flexion",
    "shoulder_flexion",
    "shoulder_external_rotation",
    "hip_internal_rotation",
    "hip_flexion",
    "knee_flexion",
    "ankle_dorsiflexion",
)
"""Motions that most matter to daily life come first; the rest follow in the order of the vocabulary."""


def suggested_goals(picture: Picture, plan: Schedule) -> tuple[SuggestedGoal, ...]:
    """Pain, function, limited motion and the activities the patient named."""
    weeks = plan.weeks[1]
    return (
        *_pain(picture, weeks),
        *_scores(picture, weeks),
        *_motions(picture, weeks),
        *_activities(picture, weeks),
    )


def _pain(picture: Picture, weeks: int) -> Iterator[SuggestedGoal]:
    name = "nprs_worst" if picture.number("nprs_worst") is not None else "nprs_now"
    baseline = picture.number(name)
    references = picture.book.references
    known = references.change_of(f"nprs_{picture.region}") or references.change_of("nprs")
    if baseline is None or known is None or baseline < 1:
        return
    target = max(round(baseline - _drop(baseline, known)), 0)
    says = Text(
        f"Worst pain from {baseline:g} to {target:g} of 10 in {weeks} weeks.",
        f"Your worst pain goes from {baseline:g} to {target:g} or less in {weeks} weeks.",
    )
    yield SuggestedGoal(name, "Worst pain", baseline, target, "points of 10", weeks, says, (known.source,))


def _drop(baseline: float, known: InstrumentChange) -> float:
    """What must change to count: detectable, important, and nearly a third of the baseline."""
    share = baseline * (known.percent or 0.30)
    return max(score_change_needed(baseline, known) or 0.0, share)


def _scores(picture: Picture, weeks: int) -> Iterator[SuggestedGoal]:
    for name, spoken in SCORES.items():
        baseline = picture.number(name)
        known = picture.book.references.change_of(name.removesuffix("_mean"))
        if baseline is None or known is None:
            continue
        worse = known.direction == "higher_worse"
        target = baseline - _drop(baseline, known) if worse else baseline + (known.mdc or 0.0)
        target = round(min(max(target, known.scale_low), known.scale_high))
        if target == baseline:
            continue
        says = Text(
            f"{known.name} from {baseline:g} to {target:g} in {weeks} weeks.",
            f"The score for {spoken} goes from {baseline:g} to {target:g} in {weeks} weeks.",
        )
        yield SuggestedGoal(name, known.name, baseline, target, known.unit, weeks, says, (known.source,))


def _motions(picture: Picture, weeks: int) -> Iterator[SuggestedGoal]:
    limited = [motion for motion in _measured(picture) if picture.is_limited(motion)]
    for motion in limited[:MOST_MOTIONS]:
        baseline = picture.number(motion)
        if baseline is not None:
            yield _motion_goal(picture, motion, baseline, weeks)


def _measured(picture: Picture) -> list[str]:
    """The measured motions of the region; of a limb only those of the painful side."""
    card, side = REGIONS[picture.region], picture.painful_side
    begins = (*card.motions, "flexion_rotation_test") if picture.region is Region.NECK else card.motions
    other = f"_{side.other}" if card.has_side and side else "-"
    found = [
        finding.name
        for finding in VOCABULARY.values()
        if finding.unit == "degrees"
        and finding.name.startswith(begins or "-")
        and not finding.name.endswith(other)
    ]
    order = {name: place for place, name in enumerate(FIRST)}
    return sorted(found, key=lambda name: order.get(unsided(name), len(FIRST)))


def _motion_goal(picture: Picture, motion: str, baseline: float, weeks: int) -> SuggestedGoal:
    references = picture.book.references
    method = str(picture.get("rom_method") or "goniometer")
    error = references.error_of(motion, method) or references.error_of(motion, "camera")
    gain = error.mdc if error is not None else 10.0
    usual = expected(_reading(picture, motion, baseline), references)
    ceiling = usual.mean if usual is not None else baseline + gain
    target = round(max(min(baseline + 2 * gain, ceiling), baseline + gain))
    spoken = words(motion).capitalize()
    says = Text(
        f"{spoken} from {baseline:g}° to {target:g}° in {weeks} weeks.",
        f"{spoken}: from {baseline:g} to {target:g} degrees in {weeks} weeks.",
    )
    source = usual.source if usual is not None else "synovia-design"
    return SuggestedGoal(motion, spoken, baseline, target, "degrees", weeks, says, (source,))


def _reading(picture: Picture, motion: str, degrees: float) -> Reading:
    return Reading(motion, degrees, picture.number("age") or 0.0, str(picture.get("sex")))


def _activities(picture: Picture, weeks: int) -> Iterator[SuggestedGoal]:
    named = picture.get("psfs_activities")
    known = picture.book.references.change_of("psfs_activity")
    if not isinstance(named, tuple) or known is None:
        return
    for activity in named[:3]:
        says = Text(
            f"{activity}: at least {known.mdc:g} points better on the 0 to 10 scale in {weeks} weeks.",
            f"{activity}: clearly easier in {weeks} weeks.",
        )
        yield SuggestedGoal(
            "psfs_activities", activity, None, None, "points of 10", weeks, says, (known.source,)
        )
