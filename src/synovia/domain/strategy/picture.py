"""The patient as the strategy sees them: stage, irritability, side, standing effects, what to avoid."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from synovia.domain.examination.irritability import Irritability, Rated, irritability
from synovia.domain.examination.motion import Reading, is_limited
from synovia.domain.examination.places_of_pain import one_side
from synovia.domain.examination.stage import Stage, stage
from synovia.domain.rules import RuleBook, Ruling, Supports, Truth
from synovia.domain.rules.criteria import Facts
from synovia.domain.rules.effects import Effect
from synovia.domain.strategy.effects import (
    Approach,
    Approaches,
    Favors,
    Mechanism,
    Prefers,
    Rates,
    Risk,
    Works,
)
from synovia.domain.terms.finding import Value
from synovia.domain.terms.places import Region, Side
from synovia.domain.terms.techniques import TechniqueClass

SomeEffect = TypeVar("SomeEffect", bound=Effect)

UPPER_LIMB_SIGNS = (
    "hawkins_kennedy",
    "neer_sign",
    "painful_arc",
    "empty_can_test",
    "resisted_external_rotation",
    "apprehension_test",
    "acromioclavicular_tenderness",
    "lateral_epicondyle_tenderness",
    "cozen_test",
    "medial_epicondyle_tenderness",
    "thumb_base_tenderness",
    "thumb_grind_test",
)
SIDED_SIGNS = (
    "ultt_a",
    "spurling_a",
    "cervical_segmental_tenderness",
    "cervical_manual_examination",
    "cervical_extension_rotation_test",
    "straight_leg_raise",
    "slump_test",
    "fortin_finger_sign",
    "sij_thigh_thrust",
    "lumbar_extension_rotation_test",
    "rib_spring_test",
    *UPPER_LIMB_SIGNS,
)
"""Positive tests that tell the painful side when nobody recorded it."""

TURNS = ("flexion_rotation_test", "cervical_rotation")
HIP_MOTIONS = ("hip_extension", "hip_internal_rotation")


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything the choice of care needs to know of one patient."""

    facts: Facts
    acting: tuple[Ruling, ...]
    open: tuple[Ruling, ...]
    book: RuleBook
    region: Region
    stage: Stage
    rated: Rated
    painful_side: Side | None
    favored: dict[str, tuple[Favors, Ruling]]
    direction: str
    risk: Risk | None
    approach: Approach | None
    mechanisms: frozenset[Mechanism]
    gentle: bool

    @property
    def irritability(self) -> Irritability:
        """The level every dose is held to."""
        return self.rated.level

    def get(self, name: str) -> Value | None:
        """The value of a finding, None when it was not assessed."""
        return self.facts.get(name)

    def number(self, name: str) -> float | None:
        """A measured finding, None when it was not assessed."""
        known = self.facts.get(name)
        return float(known) if isinstance(known, int | float) and not isinstance(known, bool) else None

    def choices(self, name: str) -> frozenset[str]:
        """A set of choices; empty when none or not assessed."""
        known = self.facts.get(name)
        return known if isinstance(known, frozenset) else frozenset()

    def cutoff(self, key: str) -> float:
        """A number of the knowledge."""
        return self.book.values[key].number  # type: ignore[union-attr]

    def is_limited(self, motion: str) -> bool:
        """Whether a measured motion is limited for age and sex."""
        degrees, age, sex = self.number(motion), self.number("age"), self.facts.get("sex")
        if degrees is None or age is None or sex is None:
            return False
        return is_limited(Reading(motion, degrees, age, str(sex)), self.book.references)


def picture_of(facts: Facts, rulings: tuple[Ruling, ...], book: RuleBook) -> Picture:
    """Draws the picture from the findings and the rules that hold."""
    acting = tuple(ruling for ruling in rulings if ruling.acts)
    mechanisms = frozenset(effect.mechanism for effect, _ in effects(acting, Works))
    risks = [effect.risk for effect, _ in effects(acting, Rates)]
    approaches = [effect.approach for effect, _ in effects(acting, Approaches)]
    return Picture(
        facts=facts,
        acting=acting,
        open=tuple(ruling for ruling in rulings if ruling.truth is Truth.UNKNOWN),
        book=book,
        region=Region(str(facts["region"])),
        stage=stage(facts, book.values),
        rated=irritability(facts, book.values),
        painful_side=painful_side(facts),
        favored=_favored(acting),
        direction=_direction(acting),
        risk=risks[0] if risks else None,
        approach=approaches[0] if approaches else None,
        mechanisms=mechanisms,
        gentle=Mechanism.NOCIPLASTIC in mechanisms or _has(acting, "FIBROMYALGIA"),
    )


def effects(acting: tuple[Ruling, ...], kind: type[SomeEffect]) -> Iterator[tuple[SomeEffect, Ruling]]:
    """Every effect of that kind from the rules that act, with its ruling."""
    for ruling in acting:
        for effect in ruling.rule.effects:
            if isinstance(effect, kind):
                yield effect, ruling


def _favored(acting: tuple[Ruling, ...]) -> dict[str, tuple[Favors, Ruling]]:
    """For each technique the rule that speaks for it most strongly."""
    ordered = sorted(effects(acting, Favors), key=lambda pair: _ratio(pair[0]))
    return {effect.technique: (effect, ruling) for effect, ruling in ordered}


def _ratio(effect: Favors) -> float:
    worth = effect.accuracy.accuracy if effect.accuracy is not None else None
    return worth.lr_positive or 0.0 if worth is not None else 0.0


def _has(acting: tuple[Ruling, ...], code: str) -> bool:
    return any(effect.code == code for effect, _ in effects(acting, Supports))


def _direction(acting: tuple[Ruling, ...]) -> str:
    preferred = [effect.direction for effect, _ in effects(acting, Prefers)]
    return preferred[0] if preferred else ""


def painful_side(facts: Facts) -> Side | None:
    """The side as recorded; else the only side with a positive test; else the only side that hurts."""
    recorded = facts.get("pain_side")
    if recorded in ("left", "right"):
        return Side(str(recorded))
    tested = {side for side in Side for sign in SIDED_SIGNS if facts.get(f"{sign}_{side}") is True}
    if len(tested) == 1:
        return next(iter(tested))
    areas = facts.get("pain_areas")
    return one_side(areas) if isinstance(areas, frozenset) else None


def lesser_side(picture: Picture, motions: tuple[str, ...], at_least: float) -> Side | None:
    """The side with less motion in the first of these pairs that differs enough, in degrees."""
    for motion in motions:
        left, right = picture.number(f"{motion}_left"), picture.number(f"{motion}_right")
        if left is not None and right is not None and abs(left - right) >= at_least:
            return Side.LEFT if left < right else Side.RIGHT
        limited = [side for side in Side if picture.is_limited(f"{motion}_{side}")]
        if len(limited) == 1:
            return limited[0]
    return None


def to_avoid(picture: Picture, codes: tuple[str, ...]) -> frozenset[str]:
    """The reasons for which an exercise is left out, in the words of the catalogue's `avoid`."""
    facts, found = picture.facts, set()
    if picture.irritability is Irritability.HIGH:
        found.add("high_irritability")
    if any(facts.get(name) is True for name in ("osteoporosis", "prior_fragility_fracture")):
        found.add("osteoporosis")
    if any(facts.get(name) is True for name in UPPER_NECK_RISKS):
        found.add("upper_cervical_risk")
    if _extension_sensitive(picture, codes):
        found.add("extension_sensitive")
    if picture.direction == "extension" or facts.get("repeated_flexion_response") == "peripheralizes":
        found.add("flexion_sensitive")
    if facts.get("progressive_weakness") is True:
        found.add("progressive_weakness")
    if "LBP-RAD" in codes:
        found.add("nerve_irritation")
    if "NP-RAD" in codes:
        found.add("arm_symptoms_spread")
    if _pressure_high(picture):
        found.add("hypertension")
    return frozenset(found)


UPPER_NECK_RISKS = (
    "inflammatory_arthritis",
    "rheumatoid_arthritis",
    "down_syndrome",
    "connective_tissue_disorder",
    "craniocervical_anomaly",
)


def _extension_sensitive(picture: Picture, codes: tuple[str, ...]) -> bool:
    listhesis = picture.get("spondylolisthesis")
    return (
        "LSS" in codes
        or "FAC-L" in codes
        or picture.direction == "flexion"
        or picture.get("repeated_extension_response") == "peripheralizes"
        or listhesis in ("stable_grade_1_or_2", "unstable_or_high_grade")
    )


def _pressure_high(picture: Picture) -> bool:
    systolic = picture.number("systolic_bp")
    return systolic is not None and systolic >= picture.cutoff("exercise/no-heavy-hold-systolic")


def is_thrust(technique_class: TechniqueClass) -> bool:
    """Whether the class is a thrust."""
    return technique_class.value.startswith("THR")
