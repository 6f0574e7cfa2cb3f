"""Photos of a patient's posture: sealed, kept with consent and until a date, and what was measured on them."""
