"""A clearing house that is a folder: what a program beside us sends and fetches, or a network drive."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from synovia.exchange.clearinghouse.transport import NotDelivered, plain_name


@dataclass(frozen=True, slots=True)
class FolderClearinghouse:
    """`outbox` takes what we send, `inbox` holds the answers, `archive` those that were taken in.

    Files appear whole: they are written beside their place, synced, and moved there.
    """

    folder: Path

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    def send(self, name: str, content: bytes) -> None:
        """Puts the file into the outbox. Another file under a name that is there already is refused."""
        place = self.outbox / plain_name(name)
        try:
            self.outbox.mkdir(parents=True, exist_ok=True)
            place_whole(place, content)
        except FileExistsError:
            if place.read_bytes() != content:
                raise NotDelivered(f"Another {name} is in the outbox already.") from None
        except OSError as problem:
            raise NotDelivered(f"The folder cannot be written to: {problem.strerror}.") from problem

    def fetch(self) -> list[tuple[str, bytes]]:
        """The inbox's files by name. Hidden and half-written ones (a leading dot, .part, .tmp) are left alone."""
        if not self.inbox.is_dir():
            return []
        try:
            files = sorted(each for each in self.inbox.iterdir() if each.is_file() and is_ready(each.name))
            return [(each.name, each.read_bytes()) for each in files]
        except OSError as problem:
            raise NotDelivered(f"The folder cannot be read: {problem.strerror}.") from problem

    def done(self, name: str) -> None:
        """Moves the file to the archive. Doing it twice changes nothing; an earlier file of the same name is kept."""
        self.archive.mkdir(parents=True, exist_ok=True)
        source, place = self.inbox / plain_name(name), self.archive / name
        number = 1
        while source.exists() and place.exists():
            number += 1
            place = self.archive / f"{name}.{number}"
        with suppress(FileNotFoundError):
            source.rename(place)


def is_ready(name: str) -> bool:
    """Whether a file of this name is meant to be read."""
    return not name.startswith(".") and not name.endswith((".part", ".tmp", ".filepart"))


def place_whole(place: Path, content: bytes) -> None:
    """Writes a file whole or not at all. FileExistsError when there is one of this name."""
    if place.exists():
        raise FileExistsError(place.name)
    beside = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
