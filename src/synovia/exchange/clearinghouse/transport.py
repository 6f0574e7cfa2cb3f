"""How files travel to a clearing house and back."""

from __future__ import annotations

import re
from typing import Protocol

ATTACHMENT = ".pdf"
"""Ends the name of an attachment's file; before it stands its control number alone, as in the claim's PWK."""


class Clearinghouse(Protocol):
    """A place to put files for payers and to find their answers. Names are plain file names, content is the file's bytes."""

    def send(self, name: str, content: bytes) -> None:
        """Delivers a file whole or not at all. The same bytes under the same name again change nothing. Raises NotDelivered."""

    def fetch(self) -> list[tuple[str, bytes]]:
        """The answers that wait, in the order of their names. They wait on until `done`. Raises NotDelivered."""

    def done(self, name: str) -> None:
        """This answer was taken in: it is kept aside and not fetched again. Saying it twice changes nothing."""


class NotDelivered(RuntimeError):
    """The clearing house could not be reached or refused; the message says why, without what the file contains."""


class PerhapsDelivered(NotDelivered):
    """The connection broke while the file was put in its place: it may be there. Sending the same file again is safe."""


def plain_name(name: str) -> str:
    """The name, if it is one of a file and not of another place. Raises NotDelivered.

    Clearing houses name their answers as they like, with blanks and brackets.
    """
    if not re.fullmatch(r"[^\x00-\x1f\x7f/\\:.][^\x00-\x1f\x7f/\\:]{0,150}", name) or ".." in name:
        raise NotDelivered("The file has a name that is not a plain file name.")
    return name
