"""What is seen before anything is touched: bearing, gait, and posture as a rating. Description, never a diagnosis."""

from synovia.domain.examination.tables.scales import NOTE, RATING, WHICH
from synovia.domain.examination.tables.shape import Choice, Column, Row, Table
from synovia.domain.terms.places import Region

SECTION = "posture"
EVERYWHERE = frozenset(Region)
WALKED_ON = frozenset((Region.LOW_BACK, Region.SACROILIAC, Region.HIP, Region.KNEE, Region.ANKLE_FOOT))
STOOD_WITH = frozenset((Region.NECK, Region.THORACIC, Region.LOW_BACK, Region.SACROILIAC, Region.SHOULDER))
"""Gait and posture wait elsewhere behind "Add a table"."""
LOWER_BODY = frozenset((Region.THORACIC, Region.LOW_BACK, Region.SACROILIAC))
LEGS = frozenset((Region.LOW_BACK, Region.SACROILIAC))
"""Where an item of the posture rating is open unasked; "n more" opens the others."""
_SEEN = (
    Column("seen", "Seen", RATING, together="all"),
    Column("side", "Side", WHICH),
    NOTE,
)
_NO_SIDE = ("seen", "note")
OBSERVATION = Table(
    "observation",
    "Observation",
    SECTION,
    _SEEN,
    (
        Row("guarding", "Guarding, careful movement", only=_NO_SIDE),
        Row("list", "List or shift", "side the trunk stands to"),
        Row("swelling", "Swelling"),
        Row("wasting", "Wasting of muscle"),
        Row("deformity", "Deformity"),
        Row("skin", "Skin: redness, scar, bruise, lesion"),
    ),
    EVERYWHERE,
    "What is seen on the way in and undressed. An empty cell was not looked at.",
)
_AIDS = (
    Choice("none", "no aid", "n0", usual=True, short="none"),
    Choice("cane", "cane", "c"),
    Choice("crutches", "crutches", "u"),
    Choice("walker", "walker", "w"),
    Choice("brace", "brace or collar", "b", short="brace"),
    Choice("wheelchair", "wheelchair", "h"),
)
GAIT = Table(
    "gait",
    "Gait",
    SECTION,
    _SEEN,
    (
        Row("aid", "Walking aid", choices={"seen": _AIDS}),
        Row("antalgic", "Antalgic limp"),
        Row("trendelenburg", "Trendelenburg: pelvis drops", "side of the standing leg"),
        Row("short-step", "Short step"),
        Row("slow", "Slow, careful", only=_NO_SIDE),
        Row("arm-swing", "Arm swing reduced"),
        Row("wide", "Wide-based", only=_NO_SIDE),
        Row("unsteady", "Unsteady or spastic", only=_NO_SIDE),
        Row("foot", "Foot slaps or drags"),
    ),
    WALKED_ON,
    "A few steps each way, at the usual pace.",
)


def _way(*ways: str) -> tuple[Choice, ...]:
    return tuple(Choice(way.replace(" ", "-"), way, way[0]) for way in ways)


_POSTURE = (
    Column("rating", "Rating", RATING, together="all"),
    Column("way", "Direction", (Choice("left", "left", "l"), Choice("right", "right", "r"))),
    NOTE,
)
_NO_WAY = ("rating", "note")


def _row(
    key: str,
    title: str,
    *ways: str,
    hint: str = "",
    heading: str = "",
    regions: frozenset[Region] = frozenset(),
) -> Row:
    """An item of the rating; without ways of its own it has no direction."""
    only = () if ways else _NO_WAY
    choices = {"way": _way(*ways)} if ways else None
    return Row(key, title, hint, only, choices=choices, heading=heading, regions=regions)


POSTURE = Table(
    "posture",
    "Posture",
    SECTION,
    _POSTURE,
    (
        _row("head-tilt", "Head tilt", "left", "right", heading="Front"),
        _row("shoulder-height", "Shoulder height", "left higher", "right higher", hint="higher side"),
        _row(
            "pelvis-height",
            "Pelvis height",
            "left higher",
            "right higher",
            hint="higher side",
            regions=LOWER_BODY,
        ),
        _row("knees", "Knees", "bowed", "knocked", regions=LEGS),
        _row("feet", "Feet", "flat", "high arch", regions=LEGS),
        _row("scapulae", "Shoulder blades", "left stands out", "right stands out", "both", heading="Back"),
        _row("trunk-lean", "Trunk lean or shift", "left", "right"),
        _row("spine-curve", "Side curve of the spine", "left convex", "right convex"),
        _row("head-forward", "Head forward", heading="Side"),
        _row("shoulders-forward", "Shoulders rounded"),
        _row("kyphosis", "Upper back rounded"),
        _row("lordosis", "Low back curve", "flat", "deep", regions=LOWER_BODY),
        _row("pelvic-tilt", "Pelvic tilt", "forward", "backward", regions=LOWER_BODY),
        _row("knees-back", "Knees bent back", regions=LEGS),
    ),
    STOOD_WITH,
    "A description to compare with the next visit, never a diagnosis: asymmetry is common without pain.",
    head=(
        Column(
            "stance",
            "Stood as",
            (
                Choice("usual", "usual posture, not corrected", "u", short="usual, not corrected"),
                Choice("corrected", "corrected", "c"),
                Choice("supported", "with support", "s"),
            ),
        ),
    ),
)
TABLES = (OBSERVATION, GAIT, POSTURE)
