"""Reads findings strictly: unknown names, wrong types and unbelievable values are refused, all at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from math import isfinite
from types import MappingProxyType
from typing import Any

from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.places import Region
from synovia.domain.terms.synonyms import meant, side_of
from synovia.domain.terms.vocabulary import VOCABULARY

CASE_KEYS = ("patient", "region", "findings", "note", "id", "title", "source")
"""The last four are for people: they are read by no rule."""
PATIENT_KEYS = ("age", "sex")
LEAST_LIKENESS = 0.6
"""Below this a name is not offered as what may have been meant."""
WORD_BONUS = 0.1
"""A shared word says more than the same letters spread over other words."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was refused: which finding, why, and the nearest right name if there is one."""

    name: str
    message: str
    nearest: str = ""

    def words(self) -> str:
        """The refusal as one line."""
        hint = f" Did you mean {self.nearest!r}?" if self.nearest else ""
        return f"{self.name}: {self.message}{hint}"


class FindingsRefused(ValueError):
    """The findings cannot be read. `problems` names every reason, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.words() for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of one patient. A name that is absent was not assessed."""

    facts: Mapping[str, Value] = field(default_factory=dict)

    @property
    def region(self) -> Region:
        """The region complained of."""
        return Region(str(self.facts["region"]))

    def get(self, name: str) -> Value | None:
        """The value of a finding, or None when it was not assessed."""
        return self.facts.get(name)

    def with_facts(self, **more: Value) -> "Findings":
        """The same patient with some findings added or replaced."""
        return Findings(MappingProxyType({**self.facts, **more}))


def read_case(case: object) -> Findings:
    """Reads {"patient": {"age", "sex"}, "region", "findings": {...}}; raises FindingsRefused."""
    if not isinstance(case, Mapping):
        raise FindingsRefused((Problem("case", "must be an object with patient, region and findings."),))
    problems = list(_unknown_keys(case, CASE_KEYS, "case"))
    patient, findings = case.get("patient", {}), case.get("findings", {})
    problems += _not_objects(patient=patient, findings=findings)
    if problems:
        raise FindingsRefused(tuple(problems))
    problems += _unknown_keys(patient, PATIENT_KEYS, "patient")
    return _read(_gathered(patient, case.get("region"), findings, problems), problems)


def read_findings(raw: Mapping[str, Any]) -> Findings:
    """Reads flat findings, age, sex and region among them; None means not assessed."""
    return _read(dict(raw), [])


def _read(raw: Mapping[str, Any], problems: list[Problem]) -> Findings:
    facts: dict[str, Value] = {}
    for name, given in raw.items():
        finding = VOCABULARY.get(name)
        if finding is None:
            problems.append(_unknown(name))
        elif given is not None:
            _take(finding, given, facts, problems)
    problems += _lacking(raw)
    if problems:
        raise FindingsRefused(tuple(problems))
    return Findings(MappingProxyType(facts))


def _take(finding: Finding, given: Any, facts: dict[str, Value], problems: list[Problem]) -> None:
    try:
        facts[finding.name] = read_value(finding, given)
    except ValueError as refusal:
        said = f"{refusal}{_side_elsewhere(finding, given)}"
        problems.append(Problem(finding.name, said, _nearest_choice(finding, given)))


def _side_elsewhere(finding: Finding, given: Any) -> str:
    """Where a side belongs that was written behind the region: `knee_R`."""
    side = side_of(given) if finding.name == "region" and isinstance(given, str) else ""
    return f' The side belongs in "findings": "pain_side": "{side}".' if side else ""


def _lacking(raw: Mapping[str, Any]) -> Iterator[Problem]:
    if raw.get("region") is None:
        yield Problem("region", f"must be given: {_listed(VOCABULARY['region'].choices)}.")


def _gathered(
    patient: Mapping[str, Any], region: Any, findings: Mapping[str, Any], problems: list[Problem]
) -> dict[str, Any]:
    gathered = {**{key: patient[key] for key in PATIENT_KEYS if key in patient}, "region": region}
    for name, given in findings.items():
        if gathered.get(name) is not None and gathered[name] != given:
            problems.append(Problem(name, "is given twice with different values."))
        elif given is not None or name not in gathered:
            gathered[name] = given
    return gathered


def _unknown_keys(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> Iterator[Problem]:
    for key in given:
        if key not in known:
            yield Problem(f"{where}.{key}", _misplaced(key, where, known), _nearest(key, known))


def _misplaced(key: str, where: str, known: tuple[str, ...]) -> str:
    if key in PATIENT_KEYS and where == "case":
        return f'belongs in "patient", as in {{"patient": {{"{key}": ...}}}}.'
    if key in VOCABULARY:
        return 'is a finding: it belongs in "findings".'
    return f"is not a key of {where}: {_listed(known)}."


def _not_objects(**parts: object) -> list[Problem]:
    return [Problem(name, "must be an object.") for name, p in parts.items() if not isinstance(p, Mapping)]


def _unknown(name: str) -> Problem:
    return Problem(name, "is not a finding of the vocabulary.", _nearest(str(name), tuple(VOCABULARY)))


def _nearest(name: str, known: tuple[str, ...]) -> str:
    """The most similar name, if any is similar enough: by letters, and by words they share."""
    written = name.lower().replace("-", "_").replace(" ", "_")
    if spoken := meant(written, known):
        return spoken
    scored = ((_likeness(written, candidate), candidate) for candidate in known)
    best, candidate = max(scored, default=(0.0, ""))
    return candidate if best >= LEAST_LIKENESS else ""


def _likeness(written: str, candidate: str) -> float:
    letters = SequenceMatcher(None, written, candidate).ratio()
    words = [word for word in written.split("_") if word]
    there = candidate.split("_")
    shared = sum(bool(get_close_matches(word, there, n=1, cutoff=0.8)) for word in words)
    begins = WORD_BONUS / 2 if words and there[0] == words[0] else 0.0
    return max(letters, (letters + shared / len(words)) / 2 + WORD_BONUS + begins) if shared else letters


def _nearest_choice(finding: Finding, given: Any) -> str:
    offered = [given] if isinstance(given, str) else given if isinstance(given, list | tuple) else []
    strange = [word for word in offered if isinstance(word, str) and word not in finding.choices]
    return _nearest(strange[0], finding.choices) if strange and finding.choices else ""


def read_value(finding: Finding, given: Any) -> Value:
    """The value in the finding's own type; raises ValueError saying what is wrong with it."""
    return _READERS[finding.kind](finding, given)


def _yes_no(finding: Finding, given: Any) -> bool:
    if not isinstance(given, bool):
        raise ValueError(
            f"must be true or false without quotes (or null when not assessed), not {_shown(given)}."
        )
    return given


def _number(finding: Finding, given: Any) -> float | int:
    unit = f" {finding.unit}" if finding.unit else ""
    if isinstance(given, bool) or not isinstance(given, int | float) or not isfinite(given):
        raise ValueError(
            f"must be a number{f' of{unit}' if unit else ''} without quotes, not {_shown(given)}."
        )
    if (finding.low is not None and given < finding.low) or (
        finding.high is not None and given > finding.high
    ):
        raise ValueError(f"must lie between {finding.low:g} and {finding.high:g}{unit}, not {_shown(given)}.")
    return given


def _choice(finding: Finding, given: Any) -> str:
    if not isinstance(given, str) or given not in finding.choices:
        raise ValueError(f"must be one of {_listed(finding.choices)}, not {_shown(given)}.")
    return given


def _choices(finding: Finding, given: Any) -> frozenset[str]:
    if not isinstance(given, list | tuple | set | frozenset):
        raise ValueError(f"must be a list of {_listed(finding.choices)}, not {_shown(given)}.")
    strange = [word for word in given if word not in finding.choices]
    if strange:
        raise ValueError(f"must hold only {_listed(finding.choices)}, not {_shown(strange[0])}.")
    return frozenset(given)


def _names(finding: Finding, given: Any) -> tuple[str, ...]:
    if not isinstance(given, list | tuple) or not all(
        isinstance(name, str) and name.strip() for name in given
    ):
        raise ValueError(f"must be a list of names (an empty list says: asked, none), not {_shown(given)}.")
    return tuple(name.strip() for name in given)


_READERS = {
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.NAMES: _names,
}


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _shown(given: Any) -> str:
    text = repr(given)
    return text if len(text) <= 60 else f"{text[:57]}..."
