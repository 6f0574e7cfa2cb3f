"""The engine that answers: DuckDB in this process, kept to so many threads and so much memory."""

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

MEMORY = "2GB"
THREADS = 2


def engine(database: str = ":memory:", *, memory: str = MEMORY, threads: int = THREADS) -> Backend:
    """A connection to the file, or to nothing but memory. It reads no other file and loads no extension."""
    # Each pass stays a query of its own: merged, the passes of reading would repeat each other's expressions.
    ibis.options.sql.fuse_selects = False
    connection: Backend = ibis.duckdb.connect(database, threads=threads, memory_limit=memory)
    connection.raw_sql("SET preserve_insertion_order = false")
    return connection


def keep(connection: Backend, name: str, rows: ir.Table | pa.Table) -> ir.Table:
    """The rows as a table of that name, replacing an earlier one; worked out in the engine, not in Python.

    `create_table` of ibis 12 writes SQL that DuckDB refuses when sqlglot is newer than it knows.
    """
    if isinstance(rows, pa.Table):
        connection.con.register("handed_over", rows)
        source = "SELECT * FROM handed_over"
    else:
        source = str(ibis.to_sql(rows, dialect="duckdb"))
    connection.con.execute(f'CREATE OR REPLACE TABLE "{name}" AS {source}')
    if isinstance(rows, pa.Table):
        connection.con.unregister("handed_over")
    return connection.table(name)
