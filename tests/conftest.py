"""What every test may ask for, beside what pytest, pytest-django and pytest-playwright give.

A database: mark the test `@pytest.mark.django_db`. It connects as `synovia_app`, the role that owns nothing,
and rolls back at the end. With `transaction=True` the test really commits (races, deferred constraints,
several connections) and its worker gets a fresh database afterwards.

    as_owner       a psycopg connection as the owner of the tables, to the same database: for asking what even
                   the owner may not do. It sees committed rows only.
    as_superuser   the same as superuser: for tampering.
    demo           the demo clinic, loaded once for the module; what a test changes in it is taken back. Such a module
                   has no `django_db` mark: its one transaction is open from its first test to its last.
    own_cluster    a PostgreSQL server of the test's own, to be killed at will.

A browser: `page` and its kin come from pytest-playwright, on whichever Chromium there is.

    clinic_server  the real program (`synovia serve`) on a database of its own with the demo clinic, put
                   back as it was before each test module; `clinic_server.url` is its address, `clinic_server.sign_in(page, who)`
                   signs a demo person in.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.stage import browser, database, renewal

if TYPE_CHECKING:
    import psycopg
    from pytest_django import DjangoDbBlocker

    from synovia.demo.settle import DemoClinic
    from synovia.project.postgres import Cluster
    from tests.stage.server import ClinicServer

# No deadline: two cores shared with a database and a browser say nothing about a function's speed.
hypothesis_settings.register_profile(
    "synovia",
    deadline=None,
    max_examples=60,
    print_blob=True,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
hypothesis_settings.load_profile("synovia")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        database.run_folder()  # before the workers are made, so that they inherit it
    renewal.renew_instead_of_truncating()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        database.end_of_run()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: this worker's copy of the migrated template."""
    with django_db_blocker.unblock():
        database.make_template()
        database.renew_worker_database()
    yield
    with django_db_blocker.unblock():
        database.drop_worker_database()


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for a whole module, for what takes long to set up."""
    from tests.stage.undoing import undone

    with django_db_blocker.unblock(), undone():
        yield


@pytest.fixture(scope="module")
def loaded_demo(module_db: None) -> DemoClinic:
    from synovia.demo.load import load_demo

    return load_demo()


@pytest.fixture
def demo(loaded_demo: DemoClinic) -> Iterator[DemoClinic]:
    from tests.stage.undoing import undone

    with undone():
        yield deepcopy(loaded_demo)  # its rows remember what a test has written


@pytest.fixture
def as_owner(db: None) -> Iterator[psycopg.Connection]:
    with database.cluster().session(database.worker_database(), "synovia_owner") as connection:
        yield connection


@pytest.fixture
def as_superuser(db: None) -> Iterator[psycopg.Connection]:
    with database.cluster().session(database.worker_database()) as connection:
        yield connection


@pytest.fixture
def own_cluster(tmp_path: Path) -> Iterator[Cluster]:
    from tests.stage.cluster import throw_away_cluster

    with throw_away_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def served(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ClinicServer]:
    from tests.stage.server import running_clinic

    with django_db_blocker.unblock(), running_clinic() as server:
        yield server


@pytest.fixture(scope="module")
def clinic_server(served: ClinicServer, django_db_blocker: DjangoDbBlocker) -> Iterator[ClinicServer]:
    from tests.stage.server import fresh

    with django_db_blocker.unblock():
        yield fresh(served)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **browser.launch_arguments()}
