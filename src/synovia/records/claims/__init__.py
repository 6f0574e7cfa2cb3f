"""The claims room of the records: payers, authorizations, charges from signed notes, claims and their answers."""
