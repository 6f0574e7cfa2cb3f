"""A clearing house over SFTP, as most of them are."""

from __future__ import annotations

import asyncio
import posixpath
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

import asyncssh

from synovia.exchange.clearinghouse.folder import is_ready
from synovia.exchange.clearinghouse.transport import NotDelivered, PerhapsDelivered, plain_name

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class SftpClearinghouse:
    """An account at an SFTP server. `known_host` is its public key in OpenSSH's form (`ssh-ed25519 AAAA…`): no other server
    is talked to. `private_key` is ours, in OpenSSH's form; without it `password` signs in.

    `outbox`, `inbox` and `archive` are the folders as the server names them; an empty `archive` deletes what is done.
    """

    host: str
    username: str
    known_host: str
    port: int = 22
    password: str = field(default="", repr=False)
    private_key: str = field(default="", repr=False)
    outbox: str = "inbound"  # theirs: what comes in to them
    inbox: str = "outbound"
    archive: str = ""
    timeout: float = 30.0

    def send(self, name: str, content: bytes) -> None:
        """Uploads under another name and renames, so that the file appears whole. Raises PerhapsDelivered, too."""
        place = posixpath.join(self.outbox, plain_name(name))
        is_renaming = False

        async def upload(sftp: asyncssh.SFTPClient) -> None:
            nonlocal is_renaming
            if await sftp.exists(place):
                async with sftp.open(place, "rb") as there:
                    if cast("bytes", await there.read()) != content:
                        raise NotDelivered(f"Another {name} is there already.")
                return
            beside = f"{place}.part"
            async with sftp.open(beside, "wb") as file:
                await file.write(content)
            is_renaming = True
            await sftp.rename(beside, place)

        try:
            self._talk(upload)
        except NotDelivered as refusal:
            if is_renaming and not _is_answer(refusal.__cause__):
                raise PerhapsDelivered(
                    f"The connection broke while {name} was put in its place."
                ) from refusal
            raise

    def fetch(self) -> list[tuple[str, bytes]]:
        """Downloads the files that wait, by name."""

        async def download(sftp: asyncssh.SFTPClient) -> list[tuple[str, bytes]]:
            found = []
            for name in sorted(map(str, await sftp.listdir(self.inbox))):
                place = posixpath.join(self.inbox, name)
                if is_ready(name) and await sftp.isfile(place):
                    async with sftp.open(place, "rb") as file:
                        content = await file.read()
                    found.append((name, cast("bytes", content)))  # opened as bytes
            return found

        return self._talk(download)

    def done(self, name: str) -> None:
        """Moves the file to the archive there, or deletes it where there is none."""
        place = posixpath.join(self.inbox, plain_name(name))

        async def put_aside(sftp: asyncssh.SFTPClient) -> None:
            if not await sftp.exists(place):
                return
            if self.archive:
                await sftp.rename(place, posixpath.join(self.archive, name))
            else:
                await sftp.remove(place)

        self._talk(put_aside)

    def _talk(self, ask: Callable[[asyncssh.SFTPClient], Awaitable[Answer]]) -> Answer:
        """One connection for one question."""

        async def connected() -> Answer:
            async with (
                asyncssh.connect(
                    self.host, self.port, username=self.username, known_hosts=self._trusted(), config=None,
                    client_keys=[asyncssh.import_private_key(self.private_key)] if self.private_key else None,
                    password=self.password or None, agent_path=None, connect_timeout=self.timeout,
                ) as connection,
                connection.start_sftp_client() as sftp,
            ):  # fmt: skip
                return await ask(sftp)

        try:
            return asyncio.run(asyncio.wait_for(connected(), self.timeout * 10))
        except ValueError as problem:
            raise NotDelivered("A key of the clearing house's account cannot be read.") from problem
        except (OSError, asyncssh.Error, TimeoutError) as problem:
            raise NotDelivered(
                f"The clearing house cannot be reached: {type(problem).__name__}."
            ) from problem

    def _trusted(self) -> asyncssh.SSHKnownHosts:
        name = self.host if self.port == 22 else f"[{self.host}]:{self.port}"
        return asyncssh.import_known_hosts(f"{name} {self.known_host}\n")


def _is_answer(problem: BaseException | None) -> bool:
    """Whether the server itself refused, so that it is known what became of the file."""
    broken = (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection)
    return isinstance(problem, asyncssh.SFTPError) and not isinstance(problem, broken)
