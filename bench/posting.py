"""A megabyte of remittance through the database: taken in, matched, shown, posted, with its progress.

On a throw-away server of its own, in a process of its own, since it needs other settings than the rest.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from bench.rows import Options, Row

GOAL = 10.0
"""Seconds to read a megabyte and match it."""


def measure(options: Options) -> Iterator[Row]:
    """What each step took, in seconds."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    words = [sys.executable, "-m", "bench.posting_database"]
    told = subprocess.run(words, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    found = json.loads(told.splitlines()[-1])
    size = {"claims": f"{found['claims']:,}", "size": f"{found['bytes'] / 1e6:.2f} MB"}
    taken = found["taken in"]
    yield Row(
        "835 taken in: kept, read, matched", figures={"seconds": f"{taken:.1f}", **size}, goal=f"≤ {GOAL:g} s",
        met=taken <= GOAL,
    )  # fmt: skip
    yield Row("what posting would do, claim by claim", figures={"seconds": f"{found['proposed']:.1f}"})
    books = {"posted": f"{found['posted']:,}", "imbalance": found["imbalance"], "twice": str(found["twice"])}
    yield Row(
        "posted, line by line, with audit",
        figures={"seconds": f"{found['posting']:.1f}", **books},
        goal="imbalance 0.00, posted twice 0",
        met=found["books right"],
    )
