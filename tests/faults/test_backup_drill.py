"""The restore drill: a clinic is saved, lost and brought back; a damaged backup or a lost key is told in one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from synovia.project import postgres
from tests.stage.command import data_folder, demo_data, synovia


@dataclass
class Saved:
    """A data folder with a demo clinic, and a backup of it elsewhere."""

    data: Path
    file: Path
    key: Path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Saved]:
    file = tmp_path_factory.mktemp("elsewhere") / "clinic.backup"
    with demo_data() as data:
        done = synovia("backup", file, data=data)
        assert done.returncode == 0, done.stderr
        yield Saved(data, file, data / "backup.key")


@pytest.fixture(scope="module")
def restored(saved: Saved) -> Iterator[tuple[Path, str]]:
    """Another data folder, and what the restore said."""
    with data_folder() as empty:
        done = synovia("restore", saved.file, "--key-file", saved.key, data=empty)
        assert done.returncode == 0, done.stderr
        yield empty, done.stdout


def patients(data: Path) -> int:
    with postgres.start(data) as cluster, cluster.session("synovia") as connection:
        found = connection.execute("SELECT count(*) FROM people_patient").fetchone()
    assert found is not None
    return int(found[0])


def test_a_lost_clinic_comes_back_whole(saved: Saved, restored: tuple[Path, str]) -> None:
    folder, said = restored
    assert "every table has the rows that were saved" in said
    assert "The audit log is whole." in said
    assert patients(folder) == patients(saved.data) > 0
    assert (folder / "audit.key").read_text() == (saved.data / "audit.key").read_text()


def test_a_backup_shows_nothing_of_a_patient(saved: Saved) -> None:
    content = saved.file.read_bytes()
    assert b"Alvarez" not in content
    assert saved.file.stat().st_mode & 0o077 == 0


def test_it_never_restores_over_a_clinic_that_is_there(saved: Saved) -> None:
    done = synovia("restore", saved.file, data=saved.data)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "The database is not empty" in done.stderr


def refusal(file: Path, *options: str | Path) -> str:
    with data_folder() as empty:
        done = synovia("restore", file, *options, data=empty)
        assert not (empty / "postgres").exists(), "nothing may be written before the file is known to be good"
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    return done.stderr


def test_a_lost_key_is_told(saved: Saved) -> None:
    assert "The backup key is missing" in refusal(saved.file)


def test_a_wrong_key_is_told(saved: Saved, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.key"
    wrong.write_text("A" * 43 + "=\n")
    assert "made with another key" in refusal(saved.file, "--key-file", wrong)


def test_a_file_that_is_no_key_is_told(saved: Saved, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.key"
    wrong.write_text("not a key")
    assert "is not a backup key" in refusal(saved.file, "--key-file", wrong)


def test_a_truncated_backup_is_told(saved: Saved, tmp_path: Path) -> None:
    cut = tmp_path / "cut.backup"
    cut.write_bytes(saved.file.read_bytes()[:-100])
    assert "is cut off" in refusal(cut, "--key-file", saved.key)


def test_a_changed_backup_is_told(saved: Saved, tmp_path: Path) -> None:
    content = bytearray(saved.file.read_bytes())
    content[len(content) // 2] ^= 1
    changed = tmp_path / "changed.backup"
    changed.write_bytes(content)
    assert "changed or damaged" in refusal(changed, "--key-file", saved.key)


def test_a_missing_file_is_told(saved: Saved, tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "nothing.backup", "--key-file", saved.key)


def test_a_changed_audit_event_is_found_after_the_fact(restored: tuple[Path, str]) -> None:
    folder, _ = restored
    with postgres.start(folder) as cluster, cluster.session("synovia") as connection:
        connection.execute("SET session_replication_role = replica")  # a superuser, past every trigger
        connection.execute("UPDATE audit_auditevent SET action = 'nothing' WHERE seq = 3")
    done = synovia("verify-audit", data=folder)
    assert done.returncode == 1
    assert "event 3 was changed" in done.stdout
