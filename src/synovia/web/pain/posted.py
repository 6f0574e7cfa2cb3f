"""A drawing as a form sends it: one hidden field of JSON, read strictly before anything is kept."""

import json
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from synovia.domain.examination.pain_drawing import Drawing, DrawingRefused, read_drawing
from synovia.domain.terms.body_regions import BY_ID
from synovia.records.pain.choices import FigureKind
from synovia.web.versions import version_posted

LONGEST_CONTENT = 400_000


@dataclass(frozen=True, slots=True)
class Posted:
    """What was sent: the drawing, its figure, and the version it was made from (0 for one not begun)."""

    drawing: Drawing
    figure: FigureKind
    version: int


def read_posted(request: HttpRequest) -> Posted:
    """The drawing in a form. Raises DrawingRefused, with words for the person, when it is none."""
    text = request.POST.get("content", "")
    if len(text) > LONGEST_CONTENT:
        raise DrawingRefused(_("The drawing is too large. Fewer or shorter strokes will do."))
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise DrawingRefused(_("The drawing arrived damaged.")) from None
    figure = request.POST.get("figure", "")
    if figure not in FigureKind.values:
        raise DrawingRefused(_("The figure is not known."))
    return Posted(read_drawing(given, BY_ID), FigureKind(figure), version_posted(request))


def as_content(drawing: Drawing) -> str:
    """The drawing as the form's hidden field holds it."""
    return json.dumps(drawing.as_json(), separators=(",", ":"))
