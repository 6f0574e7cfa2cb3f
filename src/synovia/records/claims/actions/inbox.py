"""Taking in what payers answer: each file kept as received, each answer laid to its claim or batch, nothing posted yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import singledispatch
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.answers import (
    NOBODY,
    Acknowledgment,
    Benefits,
    ClaimStatus,
    Document,
    Finding,
    Remittance,
    StatedClaim,
)
from synovia.domain.terms.money import shown
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.claims import choices, models
from synovia.records.claims.access import must_handle_money
from synovia.records.claims.actions.claims import content_of, event_of, note_event
from synovia.records.claims.actions.sending import count_as_sent
from synovia.records.claims.matching import (
    claim_answered,
    claim_named,
    claims_named,
    payers_number,
    question_answered,
    speaks_of_another,
)
from synovia.records.claims.numbers import inquiry_of_control
from synovia.records.claims.stored import dump
from synovia.records.refusals import Refused

MOVES = (
    choices.ClaimStatus.QUEUED,
    choices.ClaimStatus.SENT,
    choices.ClaimStatus.ACCEPTED,
    choices.ClaimStatus.REJECTED,
)
"""Claims that an acknowledgment can still move; what was paid or denied stays so."""
BATCH_MARK = "B"
INTERCHANGE = "ISA"
CLAIM_FILES = ("HC", INTERCHANGE)
"""What an acknowledgment of a batch speaks of: its group of claims, or its whole interchange."""
QUESTIONS = "HS"
"""Of a question whether somebody is covered."""


@transaction.atomic
def keep_file(
    *, name: str, content: bytes, route: models.Route | None, by: Actor
) -> tuple[models.InboxFile, bool]:
    """The file as received, and whether it is new. Bytes that were here before are recognized and counted."""
    must_handle_money(by)
    if not content:
        raise Refused(_("The file is empty."))
    sha256 = hashlib.sha256(content).hexdigest()
    known = models.InboxFile.objects.select_for_update().filter(sha256=sha256).first()
    if known is not None:
        known.save_if_unchanged(
            expected_version=known.version,
            times_seen=known.times_seen + 1,
            last_seen_at=timezone.now(),
        )
        log.record("inbox.file_again", of=known)
        return known, False
    row = models.InboxFile.objects.create(
        clinic_id=by.clinic_id,
        name=name[-200:],
        route=route,
        sha256=sha256,
        content=content,
        received_at=timezone.now(),
    )
    log.record("inbox.file_kept", of=row)
    return row, True


@transaction.atomic
def take_in(
    *,
    file: models.InboxFile,
    documents: Sequence[Document],
    findings: Sequence[Finding],
    by: Actor,
) -> models.InboxFile:
    """Lay each answer of a file to what it answers. Once: a file that was read stays as it was read."""
    must_handle_money(by)
    locked = models.InboxFile.objects.select_for_update().get(pk=file.pk)
    if locked.read_at is not None:
        return locked
    for_tests = locked.route is not None and not locked.route.is_production
    findings = [each for each in findings if not (for_tests and each.key == "test-file")]
    reading = Reading(locked, findings, by)
    for document in documents:
        answer(document, reading)
    own = [finding for document in documents for finding in getattr(document, "findings", ())]
    says = dict.fromkeys(finding.says for finding in (*findings, *own))
    return locked.save_if_unchanged(
        expected_version=locked.version,
        kinds=sorted(set(reading.kinds)),
        findings=list(says),
        unmatched=reading.unmatched,
        read_at=timezone.now(),
    )


@transaction.atomic
def note_unreadable(*, file: models.InboxFile, why: str = "", by: Actor) -> models.InboxFile:
    """The file holds something that cannot be laid out; it stays as received, and nothing of it is used."""
    must_handle_money(by)
    row = models.InboxFile.objects.get(pk=file.pk)
    says = _("This file holds something that could not be taken in. It is kept, and nothing of it was used.")
    return row.save_if_unchanged(
        expected_version=row.version,
        findings=[why, says] if why else [says],
        kinds=[],
        read_at=timezone.now(),
    )


class Reading:
    """One file being taken in."""

    def __init__(self, file: models.InboxFile, findings: Sequence[Finding], by: Actor) -> None:
        self.file, self.findings, self.by = file, findings, by
        self.kinds: list[str] = []
        self.unmatched: list[str] = []
        self.remittances = 0

    def move(self, claim: models.Claim, *, accepted: bool | None, says: str, number: str = "") -> None:
        """What an acknowledgment says of a claim."""
        changes: dict[str, Any] = {"payer_number": payers_number(number, claim)} if number else {}
        revives = accepted and claim.status == choices.ClaimStatus.REJECTED  # answers come in any order
        if accepted is not None and claim.status in MOVES and not revives:
            status = choices.ClaimStatus
            changes["status"] = status.ACCEPTED if accepted else status.REJECTED
        if changes:
            claim.save_if_unchanged(expected_version=claim.version, **changes)
        what = {True: "accepted", False: "rejected", None: "answered"}[accepted]
        note_event(claim, what, says, by=self.by, file=self.file)


@singledispatch
def answer(document: object, reading: Reading) -> None:
    """Lay one document to what it answers."""
    raise TypeError(f"{type(document).__name__} is no answer")


@answer.register
def _acknowledged(document: Acknowledgment, reading: Reading) -> None:
    kind = "TA1" if document.of == INTERCHANGE else "999"
    reading.kinds.append(kind)
    if document.of == QUESTIONS:
        _question_readable(document, reading)
        return
    batch = _batch(document.group) if document.of in CLAIM_FILES else None
    if batch is not None and document.sent and document.sent not in batch.content[:100].replace("*", ""):
        batch = None  # another file of ours with the same number: a question, or a batch of before
    if batch is None:
        words = _("A %(kind)s for number %(number)s (%(of)s), which is no batch of ours: %(status)s.")
        said_of = {"kind": kind, "number": document.group, "of": document.of, "status": document.status}
        reading.unmatched.append(words % said_of)
        return
    batch = _arrived(batch, reading.by)
    said = [problem.says for one in document.transactions for problem in one.problems]
    said += [finding.says for finding in reading.findings if finding.key == "interchange-refused"]
    accepted = document.accepted or any(one.accepted for one in document.transactions)
    status = choices.BatchStatus.ACCEPTED if accepted else choices.BatchStatus.REJECTED
    batch.save_if_unchanged(expected_version=batch.version, status=status, problems=[*batch.problems, *said])
    words = (
        _("The file of batch %(number)s was readable.")
        if accepted
        else _("The file of batch %(number)s was refused: %(why)s")
    )
    for claim in batch.claims.all():
        says = words % {"number": batch.number, "why": " ".join(said) or document.status}
        reading.move(claim, accepted=None if accepted else False, says=says)


def _question_readable(document: Acknowledgment, reading: Reading) -> None:
    """A question that could not be read gets no other answer: what is said of it is its answer."""
    control = int(document.group) if document.group.strip().isdecimal() else 0
    row = models.EligibilityCheck.objects.filter(number=inquiry_of_control(control)).first()
    if row is None:
        says = _("A 999 for group %(group)s, which is no question of ours.")
        reading.unmatched.append(says % {"group": document.group})
    elif not document.accepted and row.answered_at is None:
        said = (problem.says for one in document.transactions for problem in one.problems)
        refused = _("The question could not be read: %(why)s") % {"why": " ".join(said) or document.status}
        nobody = Benefits(document.envelope, "", "", NOBODY, "", NOBODY, row.number, refusals=(refused,))
        _keep_answer(row, nobody, reading)


def _batch(number: str) -> models.Batch | None:
    """By its control number, nine digits at most."""
    bare = number.strip()
    is_one = bare.isascii() and bare.isdigit() and len(bare) <= 9
    return models.Batch.objects.filter(number=int(bare)).first() if is_one else None


def _arrived(batch: models.Batch, by: Actor) -> models.Batch:
    """A batch that was cut off while it was sent has arrived, for it is answered: it counts as sent."""
    return count_as_sent(batch, by) if batch.status == choices.BatchStatus.SENDING else batch


@answer.register
def _stated(document: ClaimStatus, reading: Reading) -> None:
    reading.kinds.append("277CA")
    marked = document.batch.strip().startswith(BATCH_MARK)  # other numbers there are the sender's own
    batch = _batch(document.batch.strip().removeprefix(BATCH_MARK)) if marked else None
    batch, named = _arrived(batch, reading.by) if batch else None, set()
    for one in document.claims:
        claim = claim_named(one.control_number)
        if claim is None:
            number = one.control_number or _("(no number)")
            reading.unmatched.append(_("A 277CA for claim %(number)s, never sent.") % {"number": number})
            continue
        named.add(claim.pk)
        if one.accepted and claim.status == choices.ClaimStatus.BUILT:
            says = _(
                "A 277CA accepts claim %(number)s, which counts as not sent here: ask the clearing house before you send it again."
            )
            reading.unmatched.append(says % {"number": claim.number})
        of_before = batch is not None and claim.batch_id != batch.pk  # it was sent again since
        accepted = None if of_before else one.accepted
        reading.move(claim, accepted=accepted, says=_words(one), number=one.payer_claim_number)
    if batch is not None and document.batch_rejected:
        says = " ".join(status.says for status in document.statuses)
        batch.save_if_unchanged(
            expected_version=batch.version,
            status=choices.BatchStatus.REJECTED,
            problems=[*batch.problems, says],
        )
        for claim in batch.claims.exclude(pk__in=named):
            reading.move(claim, accepted=False, says=says)
    elif batch is not None:
        _of_providers(document, batch.claims.exclude(pk__in=named), reading)


def _of_providers(document: ClaimStatus, claims: Iterable[models.Claim], reading: Reading) -> None:
    """A billing provider that is refused takes its claims along; they are not named one by one."""
    refused = {npi: status.says for npi, status in document.provider_statuses if status.accepted is False}
    for claim in claims if refused else ():
        says = refused.get(content_of(claim).billing.npi)
        if says:
            reading.move(claim, accepted=False, says=says)


def _words(one: StatedClaim) -> str:
    statuses = (*one.statuses, *(status for line in one.lines for status in line.statuses))
    return " ".join(dict.fromkeys(status.says for status in statuses if status.says)) or _("No reason given.")


@answer.register
def _benefits(document: Benefits, reading: Reading) -> None:
    reading.kinds.append("271")
    row = question_answered(document)
    if row is None:
        reading.unmatched.append(_("A 271 nobody here asked for (%(trace)s).") % {"trace": document.trace})
    elif speaks_of_another(document, row):
        says = _("The 271 to question %(number)s speaks of somebody else: it was laid to nobody.")
        reading.unmatched.append(says % {"number": row.number})
    else:
        _keep_answer(row, document, reading)


def _keep_answer(row: models.EligibilityCheck, document: Benefits, reading: Reading) -> None:
    """What is wrong with the file as a whole is wrong with its answer: half a file says less than the payer did."""
    whole = replace(document, findings=(*reading.findings, *document.findings))
    row.save_if_unchanged(expected_version=row.version, answer=dump(whole), answered_at=timezone.now())
    log.record("eligibility.answered", patient_id=row.coverage.patient_id, of=row)


@answer.register
def _remitted(document: Remittance, reading: Reading) -> None:
    """The remittance waits for a person; each of its claims is matched, or says why it is not."""
    reading.kinds.append("835")
    reading.remittances += 1
    findings = dict.fromkeys(finding.says for finding in (*reading.findings, *document.findings))
    row = models.Remittance.objects.create(
        clinic_id=reading.by.clinic_id,
        file=reading.file,
        position=reading.remittances,
        payer_name=document.payer[:200],
        trace_number=document.trace[:80],
        paid_on=document.paid_on,
        amount=document.amount,
        content=dump(replace(document, claims=())),
        findings=list(findings),
    )
    known = claims_named(one.control_number for one in document.claims)
    answered = [(one, claim_answered(one, known)) for one in document.claims]
    models.RemittedClaim.objects.bulk_create(
        models.RemittedClaim(
            clinic_id=reading.by.clinic_id, remittance=row, position=position, claim=claim, content=dump(one)
        )
        for position, (one, claim) in enumerate(answered, start=1)
    )
    says = _("%(payer)s decided: %(paid)s paid. It waits for review.")
    models.ClaimEvent.objects.bulk_create(
        event_of(
            claim,
            "remitted",
            says % {"payer": document.payer, "paid": shown(one.paid)},
            by=reading.by,
            file=reading.file,
        )
        for one, claim in answered
        if claim is not None
    )
