"""Functional tests: a value, whether it hurt, and why it stopped. Norms and errors stand in the knowledge."""

from synovia.domain.examination.tables.scales import NOTE
from synovia.domain.examination.tables.shape import Choice, Column, Row, Table, Takes
from synovia.domain.terms.places import Region

SECTION = "function"
_PAIN = (
    Choice("none", "no pain", "n0", usual=True, short="none"),
    Choice("familiar", "familiar pain", "f", short="familiar"),
    Choice("other", "another pain", "o", short="other"),
)
_STOPPED = (
    Choice("done", "finished", "d", usual=True),
    Choice("pain", "pain", "p"),
    Choice("tired", "tiredness", "t", short="tired"),
    Choice("balance", "balance", "b"),
    Choice("form", "form was lost", "f", short="form"),
    Choice("breath", "breath", "r"),
    Choice("fear", "fear", "e"),
    Choice("unable", "could not begin", "u", short="unable"),
)
COLUMNS = (
    Column("value", "Value", takes=Takes.NUMBER, over=("left", "right")),
    Column("left", "Left", takes=Takes.NUMBER),
    Column("right", "Right", takes=Takes.NUMBER),
    Column("pain", "Pain", _PAIN),
    Column("stopped", "Stopped because", _STOPPED),
    NOTE,
)
_WHOLE = ("value", "pain", "stopped", "note")
_EACH_SIDE = ("left", "right", "pain", "stopped", "note")
_LEAD = "The watch beside a cell writes its seconds. A norm is shown where one is known for the age and sex."


_LEG = frozenset((Region.HIP, Region.KNEE, Region.ANKLE_FOOT))
_ANKLE = frozenset((Region.ANKLE_FOOT,))
_BACK = frozenset((Region.LOW_BACK, Region.SACROILIAC))
_NECK = frozenset((Region.NECK, Region.THORACIC))
_ARM = frozenset((Region.SHOULDER, Region.ELBOW, Region.WRIST_HAND))
_MANY = frozenset((Region.WIDESPREAD,))


def _whole(
    key: str, title: str, unit: str, high: float, open_in: frozenset[Region], hint: str = "", better: str = ""
) -> Row:
    return Row(key, title, hint, _WHOLE, unit, high=high, better=better, regions=frozenset(open_in))


def _each(
    key: str, title: str, unit: str, high: float, open_in: frozenset[Region], hint: str = "", better: str = ""
) -> Row:
    return Row(key, title, hint, _EACH_SIDE, unit, high=high, better=better, regions=frozenset(open_in))


FUNCTION = Table(
    "function",
    "Functional tests",
    SECTION,
    COLUMNS,
    (
        _whole("neck-flexors", "Deep neck flexor endurance", "s", 300, _NECK),
        _each("grip", "Grip", "kg", 120, _ARM | _NECK, "best of three", "high"),
        _whole("sorensen", "Back extensors (Biering-Sørensen)", "s", 600, _BACK),
        _each("side-plank", "Side plank", "s", 600, _BACK),
        _whole("chair-stand", "30-second chair stand", "stands", 60, _LEG | _MANY, "arms crossed"),
        _whole("five-sit-to-stand", "Five times sit to stand", "s", 300, _LEG | _BACK),
        _whole("up-and-go", "Timed up and go", "s", 180, _LEG | _MANY, "three meters and back"),
        _each("stance-open", "Single-leg stance, eyes open", "s", 120, _LEG | _BACK, "best of three", "high"),
        _each("stance-closed", "Single-leg stance, eyes closed", "s", 120, _ANKLE, "best of three", "high"),
        _whole("squat", "Squat", "times", 200, _LEG | _BACK),
        _each(
            "step-down",
            "Step-down",
            "faults",
            10,
            frozenset((Region.KNEE, Region.HIP)),
            "faults seen in five",
        ),
        _whole("ten-meter-walk", "Ten-meter walk", "s", 120, _MANY, "usual pace; best of three", "low"),
        _whole("six-minute-walk", "Six-minute walk", "m", 1200, _MANY),
    ),
    frozenset(Region),
    _LEAD,
)
TABLES = (FUNCTION,)
