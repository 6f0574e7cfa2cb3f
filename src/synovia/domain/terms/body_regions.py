"""The named regions of the body chart, head to foot: what a drawing says in words and what a keyboard list offers.

A drawing aid. Borders follow what a patient can point to; nobody measured them. `area` is the coarser choice of the
finding `pain_areas` that a region counts as, the nearest one where none fits exactly (the forehead as the temple, the
crown as the occiput: both are "headache" to the rules).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

_VIEWS = {"F": "front", "B": "back", "S": "side"}


@dataclass(frozen=True, slots=True)
class BodyRegion:
    """One region. `name` is for patients, `clinical` for therapists; `side` is "left", "right" or "" in the middle;
    `views` are the drawings on which every figure shows it; `group` is the part of the body it is listed under."""

    id: str
    name: str
    clinical: str
    side: str
    area: str
    group: str
    views: tuple[str, ...]


def _views(letters: str, side: str) -> tuple[str, ...]:
    """The views of these letters; S is the side view of the region's own side, both for the middle."""
    own = (side,) if side else ("left", "right")
    return tuple(view for letter in letters for view in (own if letter == "S" else (_VIEWS[letter],)))


def _pair(group: str, stem: str, name: str, clinical: str, area: str, views: str) -> Iterator[BodyRegion]:
    """The left and the right one; an area is given by its stem too, unless it has no sides."""
    for side in ("left", "right"):
        own = area.removesuffix("*") + (f"_{side}" if area.endswith("*") else "")
        said = f"{name}, {side}"
        yield BodyRegion(f"{stem}_{side}", said, f"{clinical}, {side}", side, own, group, _views(views, side))


def _middle(group: str, stem: str, name: str, clinical: str, area: str, views: str) -> Iterator[BodyRegion]:
    yield BodyRegion(stem, name, clinical, "", area, group, _views(views, ""))


# Each line: middle or pair, id, plain name, clinical name, area of `pain_areas` (* takes the side), views.
_HEAD = """
middle | crown | Top of the head | Vertex | head_occiput | FBS
middle | forehead | Forehead | Frontal region | head_temple | FS
pair | temple | Temple and side of the head | Temporal region | head_temple | FBS
pair | face | Face: cheek and eye | Orbital, nasal and malar region | face_jaw | FS
pair | jaw | Jaw | Mandible and temporomandibular joint | face_jaw | FS
pair | occiput | Back of the head | Occiput | head_occiput | BS
"""
_NECK = """
pair | suboccipital | Just under the skull | Suboccipital region | neck* | BS
middle | neck_upper_central | Back of the neck, upper middle | Upper posterior neck (C2-C4), midline | neck_central | B
pair | neck_upper | Back of the neck, upper | Upper posterior neck (C2-C4) | neck* | BS
middle | neck_lower_central | Back of the neck, lower middle | Lower posterior neck (C5-C7), midline | neck_central | B
pair | neck_lower | Back of the neck, lower | Lower posterior neck (C5-C7) | neck* | BS
pair | neck_side | Side of the neck | Lateral neck | neck* | FBS
middle | throat | Throat | Anterior neck | neck_central | FS
"""
_SHOULDER = """
pair | trapezius | Between neck and shoulder | Upper trapezius | shoulder_girdle* | FBS
pair | collarbone | Collarbone | Clavicle and supraclavicular fossa | shoulder_girdle* | FS
pair | supraspinous | Above the shoulder blade, outer | Supraspinous fossa | scapula* | BS
pair | scapula_upper | Above the shoulder blade, inner | Superior angle of the scapula | scapula* | B
pair | scapula_medial | Inner edge of the shoulder blade | Medial border of the scapula | scapula* | B
pair | scapula_body | On the shoulder blade | Infraspinous fossa | scapula* | BS
pair | scapula_inferior | Lower tip of the shoulder blade | Inferior angle of the scapula | scapula* | BS
pair | shoulder_front | Front of the shoulder | Anterior shoulder | shoulder* | FS
pair | shoulder_side | Outside of the shoulder | Lateral shoulder, acromion and deltoid | shoulder* | FBS
pair | shoulder_back | Back of the shoulder | Posterior shoulder | shoulder* | BS
pair | armpit | Armpit | Axilla | shoulder* | F
"""
_UPPER_BACK = """
middle | thoracic_upper_central | Upper back, middle | Upper thoracic spine (T1-T4), midline | upper_back | B
pair | thoracic_upper | Upper back beside the spine | Upper thoracic spine (T1-T4), paraspinal | upper_back | B
middle | thoracic_mid_central | Between the shoulder blades, middle | Interscapular (T5-T8), midline | mid_back | B
pair | thoracic_mid | Between the shoulder blades | Interscapular (T5-T8), paraspinal | mid_back | B
middle | thoracic_lower_central | Lower chest spine, middle | Lower thoracic spine (T9-T12), midline | mid_back | B
pair | thoracic_lower | Lower chest spine, beside the middle | Lower thoracic spine (T9-T12), paraspinal | mid_back | B
pair | ribs_back | Ribs at the back | Posterior ribs | ribs* | BS
pair | ribs_side | Ribs at the side | Lateral ribs | ribs* | FBS
"""
_FRONT = """
middle | sternum | Breastbone | Sternum | chest | F
pair | chest | Chest | Pectoral region | chest | FS
pair | ribs_front | Ribs in front | Anterior ribs and costal margin | ribs* | FS
pair | abdomen_upper | Upper belly | Upper abdominal quadrant | abdomen | FS
pair | abdomen_lower | Lower belly | Lower abdominal quadrant | abdomen | FS
"""
_LOW_BACK = """
pair | flank | Flank: between ribs and hip | Flank | low_back* | FBS
middle | lumbar_upper_central | Low back, upper middle | Upper lumbar spine (L1-L3), midline | low_back_central | B
pair | lumbar_upper | Low back, upper | Upper lumbar spine (L1-L3), paraspinal | low_back* | BS
middle | lumbar_lower_central | Low back, lower middle | Lower lumbar spine (L4-L5), midline | low_back_central | B
pair | lumbar_lower | Low back, lower | Lower lumbar spine (L4-L5), paraspinal | low_back* | BS
middle | sacrum | Back of the pelvis, middle | Sacrum | low_back_central | B
pair | sij | Joint beside the sacrum | Sacroiliac joint | sacroiliac* | B
middle | coccyx | Tailbone | Coccyx | low_back_central | B
"""
_PELVIS = """
pair | buttock_upper | Buttock, upper | Upper gluteal region | buttock* | BS
pair | buttock_lower | Buttock, lower | Lower gluteal region and ischial tuberosity | buttock* | BS
pair | lateral_hip | Outside of the hip | Lateral hip and greater trochanter | lateral_hip* | BS
pair | groin | Groin | Inguinal region and hip joint | groin* | FS
middle | perineum | Between the legs | Perineum and genitals | perineum | F
"""
_ARM = """
pair | upper_arm_front | Upper arm, front | Anterior upper arm | upper_arm* | FS
pair | upper_arm_lateral | Upper arm, outside | Lateral upper arm | upper_arm* | FBS
pair | upper_arm_back | Upper arm, back | Posterior upper arm | upper_arm* | BS
pair | upper_arm_medial | Upper arm, inside | Medial upper arm | upper_arm* | FB
pair | elbow_front | Elbow, crease | Cubital fossa | elbow* | F
pair | elbow_lateral | Elbow, outside | Lateral elbow (epicondyle) | elbow* | BS
pair | elbow_medial | Elbow, inside | Medial elbow (epicondyle) | elbow* | FB
pair | elbow_back | Elbow, tip | Posterior elbow (olecranon) | elbow* | B
pair | forearm_front_radial | Forearm, palm side, toward the thumb | Volar radial forearm | forearm* | FS
pair | forearm_front_ulnar | Forearm, palm side, toward the little finger | Volar ulnar forearm | forearm* | F
pair | forearm_back_radial | Forearm, back, toward the thumb | Dorsal radial forearm | forearm* | BS
pair | forearm_back_ulnar | Forearm, back, toward the little finger | Dorsal ulnar forearm | forearm* | BS
"""
_HAND = """
pair | wrist_front | Wrist, palm side | Palmar wrist | wrist* | F
pair | wrist_back | Wrist, back | Dorsal wrist | wrist* | BS
pair | palm_thenar | Palm, ball of the thumb | Thenar eminence | hand* | F
pair | palm_center | Palm, middle | Central palm | hand* | F
pair | palm_hypothenar | Palm, little finger side | Hypothenar eminence | hand* | F
pair | hand_back | Back of the hand | Dorsum of the hand | hand* | BS
pair | thumb | Thumb | Thumb (digit 1) | hand* | FBS
pair | index_finger | Index finger | Index finger (digit 2) | hand* | FBS
pair | middle_finger | Middle finger | Middle finger (digit 3) | hand* | FBS
pair | ring_finger | Ring finger | Ring finger (digit 4) | hand* | FBS
pair | little_finger | Little finger | Little finger (digit 5) | hand* | FBS
"""
_LEG = """
pair | thigh_front | Thigh, front | Anterior thigh | thigh* | FS
pair | thigh_lateral | Thigh, outside | Lateral thigh | thigh* | FBS
pair | thigh_back | Thigh, back | Posterior thigh | thigh* | BS
pair | thigh_medial | Thigh, inside | Medial thigh | thigh* | FB
pair | knee_front | Knee, front | Anterior knee and patella | knee* | FS
pair | knee_lateral | Knee, outside | Lateral knee | knee* | FBS
pair | knee_medial | Knee, inside | Medial knee | knee* | FB
pair | knee_back | Hollow of the knee | Popliteal fossa | knee* | BS
pair | shin | Shin | Anterior lower leg | lower_leg* | FS
pair | calf_medial | Calf, inside | Medial lower leg | lower_leg* | FB
pair | calf_lateral | Calf, outside | Lateral lower leg | lower_leg* | FBS
"""
_FOOT = """
pair | achilles | Achilles tendon | Achilles tendon | ankle* | BS
pair | ankle_medial | Ankle, inside | Medial ankle | ankle* | F
pair | ankle_lateral | Ankle, outside | Lateral ankle | ankle* | FS
pair | heel | Heel | Heel | heel* | BS
pair | foot_top | Top of the foot | Dorsum of the foot | foot* | FS
pair | foot_medial | Inner edge of the foot | Medial foot | foot* | F
pair | foot_lateral | Outer edge of the foot | Lateral foot | foot* | FS
pair | foot_sole | Sole of the foot | Plantar foot | foot* | BS
pair | great_toe | Big toe | Great toe (digit 1) | foot* | FB
pair | small_toes | Small toes | Lesser toes (digits 2-5) | foot* | FBS
"""
_GROUPS = {
    "Head": _HEAD,
    "Neck": _NECK,
    "Shoulder and shoulder blade": _SHOULDER,
    "Upper back and ribs": _UPPER_BACK,
    "Chest and belly": _FRONT,
    "Low back": _LOW_BACK,
    "Pelvis and hip": _PELVIS,
    "Arm": _ARM,
    "Hand": _HAND,
    "Leg": _LEG,
    "Foot": _FOOT,
}


def _read() -> Iterator[BodyRegion]:
    for group, lines in _GROUPS.items():
        for line in lines.strip().splitlines():
            kind, *fields = (part.strip() for part in line.split("|"))
            yield from {"pair": _pair, "middle": _middle}[kind](group, *fields)


BODY_REGIONS: tuple[BodyRegion, ...] = tuple(_read())
"""All regions, head to foot; within a pair the left one first."""
BY_ID: Mapping[str, BodyRegion] = MappingProxyType({region.id: region for region in BODY_REGIONS})
GROUPS: tuple[str, ...] = tuple(_GROUPS)
"""The parts of the body the regions are listed under, head to foot."""
