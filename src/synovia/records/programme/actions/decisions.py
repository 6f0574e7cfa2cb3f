"""The therapist's answer to a proposal, part by part. Nothing of it enters a plan by itself."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.programme.limits import MOST_MINUTES
from synovia.domain.programme.withheld import is_hands_on, is_thrust_in_disguise, withheld
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.programme import facts
from synovia.records.programme.actions.entering import enter_into_plan
from synovia.records.programme.actions.ready import NotReady, must_treat
from synovia.records.programme.choices import Decision
from synovia.records.programme.facts import Part
from synovia.records.programme.models import PlanOfCare, Proposal, ProposalDecision
from synovia.records.refusals import Refused

REASON_LEAST = 3
Changes = Mapping[str, Any]


@transaction.atomic
def decide(
    *,
    proposal: Proposal,
    kind: str,
    part_id: str,
    decision: str,
    by: Actor,
    changes: Changes | None = None,
    reason: str = "",
) -> ProposalDecision:
    """Accept, change or decline one part. Saying the same again changes nothing.

    A changed or declined part needs a reason. What the proposal withholds can never be accepted here: its
    unanswered question is answered in a re-evaluation. Raises NotReady with the field at fault, or Refused.
    """
    must_treat(by)
    plan = _open_to_decisions(proposal)
    part = _part(proposal, kind, part_id)
    kept = dict(changes or {}) if decision == Decision.CHANGED else {}
    if decision != Decision.ACCEPTED and len(reason.strip()) < REASON_LEAST:
        raise NotReady({"reason": _("Say why, in a few words.")})
    if decision != Decision.DECLINED:
        must_be_allowed(proposal, part, {**part.suggested, **kept})
    return _keep(proposal, part, plan, decision=decision, changes=kept, reason=reason.strip(), by=by)


@transaction.atomic
def accept_remaining(*, proposal: Proposal, by: Actor) -> int:
    """Accept every part not yet decided, as proposed; the one tap for it is explicit. Returns how many."""
    must_treat(by)
    plan = _open_to_decisions(proposal)
    _must_not_be_an_emergency(proposal, "all")
    decided = set(ProposalDecision.objects.filter(proposal=proposal).values_list("part_kind", "part_id"))
    left = [part for part in facts.parts_of(proposal.content) if part.address not in decided]
    for part in left:
        must_be_allowed(proposal, part, part.suggested)
        _keep(proposal, part, plan, decision=Decision.ACCEPTED, changes={}, reason="", by=by)
    return len(left)


@transaction.atomic
def add_own_technique(
    *, proposal: Proposal, technique_id: str, place: str, terms: Changes, reason: str, by: Actor
) -> ProposalDecision:
    """Add a technique of the catalogue that was not proposed, with the reason for it, unless it is withheld."""
    must_treat(by)
    plan = _open_to_decisions(proposal)
    technique = facts.catalogue().techniques.get(technique_id)
    if technique is None or place not in technique.places:
        raise NotReady({"technique": _("Choose a technique of the catalogue.")})
    if len(reason.strip()) < REASON_LEAST:
        raise NotReady({"reason": _("Say why you add it, in a few words.")})
    part = facts.own_part(technique, Place(place))
    must_be_allowed(proposal, part, {**part.suggested, **terms})
    changes = {"place": place, **terms}
    return _keep(
        proposal, part, plan, decision=Decision.ACCEPTED, changes=changes, reason=reason.strip(), by=by
    )


def must_be_allowed(proposal: Proposal, part: Part, terms: Changes) -> None:
    """Refuse what the screening withholds, and figures nobody can mean."""
    _must_not_be_an_emergency(proposal, _address(part))
    minutes = terms.get("minutes") or 0
    if not 0 <= minutes <= MOST_MINUTES:
        raise NotReady({"minutes": _("Minutes lie between 0 and %(most)s.") % {"most": MOST_MINUTES}})
    grade = str(terms.get("grade") or "")
    classes = facts.classes_of(part, as_offered=grade == part.suggested.get("grade"))
    if classes:
        _must_not_be_withheld(proposal, part, classes, grade)


def _must_not_be_an_emergency(proposal: Proposal, part: str) -> None:
    if facts.withholds_everything(proposal.content):
        _note_refusal(proposal, part, "emergency")
        raise Refused(
            _("This is an emergency: nothing of this proposal can be accepted. Act on the referral now.")
        )


def _must_not_be_withheld(
    proposal: Proposal, part: Part, classes: tuple[TechniqueClass, ...], grade: str
) -> None:
    content = proposal.content
    if facts.withholds_hands(content) and any(is_hands_on(one) for one in classes):
        _note_refusal(proposal, _address(part), "hands-on treatment is withheld")
        raise Refused(_("Hands-on treatment is withheld for this patient now. See the reasons above."))
    if is_thrust_in_disguise(classes, grade):
        raise NotReady(
            {"grade": _("Grade V is a thrust. Choose the thrust technique itself, if it is offered.")}
        )
    block = withheld(
        facts.blocks_of(content),
        classes=classes,
        grade=grade,
        place=Place(part.place) if part.place else Place.COMPLAINT,
        region=facts.region_of(content),
    )
    if block is not None:
        _note_refusal(proposal, _address(part), f"withheld by {block.rule}")
        raise NotReady({"grade" if grade else "": _("Withheld here: %(why)s") % {"why": block.why}})


def _address(part: Part) -> str:
    return f"{part.kind}/{part.id}"


def _note_refusal(proposal: Proposal, part: str, why: str) -> None:
    """Somebody wanted what the screening withholds: that belongs in the log, whatever the page makes of it."""
    log.record(
        "proposal.refused",
        patient_id=proposal.patient_id,
        of=proposal,
        fields={"part": part},
        reason=why,
        allowed=False,
    )


def _open_to_decisions(proposal: Proposal) -> PlanOfCare | None:
    """The draft plan of this proposal, if any. One decision at a time; none once the plan is signed."""
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    plan = PlanOfCare.objects.filter(proposal=proposal).order_by("-created_at").first()
    if plan is not None and plan.is_signed:
        raise Refused(_("The plan made from this proposal is signed. Changes go through a re-evaluation."))
    return plan


def _part(proposal: Proposal, kind: str, part_id: str) -> Part:
    if kind == facts.OWN:
        row = ProposalDecision.objects.filter(proposal=proposal, part_kind=kind, part_id=part_id).first()
        part = facts.own_part_of(row) if row else None
    else:
        part = facts.part_of(proposal.content, kind, part_id)
    if part is None:
        raise Refused(_("This is not a part of the proposal."))
    return part


def _keep(
    proposal: Proposal,
    part: Part,
    plan: PlanOfCare | None,
    *,
    decision: str,
    changes: Changes,
    reason: str,
    by: Actor,
) -> ProposalDecision:
    row = ProposalDecision.objects.filter(proposal=proposal, part_kind=part.kind, part_id=part.id).first()
    if part.kind == facts.OWN and row is not None and not changes:
        changes = row.changes
    said: dict[str, Any] = {"decision": decision, "changes": dict(changes), "reason": reason}
    if row is not None and all(getattr(row, name) == value for name, value in said.items()):
        return row
    before = row.decision if row else ""
    if row is None:
        row = ProposalDecision(
            clinic_id=by.clinic_id, proposal=proposal, part_kind=part.kind, part_id=part.id
        )
    for name, value in said.items():
        setattr(row, name, value)
    row.decided_by_id, row.decided_at = by.user_id, timezone.now()
    row.version += 1 if before else 0
    row.save()
    noted = {
        "part": f"{part.kind}/{part.id}",
        "decision": decision,
        "before": before,
        "changes": dict(changes),
    }
    log.record("proposal.decided", patient_id=proposal.patient_id, of=row, fields=noted, reason=reason)
    if plan is not None:
        enter_into_plan(plan, proposal, row, part)
    return row
