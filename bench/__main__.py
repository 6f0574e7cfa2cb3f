"""Runs the measurements that are asked for (all by default) and prints the table."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

import bench
from bench.rows import Measurement, Options, Row

NOT_PAGES = {"__main__", "rows", "stage", "hello", "visitors", "camera_cases", "camera_neck", "camera_report"}
NOT_PAGES |= {"ledger_database", "posting_database"}


def pages() -> dict[str, Measurement]:
    """Every module with a `measure` function, by name."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(bench.__path__) if module.name not in NOT_PAGES
    )
    return {name: importlib.import_module(f"bench.{name}").measure for name in names}


def table(title: str, rows: list[Row]) -> Table:
    drawn = Table(title=title, title_justify="left")
    for heading in ("What", "p50 ms", "p95 ms", "Figures", "Goal", ""):
        drawn.add_column(heading, justify="right" if heading.endswith("ms") else "left")
    for row in rows:
        figures = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in row.figures.items())
        mark = {True: "[green]met[/]", False: "[red]missed[/]", None: ""}[row.met]
        drawn.add_row(row.what, _shown(row.p50), _shown(row.p95), figures, row.goal, mark)
    return drawn


def _shown(milliseconds: float | None) -> str:
    return (
        ""
        if milliseconds is None
        else f"{milliseconds:,.2f}"
        if milliseconds < 10
        else f"{milliseconds:,.0f}"
    )


def main() -> int:
    known = pages()
    parser = argparse.ArgumentParser(prog="./run bench", description=bench.__doc__)
    parser.add_argument("page", nargs="*", choices=[*known, []], help="which measurements (default: all)")
    parser.add_argument("--patients", type=int, default=Options.patients, help="default: %(default)s")
    parser.add_argument("--seconds", type=float, default=Options.seconds, help="of each load loop")
    parser.add_argument("--workers", type=int, default=Options.workers, help="of the server under load")
    parser.add_argument("--seed", type=int, default=Options.seed, help="of what the camera is shown")
    parser.add_argument("--report", type=Path, help="write the camera's accuracy there (Markdown)")
    parser.add_argument("--json", type=Path, help="write the figures there as well")
    given = parser.parse_args()
    options = Options(given.patients, given.seconds, given.workers, given.seed, given.report)
    console, found = Console(), {}
    console.print(
        f"Python {platform.python_version()}, {platform.machine()}, {bench_cores()} cores", style="dim"
    )
    for name in given.page or known:
        with console.status(f"Measuring {name} …"):
            found[name] = list(known[name](options))
        console.print(table(name, found[name]))
    if given.json:
        given.json.write_text(
            json.dumps({name: [asdict(row) for row in rows] for name, rows in found.items()})
        )
    return 0


def bench_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    sys.exit(main())
