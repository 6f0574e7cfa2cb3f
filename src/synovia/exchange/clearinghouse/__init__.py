"""Sending claims to a clearing house and fetching its answers: a folder, SFTP, and a fake that answers as a real one does."""

from synovia.exchange.clearinghouse.fake import FakeClearinghouse, answer_folder
from synovia.exchange.clearinghouse.folder import FolderClearinghouse
from synovia.exchange.clearinghouse.sftp import SftpClearinghouse
from synovia.exchange.clearinghouse.transport import ATTACHMENT, Clearinghouse, NotDelivered, PerhapsDelivered

__all__ = [
    "ATTACHMENT",
    "Clearinghouse",
    "FakeClearinghouse",
    "FolderClearinghouse",
    "NotDelivered",
    "PerhapsDelivered",
    "SftpClearinghouse",
    "answer_folder",
]
