"""The clinic's reviews: who decides, what is refused, what is kept, and the book that comes of it."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from synovia.domain.rules import Rule
from synovia.domain.rules.review import ReviewStatus
from synovia.knowledge.library import rulebook
from synovia.records.accounts import actions as accounts
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Membership
from synovia.records.audit.models import AuditEvent
from synovia.records.clinical import EditedElsewhere
from synovia.records.keys import new_id
from synovia.records.refusals import NotYours, Refused
from synovia.records.reviews import access, actions, queries
from synovia.records.reviews.choices import Decided
from synovia.records.reviews.facts import rulebook_if, rulebook_of
from synovia.records.reviews.models import RuleOpened, RuleReview
from tests.people import DemoClinic, other_clinic, passage, settle

pytestmark = pytest.mark.django_db
CAUDA = "cauda-equina/cauda-equina-is-suspected"
REASON = "We follow the hospital's own pathway instead."


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def elena(people: DemoClinic) -> Iterator[Actor]:
    """The clinic's medical lead, inside a passage."""
    people.members["elena"].refresh_from_db()
    actor = people.actor("elena")
    with passage(actor):
        yield actor


def rule(rule_id: str = CAUDA) -> Rule:
    book = rulebook()
    return next(one for one in (*book.rules, *book.readings) if one.id == rule_id)


def decided(status: Decided, by: Actor, reason: str = REASON, on: Rule | None = None) -> RuleReview:
    about = on or rule()
    last = queries.history_of(by.clinic_id, about.id).first()
    return actions.decide_on_rule(
        rule=about,
        status=status,
        reason=reason,
        shown_hash=about.content_hash(),
        shown_number=last.number if last else 0,
        by=by,
    )


def statuses(clinic_id: UUID) -> dict[str, ReviewStatus]:
    return {name: review.status for name, review in rulebook_of(clinic_id).reviews.items()}


def test_before_the_first_decision_the_clinic_uses_the_book_as_it_ships(elena: Actor) -> None:
    assert rulebook_of(elena.clinic_id) is rulebook()


def test_every_decision_is_a_row_of_its_own_and_the_last_one_counts(elena: Actor) -> None:
    for status in (Decided.APPROVED, Decided.OFF, Decided.RESTRICTED):
        decided(status, elena)

    assert [row.status for row in queries.history_of(elena.clinic_id, CAUDA)] == [
        "restricted",
        "off",
        "approved",
    ]
    assert statuses(elena.clinic_id) == {CAUDA: ReviewStatus.RESTRICTED}
    decided(Decided.DRAFT, elena, "")
    assert rulebook_of(elena.clinic_id).rules == rulebook().rules


def test_a_decision_keeps_what_was_read_who_and_why(elena: Actor) -> None:
    row = decided(Decided.OFF, elena, "  We follow the hospital's\n own pathway instead. ")

    assert (row.decided_name, row.reason, row.is_protective) == (elena.name, REASON, True)
    assert row.rule_says["asks"] == rule().asks
    kept = rulebook_of(elena.clinic_id).reviews[CAUDA]
    assert (kept.by, kept.reason, kept.at) == (elena.name, REASON, row.decided_at)


@pytest.mark.parametrize("status", [Decided.OFF, Decided.RESTRICTED])
@pytest.mark.parametrize("reason", ["", "too short", " " * 40, "nineteen characters"])
def test_loosening_needs_a_written_reason(elena: Actor, status: Decided, reason: str) -> None:
    with pytest.raises(actions.ReasonMissing):
        decided(status, elena, reason)
    assert RuleReview.objects.count() == 0


def test_the_database_refuses_a_loosening_without_a_reason_too(elena: Actor) -> None:
    row = decided(Decided.OFF, elena)
    row.pk, row.number, row.reason = new_id(), 2, "short"
    with pytest.raises(IntegrityError, match="loosens_with_a_reason"), transaction.atomic():
        row.save(force_insert=True)


def test_a_reading_cannot_be_restricted(elena: Actor) -> None:
    with pytest.raises(Refused, match="nothing to restrict"):
        decided(Decided.RESTRICTED, elena, on=rulebook().readings[0])


def test_a_decision_on_another_text_or_after_another_decision_is_refused(elena: Actor) -> None:
    about = rule()
    with pytest.raises(Refused, match="no longer the one you read"):
        actions.decide_on_rule(
            rule=about, status=Decided.APPROVED, reason="", shown_hash="0" * 16, shown_number=0, by=elena
        )
    decided(Decided.OFF, elena)
    with pytest.raises(Refused, match="decided on this rule meanwhile"):
        actions.decide_on_rule(
            rule=about,
            status=Decided.APPROVED,
            reason="",
            shown_hash=about.content_hash(),
            shown_number=0,
            by=elena,
        )
    assert statuses(elena.clinic_id) == {CAUDA: ReviewStatus.OFF}


@pytest.mark.parametrize("who", ["ruth", "david", "sam", "joan", "walt"])
def test_nobody_else_decides(people: DemoClinic, who: str) -> None:
    actor = people.actor(who)
    with passage(actor):
        with pytest.raises(Refused, match="medical lead"):
            decided(Decided.APPROVED, actor)
        with pytest.raises(Refused, match="medical lead"):
            actions.approve_opened(rules=[rule()], by=actor)
        with pytest.raises(NotYours):
            access.rule_to_decide(actor, CAUDA)
        assert RuleReview.objects.count() == 0


def test_desk_and_billing_do_not_read_rules_and_an_unknown_rule_is_not_there(people: DemoClinic) -> None:
    for who, asked in (("joan", CAUDA), ("walt", CAUDA), ("david", "none/such")):
        with passage(people.actor(who)), pytest.raises(NotYours):
            access.rule_for(people.actor(who), asked)


def test_only_what_was_opened_is_approved_together(elena: Actor) -> None:
    rules = [one for one in rulebook().rules if one.id.startswith("cauda-equina/")]
    opened, off, *unopened = rules
    actions.note_opened(rule=opened, by=elena)
    actions.note_opened(rule=opened, by=elena)
    actions.note_opened(rule=off, by=elena)
    decided(Decided.OFF, elena, on=off)

    made = actions.approve_opened(rules=rules, by=elena)

    assert [row.rule for row in made] == [opened.id]
    assert statuses(elena.clinic_id) == {opened.id: ReviewStatus.APPROVED, off.id: ReviewStatus.OFF}
    assert unopened
    assert actions.approve_opened(rules=rules, by=elena) == []


def test_what_another_lead_opened_or_what_read_otherwise_is_not_approved(
    people: DemoClinic, elena: Actor
) -> None:
    about = rule()
    RuleOpened.objects.create(
        clinic_id=elena.clinic_id,
        membership_id=people.members["david"].pk,
        rule=about.id,
        rule_hash=about.content_hash(),
    )
    RuleOpened.objects.create(
        clinic_id=elena.clinic_id, membership_id=elena.membership_id, rule=about.id, rule_hash="0" * 16
    )
    assert actions.approve_opened(rules=[about], by=elena) == []


def test_a_decision_and_its_audit_event_stand_or_fall_together(people: DemoClinic) -> None:
    elena = people.actor("elena")
    with passage(elena):
        decided(Decided.OFF, elena)
    with passage(people.owner):
        event = AuditEvent.objects.filter(action="rule.off").get()
        assert (event.actor_id, event.reason, event.fields["rule"]) == (elena.user_id, REASON, CAUDA)
    with pytest.raises(ZeroDivisionError):
        _decide_and_fail(elena)
    with passage(people.owner):
        assert RuleReview.objects.count() == 1
        assert not AuditEvent.objects.filter(action="rule.approved").exists()
        assert statuses(elena.clinic_id) == {CAUDA: ReviewStatus.OFF}


def _decide_and_fail(by: Actor) -> None:
    with passage(by):
        decided(Decided.APPROVED, by, "")
        raise ZeroDivisionError


@pytest.mark.parametrize("change", ["update", "delete"])
def test_a_decision_is_final(elena: Actor, change: str) -> None:
    rows = RuleReview.objects.filter(pk=decided(Decided.OFF, elena).pk)
    with pytest.raises((InternalError, DatabaseError), match="Cannot update or delete"), transaction.atomic():
        rows.update(
            reason="Something quite different, written later."
        ) if change == "update" else rows.delete()
    assert rows.get().reason == REASON


def test_a_clinic_never_sees_or_follows_another_clinics_decisions(people: DemoClinic) -> None:
    there = other_clinic()
    elena = people.actor("elena")
    with passage(elena):
        decided(Decided.OFF, elena)
    with passage(there.owner):
        assert RuleReview.objects.count() == 0
        assert rulebook_of(there.owner.clinic_id) is rulebook()
        assert rulebook_of(elena.clinic_id) is rulebook()  # asked for another clinic's, nothing is seen
    with passage(elena):
        assert CAUDA not in {one.id for one in rulebook_of(elena.clinic_id).rules}


def test_a_rule_that_changed_since_falls_back_to_draft(elena: Actor) -> None:
    about = rule()
    row = decided(Decided.OFF, elena)
    changed = replace(about, asks="Another question?")
    RuleReview.objects.create(
        **{name: getattr(row, name) for name in ("clinic_id", "rule", "rule_says", "knowledge_release")},
        number=row.number + 1,
        rule_hash=changed.content_hash(),
        status=Decided.OFF,
        is_protective=True,
        reason=REASON,
        decided_by_id=elena.user_id,
        decided_name=elena.name,
    )
    book = rulebook_of(elena.clinic_id)
    assert book.reviews == {}
    assert CAUDA in {one.id for one in book.rules}


def test_the_book_costs_one_question_while_nothing_changes(elena: Actor) -> None:
    decided(Decided.APPROVED, elena, "")
    first = rulebook_of(elena.clinic_id)
    with CaptureQueriesContext(connection) as asked:
        again = rulebook_of(elena.clinic_id)
    assert again is first
    assert len(asked.captured_queries) == 1


def test_a_supposed_decision_changes_a_book_of_its_own_and_nothing_else(elena: Actor) -> None:
    decided(Decided.APPROVED, elena, "")
    supposed = rulebook_if(elena.clinic_id, rule(), ReviewStatus.OFF)

    assert CAUDA not in {one.id for one in supposed.rules}
    assert statuses(elena.clinic_id) == {CAUDA: ReviewStatus.APPROVED}
    assert RuleReview.objects.count() == 1


def test_the_owner_names_the_lead_and_only_a_clinician(people: DemoClinic) -> None:
    ruth, david, members = people.owner, people.actor("david"), people.members
    with passage(david), pytest.raises(Refused, match="Only the owner"):
        accounts.appoint_medical_lead(membership=members["david"], by=david)
    with passage(ruth):
        for who, says in (("sam", "therapist or a doctor"), ("joan", "therapist"), ("ruth", "one-person")):
            with pytest.raises(Refused, match=says):
                accounts.appoint_medical_lead(membership=members[who], by=ruth)
        accounts.appoint_medical_lead(membership=members["david"], by=ruth)
        stale = Membership(pk=members["david"].pk, clinic_id=ruth.clinic_id, role="therapist")
        with pytest.raises(EditedElsewhere):
            accounts.dismiss_medical_lead(membership=stale, by=ruth)
        assert people.actor("david").is_medical_lead
        accounts.dismiss_medical_lead(membership=members["david"], by=ruth)
        assert not people.actor("david").is_medical_lead


def test_the_owner_of_a_one_person_clinic_may_be_the_lead(db: None) -> None:
    owner = accounts.create_clinic(
        name="Alone", slug="alone", owner_email="a@x.example", owner_name="Ann", password=None
    )
    with passage(owner):
        mine = Membership.objects.get(pk=owner.membership_id)
        assert accounts.appoint_medical_lead(membership=mine, by=owner).is_medical_lead
