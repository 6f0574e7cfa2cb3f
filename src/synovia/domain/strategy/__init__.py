"""From findings to the ranked, explained options."""
