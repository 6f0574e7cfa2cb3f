"""Writing the directory: ways, payers and their rules, as whom the clinic bills, cards, injuries, authorizations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.payer_rules import PayerRules
from synovia.domain.charges.identifiers import is_npi, is_tax_id
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Membership
from synovia.records.audit import log
from synovia.records.charges.models import Coverage
from synovia.records.claims import facts
from synovia.records.claims.access import must_bill, must_handle_money
from synovia.records.claims.choices import RouteKind
from synovia.records.claims.models import (
    Authorization,
    BillingIdentity,
    Capture,
    Certification,
    InjuryCase,
    MemberCard,
    Payer,
    Route,
    TreatingNumber,
)
from synovia.records.clinical import ClinicalModel
from synovia.records.programme.models import PlanOfCare
from synovia.records.refusals import Refused

Row = TypeVar("Row", bound=ClinicalModel)


@transaction.atomic
def save_route(*, route: Route | None, values: Mapping[str, Any], by: Actor) -> Route:
    """A way to payers, new or changed. The practice clearing house exists in the demo alone."""
    must_bill(by)
    if values.get("kind") == RouteKind.PRACTICE and not settings.DEMO:
        raise Refused(_("The practice clearing house answers by itself and exists in the demo alone."))
    return _saved(Route, route, values, "route.saved", by)


@transaction.atomic
def save_payer(
    *, payer: Payer | None, values: Mapping[str, Any], rules: PayerRules | None, by: Actor
) -> Payer:
    """A payer, new or changed. Its name is also its account in the ledger, so it stays once it was billed."""
    must_bill(by)
    renamed = payer is not None and values.get("name", payer.name) != payer.name
    if payer is not None and renamed and _owes_under_its_name(payer):
        raise Refused(_("This payer was billed under its name: enter the new name as a payer of its own."))
    row = _saved(Payer, payer, values, "payer.saved", by)
    if rules is not None:
        row.save_if_unchanged(expected_version=row.version, rules=facts.kept_rules(row, rules))
    return row


def _owes_under_its_name(payer: Payer) -> bool:
    return payer.claims.exists() or Capture.objects.filter(coverage__card__payer=payer).exists()


@transaction.atomic
def save_identity(*, values: Mapping[str, Any], by: Actor) -> BillingIdentity:
    """As whom the clinic bills. Numbers that cannot be right are refused: every document would carry them."""
    must_bill(by)
    npi, tax_id = values.get("npi", ""), values.get("tax_id", "")
    if npi and not is_npi(npi):
        raise Refused(_("This is no NPI: it has ten digits, and its last one must check."))
    if tax_id and not is_tax_id(tax_id, is_ssn=bool(values.get("tax_id_is_ssn"))):
        raise Refused(_("This is no taxpayer number: it has nine digits."))
    return _saved(BillingIdentity, BillingIdentity.objects.first(), values, "billing_identity.saved", by)


@transaction.atomic
def set_treating_number(*, membership: Membership, npi: str, taxonomy: str, by: Actor) -> TreatingNumber:
    """The numbers under which a therapist's services are billed."""
    must_bill(by)
    if not is_npi(npi):
        raise Refused(_("This is no NPI: it has ten digits, and its last one must check."))
    known = TreatingNumber.objects.filter(membership=membership).first()
    values = {"membership": membership, "npi": npi, "taxonomy": taxonomy or facts.PHYSICAL_THERAPIST}
    return _saved(TreatingNumber, known, values, "treating_number.set", by)


@transaction.atomic
def save_card(*, coverage: Coverage, values: Mapping[str, Any], by: Actor) -> MemberCard:
    """What the card of a coverage says: from now on the coverage can be billed."""
    must_handle_money(by)
    known = MemberCard.objects.filter(coverage=coverage).first()
    row = _saved(MemberCard, known, {**values, "coverage": coverage}, "card.saved", by, coverage.patient_id)
    coverage.card = row
    return row


@transaction.atomic
def save_injury(*, coverage: Coverage, values: Mapping[str, Any], by: Actor) -> InjuryCase:
    """What the insurer of an injury asks about it."""
    must_handle_money(by)
    known = InjuryCase.objects.filter(coverage=coverage).first()
    row = _saved(InjuryCase, known, {**values, "coverage": coverage}, "injury.saved", by, coverage.patient_id)
    coverage.injury = row
    return row


@transaction.atomic
def save_authorization(
    *, coverage: Coverage, authorization: Authorization | None, values: Mapping[str, Any], by: Actor
) -> Authorization:
    """What a payer authorized, or a doctor's referral, new or changed."""
    must_handle_money(by)
    starts, ends = values["starts_on"], values.get("ends_on")
    if ends is not None and ends < starts:
        raise Refused(_("The last day lies before the first."))
    whole = {**values, "coverage": coverage, "patient_id": coverage.patient_id}
    return _saved(Authorization, authorization, whole, "authorization.saved", by, coverage.patient_id)


@transaction.atomic
def save_certification(*, plan: PlanOfCare, values: Mapping[str, Any], by: Actor) -> Certification:
    """When a plan of care was sent to a doctor, and when the doctor signed it."""
    must_handle_money(by)
    known = Certification.objects.filter(plan=plan).first()
    return _saved(Certification, known, {**values, "plan": plan}, "certification.saved", by, plan.patient_id)


@transaction.atomic
def end_authorization(*, authorization: Authorization, by: Actor) -> Authorization:
    """Withdrawn, or entered by mistake. What was billed under it stays."""
    must_handle_money(by)
    if authorization.ended_at is None:
        authorization.save_if_unchanged(expected_version=authorization.version, ended_at=timezone.now())
        log.record("authorization.ended", patient_id=authorization.patient_id, of=authorization)
    return authorization


def _saved(
    kind: type[Row],
    known: Row | None,
    values: Mapping[str, Any],
    action: str,
    by: Actor,
    patient_id: Any = None,
) -> Row:
    if known is None:
        row = kind(clinic_id=by.clinic_id, **values)
        row.save(force_insert=True)
    else:
        row = known.save_if_unchanged(expected_version=known.version, **values)
    log.record(action, patient_id=patient_id, of=row, fields={"fields": sorted(values)})
    return row
