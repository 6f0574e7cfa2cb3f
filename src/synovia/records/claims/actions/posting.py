"""Posting remittances: proposed, looked at by a person, then into the ledger, each line of each claim once.

What is not matched or does not add up is named and stays unposted; nothing of it is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.answers import RemittedClaim
from synovia.domain.charges.claims.content import Frequency, Turn
from synovia.domain.charges.claims.posting import Decision, Part, decide
from synovia.domain.terms.money import ZERO, shown
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.claims import facts, models
from synovia.records.claims.access import must_bill
from synovia.records.claims.actions.capturing import about
from synovia.records.claims.actions.claims import follow_amount, note_event
from synovia.records.claims.actions.payments import remittance_of, same_number, whole_problems
from synovia.records.claims.actions.settling import secondary_claim
from synovia.records.claims.choices import ClaimStatus, RemittanceStatus
from synovia.records.claims.coverage import billed_to, card_of
from synovia.records.claims.matching import TURNS_OF, line_answered, payers_number
from synovia.records.claims.stored import dump, load
from synovia.records.ledger import actions as ledger
from synovia.records.people.models import Patient
from synovia.records.refusals import Refused

Progress = Callable[[int, int], None]
"""Told how many claims of how many are done."""
TELL_EVERY = 50


@dataclass(frozen=True, slots=True)
class Proposed:
    """What posting one claim of a remittance would do."""

    row: models.RemittedClaim
    answer: RemittedClaim
    decision: Decision
    problem: str
    lines: tuple[models.ClaimLine | None, ...] = ()

    @property
    def can_post(self) -> bool:
        """Whether it will be posted: matched, balanced, and not posted yet."""
        return not self.problem and self.row.posted_at is None

    @property
    def waits_for_a_reversal(self) -> bool:
        """What cannot be posted now may be possible once reversals that stand after it in the file are."""
        return bool(self.problem) and not self.answer.is_reversal


def proposal(row: models.Remittance) -> list[Proposed]:
    """What posting this remittance would do, claim by claim."""
    rows = row.claims.select_related("claim__payer", "claim__capture", "claim__patient").prefetch_related(
        "claim__lines", "claim__answers"
    )
    coming = _Coming()
    first = [_proposed(each, coming) for each in rows]
    return [_proposed(each.row, coming) if each.waits_for_a_reversal else each for each in first]


@dataclass(slots=True)
class _Coming:
    """What the claims before in the same remittance do: amounts that are open again, and decisions that stand then."""

    opened: dict[UUID, Decimal] = field(default_factory=dict)
    standing: Counter[UUID] = field(default_factory=Counter)


def _proposed(row: models.RemittedClaim, coming: _Coming) -> Proposed:
    """One claim, after those before it."""
    answer = load(RemittedClaim, row.content)
    if row.claim is None:
        number = answer.control_number or _("(no number)")
        problem = _("No claim of ours has the number %(number)s.") % {"number": number}
        return Proposed(row, answer, decide(answer), problem)
    claim = row.claim
    open_amount = claim.open_amount + coming.opened.get(claim.pk, ZERO)
    owed = open_amount if claim.turn != Turn.PRIMARY and row.posted_at is None else None
    decision = decide(answer, owed)
    lines = _matched(answer, list(claim.lines.all()))
    if row.posted_at is not None:
        return Proposed(row, answer, decision, "", lines)
    standing = _standing(claim) + coming.standing[claim.pk]
    problem = _problem(answer, claim, decision, lines) or _already(
        answer, claim, decision, standing, open_amount
    )
    if not problem:
        coming.standing[claim.pk] += _counts(answer, decision)
    if not problem and answer.is_reversal:
        heir = heir_of(claim)
        coming.opened[heir.pk] = coming.opened.get(heir.pk, ZERO) - decision.moves
    return Proposed(row, answer, decision, problem, lines)


def _standing(claim: models.Claim) -> int:
    """How many of the decisions posted on this claim were not taken back."""
    posted = [load(RemittedClaim, each.content) for each in claim.answers.all() if each.posted_at is not None]
    return sum(_counts(answer, decide(answer)) for answer in posted)


def _counts(answer: RemittedClaim, decision: Decision) -> int:
    """A decision stands until a reversal takes it back; a denial that moved nothing needs none."""
    return 0 if not decision.moves else -1 if answer.is_reversal else 1


def _matched(answer: RemittedClaim, ours: Sequence[models.ClaimLine]) -> tuple[models.ClaimLine | None, ...]:
    taken: set[object] = set()
    found = []
    for line in answer.lines:
        match = line_answered(line, ours, taken)
        taken |= {match.pk} if match else set()
        found.append(match)
    return tuple(found)


def _problem(
    answer: RemittedClaim,
    claim: models.Claim,
    decision: Decision,
    lines: Sequence[models.ClaimLine | None],
) -> str:
    """Why this claim cannot be posted; empty when it can."""
    if decision.problems:
        return " ".join(decision.problems)
    if None in lines:
        codes = [line.code for line, ours in zip(answer.lines, lines, strict=True) if ours is None]
        return _("No line of claim %(number)s is %(codes)s.") % {
            "number": claim.number,
            "codes": ", ".join(codes),
        }
    if claim.status == ClaimStatus.BUILT:
        return _("Claim %(number)s was never sent.") % {"number": claim.number}
    if TURNS_OF.get(answer.status, Turn.PRIMARY) > claim.turn:
        return _("A payer who pays after others decided it, and no claim of ours to that payer is known.")
    if not answer.is_reversal and answer.charge != claim.amount:
        return _("It answers a charge of %(theirs)s, the claim has %(ours)s.") % {
            "theirs": shown(answer.charge),
            "ours": shown(claim.amount),
        }
    return ""


def _already(
    answer: RemittedClaim, claim: models.Claim, decision: Decision, standing: int, open_amount: Decimal
) -> str:
    """What was decided before and not taken back cannot be decided again, and what does not stand not be taken back."""
    if answer.is_reversal:
        if decision.moves and standing < 1:
            return _("It takes back a decision that is not posted here, or was taken back before.")
        if -decision.paid > claim.paid or -decision.patient_share > claim.patient_share:
            return _(
                "It takes back %(amount)s and a share of %(share)s, but %(paid)s and %(left)s are posted."
            ) % {
                "amount": shown(-decision.paid),
                "share": shown(-decision.patient_share),
                "paid": shown(claim.paid),
                "left": shown(claim.patient_share),
            }
        return ""
    if decision.moves and standing > 0:
        return _("A decision on this claim is posted and was not taken back: it may have been posted before.")
    if decision.moves > open_amount:
        return _("It settles %(amount)s, but only %(open)s is open: it may have been posted before.") % {
            "amount": shown(decision.moves),
            "open": shown(open_amount),
        }
    return ""


@transaction.atomic
def post_remittance(
    *, remittance: models.Remittance, progress: Progress | None = None, by: Actor
) -> models.Remittance:
    """Post every claim that can be posted. Again posts only what could not be posted before; nothing comes twice."""
    must_bill(by)
    row = _locked(remittance)
    if row.status == RemittanceStatus.SET_ASIDE:
        raise Refused(_("This remittance was set aside."))
    proposed = proposal(row)
    problems = whole_problems(row, proposed)
    if problems:
        raise Refused(" ".join(problems))
    twice = (*proposed, *proposed)  # a new decision may stand before the reversal it waits for
    for done, each in enumerate(twice):
        _post_or_name(row, each, by)
        if progress and done < len(proposed) and done % TELL_EVERY == 0:
            progress(done, len(proposed))
    _post_provider_level(row, by)
    row.save_if_unchanged(
        expected_version=row.version,
        status=RemittanceStatus.POSTED,
        decided_by_id=by.user_id,
        decided_at=timezone.now(),
    )
    log.record("remittance.posted", of=row, fields={"claims": len(proposed)})
    return row


def _locked(remittance: models.Remittance) -> models.Remittance:
    """The row, locked with its copies, its claims, and their patients, each in one order: two people who post at once
    neither post the same twice nor wait for each other for ever."""
    copies = {one.pk: one for one in same_number(remittance).select_for_update().order_by("pk")}
    row = copies[remittance.pk]
    claims = models.Claim.objects.filter(pk__in=row.claims.values("claim"))
    patients = list(claims.select_for_update().order_by("pk").values_list("patient_id", flat=True))
    list(Patient.objects.select_for_update().filter(pk__in=patients).order_by("pk"))
    return row


def _post_or_name(row: models.Remittance, each: Proposed, by: Actor) -> None:
    """One claim; what an earlier one of this remittance changed is looked at again (a reversal, then a new decision)."""
    if each.row.posted_at is not None:
        return
    if each.row.claim_id is not None:
        each.row.claim = (
            models.Claim.objects.select_for_update(of=("self",))
            .select_related("payer", "capture")
            .get(pk=each.row.claim_id)
        )
    fresh = _proposed(each.row, _Coming())
    if fresh.problem:
        each.row.save_if_unchanged(expected_version=each.row.version, problem=fresh.problem[:400])
        return
    _post(row, fresh, by)


def _post(row: models.Remittance, each: Proposed, by: Actor) -> None:
    claim = each.row.claim
    if claim is None:
        return
    if not each.decision.moves and _standing(claim) > 0:
        says = _("Denied, beside a decision that stands (a duplicate, as a rule): nothing changes.")
    else:
        says = _post_decision(row, each, claim, by)
    each.row.save_if_unchanged(expected_version=each.row.version, posted_at=timezone.now(), problem="")
    note_event(claim, "posted", says, by=by, file=row.file)
    _next_payer(claim, each, by)


def _post_decision(row: models.Remittance, each: Proposed, claim: models.Claim, by: Actor) -> str:
    """Into the ledger, the claim and its lines; what happened, in words."""
    for part in each.decision.parts:
        if not part.is_empty:
            _post_part(row, each, claim, part, by)
    _settle(claim, each, by)
    for line, ours in zip(each.answer.lines, each.lines, strict=True):
        if ours is not None:
            ours.save_if_unchanged(
                expected_version=ours.version,
                paid=(ours.paid or ZERO) + line.paid,
                allowed=line.allowed,
                adjustments=[] if each.answer.is_reversal else dump(line.adjustments),
            )
    if each.answer.is_reversal:
        return _("Taken back by the payer.")
    return _("Posted: %(paid)s paid.") % {"paid": shown(each.decision.paid)}


def _post_part(row: models.Remittance, each: Proposed, claim: models.Claim, part: Part, by: Actor) -> None:
    common: dict[str, Any] = {
        "patient_id": claim.patient_id,
        "payer": claim.payer.name,
        "on": row.paid_on or facts.today(),
        "adjustments": part.settled,
        "patient_share": part.patient_share,
        "key": f"835/{row.file.sha256[:24]}/{row.position}/{each.row.position}/{part.position}",
        "memo": _("%(code)s, remittance %(trace)s")
        % {"code": part.line.code if part.line else claim.number, "trace": row.trace_number},
        "about": about(claim.capture),
        "by": by,
    }
    if part.paid < ZERO:
        ledger.post_takeback(**common, amount=-part.paid)
    else:
        ledger.post_insurance_payment(**common, paid=part.paid)


def _settle(claim: models.Claim, each: Proposed, by: Actor) -> None:
    """The claim's sums and where it stands now."""
    decision, answer = each.decision, each.answer
    heir = heir_of(claim) if answer.is_reversal else claim
    left = claim.open_amount - decision.moves if heir is claim else claim.open_amount
    if answer.is_reversal:
        for second in claim.later.filter(turn=Turn.SECONDARY):
            note_event(
                second,
                "reversed",
                _("The first payer took its decision back: look at what was asked here."),
                by=by,
            )
    if heir is not claim:
        heir.save_if_unchanged(expected_version=heir.version, open_amount=heir.open_amount - decision.moves)
        follow_amount(heir, ZERO, by)
    denied = [f"{one.group}-{one.reason}" for one in decision.denials]
    status = ClaimStatus.PAID
    if answer.is_reversal:
        status = ClaimStatus.ACCEPTED if heir is claim else ClaimStatus.REPLACED
        denied = []
    elif left > ZERO and (answer.is_denied or denied):
        status = ClaimStatus.DENIED
    claim.save_if_unchanged(
        expected_version=claim.version,
        paid=claim.paid + decision.paid,
        patient_share=claim.patient_share + decision.patient_share,
        open_amount=left,
        status=status,
        denial_reasons=list(dict.fromkeys(denied)),
        payer_number=payers_number(answer.payer_claim_number, claim),
        crossed_over=claim.crossed_over or answer.is_forwarded,
    )


def heir_of(claim: models.Claim) -> models.Claim:
    """Who is owed again when a decision is taken back: the claim itself, or the one that took its place."""
    if claim.status != ClaimStatus.REPLACED:
        return claim
    later = claim.later.exclude(frequency=Frequency.ORIGINAL).exclude(status=ClaimStatus.REPLACED)
    return later.order_by("-created_at").first() or claim


def _next_payer(claim: models.Claim, each: Proposed, by: Actor) -> None:
    """A forwarded claim is the second payer's now; any other waits in the biller's list."""
    is_last = claim.turn != Turn.PRIMARY or claim.patient_share <= ZERO
    if is_last or each.answer.is_reversal or claim.status != ClaimStatus.PAID:
        return
    _first, second = billed_to(claim.patient_id, claim.on)
    card = card_of(second)
    if card is not None and (claim.crossed_over or card.crosses_over):
        secondary_claim(claim=claim, crossed_over=True, by=by)


def _post_provider_level(row: models.Remittance, by: Actor) -> None:
    """Interest and offsets that belong to no claim. The file's sign takes (positive), the ledger's gives."""
    known = row.claims.filter(claim__isnull=False).select_related("claim__payer").first()
    payer = known.claim.payer.name if known is not None and known.claim is not None else row.payer_name
    for position, one in enumerate(remittance_of(row).provider_adjustments, start=1):
        if one.amount:
            ledger.post_provider_adjustment(
                payer=payer,
                on=row.paid_on or facts.today(),
                amount=-one.amount,
                reason=one.reason,
                key=f"835/{row.file.sha256[:24]}/{row.position}/plb/{position}",
                memo=one.says,
                by=by,
            )
