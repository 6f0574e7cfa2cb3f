"""What changed between two evaluations: which conclusions moved, and because of which findings.

A finding is named as the reason when its change alone brings the new conclusion about, or taking its change back alone
undoes it; asked of the engine itself, so that no rule need be read for it. Where only several changes together move a
conclusion, those its rules ask for are named. Measures are held against the error of measuring.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from synovia.domain.examination.change import Change, Measure, change_of_motion, change_of_score
from synovia.domain.rules import RuleBook
from synovia.domain.strategy.proposal import Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.evidence import Urgency
from synovia.domain.terms.finding import Value
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.vocabulary import VOCABULARY

MOST_ASKED = 40
"""With more changed findings than this the engine is not asked about each; the rules' own findings are named."""
TIME_PASSES = frozenset({"age", "duration_days"})
SCORES = {"nprs_now": "nprs", "nprs_worst": "nprs", "psfs_mean": "psfs"}
"""Findings whose change is judged by an instrument of another name."""


class Kind(StrEnum):
    """The kinds of conclusion that can move, the weightiest first."""

    CANDIDACY = "candidacy"
    REFERRAL = "referral"
    CLASS = "class"
    BLOCK = "block"
    PRECAUTION = "precaution"
    TECHNIQUE = "technique"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding then and now; None: not assessed."""

    name: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure then and now, and whether the change exceeds the error of measuring."""

    name: str
    before: float
    after: float
    change: Change


@dataclass(frozen=True, slots=True)
class Moved:
    """A conclusion that differs, in words ("" for not there), and why."""

    kind: Kind
    what: str
    name: str
    before: str
    after: str
    because: tuple[FindingChange, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two evaluations of the same patient."""

    findings: tuple[FindingChange, ...]
    measures: tuple[MeasureChange, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class _Conclusion:
    """One thing a proposal says, comparable with the same thing of another."""

    name: str
    says: str
    rules: tuple[str, ...]


_Key = tuple[Kind, str]
_Conclusions = Mapping[_Key, _Conclusion]


@dataclass(frozen=True, slots=True)
class Taken:
    """How each motion was measured, by its finding: where that is not known, as the evaluation says for all."""

    before: Mapping[str, Measure] = field(default_factory=dict)
    after: Mapping[str, Measure] = field(default_factory=dict)


def compare(before: Findings, after: Findings, book: RuleBook, taken: Taken | None = None) -> Comparison:
    """What moved from the first evaluation to the second, with the same rule book asked about both."""
    changes = _changed(before, after)
    then, now = _concluded(before, book), _concluded(after, book)
    moved = [key for key in {**then, **now} if _says(then, key) != _says(now, key)]
    causes = _causes(before, after, changes, moved, (then, now), book)
    order = {kind: place for place, kind in enumerate(Kind)}
    return Comparison(
        findings=changes,
        measures=tuple(_measures(before, after, book, taken or Taken())),
        moved=tuple(
            _moved(key, then, now, causes.get(key, ()))
            for key in sorted(moved, key=lambda key: (order[key[0]], key[1]))
        ),
    )


def _changed(before: Findings, after: Findings) -> tuple[FindingChange, ...]:
    names = {**before.facts, **after.facts}
    found = (FindingChange(name, before.get(name), after.get(name)) for name in names)
    order = {name: place for place, name in enumerate(VOCABULARY)}
    return tuple(
        sorted((one for one in found if one.before != one.after), key=lambda one: order.get(one.name, 0))
    )


def _concluded(findings: Findings, book: RuleBook) -> _Conclusions:
    return dict(_conclusions(propose(findings, book)))


def _conclusions(proposal: Proposal) -> Iterator[tuple[_Key, _Conclusion]]:
    reasons = tuple(reason.rule for reason in proposal.reasons)
    yield (Kind.CANDIDACY, ""), _Conclusion("candidacy", proposal.candidacy.value, reasons)
    referral = proposal.referral
    if referral.urgency is not Urgency.NONE:
        told = f"{referral.urgency.value}: {referral.to}"
        yield (Kind.REFERRAL, ""), _Conclusion("referral", told, referral.rules)
    for one in proposal.classification:
        yield (Kind.CLASS, one.code), _Conclusion(one.name, one.band.value, one.rules)
    for block in proposal.blocked:
        key = f"{block.technique_class}@{block.place}"
        yield (Kind.BLOCK, key), _Conclusion(key, "withheld", (block.rule, *block.also))
    for caution in proposal.precautions:
        key = f"{caution.how}@{caution.place}"
        yield (Kind.PRECAUTION, key), _Conclusion(caution.how, "with care", (caution.rule,))
    for offer in proposal.techniques:
        graded = " ".join(part for part in (offer.grade, offer.dose.words) if part)
        yield (Kind.TECHNIQUE, f"{offer.id}@{offer.place}"), _Conclusion(offer.name, graded, offer.rules)
    for exercise in proposal.exercises:
        yield (Kind.EXERCISE, exercise.id), _Conclusion(exercise.name, exercise.dose.words, exercise.rules)


def _says(conclusions: _Conclusions, key: _Key) -> str:
    known = conclusions.get(key)
    return known.says if known else ""


def _moved(key: _Key, then: _Conclusions, now: _Conclusions, because: tuple[FindingChange, ...]) -> Moved:
    known = [one for one in (now.get(key), then.get(key)) if one]
    rules = tuple(dict.fromkeys(rule for one in known for rule in one.rules))
    return Moved(key[0], key[1], known[0].name, _says(then, key), _says(now, key), because, rules)


def _causes(
    before: Findings,
    after: Findings,
    changes: tuple[FindingChange, ...],
    moved: list[_Key],
    ends: tuple[_Conclusions, _Conclusions],
    book: RuleBook,
) -> dict[_Key, tuple[FindingChange, ...]]:
    """For each conclusion the changes that move it alone; else those its rules ask for; else all."""
    found: dict[_Key, list[FindingChange]] = {key: [] for key in moved}
    for change in changes if moved and len(changes) <= MOST_ASKED else ():
        alone = _concluded(_with(before, change.name, change.after), book)
        undone = _concluded(_with(after, change.name, change.before), book)
        for key in moved:
            brings = _says(alone, key) == _says(ends[1], key)
            if brings or _says(undone, key) == _says(ends[0], key):
                found[key].append(change)
    asked = {rule.id: rule.when.names() for rule in (*book.rules, *book.readings)}
    return {
        key: tuple(named) or _asked_for(key, changes, ends, asked) or _but_time(changes)
        for key, named in found.items()
    }


def _with(findings: Findings, name: str, value: Value | None) -> Findings:
    facts = {key: known for key, known in findings.facts.items() if key != name}
    return Findings(facts if value is None else {**facts, name: value})


def _asked_for(
    key: _Key,
    changes: tuple[FindingChange, ...],
    ends: tuple[_Conclusions, _Conclusions],
    asked: Mapping[str, frozenset[str]],
) -> tuple[FindingChange, ...]:
    rules = [rule for end in ends if key in end for rule in end[key].rules]
    names = frozenset[str]().union(*(asked.get(rule, frozenset()) for rule in rules))
    return tuple(change for change in changes if change.name in names)


def _but_time(changes: tuple[FindingChange, ...]) -> tuple[FindingChange, ...]:
    """All changes together, without the passing of time where anything else changed."""
    return tuple(change for change in changes if change.name not in TIME_PASSES) or changes


def _measures(before: Findings, after: Findings, book: RuleBook, taken: Taken) -> Iterator[MeasureChange]:
    for name, finding in VOCABULARY.items():
        was, is_now = before.get(name), after.get(name)
        if not _is_number(was) or not _is_number(is_now):
            continue
        then, now = float(was), float(is_now)  # type: ignore[arg-type]
        if finding.unit == "degrees":
            usual = [_usually(name, value, facts) for value, facts in ((then, before), (now, after))]
            first, second = taken.before.get(name, usual[0]), taken.after.get(name, usual[1])
            yield MeasureChange(name, then, now, change_of_motion(first, second, book.references))
            continue
        known = book.references.change_of(SCORES.get(name, name))
        if known is not None:
            yield MeasureChange(name, then, now, change_of_score(then, now, known))


def _usually(name: str, value: float, findings: Findings) -> Measure:
    return Measure(name, value, str(findings.get("rom_method") or "goniometer"))


def _is_number(value: Value | None) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
