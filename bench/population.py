"""The rule set over a million patients at once: readings, every rule, candidacy and what is withheld, on DuckDB.

The patients are random columns, each finding known and each answer yes as often as in the cases of tests/spec,
independent of each other. It runs in a process of its own, whose peak memory is measured.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.engine import CASES
from bench.rows import Options, Row, summary, timed

PATIENTS = 1_000_000
SECONDS_GOAL, GIGABYTES_GOAL = 60, 4
MEMORY, THREADS = "2GB", 2
FEWEST = 0.02  # of cases in which a finding counts as known at the least, and of answers that are yes
SINGLE = 300


def measure(options: Options) -> Iterator[Row]:
    """The million in a child process, then patients one by one for comparison."""
    answer = subprocess.run(
        [sys.executable, "-m", "bench.population", str(PATIENTS)],
        check=True, capture_output=True, text=True, cwd=Path(__file__).resolve().parents[1],
    )  # fmt: skip
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    size = {"patients": f"{found['patients']:,}", "columns": str(found["columns"])}
    yield Row("a bare scan of the same columns", figures={**size, "seconds": f"{found['scan']:.1f}"})
    yield Row(
        "writing the SQL", figures={"seconds": f"{found['compile']:.1f}", "kB": f"{found['kilobytes']:,}"}
    )
    yield Row(
        "the whole rule set, answers kept",
        figures={
            "rules": str(found["rules"]),
            "readings": str(found["readings"]),
            "seconds": f"{found['seconds']:.1f}",
            "processor_seconds": f"{found['processor']:.1f}",
            "patients_per_second": f"{found['patients'] / found['seconds']:,.0f}",
            "peak_GB": f"{found['peak']:.2f}",
        },
        goal=f"≤ {SECONDS_GOAL} s, ≤ {GIGABYTES_GOAL} GB, {THREADS} threads",
        met=found["seconds"] <= SECONDS_GOAL and found["peak"] <= GIGABYTES_GOAL,
    )
    yield _one_by_one()


def _one_by_one() -> Row:
    """The same questions on the path of a single patient."""
    from synovia.domain.screening.reading import read
    from synovia.domain.screening.screen import screen
    from synovia.knowledge.library import rulebook

    book, patients = rulebook(), cycle(_cases())

    def judged() -> None:
        patient = next(patients)
        known = read(patient, book)
        screen(known, book.judge(known.facts), book, patient.region)

    return summary("one patient at a time", timed(judged, SINGLE, clock=time.thread_time))


def _cases() -> list[Any]:
    from synovia.domain.terms.reading import read_case

    return [read_case(json.loads(path.read_text())["case"]) for path in sorted(CASES.glob("*.json"))]


def over(count: int, file: str) -> dict[str, Any]:
    """What it took to answer everything for so many made-up patients."""
    import ibis

    from synovia.analytics.answers import Answers
    from synovia.analytics.engine import engine
    from synovia.analytics.reading import read_table
    from synovia.knowledge.library import rulebook

    book, connection = rulebook(), engine(file, memory=MEMORY, threads=THREADS)
    connection.con.execute(f"CREATE TABLE facts AS SELECT {', '.join(_columns())} FROM range({count}) row(i)")
    facts = connection.table("facts")
    counted = ", ".join(f'count("{name}")' for name in facts.columns)
    scan = _seconds(lambda: connection.con.execute(f"SELECT {counted} FROM facts").fetchall())
    start = time.perf_counter()
    everything = Answers(read_table(facts, book.readings), book.rules).withheld
    query = str(ibis.to_sql(everything, dialect="duckdb"))
    compiled, processor = time.perf_counter() - start, time.process_time()
    seconds = _seconds(lambda: connection.con.execute(f"CREATE TABLE answers AS {query}"))
    return {
        "patients": count, "columns": len(facts.columns), "rules": len(book.rules),
        "readings": len(book.readings), "scan": scan, "compile": compiled, "kilobytes": len(query) // 1000,
        "seconds": seconds, "processor": time.process_time() - processor,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }  # fmt: skip


def _seconds(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def _columns() -> Iterator[str]:
    """Each column of the facts table as a random expression."""
    from synovia.analytics.columns import columns_of
    from synovia.domain.terms.vocabulary import VOCABULARY

    cases = [case.facts for case in _cases()]
    yield "i::VARCHAR AS episode"
    for finding in VOCABULARY.values():
        values = [case[finding.name] for case in cases if finding.name in case]
        known = 1.0 if finding.name == "region" else max(FEWEST, len(values) / len(cases))
        yes = max(FEWEST, sum(value is True for value in values) / max(1, len(values)))
        drawn = _drawn(finding, yes)
        for column in columns_of(finding):
            yield f'CASE WHEN random() < {known} THEN {drawn} END AS "{column.name}"'


def _drawn(finding: Any, yes: float) -> str:
    low, high = finding.low or 0, finding.high or 0
    bits = 2 ** min(len(finding.choices), 52)
    some = f"floor(random() * {bits})::BIGINT"
    return {
        "YES_NO": f"random() < {yes}",
        "NUMBER": f"{low} + floor(random() * {high - low + 1})",
        "CHOICE": f"floor(random() * {max(1, len(finding.choices))})::INTEGER",
        "CHOICES": f"{some} & {some} & {some}",
        "NAMES": "true",
    }[finding.kind.name]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(over(int(sys.argv[1]), f"{folder}/patients.duckdb")))
