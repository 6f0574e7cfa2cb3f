"""From which degrees on a motion is limited, as an expression over age and sex.

The figures come from the functions a single patient is judged with. Between the ages where a norm begins, ends
or is as near as the next one, its figure does not change: it is asked for once at each such age and once between.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import ibis

from synovia.domain.examination.limited import Limited
from synovia.domain.examination.motion import Reading, expected, shortfall_allowed
from synovia.domain.examination.references import Line, Norm, References
from synovia.domain.terms.findings import patient

AGE = patient.AGE
OLDEST = 200.0
"""Beyond every age: the last stretch is asked for below this."""


def falls_short(measured: Any, age: Any, sex: Any, asked: Limited) -> Any:
    """True, false, or NULL without the measure, the age or the sex."""
    motion, references = asked.finding.name, asked.references()
    known = measured.notnull() & age.notnull() & sex.notnull()
    limit = _limit(motion, age, sex, references)
    judged = ibis.literal(False) if limit is None else measured < limit
    return ibis.cases((known, judged))


def _limit(motion: str, age: Any, sex: Any, references: References) -> Any:
    """The least degrees that still count as usual; None when no norm is known."""
    line = references.line_of(motion)
    if line is not None:
        return _of_line(line, motion, age, references)
    norms = references.norms_of(motion)
    return _of_bands(norms, motion, age, sex, references) if norms else None


def _of_line(line: Line, motion: str, age: Any, references: References) -> Any:
    """A line over age: the arithmetic of `Line.at` and `shortfall_allowed`, in the same order."""
    rule, error = references.motion_rule, references.error_of(motion, line.method)
    errors = rule.standard_errors * error.sem if error is not None and error.sem is not None else 0.0
    inside = ibis.least(ibis.greatest(age, float(line.age_from)), float(line.age_to))
    share = (inside - float(line.age_from)) / float(line.age_to - line.age_from)
    mean = share * (line.at_to - line.at_from) + line.at_from
    return mean - ibis.greatest(max(errors, rule.least_shortfall), mean * rule.least_share)


def _of_bands(norms: tuple[Norm, ...], motion: str, age: Any, sex: Any, references: References) -> Any:
    """One stretch of ages after another, for each sex; sexes with the same figures share theirs."""
    shared: dict[tuple[tuple[float, float, float], ...], list[int]] = {}
    for code, word in enumerate(patient.SEX.choices):
        shared.setdefault(tuple(_stretches(norms, motion, word, references)), []).append(code)
    cases = [(sex.isin(codes), _by_age(stretches, age)) for stretches, codes in shared.items()]
    return cases[0][1] if len(cases) == 1 else ibis.cases(*cases)


def _by_age(stretches: tuple[tuple[float, float, float], ...], age: Any) -> Any:
    """The figure at each turning age, and up to the next one."""
    merged: list[tuple[Any, float]] = []
    for until, at, below in stretches:
        merged += [(age < until, below), (age <= until, at)]
    shortened = [case for case, after in pairwise([*merged, (None, float("nan"))]) if case[1] != after[1]]
    return ibis.cases(*shortened)


def _stretches(
    norms: tuple[Norm, ...], motion: str, sex: str, references: References
) -> Iterator[tuple[float, float, float]]:
    """Ages at which the figure may turn: the age, the figure there, and the figure just before."""
    before = float(AGE.low or 0) - 1
    for age in (*_turns(norms), OLDEST):
        yield (
            age,
            _figure(motion, age, sex, references),
            _figure(motion, (before + age) / 2, sex, references),
        )
        before = age


def _figure(motion: str, age: float, sex: str, references: References) -> float:
    reading = Reading(motion, 0.0, age, sex)
    usual = expected(reading, references)
    assert usual is not None  # the motion has norms
    return usual.mean - shortfall_allowed(reading, usual, references)


def _turns(norms: tuple[Norm, ...]) -> list[float]:
    """Where a band begins or ends, and where two bands are equally near."""
    begins = {float(norm.age_from) for norm in norms}
    ends = {float(norm.age_to + 1) for norm in norms}
    between = {(begin + end) / 2 for begin in begins for end in ends if begin > end}
    return sorted(begins | ends | between)
