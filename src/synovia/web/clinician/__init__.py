"""Pages for the clinician audience."""
