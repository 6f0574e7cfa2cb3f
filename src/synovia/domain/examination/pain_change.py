"""A drawing against an earlier one of the same figure: how much area came and went, and how far the two overlap."""

from dataclasses import dataclass

from synovia.domain.examination.pain_drawing import Drawing
from synovia.domain.examination.pain_grid import Cells, Figure, painful_cells
from synovia.domain.examination.pain_spread import CutOffs, touched


@dataclass(frozen=True, slots=True)
class Change:
    """What changed. `area` is the change as a fraction of the earlier area; None when nothing hurt before."""

    before: int
    now: int
    area: float | None
    jaccard: float
    dice: float
    new: tuple[str, ...]
    gone: tuple[str, ...]
    is_noise: bool


def change(before: Drawing, now: Drawing, figure: Figure, cut: CutOffs) -> Change:
    """The later drawing against the earlier one."""
    was, is_ = painful_cells(before, figure), painful_cells(now, figure)
    area = (len(is_) - len(was)) / len(was) if was else None
    named_before = {one.region for one in touched(was, figure, cut)}
    named_now = {one.region for one in touched(is_, figure, cut)}
    return Change(
        before=len(was),
        now=len(is_),
        area=area,
        jaccard=jaccard(was, is_),
        dice=dice(was, is_),
        new=tuple(sorted(named_now - named_before)),
        gone=tuple(sorted(named_before - named_now)),
        is_noise=area is not None and abs(area) < cut.noise,
    )


def jaccard(one: Cells, other: Cells) -> float:
    """What both cover over what either covers; two empty drawings are the same."""
    return len(one & other) / len(one | other) if one or other else 1.0


def dice(one: Cells, other: Cells) -> float:
    """Twice what both cover over the sum of what each covers."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
