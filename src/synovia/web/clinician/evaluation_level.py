"""How complex a first evaluation was, for its bill: the therapist states it, nobody else does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import TREATING
from synovia.records.claims import actions, queries
from synovia.records.claims.choices import NoteKind
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.choices import EvaluationKind
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.examination.models import Evaluation


@dataclass(frozen=True, slots=True)
class LevelShown:
    """The three levels in our own words, the one stated, and whether it can still be stated."""

    levels: tuple[tuple[str, str], ...]
    stated: str
    may_state: bool


def level_shown(evaluation: Evaluation, by: Actor) -> LevelShown | None:
    """What the evaluation's page shows of its level; None for a re-evaluation or an open note."""
    if not evaluation.is_signed or evaluation.kind != EvaluationKind.INITIAL:
        return None
    stated, billed = queries.level_of(evaluation.pk)
    codes = tariffs().codes
    levels = tuple((code, codes[code].words) for code in actions.LEVELS)
    return LevelShown(levels, stated, by.may_treat and not billed)


@policy(*TREATING, phi=True, methods=("POST",))
def state(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The therapist states the level; where nothing else is missing, its charge is taken."""
    found = evaluation_for(request.actor, pk, action="evaluation.level")
    actions.state_level(evaluation=found, code=request.POST.get("code", ""), by=request.actor)
    actions.capture_if_possible(kind=NoteKind.EVALUATION, note_id=found.pk, by=request.actor)
    messages.success(request, _("Stated."))
    return redirect("clinician:evaluation", pk)
