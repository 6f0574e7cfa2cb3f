"""The thread of one episode, clickable both ways: self-check, evaluation, strategy, plan, visits, estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.examination.facts import age_on

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.episodes.models import Episode
    from synovia.records.people.models import Patient
    from synovia.records.programme.models import PlanOfCare, Proposal


def whose(patient: Patient, episode: Episode) -> dict[str, Any]:
    """What the patient banner needs."""
    today = timezone.localdate()
    return {"patient": patient, "episode": episode, "patient_age": age_on(patient.birth_date, today)}


def thread_links(
    here: str,
    *,
    by: Actor,
    evaluation: UUID,
    episode: Episode,
    plan: PlanOfCare | None = None,
    proposal: Proposal | None = None,
    is_later: bool = False,
) -> list[dict[str, Any]]:
    """Tabs from the self-check to the price; what does not exist yet, or is not for this role, is left out.

    `is_later`: an earlier evaluation of the episode is signed, so that there is something to compare with.
    """
    sees_price = plan is not None and by.reads_prices
    has_visits = plan is not None and plan.is_signed
    steps = (
        (
            "self_check",
            _("Self-check"),
            _address("clinician:self_check", evaluation) if episode.self_check_id else "",
        ),
        ("evaluation", _("Evaluation"), _address("clinician:evaluation", evaluation)),
        ("changes", _("What changed"), _address("clinician:changes", evaluation) if is_later else ""),
        ("strategy", _("Strategy"), _address("clinician:strategy", evaluation) if proposal else ""),
        ("plan", _("Plan of care"), _address("clinician:plan", plan.pk) if plan else ""),
        (
            "visits",
            _("Visits"),
            f"{_address('clinician:plan', plan.pk)}#visits" if plan and has_visits else "",
        ),
        ("estimate", _("Estimate"), _address("billing:estimate", plan.pk) if plan and sees_price else ""),
    )
    return [{"label": label, "href": href, "current": key == here} for key, label, href in steps if href]


def _address(name: str, pk: UUID) -> str:
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""
