"""The demo clinic's bills: payers, cards, authorizations, and claims in every state, by the pages' own actions.

The clearing house is the fake one; the demo's biller finds a remittance waiting, a denial, a rejection, and claims to send.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from synovia.demo.clock import as_of, moment
from synovia.demo.settle import DemoClinic
from synovia.exchange.clearinghouse import FakeClearinghouse
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.charges import actions as charges
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.models import Coverage
from synovia.records.claims import actions, queries
from synovia.records.claims.choices import RouteKind
from synovia.records.claims.models import Claim, Payer, Remittance, Route
from synovia.records.episodes.models import Episode, Referral
from synovia.records.examination.models import Evaluation
from synovia.records.programme.models import PlanOfCare
from synovia.web.billing import eligibility, receiving, sending

IDENTITY = {
    "legal_name": "Riverside Spine and Joint",
    "npi": "1234567893",
    "taxonomy": "261QP2000X",
    "tax_id": "12-3456789",
    "address": "120 Front Street",
    "city": "Austin",
    "state": "TX",
    "zip_code": "787010001",
    "phone": "(512) 555-0140",
    "contact": "Walt Jensen",
}
NUMBERS = {"ruth": "1000000004", "david": "1000000012", "amina": "1000000020", "elena": "1000000038"}
"""Invented NPIs with a right check digit."""
PAYERS = {
    "Lone Star Health": ("CI", "LONESTAR", {"unit_rule": "cms_eight_minute"}),
    "Gulf Mutual": ("WC", "GULFMUT", {}),
    "Medicare Part B": ("MB", "04412", {}),
    "Prairie Auto": ("AM", "PRAIRIE", {"unit_rule": "cms_eight_minute"}),
}
INJURY = {
    "state": "TX",
    "claim_number": "GM-2026-00417",
    "body_part": "Neck and right arm",
    "employer": "Hill Country Roofing",
    "employer_address": "7 Ladder Way",
    "employer_phone": "(512) 555-0188",
    "adjuster": "Dana Whitfield",
    "adjuster_phone": "(713) 555-0122",
    "work_status": "modified",
    "restrictions": "No lifting above 20 pounds, no work overhead",
}
LEVELS = {"maria": "97161", "ben": "97162", "helen": "97162"}
UNKNOWN_MEMBER = "UNKNOWN77"
"""A member id that the fake clearing house does not know."""


def bill(clinic: DemoClinic) -> None:
    """The whole way of the clinic's bills up to today."""
    walt = clinic.actor("walt")
    with log.passage(walt):
        route = _directory(clinic, walt)
        _cards(clinic, walt)
        _doctors_order(clinic, "helen", walt)
    house = FakeClearinghouse()
    _levels(clinic)
    _capture(walt, days_ago=6)
    _first_batch(route, house, walt)
    with log.passage(walt):
        _authorized(clinic, walt)
    _capture(walt, days_ago=2)
    _second_batch(clinic, route, house, walt)
    _capture(walt, days_ago=0)
    _asked_whether_covered(clinic, route, house)


def _asked_whether_covered(clinic: DemoClinic, route: Route, house: FakeClearinghouse) -> None:
    """Joan asked Maria's plan today; its answer waits to be laid beside the terms on file."""
    joan = clinic.actor("joan")
    with log.passage(joan):
        maria = Coverage.objects.get(patient=clinic.patients["maria"])
        eligibility.send_question(maria, house, joan)
        _fetch(route, house, joan)


def _directory(clinic: DemoClinic, walt: Actor) -> Route:
    actions.save_identity(values=IDENTITY, by=walt)
    for key, npi in NUMBERS.items():
        if key != "elena":
            actions.set_treating_number(membership=clinic.members[key], npi=npi, taxonomy="", by=walt)
    route = actions.save_route(
        route=None,
        values={
            "name": "Practice clearing house",
            "kind": RouteKind.PRACTICE if settings.DEMO else RouteKind.FOLDER,
            "submitter_id": "RIVERSIDE",
            "receiver_name": "PRACTICE CLEARING HOUSE",
            "receiver_id": "PRACTICE1",
        },
        by=walt,
    )
    for name, (filing, payer_id, rules) in PAYERS.items():
        values = {"name": name, "payer_id": payer_id, "filing": filing, "route": route}
        place = {"address": "1 Payer Plaza", "city": "Dallas", "state": "TX", "postal_code": "752010001"}
        row = actions.save_payer(payer=None, values=values | place, rules=None, by=walt)
        row.save_if_unchanged(expected_version=row.version, rules=rules)
    return route


def _cards(clinic: DemoClinic, walt: Actor) -> None:
    """Each coverage's card."""
    payers = {payer.name: payer for payer in Payer.objects.all()}
    for coverage in Coverage.objects.filter(payer_name__in=payers):
        actions.save_card(
            coverage=coverage,
            values={"payer": payers[coverage.payer_name], "group_number": "RSJ-100", "plan_name": "Standard"},
            by=walt,
        )
        if coverage.kind in (CoverageKind.WORKERS_COMPENSATION, CoverageKind.PERSONAL_INJURY):
            happened = timezone.localdate() - timedelta(days=30)
            values = INJURY if coverage.kind == CoverageKind.WORKERS_COMPENSATION else {"state": "TX"}
            actions.save_injury(coverage=coverage, values=values | {"happened_on": happened}, by=walt)


def _doctors_order(clinic: DemoClinic, who: str, walt: Actor) -> None:
    """Medicare wants a doctor behind the plan."""
    for episode in Episode.objects.filter(patient=clinic.patients[who]):
        Referral.objects.create(
            clinic_id=clinic.owner.clinic_id,
            episode=episode,
            doctor=clinic.practitioners["elena"],
            doctor_name="Elena Petrova",
            doctor_npi=NUMBERS["elena"],
            signed_on=episode.opened_on,
        )
    for plan in PlanOfCare.objects.filter(patient=clinic.patients[who]).select_related("evaluation"):
        started = timezone.localtime(plan.evaluation.started_at).date()
        values = {"sent_on": started, "signed_on": started + timedelta(days=6)}
        doctor = {"doctor_name": "Elena Petrova", "doctor_npi": NUMBERS["elena"]}
        actions.save_certification(plan=plan, values=values | doctor, by=walt)


def _levels(clinic: DemoClinic) -> None:
    """The therapists state how complex these first evaluations were; the others wait in the list."""
    for who, code in LEVELS.items():
        evaluations = Evaluation.objects.filter(patient=clinic.patients[who], signed_at__isnull=False)
        david = clinic.actor("david" if who != "ben" else "amina")
        with log.passage(david):
            first = evaluations.order_by("started_at").first()
            if first is not None:
                actions.state_level(evaluation=first, code=code, by=david)


def _capture(walt: Actor, *, days_ago: int) -> None:
    """Charges and claims of what was signed until then."""
    with as_of(moment(days_ago, 18)), log.passage(walt):
        for note in queries.uncaptured(queries.today()):
            if not note.problems and note.on <= queries.today():
                actions.capture(kind=note.kind, note_id=note.id, by=walt)
        actions.build_all(captures=queries.unclaimed(), by=walt)


def _first_batch(route: Route, house: FakeClearinghouse, walt: Actor) -> None:
    """What was ready six days ago: answered, and its remittances posted."""
    older = moment(16).date()
    _mended([claim.pk for claim in _unsent(walt) if claim.on <= older], walt)
    _send([claim for claim in _ready(walt) if claim.on <= older], route, house, walt, days_ago=6)
    with as_of(moment(5)), log.passage(walt):
        _fetch(route, house, walt)
        for remittance in Remittance.objects.order_by("created_at"):
            actions.post_remittance(remittance=remittance, by=walt)


def _unsent(walt: Actor) -> list[Claim]:
    """Claims not sent yet."""
    with log.passage(walt):
        return list(queries.to_send())


def _mended(wanted: list[UUID], walt: Actor) -> None:
    """Whatever one press mends, on claims of the first weeks: the later ones are left for whoever tries the demo."""
    with as_of(moment(6, 18)), log.passage(walt):
        for claim in Claim.objects.filter(pk__in=wanted, blocks__gt=0):
            fixable = [
                n for n, one in enumerate(claim.objections) if one["fix"] and one["severity"] == "blocks"
            ]
            if fixable:
                actions.mend(claim=claim, expected_version=claim.version, index=fixable[0], by=walt)


def _authorized(clinic: DemoClinic, walt: Actor) -> None:
    """Gulf Mutual authorizes Ben's care after all; it will not last long."""
    coverage = Coverage.objects.get(patient=clinic.patients["ben"])
    starts = timezone.localdate() - timedelta(days=7)
    values = {
        "kind": "authorization",
        "number": "GM-A-2291",
        "starts_on": starts,
        "ends_on": starts + timedelta(days=20),
        "visits": 3,
    }
    actions.save_authorization(coverage=coverage, authorization=None, values=values, by=walt)


def _second_batch(clinic: DemoClinic, route: Route, house: FakeClearinghouse, walt: Actor) -> None:
    """Sent two days ago: Medicare's remittance waits for review, Maria's number was typed wrong and is put right since."""
    with log.passage(walt):
        maria = Coverage.objects.get(patient=clinic.patients["maria"])
    _mended([claim.pk for claim in _unsent(walt) if claim.on >= moment(9).date()], walt)
    _member_number(maria, UNKNOWN_MEMBER, walt)
    with as_of(moment(2, 18)), log.passage(walt):
        for claim in Claim.objects.filter(status="built", patient=clinic.patients["maria"]):
            actions.rebuild(claim=claim, by=walt)
    recent = moment(7).date()
    _send([claim for claim in _ready(walt) if claim.on <= recent], route, house, walt, days_ago=2)
    _member_number(maria, "DEMO-0001", walt)
    with as_of(moment(1)), log.passage(walt):
        _fetch(route, house, walt)


def _fetch(route: Route, house: FakeClearinghouse, by: Actor) -> None:
    """Every answer once: the loader may run inside a longer transaction, at whose end they would be taken off."""
    receiving.fetch_from(route, by, house)
    for name, _content in house.fetch():
        house.done(name)


def _member_number(coverage: Coverage, number: str, walt: Actor) -> None:
    with log.passage(walt):
        charges.change_coverage(
            coverage=coverage, expected_version=coverage.version, member_id=number, by=walt
        )


def _ready(walt: Actor) -> list[Claim]:
    with log.passage(walt):
        found = queries.ready_by_route(queries.to_send())
        return [claim for _route, claims in found for claim in claims]


def _send(claims: list[Claim], route: Route, house: FakeClearinghouse, walt: Actor, *, days_ago: int) -> None:
    if not claims:
        return
    with as_of(moment(days_ago, 19)):
        with log.passage(walt):
            batch = actions.open_batch(route=route, claims=claims, by=walt)
        sending.send(batch.pk, walt, house)
