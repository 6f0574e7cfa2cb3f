"""Pages of a clinic with many patients: answer time of the running program, and how often each asks the database.

Times are those of one browser asking again and again over the loopback network, each time about somebody else.
Queries are counted in this process, by the same views on the same database; BEGIN, COMMIT and savepoints are not counted.
"""

from __future__ import annotations

import http.client
import logging
import time
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode, urlsplit

from bench.rows import Options, Row, percentile
from bench.server import load
from bench.stage import clinic_folder, served
from bench.visitors import CSRF, Asked, Page, joined, pages, sessions

PAGE_GOAL = 150  # milliseconds, 95th percentile
QUERY_GOAL = 15
TIMES, COUNTED = 60, 5
NOT_QUERIES = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
UNDER_LOAD = ("today (therapist)", "patient chart", "self-check, a question")


def measure(options: Options) -> Iterator[Row]:
    """Page by page: times over HTTP, then the number of queries; at the end requests per second of a few."""
    logging.getLogger("django.request").setLevel(
        logging.ERROR
    )  # an answer to a person's entries is no news here
    folder = clinic_folder(options.patients)
    with served(options.patients, workers=options.workers) as (address, *_), joined(folder):
        cookies, every = sessions(), pages()
        for page in every:
            yield _measured(address, page, cookies[page.who])
        for page in every:
            if page.name in UNDER_LOAD:
                url = address + next(page.requests()).path
                yield load(f"{page.name}, 8 at once", url, options.seconds, _header(cookies[page.who]))


def _measured(address: str, page: Page, cookies: dict[str, str]) -> Row:
    times = times_of(address, page, cookies)
    # After the timed ones: the first page after signing in also asks for the second factor and writes the session.
    queries = max(len(statements(asked, cookies)) for asked in islice(page.requests(), COUNTED))
    p95 = percentile(times, 95)
    return Row(
        page.name,
        p50=percentile(times, 50),
        p95=p95,
        figures={"queries": str(queries), "slowest": f"{max(times):.0f} ms"},
        goal=f"p95 ≤ {PAGE_GOAL} ms, ≤ {QUERY_GOAL} queries",
        met=p95 <= PAGE_GOAL and queries <= QUERY_GOAL,
    )


def times_of(address: str, page: Page, cookies: dict[str, str]) -> list[float]:
    """Milliseconds from the request to the last byte; the first few fill the caches and are left out."""
    parts, found = urlsplit(address), []
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    for asked in islice(page.requests(), TIMES + COUNTED):
        body = urlencode(asked.posted, doseq=True) if asked.posted is not None else None
        start = time.perf_counter()
        connection.request("GET" if body is None else "POST", asked.path, body, _headers(asked, cookies))
        answer = connection.getresponse()
        answer.read()
        found.append((time.perf_counter() - start) * 1000)
        if answer.status in (403, 404, 410) or answer.status >= 500:
            raise RuntimeError(f"{page.name}: {asked.path} answered {answer.status}")
    connection.close()
    return found[COUNTED:]


def statements(asked: Asked, cookies: dict[str, str]) -> list[str]:
    """What this request asks the database."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost", **asked.headers})
    client.cookies.load(cookies)
    with CaptureQueriesContext(connection) as captured:
        if asked.posted is None:
            client.get(asked.path)
        else:
            client.post(asked.path, asked.posted)
    return [str(row["sql"]) for row in captured if not str(row["sql"]).startswith(NOT_QUERIES)]


def _headers(asked: Asked, cookies: dict[str, str]) -> dict[str, str]:
    form = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF}
    return {**_header(cookies), **asked.headers, **(form if asked.posted is not None else {})}


def _header(cookies: dict[str, str]) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
