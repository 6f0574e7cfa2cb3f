"""The scales that tables share, with the single keys that enter them."""

from synovia.domain.examination.tables.shape import Choice, Column, Takes

MOBILITY = (
    Choice("hypo", "hypomobile", "h-", short="hypo"),
    Choice("normal", "normal", "n0", usual=True),
    Choice("hyper", "hypermobile", "y+", short="hyper"),
)
PAIN = (
    Choice("none", "no pain", "n0", usual=True, short="none"),
    Choice("local", "local pain", "l1", short="local"),
    Choice("familiar", "familiar pain", "f2", short="familiar"),
    Choice("referred", "familiar pain, referred", "r3", short="referred"),
)
TENDERNESS = (
    Choice("0", "not tender", "0n", usual=True, short="0"),
    Choice("1", "mild", "1", short="1 mild"),
    Choice("2", "with grimace", "2", short="2 grimace"),
    Choice("3", "with withdrawal", "3", short="3 withdraws"),
    Choice("4", "not touched for pain", "4", short="4 untouchable"),
)
SIDES = (
    Choice("none", "none", "n0", usual=True),
    Choice("left", "left", "l"),
    Choice("right", "right", "r"),
    Choice("both", "both sides", "b", short="both"),
)
TONE = (
    Choice("normal", "usual tone", "n0", usual=True, short="usual"),
    Choice("left", "raised left", "l", short="raised L"),
    Choice("right", "raised right", "r", short="raised R"),
    Choice("both", "raised on both sides", "b", short="raised both"),
    Choice("low", "low", "w"),
)
SIGN = (
    Choice("negative", "negative", "n-0", usual=True, short="−"),
    Choice("positive", "positive", "p+y", short="+"),
)
SENSATION = (
    Choice("normal", "normal", "n0", usual=True),
    Choice("reduced", "reduced", "r-"),
    Choice("absent", "absent", "a"),
    Choice("increased", "increased", "i+"),
)
REFLEX = (
    Choice("0", "absent", "0a", short="0"),
    Choice("1", "reduced", "1-", short="1+"),
    Choice("2", "normal", "2n", usual=True, short="2+"),
    Choice("3", "brisk", "3+", short="3+"),
    Choice("4", "with clonus", "4", short="4+"),
)
_MRC = ("5", "5-", "4+", "4", "4-", "3+", "3", "3-", "2+", "2", "2-", "1", "0")
MRC = tuple(
    Choice(grade, grade.replace("-", "−"), f"{grade}n" if grade == "5" else grade, usual=grade == "5")
    for grade in _MRC
)
RATING = (
    Choice("none", "none", "n0", usual=True),
    Choice("slight", "slight", "s1"),
    Choice("moderate", "moderate", "m2"),
    Choice("marked", "marked", "k3"),
)
YES_NO = (Choice("no", "no", "n0-", usual=True), Choice("yes", "yes", "y1+"))
WHICH = (
    Choice("left", "left", "l"),
    Choice("right", "right", "r"),
    Choice("both", "both sides", "b", short="both"),
)
NOTE = Column("note", "Note", takes=Takes.TEXT)


def grade(mrc: str) -> float:
    """An MRC grade as a number: 4+ is 4.5 (as `weakest_muscle_power` has it), 4− is 3.7."""
    return int(mrc[0]) + {"+": 0.5, "-": -0.3}.get(mrc[1:], 0)
