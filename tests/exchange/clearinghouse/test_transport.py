"""Files to a clearing house and back: through a folder, and over SFTP to a real server in this process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import asyncssh
import pytest

from synovia.exchange.clearinghouse import (
    Clearinghouse,
    FakeClearinghouse,
    FolderClearinghouse,
    NotDelivered,
    PerhapsDelivered,
    SftpClearinghouse,
)


@pytest.fixture
def folder(tmp_path: Path) -> FolderClearinghouse:
    return FolderClearinghouse(tmp_path / "house")


def test_a_sent_file_lies_in_the_outbox_whole(folder: FolderClearinghouse) -> None:
    folder.send("batch-1.837", b"ISA*")
    assert [each.name for each in folder.outbox.iterdir()] == ["batch-1.837"]
    assert (folder.outbox / "batch-1.837").read_bytes() == b"ISA*"


def test_nothing_is_sent_twice_under_one_name(folder: FolderClearinghouse) -> None:
    folder.send("batch-1.837", b"one")
    with pytest.raises(NotDelivered):
        folder.send("batch-1.837", b"two")
    folder.send("batch-1.837", b"one")  # the same again, after a kill: nothing is amiss
    assert (folder.outbox / "batch-1.837").read_bytes() == b"one"


@pytest.mark.parametrize("name", ["../batch", "a/b", "", ".hidden", "a..b", "a\0b", "C:\\x"])
def test_a_name_is_a_file_and_no_other_place(folder: FolderClearinghouse, name: str) -> None:
    with pytest.raises(NotDelivered):
        folder.send(name, b"")
    with pytest.raises(NotDelivered):
        folder.done(name)
    with pytest.raises(NotDelivered):
        FakeClearinghouse().send(name, b"")


def test_answers_wait_by_name_until_they_are_done(folder: FolderClearinghouse) -> None:
    odd = "a.999 (März 3).txt"
    assert folder.fetch() == []
    folder.inbox.mkdir(parents=True)
    for name in ("b.835", odd, ".c.835", "d.835.part"):
        (folder.inbox / name).write_bytes(name.encode())
    assert folder.fetch() == [(odd, odd.encode()), ("b.835", b"b.835")]
    folder.done(odd)
    folder.done(odd)
    assert [name for name, _ in folder.fetch()] == ["b.835"]
    assert (folder.archive / odd).read_bytes() == odd.encode()


def test_an_earlier_answer_of_the_same_name_is_kept(folder: FolderClearinghouse) -> None:
    folder.inbox.mkdir(parents=True)
    for content in (b"first", b"second"):
        (folder.inbox / "a.835").write_bytes(content)
        folder.done("a.835")
    assert {each.name: each.read_bytes() for each in folder.archive.iterdir()} == {
        "a.835": b"first",
        "a.835.2": b"second",
    }


def test_a_folder_that_cannot_be_written_to_is_not_delivered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotDelivered, match="cannot be written"):
        FolderClearinghouse(tmp_path / "file").send("a.837", b"")


# ---------------------------------------------------------------- SFTP


@dataclass
class Server:
    """An SFTP server of the test's own, serving one folder."""

    root: Path
    port: int
    host_key: str
    client_key: str

    def account(self) -> SftpClearinghouse:
        return SftpClearinghouse(
            "127.0.0.1",
            "clinic",
            self.host_key,
            self.port,
            private_key=self.client_key,
            archive="done",
            timeout=10,
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("sftp")
    for name in ("inbound", "outbound", "done"):
        (root / name).mkdir()
    host_key, client_key = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    loop, started = asyncio.new_event_loop(), threading.Event()
    found: list[asyncssh.SSHAcceptor] = []

    async def listen() -> None:
        acceptor = await asyncssh.listen(
            "127.0.0.1", 0, server_host_keys=[host_key], sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(root).encode()),
            authorized_client_keys=asyncssh.import_authorized_keys(client_key.export_public_key().decode()),
        )  # fmt: skip
        found.append(acceptor)
        started.set()

    thread = threading.Thread(
        target=lambda: (loop.run_until_complete(listen()), loop.run_forever()), daemon=True
    )
    thread.start()
    assert started.wait(20)
    public = " ".join(host_key.export_public_key().decode().split()[:2])
    yield Server(root, found[0].get_port(), public, client_key.export_private_key().decode())
    loop.call_soon_threadsafe(loop.stop)
    thread.join(20)
    loop.close()


def test_sftp_sends_fetches_and_puts_aside(server: Server) -> None:
    house: Clearinghouse = server.account()
    house.send("batch-1.837", b"ISA*" * 50_000)
    assert [each.name for each in (server.root / "inbound").iterdir()] == ["batch-1.837"]
    assert (server.root / "inbound" / "batch-1.837").stat().st_size == 200_000
    house.send("batch-1.837", b"ISA*" * 50_000)
    with pytest.raises(NotDelivered, match="already"):
        house.send("batch-1.837", b"")
    (server.root / "outbound" / "a.835").write_bytes(b"ISA*835")
    (server.root / "outbound" / "b.835.part").write_bytes(b"")
    assert house.fetch() == [("a.835", b"ISA*835")]
    house.done("a.835")
    house.done("a.835")
    assert house.fetch() == []
    assert (server.root / "done" / "a.835").read_bytes() == b"ISA*835"


def test_without_an_archive_what_is_done_is_deleted(server: Server) -> None:
    house = replace(server.account(), archive="")
    (server.root / "outbound" / "c.999").write_bytes(b"999")
    house.done("c.999")
    assert house.fetch() == []


def test_another_server_than_the_known_one_is_not_talked_to(server: Server) -> None:
    stranger = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    house = replace(server.account(), known_host=" ".join(stranger.split()[:2]))
    with pytest.raises(NotDelivered, match="HostKeyNotVerifiable"):
        house.fetch()


def test_a_stranger_is_not_let_in_and_secrets_are_not_shown(server: Server) -> None:
    key = asyncssh.generate_private_key("ssh-ed25519").export_private_key().decode()
    house = replace(server.account(), private_key=key)
    with pytest.raises(NotDelivered, match="PermissionDenied"):
        house.fetch()
    assert "PRIVATE" not in repr(house)


@pytest.mark.parametrize("change", [{"private_key": "no key"}, {"known_host": "ssh-ed25519 no"}])
def test_a_key_that_is_none_is_said_to_be(server: Server, change: dict[str, str]) -> None:
    with pytest.raises(NotDelivered, match="cannot be"):
        replace(server.account(), **change).fetch()  # type: ignore[arg-type]


def test_an_unreachable_server_is_not_delivered() -> None:
    house = SftpClearinghouse(
        "127.0.0.1",
        "clinic",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
        1,
        password="x",
    )
    with pytest.raises(NotDelivered, match="cannot be reached"):
        house.send("a.837", b"")


def test_a_connection_that_breaks_at_the_rename_says_that_the_file_may_be_there(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = asyncssh.SFTPClient.rename

    async def moved_and_cut(self: asyncssh.SFTPClient, old: str, new: str) -> None:
        await moved(self, old, new)
        raise asyncssh.SFTPConnectionLost("cut")

    async def refused(self: asyncssh.SFTPClient, old: str, new: str) -> None:
        raise asyncssh.SFTPPermissionDenied("no")

    house = server.account()
    with monkeypatch.context() as patched:
        patched.setattr(asyncssh.SFTPClient, "rename", moved_and_cut)
        with pytest.raises(PerhapsDelivered):
            house.send("batch-2.837", b"ISA*")
    house.send("batch-2.837", b"ISA*")
    monkeypatch.setattr(asyncssh.SFTPClient, "rename", refused)
    with pytest.raises(NotDelivered) as refusal:
        house.send("batch-3.837", b"ISA*")
    assert not isinstance(refusal.value, PerhapsDelivered)
