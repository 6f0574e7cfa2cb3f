"""Pages for the billing audience."""
