"""No small lie about a rule goes unnoticed by its table; what cannot be noticed explains itself."""

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from synovia.domain.rules import Criterion, Rule, Truth
from synovia.domain.rules.criteria import Facts
from synovia.domain.strategy.rooms import RULES
from synovia.domain.terms.places import Side
from synovia.knowledge.library import rulebook
from tests.mutation.mutants import mutants
from tests.spec.strategy.tables import facts_of, rows
from tests.spec.tables import rows_of

HERE = Path(__file__).parent
SCREENING = HERE.parent / "spec" / "screening"
ANSWERS = {"yes": Truth.YES, "no": Truth.NO, "?": Truth.UNKNOWN}
Example = tuple[Facts, Truth]


@cache
def examples() -> dict[str, list[Example]]:
    """Rule id to every row of its tables; strategy rows also seen in the mirror, as their own test sees them."""
    found: dict[str, list[Example]] = defaultdict(list)
    for file in sorted(SCREENING.glob("*.md")):
        if file.stem != "matrix":
            for row in rows_of(file):
                found[row.rule].append((row.facts, row.answer))
    for told in rows():
        for facts in (facts_of(told.findings), _mirrored(facts_of(told.findings))):
            found[told.rule].append((facts, ANSWERS[told.answer]))
    return found


def _mirrored(facts: Facts) -> Facts:
    return {_swapped(name): _swapped_value(value) for name, value in facts.items()}  # type: ignore[misc]


def _swapped_value(value: object) -> object:
    if isinstance(value, str):
        return _swapped(value)
    return frozenset(map(_swapped, value)) if isinstance(value, frozenset) else value


def _swapped(word: str) -> str:
    for side in Side:
        if word == side:
            return side.other
        if word.endswith(f"_{side}"):
            return word.removesuffix(side) + side.other
    return word


@cache
def explained() -> dict[str, dict[str, str]]:
    """Rule id to the lies that its table cannot notice, each with the reason."""
    return tomllib.loads((HERE / "explained.toml").read_text("utf-8"))


def survivors(rule: Rule) -> list[str]:
    """The lies about this rule that no row of its table notices."""
    return [said for said, lie in mutants(rule.when) if not _noticed(lie, examples()[rule.id])]


def _noticed(lie: Criterion, rows_of_rule: list[Example]) -> bool:
    return any(lie.judge(facts) is not answer for facts, answer in rows_of_rule)


def tabled() -> list[object]:
    """Every rule that has a table: those of the screening, the readings and the strategy."""
    book = rulebook()
    ours = {rule.id for rule in RULES} | set(examples())
    return [pytest.param(rule, id=rule.id) for rule in (*book.readings, *book.rules) if rule.id in ours]


@pytest.mark.parametrize("rule", tabled())
def test_the_table_notices_every_small_lie(rule: Rule) -> None:
    unnoticed = set(survivors(rule))
    reasons = explained().get(rule.id, {})

    assert unnoticed - set(reasons) == set()
    assert set(reasons) - unnoticed == set(), "noticed after all: drop the explanation"


def test_every_explanation_says_something() -> None:
    assert all(len(why.split()) >= 4 for lies in explained().values() for why in lies.values())


def test_a_table_with_one_easy_row_would_be_caught() -> None:
    """The control: of the rule about which most lies are told, a single easy patient notices few."""
    rule = max(rulebook().rules, key=lambda one: len(list(mutants(one.when))))
    easy = examples()[rule.id][:1]

    unnoticed = [said for said, lie in mutants(rule.when) if not _noticed(lie, easy)]

    assert len(unnoticed) > 2
