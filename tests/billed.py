"""A clinic that bills: payers, cards, and signed visits to take charges from."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges import actions as charges
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.models import Coverage
from synovia.records.claims import actions
from synovia.records.claims.choices import NoteKind, RouteKind
from synovia.records.claims.models import Capture, Claim, Payer, Route
from synovia.records.episodes.models import Referral
from synovia.records.examination.models import Evaluation
from synovia.records.programme.models import PlanOfCare, TreatmentGiven, Visit
from synovia.records.signing import content_hash
from tests.notes import plan_for
from tests.people import DemoClinic, passage, settle

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
PRIVATE = {
    "rate_percent": "120",
    "locality": "04412-31",
    "copay": "30.00",
    "visit_limit": "none",
    "visits_used": "0",
}


def npi(nine: str) -> str:
    """Nine digits with the NPI's check digit (Luhn over 80840 and the number)."""
    digits = [int(digit) for digit in "80840" + nine]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[::-1][::2]]
    return f"{nine}{-(sum(doubled) + sum(digits[::-1][1::2])) % 10}"


class Billing:
    """The stage: `people`, and the ways and payers that exist."""

    def __init__(self) -> None:
        self.people: DemoClinic = settle()
        self.walt = self.people.actor("walt")
        with passage(self.people.owner):
            charges.set_prices(prices=dict(tariffs().sample_prices), by=self.people.owner)
            actions.save_identity(values=IDENTITY, by=self.people.owner)
            for key in ("david", "amina", "ruth"):
                actions.set_treating_number(
                    membership=self.people.members[key],
                    npi=npi("174000000"),
                    taxonomy="",
                    by=self.people.owner,
                )
            self.route: Route = actions.save_route(
                route=None,
                values={
                    "name": "Clearing house",
                    "kind": RouteKind.FOLDER,
                    "submitter_id": "RIVERSIDE",
                    "receiver_name": "CLEARING HOUSE",
                    "receiver_id": "CLEAR01",
                },
                by=self.people.owner,
            )

    def payer(self, name: str = "Lone Star Health", filing: str = "CI", **rules: Any) -> Payer:
        """A payer of the directory."""
        with passage(self.walt):
            values = {
                "name": name,
                "payer_id": name.upper().replace(" ", "")[:10],
                "filing": filing,
                "route": self.route,
                "address": "1 Payer Plaza",
                "city": "Dallas",
                "state": "TX",
                "postal_code": "752010001",
            }
            row = actions.save_payer(payer=None, values=values, rules=None, by=self.walt)
            if rules:
                row.save_if_unchanged(expected_version=row.version, rules=rules)
            return row

    def coverage(
        self,
        who: str,
        payer: Payer,
        kind: CoverageKind = CoverageKind.PRIVATE,
        details: dict[str, str] | None = None,
        **card: Any,
    ) -> Coverage:
        """A coverage with its card."""
        with passage(self.walt):
            row = charges.record_coverage(
                patient=self.people.patients[who],
                kind=kind,
                payer_name=payer.name,
                member_id="M123456",
                details=PRIVATE if details is None else details,
                by=self.walt,
            )
            actions.save_card(coverage=row, values={"payer": payer, **card}, by=self.walt)
            return row

    def plan(self, who: str) -> PlanOfCare:
        """A signed plan of the patient, with a doctor's signed referral."""
        plan = plan_for(self.people, who)
        with passage(self.walt):
            Referral.objects.create(
                clinic_id=self.walt.clinic_id,
                episode=plan.episode,
                doctor_name="Elena Petrova",
                doctor_npi=npi("165000000"),
                signed_on=timezone.localdate(),
            )
        return plan

    def visit(
        self,
        plan: PlanOfCare,
        given: Sequence[tuple[str, int]] = (("97140", 15), ("97110", 30)),
        *,
        days_ago: int = 0,
        assistant: int = 0,
        signed: bool = True,
    ) -> Visit:
        """A visit with these codes and minutes; `assistant` minutes of the last one were an assistant's."""
        rows = [(code, minutes, False) for code, minutes in given]
        if assistant:
            code, minutes, _alone = rows.pop()
            rows += [(code, minutes - assistant, False), (code, assistant, True)]
        with passage(self.walt):
            visit = Visit.objects.create(
                clinic_id=self.walt.clinic_id,
                patient=plan.patient,
                episode=plan.episode,
                plan=plan,
                therapist=self.people.members["david"],
                happened_on=timezone.localdate() - timedelta(days=days_ago),
                number=Visit.objects.filter(plan=plan).count() + 1,
            )
            for position, (code, minutes, by_assistant) in enumerate(rows):
                TreatmentGiven.objects.create(
                    clinic_id=self.walt.clinic_id,
                    visit=visit,
                    key=code,
                    name=code,
                    code=code,
                    minutes=minutes,
                    by_assistant=by_assistant,
                    position=position,
                )
            if signed:
                self.sign_note(visit)
        return visit

    def sign_note(self, note: Visit | Evaluation) -> None:
        """Sign as David; inside a passage."""
        david = self.people.members["david"].user
        note.signed_at, note.signed_by, note.signed_name = timezone.now(), david, david.name
        note.signed_meaning, note.content_hash = "Author", content_hash({"note": str(note.pk)})
        note.save()

    def captured(self, visit: Visit) -> Capture:
        """Its charges."""
        with passage(self.walt):
            return actions.capture(kind=NoteKind.VISIT, note_id=visit.pk, by=self.walt)

    def claim(self, visit: Visit) -> Claim:
        """Its claim."""
        with passage(self.walt):
            return actions.build_claim(
                capture=actions.capture(kind=NoteKind.VISIT, note_id=visit.pk, by=self.walt), by=self.walt
            )

    def sent(self, visit: Visit) -> Claim:
        """Its claim, as if a clearing house had taken it."""
        claim = self.claim(visit)
        with passage(self.walt):
            claim.save_if_unchanged(expected_version=claim.version, blocks=0)
            actions.mark_sent(
                batch=actions.open_batch(route=self.route, claims=[claim], by=self.walt), by=self.walt
            )
            return Claim.objects.get(pk=claim.pk)


def balances(patient_id: UUID) -> dict[str, Decimal]:
    """What each payer of the patient owes; "" is the patient."""
    from synovia.records.ledger.queries import balance_of

    return {payer: amount for payer, amount in balance_of(patient_id).by_payer.items() if amount}


def bills_of(clinic: DemoClinic, who: str) -> dict[str, UUID]:
    """Ids of a patient's claim in the demo clinic, of its batch and its answer, and of an authorization."""
    walt = clinic.actor("walt")
    with passage(walt):
        claim = Claim.objects.filter(patient=clinic.patients[who], batch__isnull=False).earliest("number")
        remitted = claim.answers.select_related("remittance").first()
        route_id = claim.payer.route_id
        assert remitted is not None
        assert claim.batch_id is not None
        assert route_id is not None
        values = {"starts_on": claim.on, "visits": 3}
        given = actions.save_authorization(
            coverage=claim.coverage, authorization=None, values=values, by=walt
        )
        return {
            "claim": claim.pk,
            "capture": claim.capture_id,
            "batch": claim.batch_id,
            "remittance": remitted.remittance_id,
            "file": remitted.remittance.file_id,
            "payer": claim.payer_id,
            "route": route_id,
            "authorization": given.pk,
        }
