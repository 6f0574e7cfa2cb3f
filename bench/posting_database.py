"""A megabyte of remittance through the database: run by bench/posting.py in a process with the tests' settings."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

import django

django.setup()

from django.db.models import Count, Sum  # noqa: E402  after the settings are there, as all below
from django.utils import timezone  # noqa: E402

from synovia.records.claims import actions  # noqa: E402
from synovia.records.claims.actions.posting import proposal  # noqa: E402
from synovia.records.claims.models import Capture, Claim, ClaimLine, Remittance  # noqa: E402
from synovia.records.keys import new_id  # noqa: E402
from synovia.records.ledger.models import Entry, Leg  # noqa: E402
from synovia.web.billing.receiving import take  # noqa: E402
from tests.billed import Billing  # noqa: E402
from tests.exchange.x12.samples import interchange  # noqa: E402
from tests.people import passage  # noqa: E402
from tests.stage import database  # noqa: E402

MEGABYTE = 1_000_000
T = TypeVar("T")
Row = TypeVar("Row", Capture, Claim, ClaimLine)


def through_database() -> dict[str, object]:
    """On a clinic of its own; says what each step took."""
    database.make_template()
    database.renew_worker_database()
    try:
        return _measured()
    finally:
        database.drop_worker_database()
        database.end_of_run()


def _measured() -> dict[str, object]:
    billing = Billing()
    billing.coverage("maria", billing.payer())
    first = billing.sent(billing.visit(billing.plan("maria"), [("97110", 45)]))
    numbers = _like(billing, first, MEGABYTE // len(_decision("S000000000", "L0000000")))
    content = _remittance(numbers).encode()
    with passage(billing.walt):
        took_in, _ = _timed(lambda: take(name="big.835", content=content, route=None, by=billing.walt))
    with passage(billing.walt):
        row = Remittance.objects.get()
        looking, proposed = _timed(lambda: proposal(row))
        assert all(each.can_post for each in proposed), proposed[0].problem
    with passage(billing.walt):
        posting, _ = _timed(lambda: actions.post_remittance(remittance=row, by=billing.walt, progress=_tell))
    with passage(billing.walt):
        imbalance = Leg.objects.aggregate(sum=Sum("amount"))["sum"]
        twice = Entry.objects.values("key").annotate(n=Count("pk")).filter(n__gt=1).count()
        posted = row.claims.filter(posted_at__isnull=False).count()
    return {
        "claims": len(numbers), "bytes": len(content), "taken in": took_in, "proposed": looking, "posting": posting,
        "posted": posted, "imbalance": str(imbalance), "twice": twice,
        "books right": imbalance == 0 and not twice and posted == len(numbers),
    }  # fmt: skip


def _timed(deed: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    found = deed()
    return time.perf_counter() - start, found


def _tell(done: int, total: int) -> None:
    print(f"  {done:,} of {total:,} claims posted", file=sys.stderr, flush=True)


def _like(billing: Billing, first: Claim, count: int) -> list[tuple[str, str]]:
    """So many more claims like the first, each of a note of its own; their numbers and their lines'."""
    with passage(billing.walt):
        line, captured, now = first.lines.get(), first.capture, timezone.now()
    captures, claims, lines = [], [], []
    for number in range(count):
        capture = _copy(captured, note_id=uuid4(), created_at=now)
        claim = _copy(first, capture=capture, number=f"X{number:09}")
        captures.append(capture)
        claims.append(claim)
        lines.append(_copy(line, claim=claim, control_number=f"L{number:07}", charge=None))
    with passage(billing.walt):
        Capture.objects.bulk_create(captures)
        Claim.objects.bulk_create(claims)
        ClaimLine.objects.bulk_create(lines)
    return [(one.claim.number, one.control_number) for one in lines]


def _copy(row: Row, **changes: object) -> Row:
    names = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    made = type(row)(**names | {"id": new_id()})
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def _remittance(numbers: list[tuple[str, str]]) -> str:
    today = f"{timezone.localdate():%Y%m%d}"
    decided = "\n".join(_decision(*each) for each in numbers)
    return interchange("835", "HP", "005010X221A1", f"""
        BPR*I*{80 * len(numbers)}*C*ACH*CCP*01*011000015*DA*123*1999999999**01*021000021*DA*987*{today}
        TRN*1*EFT77*1999999999
        N1*PR*LONE STAR HEALTH*XV*G00621
        N1*PE*RIVERSIDE*XX*1234567893
        LX*1
        {decided}
    """)  # fmt: skip


def _decision(claim: str, line: str) -> str:
    return f"""CLP*{claim}*1*186*80*20*12*ICN-{claim}*11*1
NM1*QC*1*GARCIA*MARIA****MI*M123456
NM1*82*1*SMITH*DAVID****XX*1740000009
DTM*050*20260305
SVC*HC:97110:GP*186*80**3
DTM*472*20260302
CAS*CO*45*86
CAS*PR*2*20
REF*6R*{line}
AMT*B6*100"""


if __name__ == "__main__":
    print(json.dumps(through_database()))
