"""Verification of the audit log: walks every chain from its first event and compares head and checkpoints."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from synovia.records.audit.chain import COVERED, mac_of
from synovia.records.audit.checkpoints import Checkpoint, read_checkpoints
from synovia.records.audit.models import AuditEvent, AuditHead

SHOWN_PER_CHAIN = 5  # a broken chain names its first breaks, not every event after them


@dataclass(slots=True)
class Verdict:
    """What the walk found: how much was read, and each thing that is wrong, in words."""

    events: int = 0
    chains: int = 0
    checkpoints: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify_audit(*, using: str = DEFAULT_DB_ALIAS, checkpoint_file: Path | None = None) -> Verdict:
    """Verify all chains the connection can see (the owner's sees all clinics)."""
    verdict = Verdict()
    checkpoints, bad = read_checkpoints(checkpoint_file)
    verdict.checkpoints = len(checkpoints)
    verdict.problems.extend(bad)
    heads = {head.chain: head for head in AuditHead.objects.using(using).all()}
    seen = AuditEvent.objects.using(using).values_list("chain", flat=True).distinct().order_by()
    for chain in sorted(set(heads) | set(seen) | {point.chain for point in checkpoints}):
        own = {point.seq: point for point in checkpoints if point.chain == chain}
        _walk(chain, heads.get(chain), own, verdict, using)
    return verdict


def _walk(
    chain: str, head: AuditHead | None, points: dict[int, Checkpoint], verdict: Verdict, using: str
) -> None:
    verdict.chains += 1
    expected_seq, prev, problems = 1, "", []
    rows = AuditEvent.objects.using(using).filter(chain=chain).order_by("seq").values(*COVERED, "mac")
    for event in rows.iterator(chunk_size=5000):
        verdict.events += 1
        if event["seq"] != expected_seq:
            problems.append(f"chain {chain}: event {expected_seq} is missing before {event['seq']}")
        if event["prev"] != prev:
            problems.append(f"chain {chain}: event {event['seq']} does not follow the one before it")
        if mac_of(event, settings.AUDIT_KEY) != event["mac"]:
            problems.append(f"chain {chain}: event {event['seq']} was changed")
        point = points.pop(event["seq"], None)
        if point and point.mac != event["mac"]:
            problems.append(f"chain {chain}: event {event['seq']} differs from its checkpoint")
        expected_seq, prev = event["seq"] + 1, event["mac"]
    if head and (head.seq, head.mac) != (expected_seq - 1, prev):
        problems.append(
            f"chain {chain}: its end is cut off; the head says {head.seq} events, found {expected_seq - 1}"
        )
    if head is None and expected_seq > 1:
        problems.append(f"chain {chain}: its head is missing")
    problems.extend(f"chain {chain}: checkpoint {seq} has no event any more" for seq in sorted(points))
    verdict.problems.extend(problems[:SHOWN_PER_CHAIN])
