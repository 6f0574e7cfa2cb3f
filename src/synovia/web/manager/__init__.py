"""Pages for the manager audience."""
