"""The ledger room of the records: who owes what, and how it came to that."""
