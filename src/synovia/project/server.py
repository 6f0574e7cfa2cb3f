"""The web server: granian's worker processes around the WSGI application, static files by whitenoise.

Workers hold no state; more of them, here or on other machines, is how the clinic grows.
"""

from __future__ import annotations

import ctypes
import gc
import http.client
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from synovia.project.problem import Problem

logger = logging.getLogger("synovia.server")

THREADS = 4  # per worker; each may hold a database connection
STARTUP_SECONDS = 60
PARENT_DIED = 1  # PR_SET_PDEATHSIG of Linux's prctl


class PortTaken(Problem):
    """Somebody else listens there."""


def refuse_taken_port(host: str, port: int) -> None:
    """Asked before anything starts. granian shares its port on Linux and would not notice by itself."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} cannot be used ({error.strerror}): choose another with --port."
            ) from error


def serve(host: str, port: int, *, workers: int, ready: Callable[[], None]) -> None:
    """Run until Ctrl-C or a termination signal, then let the requests in hand finish."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    # Forked workers would share this process's database connections.
    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        "synovia.project.server:worker",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.error,  # a worker that cannot start or answer says why; single requests are not listed
        websockets=False,
        workers_kill_timeout=10,
    )
    server.on_startup(lambda: _stop_when_the_terminal_closes())
    threading.Thread(target=_tell_when_ready, args=(host, port, ready), daemon=True).start()
    server.serve()


def worker() -> Callable[..., Any]:
    """The application, made in each worker process."""
    _die_with_parent()
    from synovia.project.wsgi import application

    _make_ready()
    return never_silent(application)


def never_silent(application: Callable[..., Any]) -> Callable[..., Any]:
    """The application, with a last word for what even its own error page could not answer: logged, and told in text."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        try:
            return application(environ, start_response)
        except Exception:
            logger.exception("a request failed outside the application's own error page")
            start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"Something went wrong, and it was noted. Please try again, or call the clinic."]

    return answer


def _make_ready() -> None:
    """Read knowledge and pages now, not in somebody's first request, and take all of it out of the garbage collector:
    what stays for the life of the process need not be searched again and again, which would hold up a request by
    a tenth of a second now and then.
    """
    from django.urls import get_resolver

    from synovia.knowledge.library import rulebook

    rulebook()
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()


def _die_with_parent() -> None:
    """A killed server must not leave workers behind that hold its port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DIED, signal.SIGTERM)
        if os.getppid() == 1:
            sys.exit(1)


def _stop_when_the_terminal_closes() -> None:
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))


def _tell_when_ready(host: str, port: int, ready: Callable[[], None]) -> None:
    deadline = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < deadline:
        if _answers(host, port):
            ready()
            return
        time.sleep(0.05)


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)  # noqa: S104
    try:
        connection.request("HEAD", "/")
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
