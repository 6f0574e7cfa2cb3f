"""`synovia tariffs import`: published files and code lists into the clinic's own tables."""

from __future__ import annotations

import argparse
import datetime

from synovia.knowledge.tariff_import import ImportProblem, Wanted, read_published
from synovia.knowledge.tariff_tables import tariff_of
from synovia.knowledge.tariff_written import write_tables
from synovia.project.folders import data_folder, own_tariffs
from synovia.project.problem import Problem


def import_tariffs(options: argparse.Namespace) -> int:
    """Read every file before writing any; say what was taken. A running server reads it when it starts again."""
    folder = options.into or own_tariffs(data_folder())
    known = tariff_of(folder)
    wanted = Wanted(options.starts, options.keep_descriptions)
    try:
        tables = [table for path in options.paths for table in read_published(path, known, wanted)]
        write_tables(tables, folder, known, datetime.datetime.now().astimezone().date())
    except ImportProblem as problem:
        raise Problem(str(problem)) from problem
    for table in tables:
        print(f"{table.where}: {table.title}, from {table.starts.isoformat()}.", *table.remarks)
    print(f"Written to {folder}. Start the server again to use them.")
    return 0
