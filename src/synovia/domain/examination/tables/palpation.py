"""Palpation: tenderness, tone, trigger points, swelling and warmth, site by site, from the region's own list.

A site named like a muscle of the vocabulary is that muscle.
"""

from synovia.domain.examination.tables.scales import NOTE, SIDES, TENDERNESS, TONE
from synovia.domain.examination.tables.shape import Choice, Column, Row, Table
from synovia.domain.terms.findings.muscles import MUSCLES
from synovia.domain.terms.places import Region

SECTION = "tests"
_SWELLING = (
    Choice("none", "no swelling or warmth", "n0", usual=True, short="none"),
    Choice("swelling", "swelling", "s"),
    Choice("warmth", "warmth", "w"),
    Choice("both", "swelling and warmth", "b", short="both"),
)
_ALL = "all"
COLUMNS = (
    Column("left", "Tender left", TENDERNESS, together=_ALL),
    Column("right", "Tender right", TENDERNESS, together=_ALL),
    Column("familiar", "Familiar pain", SIDES, together=_ALL),
    Column("tone", "Tone", TONE, together=_ALL),
    Column("trigger", "Trigger point", SIDES, together=_ALL),
    Column("swelling", "Swelling", _SWELLING, together=_ALL),
    NOTE,
)
_MUSCLE = tuple(column.key for column in COLUMNS if column.key != "swelling")
_OTHER = tuple(column.key for column in COLUMNS if column.key not in ("tone", "trigger"))
_LEAD = (
    "Tenderness 0 to 4: 1 mild, 2 grimace, 3 withdrawal, 4 not touched for pain. "
    "A trigger point is a taut band with a tender spot that brings on the familiar pain."
)


def _sites(where: str, title: str, sites: str, *regions: Region) -> Table:
    names = [name.strip() for name in sites.replace("\n", " ").split(",")]
    return Table(
        f"{where}-palpation",
        f"Palpation, {title}",
        SECTION,
        COLUMNS,
        tuple(_site(name) for name in names),
        frozenset(regions),
        _LEAD,
    )


def _site(name: str) -> Row:
    words = name.replace("_", " ")
    return Row(name, words[:1].upper() + words[1:], only=_MUSCLE if name in MUSCLES else _OTHER)


NECK = _sites(
    "neck",
    "neck",
    """suboccipitals, upper_trapezius, levator_scapulae, scalenes, sternocleidomastoid, neck_facet_joints,
    neck_spinous_processes""",
    Region.NECK,
)
THORACIC = _sites(
    "thoracic",
    "upper back and ribs",
    "thoracic_extensors, upper_trapezius, latissimus_dorsi, thoracic_spinous_processes, rib_angles, costosternal_joints",
    Region.THORACIC,
)
LOW_BACK = _sites(
    "low-back",
    "low back and pelvis",
    """lumbar_extensors, quadratus_lumborum, gluteals, piriformis, hip_flexors, lumbar_spinous_processes,
    iliolumbar_ligament, posterior_iliac_spine, long_dorsal_ligament, greater_trochanter""",
    Region.LOW_BACK,
    Region.SACROILIAC,
)
SHOULDER = _sites(
    "shoulder",
    "shoulder",
    """upper_trapezius, supraspinatus, infraspinatus, pectorals, latissimus_dorsi, acromioclavicular_joint,
    biceps_groove, greater_tuberosity, coracoid""",
    Region.SHOULDER,
)
ELBOW = _sites(
    "elbow",
    "elbow",
    "wrist_extensors, wrist_flexors, lateral_epicondyle, medial_epicondyle, radial_head, olecranon, ulnar_groove",
    Region.ELBOW,
)
WRIST_HAND = _sites(
    "hand",
    "wrist and hand",
    "wrist_extensors, wrist_flexors, thumb_base, snuffbox, radial_styloid, ulnar_side_of_wrist, knuckles, finger_joints",
    Region.WRIST_HAND,
)
HIP = _sites(
    "hip",
    "hip",
    """hip_flexors, gluteals, piriformis, hip_adductors, iliotibial_band, greater_trochanter, groin,
    ischial_tuberosity, pubic_symphysis""",
    Region.HIP,
)
KNEE = _sites(
    "knee",
    "knee",
    """quadriceps, hamstrings, iliotibial_band, gastrocnemius_soleus, medial_joint_line, lateral_joint_line, patella,
    patellar_tendon, pes_anserine, popliteal_fossa""",
    Region.KNEE,
)
ANKLE_FOOT = _sites(
    "ankle",
    "ankle and foot",
    """gastrocnemius_soleus, plantar_fascia, lateral_ankle_ligaments, medial_ankle_ligaments, achilles_tendon,
    plantar_heel, navicular, fifth_metatarsal_base, forefoot""",
    Region.ANKLE_FOOT,
)
TABLES = (NECK, THORACIC, LOW_BACK, SHOULDER, ELBOW, WRIST_HAND, HIP, KNEE, ANKLE_FOOT)
