"""What a drawing says, in words: for a clinician with shares, counts and support; for a patient in plain ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.examination.pain_change import Change, change
from synovia.domain.examination.pain_drawing import Area, Complaint, Depth, Drawing, contradictions
from synovia.domain.examination.pain_grid import Figure
from synovia.domain.examination.pain_maps import Overlap, PainMap, overlaps
from synovia.domain.examination.pain_spread import (
    Prompt,
    RegionTouched,
    Spread,
    prompts,
    regions_of,
    spread_of,
)
from synovia.domain.terms.places import Side
from synovia.knowledge.figures import cut_offs, figure
from synovia.knowledge.library import library
from synovia.web.pain.chart import CONSTANCY_WORDS, DEPTH_WORDS, QUALITY_WORDS, VIEW_WORDS, name_of

MOST_MAPS = 4
PROMPT_WORDS: dict[Prompt, Promise] = {
    Prompt.SADDLE: gettext_lazy(
        "Saddle area: ask about feeling between the legs, bladder, bowel and sexual function."
    ),
    Prompt.BOTH_LEGS: gettext_lazy(
        "Both legs: ask about weakness, walking, bladder and bowel; feel the pulses."
    ),
    Prompt.CHEST_BAND: gettext_lazy(
        "Around the chest: ask about heart and lungs, fever, weight, a fall, and walking (cord)."
    ),
    Prompt.UPPER_BELLY: gettext_lazy(
        "Upper belly: ask about a pulsing mass, meals, and pain through to the back."
    ),
    Prompt.BOTH_HANDS: gettext_lazy("Both hands: ask about clumsiness, balance and walking (cord)."),
}
SCORE_WORDS = {
    "now": gettext_lazy("now"),
    "worst": gettext_lazy("worst"),
    "best": gettext_lazy("least"),
}
SIDE_WORDS = {Side.LEFT: gettext_lazy("left"), Side.RIGHT: gettext_lazy("right")}


@dataclass(frozen=True, slots=True)
class AreaSaid:
    """One area: where, and what it is like."""

    place: str  # complaint and area, counted from 0, as the chart counts them
    where: str
    short: str
    like: str
    note: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """How a map meets the drawing, and what is known of the map itself."""

    line: str
    known: str


@dataclass(frozen=True, slots=True)
class ComplaintSaid:
    """One complaint of the drawing."""

    number: int
    name: str
    areas: tuple[AreaSaid, ...]
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A drawing in words. Lines are pairs of a title and what there is to say."""

    complaints: tuple[ComplaintSaid, ...]
    lines: tuple[tuple[str, str], ...]
    prompts: tuple[str, ...]
    asks_about_saddle: bool
    changes: tuple[tuple[str, str], ...] = ()
    change_note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return not any(complaint.areas for complaint in self.complaints)

    @property
    def support(self) -> tuple[Support, ...]:
        """What the maps say for any of the complaints."""
        return tuple(line for complaint in self.complaints for line in complaint.support)


def said(
    kind: str, drawing: Drawing, *, clinical: bool, before: Drawing | None = None, before_kind: str = ""
) -> Said:
    """The drawing in words, against an earlier one where there is one."""
    drawn, cut = figure(kind), cut_offs()
    spread = spread_of(drawing, drawn, cut)
    asked = prompts(drawing, drawn, cut)
    complaints = tuple(
        _complaint(number, one, drawn, clinical) for number, one in enumerate(drawing.complaints, start=1)
    )
    changes, note = _changes(kind, drawing, before, before_kind) if before else ((), "")
    return Said(
        complaints=complaints,
        lines=tuple(_lines(spread)) if clinical and spread.regions else (),
        prompts=tuple(str(PROMPT_WORDS[prompt]) for prompt in asked) if clinical else (),
        asks_about_saddle=Prompt.SADDLE in asked,
        changes=changes,
        change_note=note,
    )


def _complaint(number: int, complaint: Complaint, drawn: Figure, clinical: bool) -> ComplaintSaid:
    areas = tuple(
        _area(f"{number - 1}.{place}", area, drawn, clinical)
        for place, area in enumerate(complaint.areas)
        if not area.is_empty
    )
    support = _support(complaint, drawn) if clinical else ()
    return ComplaintSaid(number, complaint.name, areas, support)


def _area(place: str, area: Area, drawn: Figure, clinical: bool) -> AreaSaid:
    regions = regions_of(area, drawn, cut_offs())
    where = "; ".join(_region(one.region, one.share, clinical) for one in regions)
    faults = tuple(
        _("“%(high)s” is lower than “%(low)s”. Which is right?")
        % {"high": SCORE_WORDS[high], "low": SCORE_WORDS[low]}
        for high, low in contradictions(area)
    )
    return AreaSaid(
        place,
        where or _("off the figure"),
        _short(regions, clinical),
        "; ".join(_like(area)),
        area.note,
        faults,
    )


def _short(regions: Sequence[RegionTouched], clinical: bool) -> str:
    """The first of the regions, and how many more."""
    if not regions:
        return str(_("off the figure"))
    first = name_of(regions[0].region, clinical=clinical)
    more = len(regions) - 1
    return _("%(first)s +%(more)s") % {"first": first, "more": more} if more else first


def _region(region: str, share: float, clinical: bool) -> str:
    name = name_of(region, clinical=clinical)
    return f"{name} {share:.0%}" if clinical else name


def _like(area: Area) -> Iterator[str]:
    """What the area is like; what was not said is left out, and stands as not said in its fields."""
    if area.quality:
        yield ", ".join(str(words).lower() for one, words in QUALITY_WORDS.items() if one in area.quality)
    scores = [(SCORE_WORDS[name], getattr(area, name)) for name in SCORE_WORDS]
    given = [f"{words} {score}/10" for words, score in scores if score is not None]
    if given:
        yield ", ".join(given)
    if area.depth:
        yield str(DEPTH_WORDS[Depth(area.depth)]).lower()
    if area.constancy:
        yield str(CONSTANCY_WORDS[area.constancy]).lower()


def _lines(spread: Spread) -> Iterator[tuple[str, str]]:
    yield _("Share of the figure"), _share_words(spread)
    yield _("Sides"), _sides(spread)
    yield _("Reach"), _reach(spread)
    yield _("Widespread"), _widespread(spread)


def _share_words(spread: Spread) -> str:
    views = [f"{VIEW_WORDS[view]} {share:.1%}" for view, share in spread.share_of_view.items() if share]
    return _("%(share)s of all views (%(views)s)") % {
        "share": f"{spread.share:.1%}",
        "views": ", ".join(views),
    }


def _sides(spread: Spread) -> str:
    if not spread.sides:
        return _("middle alone")
    if len(spread.sides) == 1:
        return str(SIDE_WORDS[next(iter(spread.sides))])
    return _("both; the smaller side is %(share)s of the larger") % {"share": f"{spread.bilateral:.0%}"}


def _reach(spread: Spread) -> str:
    told = [
        words
        for holds, words in (
            (spread.below_shoulder, _("below the shoulder")),
            (spread.below_elbow, _("below the elbow")),
            (spread.below_knee, _("below the knee")),
        )
        if holds
    ]
    return ", ".join(told) or _("not below shoulder, elbow or knee")


def _widespread(spread: Spread) -> str:
    counts = _("at least %(sites)s of 19 sites, %(parts)s of 5 body regions") % {
        "sites": spread.sites,
        "parts": spread.parts,
    }
    if spread.is_widespread(cut_offs()):
        return _("%(counts)s: the five-region rule is met") % {"counts": counts}
    return _("%(counts)s: what was not drawn was not asked") % {"counts": counts}


def _support(complaint: Complaint, drawn: Figure) -> tuple[Support, ...]:
    found = overlaps(complaint, library().pain_maps, drawn, cut_offs())
    return tuple(_overlap(one) for one in found[:MOST_MAPS])


def _overlap(one: Overlap) -> Support:
    line = _("%(map)s, %(side)s: %(fit)s of the drawing lies in it, %(coverage)s of it is drawn") % {
        "map": one.map.name,
        "side": SIDE_WORDS[one.side] if one.side else _("middle"),
        "fit": f"{one.fit:.0%}",
        "coverage": f"{one.coverage:.0%}",
    }
    return Support(line, ". ".join(part for part in (_felt_in(one.map), one.map.note) if part))


def _felt_in(one: PainMap) -> str:
    """In how many people of a hundred it was felt where, as the source counted them."""
    places = [
        _("%(place)s in %(count)s") % {"place": area.replace("_", " "), "count": round(100 * share)}
        for area, share in one.shares.items()
    ]
    return _("Of 100 people it was felt in: %(places)s") % {"places": ", ".join(places)} if places else ""


def _changes(
    kind: str, drawing: Drawing, before: Drawing, before_kind: str
) -> tuple[tuple[tuple[str, str], ...], str]:
    """The change in words, and what to think of it."""
    if before_kind not in ("", kind):
        return (), _("The earlier drawing is on another figure: areas cannot be compared.")
    moved = change(before, drawing, figure(kind), cut_offs())
    lines = [(_("Area"), _area_change(moved))]
    lines.append((_("Overlap"), f"Jaccard {moved.jaccard:.2f}, Dice {moved.dice:.2f}"))
    lines += [(title, _names(regions)) for title, regions in _came_and_went(moved) if regions]
    return tuple(lines), _judged(moved)


def _came_and_went(moved: Change) -> Iterable[tuple[str, tuple[str, ...]]]:
    return ((_("New"), moved.new), (_("No longer"), moved.gone))


def _area_change(moved: Change) -> str:
    if moved.area is None:
        return _("nothing was drawn before")
    return f"{moved.area:+.0%}"


def _judged(moved: Change) -> str:
    noise = f"{cut_offs().noise:.0%}"
    if moved.is_noise:
        return _("Within %(noise)s: drawing the same pain twice differs as much.") % {"noise": noise}
    return _(
        "A change under %(noise)s of the area would be noise; this is a design default, not a study."
    ) % {"noise": noise}


def _names(regions: Iterable[str]) -> str:
    return "; ".join(name_of(region, clinical=True) for region in regions)
