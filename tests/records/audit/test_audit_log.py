"""Everything done and read is in the log, chained, and no change to it goes unseen."""

import random
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from synovia.records.audit import log
from synovia.records.audit.checkpoints import Checkpoint, write_checkpoint
from synovia.records.audit.models import AuditEvent, AuditHead
from synovia.records.audit.verify import verify_audit
from synovia.records.people.models import Patient
from tests.people import other_clinic, passage, settle

EVENTS = 30


@pytest.fixture
def checkpoint_file(settings: object, tmp_path: Path) -> Path:
    settings.AUDIT_CHECKPOINTS = tmp_path / "checkpoints.jsonl"  # type: ignore[attr-defined]  # pytest-django's wrapper
    return tmp_path / "checkpoints.jsonl"


def write_some_events() -> UUID:
    people = settle()
    for number in range(EVENTS):
        with passage(people.actor("david")):
            log.record("chart.read", patient_id=people.patients["maria"].pk, fields={"n": number})
    return people.owner.clinic_id


def fail_after_recording() -> None:
    log.record("patient.read")
    raise ZeroDivisionError


@pytest.mark.django_db
def test_an_event_says_who_did_what_to_whom() -> None:
    people = settle()
    with passage(people.actor("joan")):
        log.record("patient.read", patient_id=people.patients["ben"].pk, of=people.patients["ben"])
    with passage(people.actor("ruth")):
        event = AuditEvent.objects.order_by("-seq")[0]
    assert (event.actor_name, event.role, event.action) == ("Joan Reyes", "front_desk", "patient.read")
    assert event.patient_id == people.patients["ben"].pk
    assert event.allowed


@pytest.mark.django_db
def test_a_refused_passage_leaves_no_trace_but_a_denial_does() -> None:
    people = settle()
    with pytest.raises(ZeroDivisionError), passage(people.actor("joan")):
        fail_after_recording()
    log.record_denial(people.actor("joan"), "refused.chart", reason="role does not read charts")
    with passage(people.actor("ruth")):
        last = AuditEvent.objects.order_by("-seq")[0]
    assert (last.action, last.allowed) == ("refused.chart", False)


@pytest.mark.django_db
def test_a_passage_inside_another_gives_the_clinic_back() -> None:
    here, there = settle(), other_clinic()
    with passage(here.actor("ruth")):
        mine = Patient.objects.count()
        with passage(there.actor("ruth")):
            log.record("looked.elsewhere")
        assert {row.clinic_id for row in Patient.objects.all()} == {here.owner.clinic_id}
        assert Patient.objects.count() == mine


@pytest.mark.django_db
def test_each_clinic_has_a_chain_of_its_own_and_sees_no_other() -> None:
    here, there = settle(), other_clinic()
    with passage(here.actor("ruth")):
        seen = set(AuditEvent.objects.values_list("clinic_id", flat=True))
    assert seen == {here.owner.clinic_id}
    assert there.owner.clinic_id not in seen


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["UPDATE audit_auditevent SET actor_name = 'nobody'", "DELETE FROM audit_auditevent"]
)
def test_the_application_cannot_change_the_log(statement: str) -> None:
    people = settle()
    with (
        passage(people.actor("ruth")),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_auditevent SET reason = 'x'", "DELETE FROM audit_auditevent", "TRUNCATE audit_auditevent"],
)
def test_not_even_the_owner_of_the_tables_can(statement: str, as_owner: psycopg.Connection) -> None:
    write_some_events()
    with pytest.raises(psycopg.Error, match=r"append-only|Cannot"):
        as_owner.execute(statement)


@pytest.mark.django_db
def test_an_untouched_log_verifies(checkpoint_file: Path) -> None:
    chain = write_some_events()
    with passage(None, clinic_id=chain):
        verdict = verify_audit(checkpoint_file=checkpoint_file)
    assert verdict.holds, verdict.problems
    assert verdict.events > EVENTS


TAMPERINGS = {
    "a word changed": "UPDATE audit_auditevent SET reason = reason || '!' WHERE chain = %(chain)s AND seq = %(seq)s",
    "an event removed": "DELETE FROM audit_auditevent WHERE chain = %(chain)s AND seq = %(seq)s",
    "a denial made to look allowed": "UPDATE audit_auditevent SET allowed = NOT allowed WHERE chain = %(chain)s AND seq = %(seq)s",
    "two events swapped": (
        "UPDATE audit_auditevent SET action = CASE action WHEN 'chart.read' THEN 'x' ELSE 'chart.read' END"
        " WHERE chain = %(chain)s AND seq IN (%(seq)s, %(seq)s - 1)"
    ),
    "the tail cut off": "DELETE FROM audit_auditevent WHERE chain = %(chain)s AND seq >= %(seq)s",
    "an event put in": (
        "INSERT INTO audit_auditevent (chain, seq, at, clinic_id, actor_name, role, action, object_kind, object_id,"
        " fields, reason, allowed, ip, request_id, prev, mac) SELECT chain, seq + 100000, at, clinic_id, actor_name, role,"
        " action, object_kind, object_id, fields, reason, allowed, ip, request_id, mac, mac FROM audit_auditevent"
        " WHERE chain = %(chain)s AND seq = %(seq)s"
    ),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", TAMPERINGS)
def test_a_superuser_who_tampers_is_found(
    kind: str, as_superuser: psycopg.Connection, checkpoint_file: Path
) -> None:
    chain = write_some_events()
    as_superuser.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER ALL")
    for seq in random.sample(range(4, EVENTS, 2), 5):  # each event once, so that no tampering undoes another
        as_superuser.execute(TAMPERINGS[kind], {"chain": str(chain), "seq": seq})
        as_superuser.commit()
        with passage(None, clinic_id=chain):
            assert not verify_audit(checkpoint_file=checkpoint_file).holds


@pytest.mark.django_db(transaction=True)
def test_a_chain_cut_together_with_its_head_is_found_by_the_checkpoint(
    as_superuser: psycopg.Connection, checkpoint_file: Path
) -> None:
    chain = write_some_events()
    with passage(None, clinic_id=chain):
        head = AuditHead.objects.get(chain=str(chain))
    write_checkpoint(Checkpoint(str(chain), head.seq, head.mac))
    as_superuser.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER ALL")
    as_superuser.execute(
        "DELETE FROM audit_auditevent WHERE chain = %s AND seq > %s", [str(chain), head.seq - 5]
    )
    as_superuser.execute(
        "UPDATE audit_audithead SET seq = e.seq, mac = e.mac FROM audit_auditevent e"
        " WHERE e.chain = audit_audithead.chain AND e.chain = %s AND e.seq = %s",
        [str(chain), head.seq - 5],
    )
    as_superuser.commit()
    with passage(None, clinic_id=chain):
        verdict = verify_audit(checkpoint_file=checkpoint_file)
    assert any("checkpoint" in problem for problem in verdict.problems)


@pytest.mark.django_db
def test_a_forged_checkpoint_line_is_named(checkpoint_file: Path) -> None:
    checkpoint_file.write_text('{"chain": "x", "seq": 1, "mac": "00", "signature": "AAAA"}\nnot json\n')
    verdict = verify_audit(checkpoint_file=checkpoint_file)
    assert len(verdict.problems) == 2
