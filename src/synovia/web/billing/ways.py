"""A route of the directory as a clearing house to talk to. Folders and keys lie in the data folder, by the route's id."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from synovia.exchange.clearinghouse import (
    Clearinghouse,
    FolderClearinghouse,
    NotDelivered,
    SftpClearinghouse,
    answer_folder,
)
from synovia.exchange.x12 import Party
from synovia.records.claims.choices import RouteKind

if TYPE_CHECKING:
    from synovia.records.claims.identity import Identity
    from synovia.records.claims.models import Route

OURS_WHEN_UNNAMED = "SYNOVIA"


def folder_of(route: Route) -> Path:
    """Where this route's files and secrets lie: <data>/clearinghouse/<id>/ with outbox, inbox, archive, key."""
    return Path(settings.DATA_FOLDER) / "clearinghouse" / str(route.pk)


def way_to(route: Route) -> Clearinghouse:
    """The clearing house behind a route. Raises NotDelivered where it cannot be talked to."""
    folder = folder_of(route)
    if route.kind == RouteKind.FOLDER:
        return FolderClearinghouse(folder)
    if route.kind == RouteKind.PRACTICE and settings.DEMO:
        return PracticeClearinghouse(folder)
    if route.kind == RouteKind.SFTP:
        return _sftp(route, folder)
    raise NotDelivered(_("This way takes no files: print the claims."))


def _sftp(route: Route, folder: Path) -> SftpClearinghouse:
    key, password = folder / "key", folder / "password"
    if not (route.host and route.user_name and route.host_key):
        raise NotDelivered(_("Host, user name and the host’s public key must be entered first."))
    if not key.exists() and not password.exists():
        raise NotDelivered(
            _("The private key is missing: put it into the data folder as “%(place)s”.")
            % {"place": f"clearinghouse/{route.pk}/key"}
        )
    return SftpClearinghouse(
        host=route.host,
        port=route.port,
        username=route.user_name,
        known_host=route.host_key,
        private_key=key.read_text() if key.exists() else "",
        password="" if key.exists() else password.read_text().strip(),
        outbox=route.send_folder or "inbound",
        inbox=route.fetch_folder or "outbound",
    )


class PracticeClearinghouse:
    """The demo's: a folder, where a fake clearing house answers what is sent, at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = FolderClearinghouse(folder)

    def send(self, name: str, content: bytes) -> None:
        """Take the file, and put its answers where they are fetched. What was sent before is what it remembers."""
        self.folder.send(name, content)
        answer_folder(self.folder)

    def fetch(self) -> list[tuple[str, bytes]]:
        """The answers that wait."""
        return self.folder.fetch()

    def done(self, name: str) -> None:
        """This answer was taken in."""
        self.folder.done(name)


def submitter(route: Route, identity: Identity) -> Party:
    """Us, as the clearing house knows us."""
    return Party(
        identity.name,
        route.submitter_id or OURS_WHEN_UNNAMED,
        contact=identity.contact,
        phone=identity.phone,
    )


def receiver(route: Route) -> Party:
    """The clearing house."""
    return Party(route.receiver_name or route.name, route.receiver_id or route.name.upper()[:15])
