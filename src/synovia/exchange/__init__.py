"""One sealed room per foreign language."""
