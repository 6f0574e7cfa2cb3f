"""Killed, stopped, crowded out: what is kept, and what the next start says."""

import os
import signal
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from synovia.project import postgres
from synovia.project.postgres import Cluster
from synovia.project.postgres_host import DatabaseProblem
from synovia.project.serving import forget_everything
from tests.stage.cluster import throw_away_cluster
from tests.stage.command import Serving, data_folder, demo_data, synovia


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def postmaster(cluster: Cluster) -> int:
    return int((cluster.folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def test_acknowledged_writes_survive_kill_nine_of_the_database() -> None:
    with throw_away_cluster(durable=True) as cluster:
        cluster.create_database("clinic")
        acknowledged = 0
        with cluster.session("clinic", "synovia_owner") as connection:
            connection.execute("CREATE TABLE notes (number int)")
            for number in range(1, 201):
                connection.execute("INSERT INTO notes VALUES (%s)", [number])
                acknowledged = number
            os.kill(postmaster(cluster), signal.SIGKILL)
            with pytest.raises(psycopg.OperationalError):
                write_until_the_end(connection)
        cluster.stop()
        with postgres.start(cluster.folder) as again, again.session("clinic") as connection:
            found = connection.execute("SELECT max(number), count(*) FILTER (WHERE number > 0) FROM notes")
            assert found.fetchone() == (acknowledged, acknowledged)


def write_until_the_end(connection: psycopg.Connection) -> None:
    """A backend ends with its server."""
    while True:
        connection.execute("INSERT INTO notes VALUES (0)")


@pytest.fixture(scope="module")
def clinic() -> Iterator[Path]:
    """A data folder with a demo clinic, for all that may happen to it."""
    with demo_data() as data:
        yield data


def serve(data: Path, port: int) -> Serving:
    program = Serving("demo", "--port", str(port), "--workers", "1", data=data)
    program.wait_for("Ctrl-C stops everything")
    return program


def test_ctrl_c_stops_everything_and_the_next_start_has_the_data(clinic: Path) -> None:
    port = free_port()
    assert serve(clinic, port).stop(signal.SIGINT) == 0
    assert postgres.running(clinic) is None
    again = serve(clinic, port)
    assert "Making the demo clinic" not in "".join(again.lines)
    assert again.stop(signal.SIGTERM) == 0
    assert postgres.running(clinic) is None


def test_a_second_instance_and_a_taken_port_are_one_line_each(clinic: Path) -> None:
    port = free_port()
    first = serve(clinic, port)
    with data_folder() as other:
        second = synovia("demo", "--port", str(free_port()), data=clinic)
        crowded = synovia("demo", "--port", str(port), data=other)
    first.stop(signal.SIGHUP)  # the terminal was closed
    assert (second.returncode, second.stderr.count("\n")) == (1, 1)
    assert "already runs on the data folder" in second.stderr
    assert (crowded.returncode, crowded.stderr.count("\n")) == (1, 1)
    assert f"Port {port} cannot be used" in crowded.stderr
    assert postgres.running(clinic) is None


def test_after_kill_nine_of_the_program_the_next_start_works_on_the_same_port(clinic: Path) -> None:
    port = free_port()
    serve(clinic, port).stop(signal.SIGKILL)
    again = serve(clinic, port)
    with urllib.request.urlopen(f"http://localhost:{port}/account/login/", timeout=10) as page:
        assert page.status == 200
    assert again.stop() == 0


def test_reset_removes_our_own_data_and_leaves_what_is_not_ours(tmp_path: Path) -> None:
    for ours in ("audit.key", "secret.key", "audit-checkpoints.jsonl"):
        (tmp_path / ours).write_text("ours")
    (tmp_path / "postgres").mkdir()
    (tmp_path / "holiday.jpg").write_text("mine")
    (tmp_path / "backups").mkdir()
    forget_everything(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backups", "holiday.jpg", "lock"]


def test_reset_refuses_while_synovia_runs_on_the_folder(own_cluster: Cluster) -> None:
    with pytest.raises(DatabaseProblem, match="already runs"):
        forget_everything(own_cluster.folder)
    assert (own_cluster.folder / "postgres").exists()


def test_a_start_cut_short_leaves_nothing_half_made() -> None:
    with data_folder() as data:
        half = data / "postgres.new"
        half.mkdir(parents=True)
        (half / "PG_VERSION").write_text("18\n")
        with postgres.start(data) as cluster:
            assert not cluster.has_database("clinic")
        assert not half.exists()


def test_too_little_disk_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "LEAST_FREE_SPACE", 2**60)
    with pytest.raises(DatabaseProblem, match="No room on the disk") as refusal:
        postgres.start(tmp_path / "data")
    assert "\n" not in str(refusal.value)
