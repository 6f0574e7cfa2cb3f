"""Sending claims to a clearing house and fetching its answers: a folder, SFTP, and a fake that answers as a real one does."""

from synovia.exchange.clearinghouse.transport import Clearinghouse, NotDelivered

__all__ = ["Clearinghouse", "NotDelivered"]
