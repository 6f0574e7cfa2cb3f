"""The engine that answers: DuckDB in this process, kept to so many threads and so much memory."""

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

MEMORY = "2GB"
THREADS = 2


def engine(
    database: str = ":memory:", *, memory: str = MEMORY, threads: int = THREADS, read_only: bool = False
) -> Backend:
    """A connection to the file, or to nothing but memory. It loads no extension and asks nobody outside."""
    # Each pass stays a query of its own: merged, the passes of reading would repeat each other's expressions.
    ibis.options.sql.fuse_selects = False
    # The optimizer of IN lists walks our many short ones for most of the time that planning takes.
    connection: Backend = ibis.duckdb.connect(
        database,
        read_only=read_only,
        threads=threads,
        memory_limit=memory,
        preserve_insertion_order=False,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
        disabled_optimizers="in_clause",
    )
    return connection


def sql_of(rows: ir.Table) -> str:
    """The question as the engine's SQL."""
    return str(ibis.to_sql(rows, dialect="duckdb"))


def keep(connection: Backend, name: str, rows: ir.Table | pa.Table | str) -> ir.Table:
    """The rows as a table of that name, replacing an earlier one; worked out in the engine, not in Python.

    `rows` is a table, a question about one, or that question's SQL.

    `create_table` of ibis 12 writes SQL that DuckDB refuses when sqlglot is newer than ibis knows.
    """
    made = f'CREATE OR REPLACE TABLE "{name}" AS'
    if isinstance(rows, pa.Table):
        _hand_over(connection, f"{made} FROM handed_over", rows)
    else:
        connection.con.execute(f"{made} {rows if isinstance(rows, str) else sql_of(rows)}")
    return connection.table(name)


def append(connection: Backend, name: str, rows: pa.Table) -> None:
    """More rows for a kept table with the same columns."""
    _hand_over(connection, f'INSERT INTO "{name}" BY NAME FROM handed_over', rows)


def _hand_over(connection: Backend, statement: str, rows: pa.Table) -> None:
    connection.con.register("handed_over", rows)
    connection.con.execute(statement)
    connection.con.unregister("handed_over")
