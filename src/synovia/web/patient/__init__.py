"""Pages for the patient audience."""
