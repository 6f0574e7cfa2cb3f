"""The database goes away under the running program, and comes back: a clear page meanwhile, and no restart after."""

import http.client
import os
import signal
import socket
from pathlib import Path

from synovia.project import postgres
from tests.stage.command import Serving, demo_data


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def page(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_a_page_without_a_database_is_clear_and_the_next_with_one_works(tmp_path: Path) -> None:
    port = free_port()
    with demo_data() as data, postgres.start(data) as cluster:
        address = {"DATABASE_URL": cluster.url("synovia_app", "synovia"), "SYNOVIA_DEMO": "1"}
        program = Serving("serve", "--port", str(port), "--workers", "1", data=data, **address)
        program.wait_for("is serving")
        assert page(port, "/account/login/")[0] == 200
        os.kill(int((data / "postgres" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)

        status, text = page(port, "/account/login/")
        assert status == 503
        assert "Traceback" not in text
        assert "psycopg" not in text
        assert "<h1" in text

        sockets = cluster.socket_folder
        cluster.stop()
        with postgres.start(data, socket_folder=sockets):
            assert [page(port, "/account/login/")[0] for _ in range(3)] == [200, 200, 200]
            assert program.stop() == 0
