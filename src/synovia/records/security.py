"""Row-level security and the app role's rights, set after every migration so that no table can be forgotten.

A table with a `clinic_id` column shows and accepts rows of the clinic in `app.clinic` alone, also to its owner.
Without the setting it shows nothing. The app role owns nothing, and may only add to the audit log and the ledger.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

IN_THIS_CLINIC = "clinic_id = NULLIF(current_setting('app.clinic', true), '')::uuid"
OWN_MEMBERSHIP = "user_id = NULLIF(current_setting('app.user', true), '')::uuid"
# Signing in must find a person's own memberships before any clinic is chosen.
# A failed sign-in belongs to no clinic: its event may be added, and is read by no clinic. The statement that adds it
# asks for its number back, which PostgreSQL counts as reading: so it is seen where no clinic is set.
NO_CLINIC_IS_SET = "NULLIF(current_setting('app.clinic', true), '') IS NULL"
SEEN_WITHOUT_CLINIC = {
    "accounts_membership": OWN_MEMBERSHIP,
    "audit_auditevent": f"(clinic_id IS NULL AND {NO_CLINIC_IS_SET})",
}
ADDED_WITHOUT_CLINIC = {"audit_auditevent": "clinic_id IS NULL"}
APPEND_ONLY = ("audit_auditevent", "ledger_entry", "ledger_leg")


def secure(connection: BaseDatabaseWrapper, *, app_role: str) -> None:
    """Force row-level security on every clinic's table and give `app_role` exactly its rights. Idempotent."""
    with connection.cursor() as cursor:
        for table in clinic_tables(cursor):
            _force_row_security(cursor, table)
        _grant(cursor, connection.ops.quote_name(app_role))


def clinic_tables(cursor: CursorWrapper) -> list[str]:
    """Names of all tables that carry a clinic."""
    cursor.execute(
        "SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)"
        " WHERE c.table_schema = 'public' AND c.column_name = 'clinic_id' AND t.table_type = 'BASE TABLE' ORDER BY 1"
    )
    return [row[0] for row in cursor.fetchall()]


def _force_row_security(cursor: CursorWrapper, table: str) -> None:
    readable = (
        f"{IN_THIS_CLINIC} OR {SEEN_WITHOUT_CLINIC[table]}"
        if table in SEEN_WITHOUT_CLINIC
        else IN_THIS_CLINIC
    )
    addable = (
        f"{IN_THIS_CLINIC} OR {ADDED_WITHOUT_CLINIC[table]}"
        if table in ADDED_WITHOUT_CLINIC
        else IN_THIS_CLINIC
    )
    cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    cursor.execute(f"DROP POLICY IF EXISTS of_this_clinic ON {table}")
    cursor.execute(f"CREATE POLICY of_this_clinic ON {table} USING ({readable}) WITH CHECK ({addable})")


def _grant(cursor: CursorWrapper, role: str) -> None:
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
    cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
    for table in APPEND_ONLY:
        cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}")
    cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")
    cursor.execute(
        f"REVOKE UPDATE, DELETE ON accounts_clinic FROM {role}"
    )  # tenants are changed by the owner alone
