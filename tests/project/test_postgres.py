"""Our own PostgreSQL: one server per data folder, two roles, no network."""

from pathlib import Path

import psycopg
import pytest

from synovia.project import postgres
from synovia.project.postgres import Cluster
from synovia.project.postgres_host import DatabaseProblem


def test_the_application_role_owns_nothing_and_passes_no_row_level_security(own_cluster: Cluster) -> None:
    with own_cluster.session() as connection:
        found = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = 'synovia_app'"
        ).fetchone()
    assert found == (False, False, False, False)


def test_the_owner_can_make_tables_and_the_application_cannot(own_cluster: Cluster) -> None:
    own_cluster.create_database("clinic")
    with own_cluster.session("clinic", "synovia_owner") as connection:
        connection.execute("CREATE TABLE notes (id int)")
    with (
        own_cluster.session("clinic", "synovia_app") as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("CREATE TABLE mine (id int)")


def test_a_copy_holds_what_its_template_holds(own_cluster: Cluster) -> None:
    own_cluster.create_database("first")
    with own_cluster.session("first", "synovia_owner") as connection:
        connection.execute("CREATE TABLE notes AS SELECT 7 AS number")
    own_cluster.create_database("second", template="first")
    with own_cluster.session("second", "synovia_owner") as connection:
        assert connection.execute("SELECT number FROM notes").fetchone() == (7,)


def test_a_second_instance_on_the_same_data_folder_is_refused(own_cluster: Cluster) -> None:
    with pytest.raises(DatabaseProblem, match="already runs on the data folder"):
        postgres.start(own_cluster.folder)


def test_pages_carry_checksums_and_nothing_listens_on_the_network(own_cluster: Cluster) -> None:
    with own_cluster.session() as connection:
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_the_data_are_there_after_a_stop_and_a_start(own_cluster: Cluster) -> None:
    own_cluster.create_database("clinic")
    own_cluster.stop()
    with postgres.start(own_cluster.folder, durable=False) as again:
        assert again.has_database("clinic")


def test_a_folder_made_by_another_postgresql_is_refused_in_one_line(own_cluster: Cluster) -> None:
    own_cluster.stop()
    (own_cluster.folder / "postgres" / "PG_VERSION").write_text("12\n")
    with pytest.raises(DatabaseProblem, match="made by PostgreSQL 12"):
        postgres.start(own_cluster.folder)


def test_a_data_folder_that_is_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    place = tmp_path / "var"
    place.write_text("")
    with pytest.raises(DatabaseProblem, match="cannot be used"):
        postgres.start(place)
