"""Accessory joint mobility: spinal segment by segment, ribs, pelvis, and the glides of the limb joints."""

from synovia.domain.examination.tables.scales import MOBILITY, NOTE, PAIN
from synovia.domain.examination.tables.shape import Column, Row, Table
from synovia.domain.terms.findings.segments import LOW_BACK_LEVELS, NECK_LEVELS, NO_LEVEL, THORACIC_LEVELS
from synovia.domain.terms.places import Region

SECTION = "tests"
_LEAD = (
    "Springing and gliding, felt against the other levels and the other side. An empty cell was not tested."
)
_SPINE = (
    Column("central", "Central", MOBILITY, together="all"),
    Column("pain", "Pain", PAIN, together="all"),
    Column("left", "Left", MOBILITY),
    Column("right", "Right", MOBILITY),
    NOTE,
)
_BOTH_SIDES = (
    Column("left", "Left", MOBILITY, together="left"),
    Column("left_pain", "Pain left", PAIN, together="left"),
    Column("right", "Right", MOBILITY, together="right"),
    Column("right_pain", "Pain right", PAIN, together="right"),
    NOTE,
)


def _segments(where: str, title: str, levels: tuple[str, ...], *regions: Region) -> Table:
    rows = tuple(Row(level, level) for level in levels if level != NO_LEVEL)
    return Table(f"{where}-mobility", title, SECTION, _SPINE, rows, frozenset(regions), _LEAD, across=False)


def _glides(where: str, title: str, glides: str, *regions: Region) -> Table:
    """Rows from lines of "key: title"."""
    lines = (line.strip().partition(": ") for line in glides.strip().splitlines())
    rows = tuple(Row(key, name) for key, _colon, name in lines)
    return Table(
        f"{where}-glides", title, SECTION, _BOTH_SIDES, rows, frozenset(regions), _LEAD, across=False
    )


NECK = _segments("neck", "Neck segments", NECK_LEVELS, Region.NECK)
THORACIC = _segments("thoracic", "Upper back segments", THORACIC_LEVELS, Region.THORACIC)
LUMBAR = _segments("lumbar", "Low back segments", LOW_BACK_LEVELS, Region.LOW_BACK, Region.SACROILIAC)
RIBS = _glides(
    "ribs",
    "Ribs",
    "\n".join(f"rib-{number}: Rib {number}" for number in range(1, 13)),
    Region.THORACIC,
)
PELVIS = _glides(
    "pelvis",
    "Sacroiliac joints",
    """
    innominate-forward: Innominate, forward rotation
    innominate-backward: Innominate, backward rotation
    sacrum-base: Sacral base, pressed forward
    sacrum-apex: Sacral apex, pressed forward
    """,
    Region.SACROILIAC,
)
SHOULDER = _glides(
    "shoulder",
    "Shoulder glides",
    """
    glenohumeral-distraction: Glenohumeral distraction
    glenohumeral-inferior: Glenohumeral inferior
    glenohumeral-posterior: Glenohumeral posterior
    glenohumeral-anterior: Glenohumeral anterior
    acromioclavicular: Acromioclavicular
    sternoclavicular: Sternoclavicular
    scapulothoracic: Scapula on the ribs
    """,
    Region.SHOULDER,
)
ELBOW = _glides(
    "elbow",
    "Elbow and forearm glides",
    """
    humeroulnar-distraction: Humeroulnar distraction
    humeroulnar-medial: Humeroulnar medial
    humeroulnar-lateral: Humeroulnar lateral
    humeroradial-distraction: Humeroradial distraction
    radial-head-forward: Radial head forward
    radial-head-backward: Radial head backward
    """,
    Region.ELBOW,
)
WRIST_HAND = _glides(
    "hand",
    "Wrist and hand glides",
    """
    radiocarpal-distraction: Radiocarpal distraction
    radiocarpal-dorsal: Radiocarpal dorsal
    radiocarpal-palmar: Radiocarpal palmar
    radiocarpal-ulnar: Radiocarpal ulnar
    radiocarpal-radial: Radiocarpal radial
    midcarpal: Midcarpal
    distal-radioulnar: Distal radioulnar
    thumb-base: Thumb base (first CMC)
    knuckles: Knuckles (MCP)
    finger-joints: Finger joints (PIP, DIP)
    """,
    Region.WRIST_HAND,
)
HIP = _glides(
    "hip",
    "Hip glides",
    """
    long-axis-distraction: Long-axis distraction
    lateral-distraction: Lateral distraction
    inferior: Inferior
    posterior: Posterior
    anterior: Anterior
    """,
    Region.HIP,
)
KNEE = _glides(
    "knee",
    "Knee glides",
    """
    tibia-backward: Tibia backward
    tibia-forward: Tibia forward
    tibia-turned-in: Tibia turned in
    tibia-turned-out: Tibia turned out
    patella-up: Kneecap up
    patella-down: Kneecap down
    patella-inward: Kneecap inward
    patella-outward: Kneecap outward
    proximal-tibiofibular: Upper tibiofibular
    """,
    Region.KNEE,
)
ANKLE_FOOT = _glides(
    "ankle",
    "Ankle and foot glides",
    """
    distal-tibiofibular: Lower tibiofibular
    talocrural-distraction: Talocrural distraction
    talus-backward: Talus backward
    talus-forward: Talus forward
    subtalar-inward: Subtalar inward
    subtalar-outward: Subtalar outward
    midfoot: Midfoot
    first-mtp: Big toe joint (first MTP)
    lesser-mtp: Lesser MTP joints
    """,
    Region.ANKLE_FOOT,
)
TABLES = (
    NECK, THORACIC, RIBS, LUMBAR, PELVIS, SHOULDER, ELBOW, WRIST_HAND, HIP, KNEE, ANKLE_FOOT,
)  # fmt: skip
PATELLA = ("patella-up", "patella-down", "patella-inward", "patella-outward")
