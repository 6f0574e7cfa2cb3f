"""The body chart of an evaluation: drawn with the patient, or taken over from what they drew at home."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.examination.pain_drawing import Drawing, DrawingRefused
from synovia.records.accounts.roles import CLINICAL, TREATING
from synovia.records.clinical import EditedElsewhere
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.facts import age_on
from synovia.records.pain import actions
from synovia.records.pain.access import waiting_drawing_for
from synovia.records.pain.choices import FigureKind
from synovia.records.pain.facts import drawing_of, figure_for
from synovia.records.pain.queries import drawing_before, drawings_beside
from synovia.records.refusals import Refused
from synovia.web.errors import is_background
from synovia.web.pain.chart import Chart, ViewShown, chart_of, picture_of
from synovia.web.pain.posted import Posted, as_content, read_posted
from synovia.web.pain.words import Said, said
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation
    from synovia.records.pain.models import PainDrawing


@dataclass
class DrawingPage:
    """One evaluation's drawing with all that stands beside it."""

    evaluation: Evaluation
    wanted: str = ""  # the figure asked for, while nothing is drawn with a pen yet

    @cached_property
    def _beside(self) -> tuple[PainDrawing | None, PainDrawing | None]:
        return drawings_beside(self.evaluation)

    @property
    def row(self) -> PainDrawing | None:
        """The drawing that speaks for this evaluation."""
        return self._beside[0]

    @property
    def home(self) -> PainDrawing | None:
        """What waits from home; nothing once the evaluation is signed."""
        return None if self.evaluation.is_signed else self._beside[1]

    @cached_property
    def before(self) -> PainDrawing | None:
        """The drawing of last time."""
        return drawing_before(self.evaluation)

    @cached_property
    def drawing(self) -> Drawing:
        """What is drawn so far."""
        return drawing_of(self.row) if self.row else Drawing()

    @property
    def content(self) -> str:
        """The drawing as the chart's field holds it."""
        return as_content(self.drawing)

    @property
    def version(self) -> int:
        """What a form is made from."""
        return self.row.version if self.row else actions.NOT_YET

    @property
    def figure(self) -> str:
        """The figure it is drawn on: with a pen, it stays; before that, last time's is the nearest."""
        if self.wanted and not self.drawing.is_drawn:
            return self.wanted
        known = self.row or self.before
        return known.figure if known else figure_for(self.evaluation.patient, self.age)

    @property
    def age(self) -> int:
        """Completed years on the day of the evaluation."""
        return age_on(self.evaluation.patient.birth_date, timezone.localdate(self.evaluation.started_at))

    @cached_property
    def last(self) -> Drawing | None:
        """Last time's drawing."""
        return drawing_of(self.before) if self.before else None

    @property
    def last_here(self) -> Drawing | None:
        """The same, where it is on this figure and can be laid under."""
        return self.last if self.before and self.before.figure == self.figure else None

    @cached_property
    def chart(self) -> Chart:
        """The figure to draw on."""
        return chart_of(self.figure, clinical=True, before=self.last_here)

    @cached_property
    def picture(self) -> tuple[ViewShown, ...]:
        """The drawing to look at, over last time's."""
        return picture_of(self.figure, self.drawing, before=self.last_here, only_marked=True)

    @cached_property
    def picture_before(self) -> tuple[ViewShown, ...]:
        """Last time's drawing to look at."""
        return (
            picture_of(self.before.figure, self.last, only_marked=True) if self.before and self.last else ()
        )

    @cached_property
    def picture_home(self) -> tuple[ViewShown, ...]:
        """The drawing from home to look at."""
        return picture_of(self.home.figure, drawing_of(self.home), only_marked=True) if self.home else ()

    @property
    def said(self) -> Said:
        """The drawing in words."""
        return said(
            self.figure,
            self.drawing,
            clinical=True,
            before=self.last,
            before_kind=self.before.figure if self.before else "",
        )

    @property
    def said_home(self) -> Said | None:
        """The drawing from home in words."""
        return said(self.home.figure, drawing_of(self.home), clinical=True) if self.home else None


@policy(*CLINICAL, phi=True, methods=("GET",))
def pain(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The chart to draw on for who treats; to look at once the evaluation is signed, and for everybody else."""
    found = evaluation_for(request.actor, pk, action="pain.read")
    wanted = request.GET.get("figure", "")
    shown = DrawingPage(found, wanted if wanted in FigureKind.values else "")
    draws = request.actor.may_treat and not found.is_signed
    template = "clinician/pain/draw.html" if draws else "clinician/pain/look.html"
    return render(request, template, _context(shown))


@policy(*TREATING, phi=True, methods=("POST",))
def save(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Keep the drawing; a script gets what it says, a form the page again."""
    found = evaluation_for(request.actor, pk, action="pain.write")
    try:
        posted = read_posted(request)
    except DrawingRefused as refusal:
        return _refused(request, found, str(refusal), 422)
    try:
        kept = actions.save_drawing(
            evaluation=found,
            expected_version=posted.version,
            figure=posted.figure,
            drawing=posted.drawing,
            by=request.actor,
        )
    except EditedElsewhere as conflict:
        return _conflict(request, cast("PainDrawing", conflict.current), posted)
    except Refused as refusal:
        if not is_background(request):
            raise
        return render(request, "clinician/evaluation/_refused.html", {"message": str(refusal)}, status=409)
    if not is_background(request):
        messages.success(request, _("Saved."))
        return redirect("clinician:pain", found.pk)
    response = render(request, "clinician/pain/_says.html", _context(DrawingPage(found)))
    response["X-Record-Version"] = str(kept.version)
    return response


@policy(*TREATING, phi=True, methods=("POST",))
def confirm(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Take over what was drawn at home, gone through with the patient."""
    found, waiting = waiting_drawing_for(request.actor, pk)
    actions.confirm_drawing(
        drawing=waiting, evaluation=found, expected_version=version_posted(request), by=request.actor
    )
    messages.success(request, _("The drawing from home is now the drawing of this evaluation."))
    return redirect("clinician:pain", found.pk)


def _context(shown: DrawingPage) -> dict[str, object]:
    found = shown.evaluation
    return {
        "page": shown,
        "workspace": shown,  # for the banner, which asks for the age
        "evaluation": found,
        "episode": found.episode,
        "patient": found.patient,
        "said": shown.said,
    }


def _refused(request: ClinicRequest, found: Evaluation, why: str, status: int) -> HttpResponse:
    """What was stored stays; the answer says why the new one was not taken."""
    context = {**_context(DrawingPage(found)), "refusal": why}
    template = "clinician/pain/_says.html" if is_background(request) else "clinician/pain/draw.html"
    return render(request, template, context, status=status)


def _conflict(request: ClinicRequest, current: PainDrawing, posted: Posted) -> HttpResponse:
    """Both versions in words, and nothing overwritten."""
    shown = {
        "theirs": said(current.figure, drawing_of(current), clinical=True),
        "mine": said(posted.figure, posted.drawing, clinical=True),
        "current": current,
    }
    response = render(request, "pain/_conflict.html", shown, status=409)
    response["X-Record-Version"] = str(current.version)
    return response
