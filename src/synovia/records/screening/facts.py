"""From the stored self-check to the answers and findings of the domain."""

from typing import Any

from synovia.domain.screening.selfcheck.terms import Answer
from synovia.domain.terms.finding import Value
from synovia.domain.terms.reading import read_value
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.screening.models import SelfCheck


def answers_of(check: SelfCheck) -> dict[str, Answer]:
    """The answers as the domain reads them."""
    return {key: tuple(given) if isinstance(given, list) else given for key, given in check.answers.items()}


def findings_given(check: SelfCheck | None) -> dict[str, Value]:
    """What the patient told at home, typed, if they agreed to share it. To be confirmed, never taken as examined."""
    if check is None or check.consent_at is None:
        return {}
    known = {name: given for name, given in check.findings.items() if name in VOCABULARY}
    return {name: read_value(VOCABULARY[name], given) for name, given in known.items()}


def stored(value: Value | Answer) -> Any:
    """A value as JSON keeps it: sets sorted."""
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value
