"""Counting the questions a page asks the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def questions(client: Client, address: str) -> int:
    """How many statements a page takes, without the savepoints a test puts in the place of transactions."""
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    kept = [query for query in seen.captured_queries if "SAVEPOINT" not in query["sql"].split('"')[0]]
    return len(kept)
