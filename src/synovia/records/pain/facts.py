"""From a pain drawing to what it proposes to the evaluation. Proposals to confirm field by field, never findings."""

from collections.abc import Iterable

from synovia.domain.examination.pain_drawing import Area, Complaint, Drawing
from synovia.domain.examination.pain_grid import Figure
from synovia.domain.examination.pain_spread import CutOffs, spread_of
from synovia.domain.terms.finding import Value
from synovia.domain.terms.findings import complaint, questionnaires
from synovia.knowledge.figures import cut_offs, figure
from synovia.records.pain.models import PainDrawing
from synovia.records.people.choices import Sex
from synovia.records.people.models import Patient

CHILD_UNTIL = 12  # completed years: from then on the grown figures are nearer


def drawing_of(row: PainDrawing) -> Drawing:
    """The drawing in this row."""
    return Drawing.of(row.content)


def figure_for(patient: Patient, age: int) -> str:
    """The figure a new drawing begins with; the page offers the others."""
    if age < CHILD_UNTIL:
        return "child"
    return "man" if patient.sex == Sex.MALE else "woman"


def proposed_by_drawing(row: PainDrawing | None) -> dict[str, Value]:
    """What the drawing that speaks for an evaluation proposes to its fields."""
    return proposals(drawing_of(row), figure(row.figure), cut_offs()) if row else {}


def proposals(drawing: Drawing, drawn: Figure, cut: CutOffs) -> dict[str, Value]:
    """Findings the drawing speaks for: where it hurts from all of it, the rest from the first complaint alone.

    The widespread counts are least counts (what was not drawn was not asked): proposed only where they reach the
    criterion already.
    """
    spread = spread_of(drawing, drawn, cut)
    said: dict[str, Value] = {}
    if spread.areas:
        said[complaint.PAIN_AREAS.name] = spread.areas
    if len(spread.sides) == 1:
        said[complaint.PAIN_SIDE.name] = str(next(iter(spread.sides)))
    if spread.sites >= cut.widespread_sites:
        said[questionnaires.WPI.name] = spread.sites
    if spread.is_widespread(cut):
        said[questionnaires.WPI_REGIONS.name] = spread.parts
    return said | _of_the_first(drawing.complaints[:1])


def _of_the_first(first: Iterable[Complaint]) -> dict[str, Value]:
    """Intensity and character of the first complaint: the highest of its areas, for each of now, worst and best."""
    areas = [area for one in first for area in one.areas if not area.is_empty]
    scores = {
        complaint.NPRS_NOW.name: _highest(area.now for area in areas),
        complaint.NPRS_WORST.name: _highest(area.worst for area in areas),
        complaint.NPRS_BEST.name: _highest(area.best for area in areas),
    }
    said: dict[str, Value] = {name: score for name, score in scores.items() if score is not None}
    quality = frozenset[str]().union(*(area.quality for area in areas))
    if quality:
        said[complaint.PAIN_CHARACTER.name] = quality
    constancy = _alike(areas)
    if constancy:
        said[complaint.PAIN_PATTERN.name] = constancy
    return said


def _highest(scores: Iterable[int | None]) -> int | None:
    return max((score for score in scores if score is not None), default=None)


def _alike(areas: list[Area]) -> str:
    """Constant or intermittent, where every area of the complaint says the same."""
    said = {area.constancy for area in areas}
    return said.pop() if len(said) == 1 else ""
