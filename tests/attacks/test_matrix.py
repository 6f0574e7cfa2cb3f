"""Every page against every identity: only those written down in matrix.toml get in, and every refusal leaves a trace.

The table is kept apart from the policies in the code on purpose: a page that lets somebody new in fails here until
somebody has written down that this is meant.
"""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from synovia.demo.load import load_demo
from synovia.domain.examination.tables.catalogue import TABLES
from synovia.knowledge.public_pages import public_pages
from synovia.records.accounts import actions as accounts
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import STAFF as STAFF_MEMBERS
from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.audit.models import AuditEvent
from synovia.records.charges.models import CostEstimate, Coverage, EstimateRequest, GoodFaithEstimate
from synovia.records.episodes.models import Episode
from synovia.records.examination.actions import start_evaluation
from synovia.records.examination.models import Evaluation
from synovia.records.imaging import actions as imaging
from synovia.records.motion.clip_actions import ask_for_clip
from synovia.records.outcomes.licences import load_instrument
from synovia.records.people import access
from synovia.records.people.actions import add_to_care_team
from synovia.records.people.models import Patient
from synovia.records.programme.models import Goal, PlanOfCare, Proposal, Visit
from synovia.records.scheduling.models import Appointment
from synovia.records.screening.models import BookingRequest
from synovia.web import doorway
from synovia.web.policy import Policy
from tests.accounts import ledger_of
from tests.billed import bills_of
from tests.captured import captured
from tests.measures import answered, asked, package
from tests.people import PASSWORD, DemoClinic, other_clinic, passage
from tests.sign_in import signed_in
from tests.stage.undoing import undone

TABLE = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text())
PAGES: dict[str, str] = TABLE["pages"]
OF: dict[str, str] = TABLE["of"]
STAFF = {
    "O": "ruth",
    "T": "david",
    "L": "amina",
    "M": "ines",
    "A": "sam",
    "D": "elena",
    "F": "joan",
    "B": "walt",
}
ALSO = {"L": "T", "M": "D"}  # a medical lead is a therapist, or a doctor, too
PORTALS = {"P": "helen", "X": "anna"}
CANARY = b"Brooks"  # the family name of the patient whose records are asked for
REFUSED = {403, 404}
GOOD_FAITH = {"main_service_words": "Physical therapy", "handed": "paper"}


def patterns(found: list[Any], namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in found:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns, entry.namespace or namespace)
        else:
            yield f"{namespace}:{entry.name}" if namespace else entry.name, entry


@cache
def all_pages() -> dict[str, URLPattern]:
    return dict(patterns(get_resolver().url_patterns))


def test_every_page_is_in_the_table_and_every_row_is_a_page() -> None:
    assert set(all_pages()) - set(PAGES) == set(), "pages nobody has written down who may open"
    assert set(PAGES) - set(all_pages()) == set(), "rows of the table without a page"


def test_every_page_with_an_id_says_whose_it_is() -> None:
    with_id = {name for name, entry in all_pages().items() if "<uuid:pk>" in str(entry.pattern)}
    assert with_id - set(OF) - {"choose_membership"} == set()


class Stage:
    """The demo clinic, another clinic, and the ids of Helen's records."""

    def __init__(self) -> None:
        self.clinic: DemoClinic = load_demo()
        self.elsewhere: DemoClinic = other_clinic()
        with passage(self.clinic.owner):
            helen = self.clinic.patients["helen"]
            plan = PlanOfCare.objects.get(patient=helen)
            self.goal = Goal.objects.filter(plan=plan).first()
            self.ids = {
                "patient": helen.pk,
                "plan": plan.pk,
                "episode": plan.episode_id,
                "evaluation": Evaluation.objects.get(patient=helen).pk,
                "proposal": Proposal.objects.get(patient=helen).pk,
                "visit": Visit.objects.filter(patient=helen).latest("number").pk,
                "appointment": Appointment.objects.filter(patient=helen).latest("during").pk,
                "coverage": Coverage.objects.get(patient=helen).pk,
                "request": BookingRequest.objects.earliest("submitted_at").pk,
            }
        self._take_photo()
        self._measure_by_camera()
        self._give_estimate()
        self._keep_an_account()
        self._ask_questions()
        self.ids |= bills_of(self.clinic, "helen")
        self._break_glass()
        self._name_the_medical_lead()

    def _take_photo(self) -> None:
        """One in an open evaluation of hers, so that every page about it has something to show."""
        david = self.clinic.actor("david")
        with passage(david):
            helen = self.clinic.patients["helen"]
            evaluation = Evaluation.objects.get(pk=self.ids["evaluation"])
            imaging.note_consent(patient=helen, by=david)
            again = start_evaluation(episode=evaluation.episode, by=david)
            picture = imaging.Picture(b"a picture", 60, 80)
            self.ids["photo"] = imaging.add_photo(evaluation=again, view="left", picture=picture, by=david).pk

    def _measure_by_camera(self) -> None:
        """A capture in an open evaluation of Helen's, a clip on its way to one, and a study of the clinic's."""
        david = self.clinic.actor("david")
        with passage(david):
            capture, study = captured(self.clinic, david)
            clip = ask_for_clip(
                evaluation=capture.evaluation, motion=capture.motion, side=capture.side, by=david
            )
        self.ids |= {"capture": capture.pk, "study": study.pk, "clip": clip.pk}

    def _give_estimate(self) -> None:
        walt = signed_in(Client(), self.clinic.members["walt"])
        walt.post(reverse("billing:give", kwargs={"pk": self.ids["plan"]}), {"kind": "medicare"})
        with passage(self.clinic.owner):
            self.ids["estimate"] = CostEstimate.objects.get().pk
        walt.post(reverse("billing:good_faith", kwargs={"pk": self.ids["plan"]}), GOOD_FAITH)
        walt.post(reverse("billing:estimate_asked", kwargs={"pk": self.ids["patient"]}))
        with passage(self.clinic.owner):
            self.ids["good_faith"] = GoodFaithEstimate.objects.get(patient_id=self.ids["patient"]).pk
            self.ids["estimate_request"] = EstimateRequest.objects.get(patient_id=self.ids["patient"]).pk

    def _keep_an_account(self) -> None:
        """An entry, a payment plan, a letter of protection, a card payment and a statement of Helen's."""
        walt, helen = self.clinic.actor("walt"), self.clinic.patients["helen"]
        with passage(walt):
            self.ids |= ledger_of(helen, walt)
        client = signed_in(Client(), self.clinic.members["walt"])
        made = client.post(
            reverse("billing:make_statement", kwargs={"pk": helen.pk}),
            {"since": "2026-01-01", "until": "2026-12-31"},
        )
        self.ids["statement"] = UUID(made["Location"].split("/")[-2])

    def _ask_questions(self) -> None:
        """One questionnaire waits, one is answered; the clinic has an instrument of its own."""
        david = self.clinic.actor("david")
        with passage(david):
            episode = Episode.objects.get(pk=self.ids["episode"])
            self.ids["measure"] = asked(episode, "groc", by=david).pk
            self.ids["result"] = answered(asked(episode, "nprs", by=david), 3).pk
        with passage(self.clinic.owner):
            row = load_instrument(text=package("odi"), attested=True, by=self.clinic.owner)
        self.ids["instrument"] = row.pk

    def _break_glass(self) -> None:
        david = self.clinic.actor("david")
        with passage(david):
            access = accounts.break_glass(
                patient=self.clinic.patients["helen"], reason="for the matrix", by=david
            )
        self.ids["glass"] = access.pk

    def _name_the_medical_lead(self) -> None:
        """Amina, so that a doctor and a therapist without the flag stand beside her."""
        members, ruth = self.clinic.members, self.clinic.owner
        with passage(ruth):
            accounts.dismiss_medical_lead(membership=members["elena"], by=ruth)
            accounts.appoint_medical_lead(membership=members["amina"], by=ruth)
            self._name_a_doctor_who_leads(ruth)
        self.ids["membership"] = members["david"].pk

    def _name_a_doctor_who_leads(self, ruth: Actor) -> None:
        """A second doctor, on Helen's care team as Elena is."""
        user = accounts.account_of(email="ines@matrix.example", name="Ines Moreau", password=PASSWORD)
        ines = accounts.add_member(user=user, role=Role.DOCTOR, by=ruth)
        accounts.appoint_medical_lead(membership=ines, by=ruth)
        add_to_care_team(patient=self.clinic.patients["helen"], membership=ines, by=ruth)
        self.clinic.members["ines"] = ines

    def address(self, name: str) -> str:
        kwargs: dict[str, Any] = {}
        pattern = str(all_pages()[name].pattern)
        if "<uuid:pk>" in pattern:
            kwargs["pk"] = self.ids.get(OF.get(name, ""), uuid4())
        if "goal_pk" in pattern:
            kwargs["goal_pk"] = self.goal.pk if self.goal else uuid4()
        return reverse(name, kwargs=kwargs | FIXED.get(name, {}))


FIXED: dict[str, dict[str, Any]] = {
    "clinician:evaluation_table": {"table": next(iter(TABLES))},
    "public:condition": {"slug": public_pages().of_kind("condition")[0].slug},
    "public:technique": {"slug": public_pages().of_kind("technique")[0].slug},
    "public:article": {"slug": public_pages().of_kind("article")[0].slug},
    "public:coverage": {"slug": public_pages().of_kind("coverage")[0].slug},
    "public:self_check_question": {"step": 1},
    "public:self_check_at": {"where": "knee"},
    "public:questions_enter": {"token": "nobody-was-given-this"},
    "public:questions_step": {"place": 1, "step": 1},
    "public:questions_review": {"place": 1},
    "patient:questionnaire": {"step": 1},
    "billing:new_coverage": {"kind": "private"},
    "billing:move": {"what": "refund"},
    "clinician:rule": {"rule_id": "cauda-equina/cauda-equina-is-suspected"},
    "clinician:decide_rule": {"rule_id": "cauda-equina/cauda-equina-is-suspected"},
    "clinician:rule_impact": {"rule_id": "cauda-equina/cauda-equina-is-suspected"},
    "clinician:work_out_caseload": {"rule_id": "cauda-equina/cauda-equina-is-suspected"},
    "gallery:audience": {"audience": "staff"},
    "account_confirm_email": {"key": "x"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
    "account_reset_password_from_key": {"uidb36": "1", "key": "x-y"},
}


# What they ask for may not exist (no key, no shared self-check): "not found" is then right for everybody.
OWN_THINGS = {
    "clinician:self_check",
    "billing:card_webhook",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}


def knock(client: Client, method: str, address: str) -> HttpResponse:
    answer: Any = getattr(client, method)(address)
    return answer  # type: ignore[no-any-return]  # the test client's answer is an HttpResponse with extras


def got_in(answer: HttpResponse) -> bool:
    """Neither refused nor sent to sign in. A page may still say no to an empty form (405, 409, 422)."""
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/account/login")
    return answer.status_code not in REFUSED | {401} and not to_sign_in


def last_event_is_a_refusal(clinic: DemoClinic) -> bool:
    with passage(clinic.owner):
        event = AuditEvent.objects.latest("seq")
    return not event.allowed


@pytest.fixture(autouse=True)
def gallery_is_there(settings: Any) -> None:
    settings.DEMO = True  # outside the demo the gallery does not exist


@pytest.fixture(scope="module")
def set_stage(module_db: None) -> Stage:
    return Stage()


@pytest.fixture
def stage(set_stage: Stage) -> Iterator[Stage]:
    with undone():
        yield deepcopy(set_stage)


def test_only_those_in_the_table_get_in(stage: Stage) -> None:
    wrong = []
    for letter, key in (STAFF | PORTALS).items():
        member = stage.clinic.members.get(key) or stage.clinic.portals[key]
        client = signed_in(Client(), member)
        for name, allowed in PAGES.items():
            letters = {letter, ALSO.get(letter, letter)}
            own = allowed == "*" or (bool(letters & set(allowed)) and not (letter == "X" and name in OF))
            methods = ("get", "post") if not own else ("get",)
            for method in methods:
                with undone():
                    answer = knock(client, method, stage.address(name))
                    nothing_there = name in OWN_THINGS and answer.status_code == 404
                    if got_in(answer) != own and answer.status_code != 405 and not nothing_there:
                        wrong.append(
                            f"{letter} {method} {name}: {answer.status_code}, table says {allowed!r}"
                        )
                    if not own and name in OF and CANARY in answer.content:
                        wrong.append(f"{letter} {method} {name}: the refusal names the patient")
                    if (
                        not own
                        and allowed
                        and answer.status_code in REFUSED
                        and not last_event_is_a_refusal(stage.clinic)
                    ):
                        wrong.append(f"{letter} {method} {name}: the refusal is not in the audit log")
    assert wrong == [], "\n".join(wrong)


def test_nobody_of_another_clinic_and_no_other_patient_reaches_a_record(stage: Stage) -> None:
    strangers = [stage.elsewhere.members[key] for key in ("ruth", "david", "joan", "walt")]
    strangers += [stage.elsewhere.portals["helen"], stage.clinic.portals["maria"]]
    wrong = []
    for member in strangers:
        client = signed_in(Client(), member)
        for name in OF:
            for method in ("get", "post"):
                with undone():
                    answer = knock(client, method, stage.address(name))
                    if got_in(answer) and answer.status_code != 405:
                        wrong.append(f"{member.role} {method} {name}: {answer.status_code}")
                    if CANARY in answer.content:
                        wrong.append(f"{member.role} {method} {name}: shows the patient's name")
    assert wrong == []


def test_a_visitor_and_somebody_whose_membership_ended_reach_only_public_pages(stage: Stage) -> None:
    gone = stage.clinic.members["sam"]
    dismissed = signed_in(Client(), gone)
    with passage(stage.clinic.owner):
        accounts.end_membership(membership=gone, by=stage.clinic.owner)
    wrong = []
    for client, who in ((Client(), "visitor"), (dismissed, "dismissed")):
        for name, allowed in PAGES.items():
            with undone():
                answer = knock(client, "get", stage.address(name))
                if got_in(answer) and allowed != "*" and answer.status_code != 405:
                    wrong.append(f"{who} {name}: {answer.status_code}")
    assert wrong == []


def test_the_knocking_would_notice_a_page_without_its_policy(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with every policy opened to all staff, the biller stands in a page that is not for billers."""
    everybody = Policy(roles=STAFF_MEMBERS, phi=False)
    monkeypatch.setattr(doorway, "policy_of", lambda view, name: everybody)
    walt = signed_in(Client(), stage.clinic.members["walt"])
    with undone():
        assert (
            got_in(knock(walt, "get", stage.address("desk:requests"))) is False
        )  # its own gate still stands
        assert got_in(knock(walt, "get", stage.address("clinician:rules")))


def test_the_knocking_would_notice_a_gate_that_lets_everybody_through(
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: with the patient gate held open, another clinic's therapist reads Helen's name."""
    stranger = signed_in(Client(), stage.elsewhere.members["david"])
    chart = stage.address("clinician:chart")
    assert not got_in(knock(stranger, "get", chart))

    def held_open(actor: Actor, pk: UUID, *, action: str = "patient.read") -> Patient:
        log.record(action)
        return stage.clinic.patients["helen"]

    monkeypatch.setattr(access, "patient_for", held_open)
    with undone():
        answer = knock(stranger, "get", chart)
        assert got_in(answer)
        assert CANARY in answer.content
