"""Strength by movement: the MRC grade, and the best of up to three pushes on a dynamometer, side beside side."""

from synovia.domain.examination.tables.scales import MRC, NOTE, SIDES
from synovia.domain.examination.tables.shape import Choice, Column, Row, Table, Takes
from synovia.domain.terms.places import Region

SECTION = "function"
MOST_FORCE = 2000  # newtons; more is a slip of the finger
_UNITS = (Choice("N", "newtons", "n", short="N"), Choice("kg", "kilograms", "k", short="kg"))
_POSITION = Column("position", "Position", takes=Takes.TEXT)


def _force(side: str, title: str) -> Column:
    return Column(f"{side}_force", title, takes=Takes.NUMBER, low=0, high=MOST_FORCE, better="high")


COLUMNS = (
    Column("left", "MRC left", MRC, together="left"),
    Column("right", "MRC right", MRC, together="right"),
    _force("left", "Force left"),
    _force("right", "Force right"),
    Column("pain", "Painful", SIDES),
    NOTE,
)
HEAD = (Column("unit", "The device reads", _UNITS), _POSITION)
_LEAD = "Up to three pushes in one cell (“22 24 23”): the best counts. The difference is right against left."


def _movements(where: str, title: str, movements: str, *regions: Region) -> Table:
    names = [name.strip() for name in movements.replace("\n", " ").split(",")]
    rows = tuple(Row(name.lower().replace(" ", "-"), name) for name in names)
    return Table(
        f"{where}-strength",
        f"Strength, {title}",
        SECTION,
        COLUMNS,
        rows,
        frozenset(regions),
        _LEAD,
        head=HEAD,
    )


NECK = _movements(
    "neck",
    "neck and shoulder blade",
    """Neck flexion, Neck extension, Upper trapezius, Middle trapezius, Lower trapezius, Serratus anterior""",
    Region.NECK,
    Region.THORACIC,
    Region.SHOULDER,
)
SHOULDER = _movements(
    "shoulder",
    "shoulder",
    "Flexion, Extension, Abduction, Adduction, External rotation, Internal rotation",
    Region.SHOULDER,
)
ELBOW_HAND = _movements(
    "elbow",
    "elbow, wrist and hand",
    """Elbow flexion, Elbow extension, Pronation, Supination, Wrist flexion, Wrist extension, Finger flexion,
    Finger spread, Thumb abduction, Thumb opposition""",
    Region.ELBOW,
    Region.WRIST_HAND,
)
HIP = _movements(
    "hip",
    "hip",
    "Flexion, Extension, Abduction, Adduction, External rotation, Internal rotation",
    Region.HIP,
    Region.KNEE,
    Region.LOW_BACK,
    Region.SACROILIAC,
)
KNEE = _movements("knee", "knee", "Extension, Flexion", Region.KNEE)
ANKLE_FOOT = _movements(
    "ankle",
    "ankle and foot",
    "Dorsiflexion, Plantar flexion, Inversion, Eversion, Big toe extension, Big toe flexion",
    Region.ANKLE_FOOT,
)
TABLES = (NECK, SHOULDER, ELBOW_HAND, HIP, KNEE, ANKLE_FOOT)
