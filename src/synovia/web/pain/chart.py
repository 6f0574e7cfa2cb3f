"""The body chart as a page shows it: views with their paths, and every region as a list that is as complete."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from synovia.domain.examination.pain_drawing import (
    CONSTANCY,
    LONGEST_NAME,
    LONGEST_NOTE,
    MOST_AREAS,
    MOST_COMPLAINTS,
    QUALITIES,
    Depth,
    Drawing,
    View,
)
from synovia.domain.examination.pain_grid import NOTHING, Cells, cells_of_areas, painful_cells
from synovia.domain.terms.body_regions import BODY_REGIONS, BY_ID, GROUPS, BodyRegion
from synovia.knowledge.figures import figure, figures
from synovia.web.pain.shape import shapes

VIEW_WORDS: Mapping[View, Promise] = {
    View.FRONT: _("Front"),
    View.BACK: _("Back"),
    View.LEFT: _("Left side"),
    View.RIGHT: _("Right side"),
}
FIGURE_WORDS = {"woman": _("Woman"), "man": _("Man"), "child": _("Child")}
QUALITY_WORDS = {
    "dull_ache": _("Deep, dull ache"),
    "sharp": _("Sharp"),
    "lancinating": _("Shooting"),
    "burning": _("Burning"),
    "electric": _("Electric"),
    "tingling": _("Tingling"),
    "numb": _("Numb"),
    "throbbing": _("Throbbing"),
    "cramping": _("Cramp"),
    "stiff": _("Stiff"),
}
DEPTH_WORDS = {
    Depth.SURFACE: _("On the surface"),
    Depth.DEEP: _("Deep inside"),
    Depth.BOTH: _("Both"),
}
CONSTANCY_WORDS = {"constant": _("All the time"), "intermittent": _("Comes and goes")}
SCORES = (("now", _("Now")), ("worst", _("Worst this week")), ("best", _("Least this week")))


@dataclass(frozen=True, slots=True)
class RegionShown:
    """A region as a path under the pen."""

    id: str
    name: str
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What one complaint covers on one view."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class ViewShown:
    """One side of the figure."""

    key: str
    title: str
    width: int
    height: int
    outline: str
    lines: tuple[str, ...]
    regions: tuple[RegionShown, ...]
    levels: tuple[tuple[str, float, float], ...]
    was: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def ends(self) -> tuple[str, str]:
        """What lies at the drawing's left and right: the person's right and left, from the front."""
        return {
            "front": (str(_("Right")), str(_("Left"))),
            "back": (str(_("Left")), str(_("Right"))),
            "left": (str(_("Front")), str(_("Back"))),
            "right": (str(_("Back")), str(_("Front"))),
        }[self.key]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the list: one region by its left, middle and right."""

    title: str
    parts: dict[str, RegionShown] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What a search finds it by: its regions in a patient's words and in a clinician's, whoever reads."""
        known = (BY_ID[region.id] for region in self.parts.values())
        return " ".join(f"{one.name} {one.clinical}" for one in known).lower()


@dataclass(frozen=True, slots=True)
class Group:
    """Regions that lie together."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the chart needs besides the drawing itself. `clinical` speaks to a clinician, else to a patient."""

    kind: str
    clinical: bool
    views: tuple[ViewShown, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every region as a list."""
        return region_groups(clinical=self.clinical)

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The figures to choose from."""
        return [(kind, str(words)) for kind, words in FIGURE_WORDS.items()]

    qualities = tuple((quality, QUALITY_WORDS[quality]) for quality in QUALITIES)
    depths = tuple(DEPTH_WORDS.items())
    constancies = tuple((one, CONSTANCY_WORDS[one]) for one in CONSTANCY)
    scores = SCORES
    steps = tuple(range(11))
    most_complaints, most_areas = MOST_COMPLAINTS, MOST_AREAS
    longest_name, longest_note = LONGEST_NAME, LONGEST_NOTE


def chart_of(kind: str, *, clinical: bool, before: Drawing | None = None) -> Chart:
    """The empty chart to draw on, with an earlier drawing of the same figure behind it as an outline."""
    was = painful_cells(before, figure(kind)) if before else NOTHING
    return Chart(kind, clinical, _views(kind, clinical, was, ()))


def picture_of(
    kind: str, drawing: Drawing, *, before: Drawing | None = None, only_marked: bool = False
) -> tuple[ViewShown, ...]:
    """The drawing to look at; `only_marked` leaves out the sides nothing is on, but for front and back."""
    drawn = figure(kind)
    was = painful_cells(before, drawn) if before else NOTHING
    marked = tuple(cells_of_areas(complaint.areas, drawn) for complaint in drawing.complaints)
    views = _views(kind, True, was, marked)
    return tuple(
        view for view in views if not only_marked or view.key in ("front", "back") or view.marks or view.was
    )


def name_of(region: str, *, clinical: bool) -> str:
    """A region in the words of who reads."""
    known = BY_ID[region]
    return known.clinical if clinical else known.name


def _views(kind: str, clinical: bool, was: Cells, marked: tuple[Cells, ...]) -> tuple[ViewShown, ...]:
    shown = figures()[kind]
    cell = shown[View.FRONT].cell
    was_on = shapes(was, View, cell)
    marks_on = [shapes(cells, View, cell) for cells in marked]
    return tuple(
        ViewShown(
            key=str(view),
            title=str(VIEW_WORDS[view]),
            width=shown[view].width,
            height=shown[view].height,
            outline=shown[view].outline,
            lines=shown[view].lines,
            regions=_regions(kind, view, clinical=clinical),
            levels=tuple((name, x, y) for name, (x, y) in shown[view].levels.items()),
            was=was_on[view],
            marks=tuple(Mark(n, one[view]) for n, one in enumerate(marks_on, start=1) if one[view]),
        )
        for view in View
    )


@cache
def _regions(kind: str, view: View, *, clinical: bool) -> tuple[RegionShown, ...]:
    return tuple(
        RegionShown(region, name_of(region, clinical=clinical), part.path, f"{part.label[0]} {part.label[1]}")
        for region, part in figures()[kind][view].regions.items()
    )


@cache
def region_groups(*, clinical: bool) -> tuple[Group, ...]:
    """Every region by the part of the body it belongs to."""
    return tuple(
        Group(group, _places((region for region in BODY_REGIONS if region.group == group), clinical))
        for group in GROUPS
    )


def _places(regions: Iterable[BodyRegion], clinical: bool) -> tuple[Place, ...]:
    rows: dict[str, Place] = {}
    for region in regions:
        name = region.clinical if clinical else region.name
        ending = f", {region.side}" if region.side else ""
        stem = region.id.removesuffix(f"_{region.side}").removesuffix("_central")
        row = rows.setdefault(stem, Place(_without_middle(name.removesuffix(ending))))
        row.parts[region.side or "middle"] = RegionShown(region.id, name, "", "")
    return tuple(rows.values())


def _without_middle(name: str) -> str:
    for ending in (", midline", ", middle", " middle"):
        name = name.removesuffix(ending)
    return name
