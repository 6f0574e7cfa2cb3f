"""The gate to a visitor's self-check: only who holds its token, and only until it expires."""

from django.utils import timezone

from synovia.records.refusals import NotYours
from synovia.records.screening.models import SelfCheck
from synovia.records.screening.tokens import hash_of


class SelfCheckGone(NotYours):
    """No self-check answers to this token: expired, deleted, of another clinic, or never there."""

    def __init__(self) -> None:
        super().__init__("self_check", "", why="unknown or expired token")


def self_check_for(token: str, *, to_change: bool = False) -> SelfCheck:
    """The self-check this token leads to; locked when it is to be changed. Raises SelfCheckGone."""
    checks = SelfCheck.objects.select_for_update() if to_change else SelfCheck.objects.all()
    found = checks.filter(token_hash=hash_of(token), expires_at__gt=timezone.now()).first() if token else None
    if found is None:
        raise SelfCheckGone
    return found
