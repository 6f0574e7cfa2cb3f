"""How files travel to a clearing house and back."""

from __future__ import annotations

from typing import Protocol


class Clearinghouse(Protocol):
    """A place to put files for payers and to find their answers. Names are plain file names, content is the file's bytes."""

    def send(self, name: str, content: bytes) -> None:
        """Delivers a file whole or not at all. Raises NotDelivered."""

    def fetch(self) -> list[tuple[str, bytes]]:
        """The answers that wait, in the order of their names. They wait on until `done`."""

    def done(self, name: str) -> None:
        """This answer was taken in: it is kept aside and not fetched again."""


class NotDelivered(RuntimeError):
    """The clearing house could not be reached or refused; the message says why, without what the file contains."""
