"""After a test that really commits, the worker gets a new copy of the template database.

Django would truncate every table instead, which the application role may not do, and our audit log refuses.
"""

from django.test import TransactionTestCase

from tests.stage.database import renew_worker_database


def renew_instead_of_truncating() -> None:
    setattr(TransactionTestCase, "_fixture_teardown", lambda _: renew_worker_database())  # noqa: B010
