"""Pain drawings of the cast: Rosa's hip at two dates, and what Maria drew at home before her next look."""

from dataclasses import replace

from synovia.demo.clock import as_of, moment
from synovia.demo.settle import DemoClinic
from synovia.demo.stories import Complaint
from synovia.domain.examination.pain_drawing import Area, Drawing, Stroke, View
from synovia.domain.examination.pain_drawing import Complaint as Drawn
from synovia.records.audit import log
from synovia.records.episodes.models import Episode
from synovia.records.examination.models import Evaluation
from synovia.records.pain import actions
from synovia.records.pain.choices import FigureKind

_GROIN = Area(
    strokes=(
        Stroke(View.FRONT, ((222, 446), (236, 462), (214, 462), (230, 476)), 22),
        Stroke(View.FRONT, ((208, 480), (204, 520), (202, 560), (202, 600)), 30),
    ),
    quality=frozenset({"dull_ache"}),
    now=5,
    worst=7,
    best=2,
    depth="deep",
    constancy="intermittent",
    note="Worst on the first steps after sitting",
)
ROSA = Drawing(
    (
        Drawn("Right hip", (_GROIN, Area(regions=frozenset({"lateral_hip_right"}), now=3))),
        Drawn("Low back", (Area((Stroke(View.BACK, ((232, 368), (260, 374), (288, 368)), 24),), now=2),)),
    )
)
ROSA_LATER = Drawing(
    (
        Drawn(
            "Right hip",
            (replace(_GROIN, strokes=_GROIN.strokes[:1], now=2, worst=4, best=0, note="Only on stairs"),),
        ),
    )
)
MARIA = Drawing(
    (
        Drawn(
            "Low back",
            (
                Area(
                    (Stroke(View.BACK, ((222, 366), (246, 380), (274, 380), (298, 366)), 34),),
                    quality=frozenset({"dull_ache", "stiff"}),
                    now=3,
                    worst=5,
                    note="Better than last month",
                ),
            ),
        ),
    )
)


def draw(clinic: DemoClinic, complaint: Complaint, evaluation: Evaluation, drawing: Drawing) -> None:
    """The therapist draws with the patient, in the open evaluation."""
    actor = clinic.actor(complaint.therapist)
    with as_of(moment(complaint.days_ago)), log.passage(actor):
        actions.save_drawing(
            evaluation=evaluation,
            expected_version=actions.NOT_YET,
            figure=FigureKind.WOMAN,
            drawing=drawing,
            by=actor,
        )


def draw_at_home(clinic: DemoClinic, who: str, episode: Episode, drawing: Drawing) -> None:
    """The patient draws in the portal, yesterday evening."""
    actor = clinic.actor(who)
    with as_of(moment(1, 19)), log.passage(actor):
        actions.save_home_drawing(
            episode=episode,
            expected_version=actions.NOT_YET,
            figure=FigureKind.WOMAN,
            drawing=drawing,
            by=actor,
        )
