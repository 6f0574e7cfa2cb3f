"""X12: a thousand claims written and judged, a megabyte of remittance read and matched, pyx12 alone beside it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bench.rows import Options, Row
from synovia.domain.charges.claims.answers import Remittance
from synovia.domain.charges.claims.content import Claim
from synovia.exchange.x12 import read, validate, write_837
from tests.exchange.x12 import examples, samples

CLAIMS, A_FILE = 1_000, 100
MEGABYTE = 1_000_000
GOAL = 10.0  # seconds for a megabyte of 835, read and matched


def measure(options: Options) -> Iterator[Row]:
    """Files of a hundred claims of every kind; one 835 that pays thousands."""
    files, written, judged = _claims()
    size = f"{sum(map(len, files)) / 1e6:.2f} MB"
    yield _row("1,000 claims written as 837P", written, files=str(len(files)), size=size)
    yield _row("the same judged by pyx12", judged, files=str(len(files)))
    yield from _remittance()


def _claims() -> tuple[list[str], float, float]:
    kinds = [kind() for kind in examples.EVERY]
    claims = [
        replace(kinds[number % len(kinds)], control_number=f"SYN-{number:07}") for number in range(CLAIMS)
    ]
    files, written, judged = [], 0.0, 0.0
    for start in range(0, CLAIMS, A_FILE):
        began = time.perf_counter()
        files.append(write_837(examples.batch(*claims[start : start + A_FILE], interchange=start + 1)))
        written += time.perf_counter() - began
        began = time.perf_counter()
        assert validate(files[-1], partial(_tell, start)).ok
        judged += time.perf_counter() - began
    return files, written, judged


def _tell(before: int, done: int, total: int) -> None:
    """How many claims are judged."""
    print(f"  {before + A_FILE * done // total:,} of {CLAIMS:,} claims judged", file=sys.stderr, flush=True)


def _remittance() -> Iterator[Row]:
    text, claims = _megabyte()
    began = time.perf_counter()
    (found,) = read(text)
    assert isinstance(found, Remittance)
    took_reading = time.perf_counter() - began
    matched = _match(found, claims)
    took = time.perf_counter() - began
    assert matched == sum(len(claim.lines) for claim in claims.values())
    assert not found.findings
    figures = {
        "claims": f"{len(found.claims):,}",
        "lines_matched": f"{matched:,}",
        "reading": f"{took_reading:.2f} s",
    }
    yield _row("1 MB 835 read and matched", took, GOAL, **figures)
    began = time.perf_counter()
    judged = validate(text)
    assert judged.ok, judged.problems[:3]
    yield _row("pyx12 alone, the same 835", time.perf_counter() - began)


def _megabyte() -> tuple[str, dict[str, Claim]]:
    """An 835 of just over a megabyte, and the claims it pays by their control numbers."""
    pair, made, claims = samples.TWO_CLAIMS, [], {}
    size = number = 0
    while size < MEGABYTE:
        number += 1
        text = (
            pair.replace("SYN-1", f"C{number}A")
            .replace("SYN-2", f"C{number}B")
            .replace("R*L1", f"R*L{number}")
        )
        made.append(text)
        size += len(text.replace("        ", ""))
        paid = replace(
            examples.professional(),
            control_number=f"C{number}A",
            lines=(examples.line(control_number=f"L{number}"),),
        )
        claims[paid.control_number] = paid
    return samples.remittance("\n".join(made), amount=str(80 * number)), claims


def _match(found: Remittance, claims: dict[str, Claim]) -> int:
    """How many lines are found again by claim and line control number."""
    matched = 0
    for remitted in found.claims:
        claim = claims.get(remitted.control_number)
        ours = {line.control_number for line in claim.lines} if claim else set()
        matched += sum(line.control_number in ours for line in remitted.lines if line.control_number)
    return matched


def _row(what: str, seconds: float, goal: float | None = None, **figures: str) -> Row:
    shown = {"seconds": f"{seconds:.2f}", **figures}
    return Row(
        what, figures=shown, goal=f"≤ {goal:g} s" if goal else "", met=seconds <= goal if goal else None
    )
