"""The findings not yet assessed that would change the answer most, with the reason."""

from collections import defaultdict
from dataclasses import dataclass, field

from synovia.domain.examination.references import unsided
from synovia.domain.rules import Ruling, Supports
from synovia.domain.strategy.classification import BANDS, OURS
from synovia.domain.strategy.effects import Favors, Prefers, Rates, Weakens
from synovia.domain.strategy.picture import SIDED_SIGNS, Picture
from synovia.domain.strategy.proposal import Classified, NextFinding
from synovia.domain.terms.evidence import Band
from synovia.domain.terms.finding import Value
from synovia.domain.terms.places import LIMB_REGIONS
from synovia.domain.terms.regions import REGIONS, TEST_GROUPS
from synovia.domain.terms.vocabulary import VOCABULARY

MOST = 8
WORTH = {Band.HIGH: 60, Band.MODERATE: 25, Band.LOW: 8}
WORTH_OF_FAVOR, WORTH_OF_RISK, WORTH_OF_DOUBT, WORTH_OF_DOSE = 30, 25, 10, 80
OTHERS = 0.1

ONLY_AFTER: dict[str, tuple[str, tuple[Value, ...]]] = {
    "wad_grade": ("whiplash_onset", (True,)),
    "hyperarousal_score": ("whiplash_onset", (True,)),
    "hip_internal_rotation_passive": ("hip_internal_rotation", ()),
    "hip_flexion_passive": ("hip_flexion", ()),
    "hip_imaging_cam_pincer_or_labrum": ("fadir_test", ()),
    "muscle_over_bursa_hurts": ("bursa_site", ("iliopsoas", "pes_anserine", "retrocalcaneal")),
    "fluctuant_swelling": ("bursa_site", ("prepatellar", "olecranon")),
    "ankle_worse_when_standing": ("ankle_inversion_injury", (True,)),
    "ankle_worse_in_the_evening": ("ankle_inversion_injury", (True,)),
    "navicular_drop_mm": ("ankle_inversion_injury", (True,)),
    "distal_tibiofibular_hypomobile": ("ankle_inversion_injury", (True,)),
    "cait": ("previous_ankle_sprain", (True,)),
    "windlass_test": ("heel_pain_on_first_steps", (True,)),
    "tarsal_tunnel_test": ("heel_pain_on_first_steps", (True,)),
    "wpi": ("pain_widespread", (True,)),
    "sss": ("pain_widespread", (True,)),
    "wpi_regions": ("pain_widespread", (True,)),
    "fibromyalgia": ("pain_widespread", (True,)),
    "ultt_a": ("arm_symptoms_reach", ("upper_arm", "below_elbow", "hand")),
    "spurling_a": ("arm_symptoms_reach", ("upper_arm", "below_elbow", "hand")),
    "neck_distraction_relieves": ("arm_symptoms_reach", ("upper_arm", "below_elbow", "hand")),
    "shoulder_abduction_relief": ("arm_symptoms_reach", ("upper_arm", "below_elbow", "hand")),
    "lower_cervical_pressure_peripheralizes": ("arm_symptoms_reach", ("upper_arm", "below_elbow", "hand")),
    "flexion_rotation_test": ("headache_with_neck_pain", (True,)),
    "headache_provoked_by_neck": ("headache_with_neck_pain", (True,)),
    "headache_one_sided": ("headache_with_neck_pain", (True,)),
    "headache_reproduced_by_upper_neck_pressure": ("headache_with_neck_pain", (True,)),
    "migraine_features": ("headache_with_neck_pain", (True,)),
    "straight_leg_raise": ("leg_symptoms_reach", ("thigh", "below_knee", "foot")),
    "slump_test": ("leg_symptoms_reach", ("thigh", "below_knee", "foot")),
    "crossed_straight_leg_raise": ("leg_symptoms_reach", ("below_knee", "foot")),
    "femoral_nerve_tension_test": ("leg_symptoms_reach", ("thigh", "below_knee", "foot")),
    "leg_pain_worse_than_back_pain": ("leg_symptoms_reach", ("thigh", "below_knee", "foot")),
    "dermatomal_sensory_loss": ("dermatomal_pattern", ()),
    "taut_band": ("trigger_point_muscles", ()),
    "hypersensitive_spot_in_muscle": ("trigger_point_muscles", ()),
    "referred_pain_from_muscle_spot": ("trigger_point_muscles", ()),
    "juvenile_arthritis": ("inflammatory_arthritis", (True,)),
    "psoriatic_arthritis": ("inflammatory_arthritis", (True,)),
    "weeks_since_birth": ("pregnant", ()),
    "active_leg_raise_difficult": ("pregnant", (True,)),
    "long_dorsal_ligament_tender": ("pregnant", (True,)),
    "symphysis_tender": ("pregnant", (True,)),
    "romberg_abnormal": ("leg_symptoms_reach", ("thigh", "below_knee", "foot")),
    "wide_based_gait": ("leg_symptoms_reach", ("thigh", "below_knee", "foot")),
    "rib_angle_tenderness": ("pain_on_deep_breath", (True,)),
    "days_since_injury": (
        "soft_tissue_injury_kind",
        ("sprain_grade_1", "sprain_grade_2", "sprain_grade_3", "muscle_strain", "contusion"),
    ),
    "paindetect": ("dn4", ()),
    "s_lanss": ("dn4", ()),
    "bony_tenderness": ("pain_with_activity_of_the_joint", (True,)),
    "joint_crepitus": ("pain_with_activity_of_the_joint", (True,)),
    "weeks_of_bursitis": (
        "bursa_site",
        ("olecranon", "prepatellar", "subacromial", "trochanteric", "iliopsoas"),
    ),
    "bursitis_recurrent": (
        "bursa_site",
        ("olecranon", "prepatellar", "subacromial", "trochanteric", "iliopsoas"),
    ),
}
"""A finding that makes sense only after another: which, and with which answers. () means: never suggested here."""

SPINE_MOTIONS = ("cervical_", "thoracic_", "lumbar_")
"""Measures of the spine are not asked of a limb complaint; a plain question leads there first."""

GENERAL = (
    ("irritability", "It sets the ceiling of every dose; until then the lowest dose applies."),
    ("duration_days", "The stage decides which recommendations apply."),
)


@dataclass
class _Tally:
    """What one finding could settle."""

    total: float = 0.0
    answers: dict[str, None] = field(default_factory=dict)
    why: str = ""
    best: float = 0.0

    @property
    def weight(self) -> float:
        """The best single reason, and a little of the others."""
        return self.best + OTHERS * (self.total - self.best)


def next_findings(picture: Picture, standing: tuple[Classified, ...]) -> tuple[NextFinding, ...]:
    """The eight most telling findings not assessed.

    A rule that is still open lends its worth to its missing findings, shared among them: a single
    missing test of a strong rule counts most. What could not change the ranking counts nothing.
    """
    bands = {one.code: BANDS.index(one.band) for one in standing}
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    asking: dict[str, tuple[str, ...]] = {}
    for ruling in picture.open:
        worth, answers = _worth(ruling, bands)
        if worth:
            for name in ruling.missing - asking.keys():
                asking[name] = _to_ask_first(name, picture)
            _lend(ruling, worth, answers, asking, tallies)
    _general(picture, tallies)
    ranked = sorted(tallies.items(), key=lambda pair: (-pair[1].weight, pair[0]))
    return tuple(_next(name, tally) for name, tally in ranked[:MOST] if tally.weight > 0)


def _lend(
    ruling: Ruling,
    worth: float,
    answers: tuple[str, ...],
    asking: dict[str, tuple[str, ...]],
    tallies: dict[str, _Tally],
) -> None:
    share = worth / len(ruling.missing)
    for name in sorted({first for missing in ruling.missing for first in asking[missing]}):
        tally = tallies[name]
        tally.total += share
        tally.answers.update(dict.fromkeys(answers))
        if share > tally.best:
            tally.best, tally.why = share, ruling.rule.asks


def _to_ask_first(name: str, picture: Picture) -> tuple[str, ...]:
    """The finding itself, the one that comes before it, or nothing when it makes no sense any more."""
    if _makes_no_sense(name, picture):
        return ()
    before = ONLY_AFTER.get(unsided(name))
    if before is None:
        return (name,)
    gate, answers = before
    known = picture.get(gate)
    if known is None:
        return (gate,) if answers else ()
    return (name,) if known in answers else ()


def _makes_no_sense(name: str, picture: Picture) -> bool:
    finding = VOCABULARY.get(name)
    if finding is None or _on_other_side(name, picture):
        return True
    if picture.region in LIMB_REGIONS and name.startswith(SPINE_MOTIONS):
        return True
    return finding.group in TEST_GROUPS and finding.group not in REGIONS[picture.region].tests


def _on_other_side(name: str, picture: Picture) -> bool:
    side, card = picture.painful_side, REGIONS[picture.region]
    if side is None or not name.endswith(f"_{side.other}"):
        return False
    return unsided(name) in SIDED_SIGNS or (card.has_side and VOCABULARY[name].group in card.tests)


def _worth(ruling: Ruling, bands: dict[str, int]) -> tuple[float, tuple[str, ...]]:
    """What settling the rule is worth, and what it would change."""
    for effect in ruling.rule.effects:
        if isinstance(effect, Supports) and effect.code in OURS:
            gain = BANDS.index(effect.band) - bands.get(effect.code, -1)
            return (WORTH[effect.band] if gain > 0 else 0, (effect.code,))
        if isinstance(effect, Favors):
            return WORTH_OF_FAVOR, (effect.technique,)
        if isinstance(effect, Rates | Prefers):
            return WORTH_OF_RISK, (ruling.rule.id,)
        if isinstance(effect, Weakens):
            return (WORTH_OF_DOUBT if effect.code in bands else 0, (effect.code,))
    return 0, ()


def _general(picture: Picture, tallies: dict[str, _Tally]) -> None:
    for name, why in GENERAL:
        if picture.get(name) is None and (name != "irritability" or picture.rated.assumed):
            tally = tallies[name]
            tally.total += WORTH_OF_DOSE
            tally.best, tally.why = WORTH_OF_DOSE, why
            tally.answers["dose" if name == "irritability" else "stage"] = None


def _next(name: str, tally: _Tally) -> NextFinding:
    return NextFinding(
        finding=name,
        question=VOCABULARY[name].question,
        why=tally.why,
        would_change=tuple(tally.answers),
        weight=round(tally.weight),
    )
