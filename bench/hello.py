"""The least a server can do: what the pages are compared with."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable


def hello(environ: dict[str, object], start_response: Callable[..., object]) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]


def main(port: int, workers: int) -> None:
    from granian.constants import Interfaces
    from granian.server import Server

    from synovia.project.server import THREADS

    multiprocessing.set_start_method("spawn", force=True)
    Server(
        "bench.hello:hello",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_enabled=False,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
