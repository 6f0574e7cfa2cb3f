"""Taking back what a test, or a whole module of tests, has written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is taken back, so that what comes next meets the same stage."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
