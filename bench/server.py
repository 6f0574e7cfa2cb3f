"""Start-up time, memory, and requests per second beside a bare "hello" of the same server in the same run."""

from __future__ import annotations

import http.client
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

from bench.rows import Options, Row, summary
from bench.stage import environment, free_port, resident_megabytes, served
from synovia.project.folders import data_folder

CLIENTS = 8
MEMORY_GOAL = 300  # MB a worker
STARTUP_GOAL = 8  # seconds
PAGES = {"public home": "/", "sign-in page": "/account/login/"}


def measure(options: Options) -> Iterator[Row]:
    with bare_hello(options.workers) as address:
        yield load("bare hello, same server", address, options.seconds)
    with served(0, workers=options.workers) as (address, process, seconds):
        met = seconds <= STARTUP_GOAL
        yield Row("second start", figures={"seconds": f"{seconds:.1f}"}, goal=f"≤ {STARTUP_GOAL} s", met=met)
        for name, path in PAGES.items():
            yield load(name, address + path, options.seconds)
        memory = max(resident_megabytes(process.pid), default=0.0)
        goal = f"≤ {MEMORY_GOAL} MB a worker"
        yield Row(
            "resident memory", figures={"MB": f"{memory:.0f}"}, goal=goal, met=0 < memory <= MEMORY_GOAL
        )


@contextmanager
def bare_hello(workers: int) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.hello", str(port), str(workers)], env=environment(data_folder())
    )
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.05)


def load(what: str, url: str, seconds: float, headers: Mapping[str, str] | None = None) -> Row:
    """CLIENTS connections, each asking again as soon as it is answered, for so many seconds."""
    times: list[list[float]] = [[] for _ in range(CLIENTS)]
    failures: list[int] = []
    threads = [
        threading.Thread(target=_client, args=(url, seconds, mine, failures, headers or {})) for mine in times
    ]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    every = [one for mine in times for one in mine]
    rate = f"{len(every) / elapsed:,.0f}/s"
    return summary(what, every or [0.0], requests=rate, errors=str(len(failures)))


def _client(
    url: str, seconds: float, times: list[float], failures: list[int], headers: Mapping[str, str]
) -> None:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        start = time.perf_counter()
        connection.request("GET", f"{parts.path}?{parts.query}", headers=dict(headers))
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - start) * 1000)
        if answer.status >= 500:
            failures.append(answer.status)
