"""The demo's clock: stories happen in the past weeks, so that the clinic has a history on its first day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.utils import timezone


def moment(days_ago: int, hour: int = 10) -> datetime:
    """An hour of a day in the past, in the current time zone; negative days lie ahead."""
    day = timezone.localdate() - timedelta(days=days_ago)
    return timezone.make_aware(datetime.combine(day, time(hour)))


@contextmanager
def as_of(when: datetime) -> Iterator[None]:
    """Signatures and "today" inside the block are those of `when`. For the demo's loader alone."""
    real = timezone.now
    timezone.now = lambda: when  # the loader runs alone, before anything is served
    try:
        yield
    finally:
        timezone.now = real
