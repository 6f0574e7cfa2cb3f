"""Pages for the gallery audience."""
