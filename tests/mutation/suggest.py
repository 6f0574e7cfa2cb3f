"""Rows that would notice what a table does not: `python -m tests.mutation.suggest [RULE …]`.

For each lie that survives, the smallest patient built for the rule for whom rule and lie answer differently. The rows are
regression rows: they pin what the rule says today. Read each before keeping it; a wrong rule is pinned as it is.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from synovia.domain.rules import Criterion, Rule, Truth
from synovia.domain.rules.criteria import Facts
from synovia.domain.terms.finding import Value
from synovia.domain.terms.vocabulary import VOCABULARY
from tests.mutation.mutants import mutants
from tests.mutation.patients_of import Patient, fewest, patients_of
from tests.mutation.test_rules import _mirrored, _noticed, examples, tabled

TRIES, ENOUGH = 30_000, 5
SPEC = Path(__file__).parents[1] / "spec"
FILES = {
    "toml": SPEC / "strategy" / "found_by_mutation.toml",
    "md": SPEC / "screening" / "found-by-mutation.md",
}
SAID = (
    "Rows built by `python -m tests.mutation.suggest`, so that every small lie about a rule is noticed. They pin what the "
    "rules say today and were not written from the sources: regression, not validation."
)
HEADS = {"toml": f"# {SAID}\n\n", "md": f"# Found by mutation\n\n{SAID}\n\n"}
WORDS = {True: "+", False: "-"}
ANSWERS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "?"}


def rows_for(rule: Rule, mirror: bool) -> list[tuple[Facts, Truth]]:
    """New rows that notice every lie the table does not notice yet, as few as the search finds."""
    found: list[tuple[Facts, Truth]] = []
    for _said, lie in mutants(rule.when):
        if _noticed(lie, [*examples()[rule.id], *found]):
            continue
        facts = _telling(rule.when, lie)
        if facts is not None:
            found.append((facts, rule.when.judge(facts)))
            if mirror:
                found.append((_mirrored(facts), rule.when.judge(_mirrored(facts))))
    return found[:: 2 if mirror else 1]


def _telling(rule: Criterion, lie: Criterion) -> Facts | None:
    """The smallest of the patients built for the rule for whom the two differ; else one of those, changed a little."""
    built = patients_of(rule)
    differ = [fewest(rule, lie, one) for one in built if rule.judge(one) is not lie.judge(one)]
    differ = differ or [fewest(rule, lie, one) for one in _changed(rule, lie, built)]
    return min(differ, key=lambda one: (not rule.judge(one).settled, len(one)), default=None)


def _changed(rule: Criterion, lie: Criterion, built: list[Patient]) -> Iterator[Patient]:
    chance = random.Random(7)
    values: dict[str, list[Value]] = defaultdict(list)
    for one in built:
        for name, value in one.items():
            values[name].append(value)
    found = 0
    for _ in range(TRIES):
        names = chance.sample(sorted(values), min(len(values), chance.choice((1, 2, 3, 4))))
        one = {**chance.choice(built), **{name: _drawn(values[name], chance) for name in names}}
        if rule.judge(one) is not lie.judge(one):
            yield one
            found += 1
            if found == ENOUGH:
                return


def _drawn(values: list[Value], chance: random.Random) -> Value:
    """One of the values; of sets sometimes two together."""
    first, second = chance.choice(values), chance.choice(values)
    return first | second if isinstance(first, frozenset) and isinstance(second, frozenset) else first


def as_toml(rule: Rule, rows: list[tuple[Facts, Truth]]) -> str:
    """The rows as a table of tests/spec/strategy."""
    names = [name for name in VOCABULARY if any(name in facts for facts, _ in rows)]
    lines = [f"{' '.join(names)} | answer"]
    lines += [f"{' '.join(_cell(facts.get(n)) for n in names)} | {ANSWERS[answer]}" for facts, answer in rows]
    return f"[[table]]\nrule = \"{rule.id}\"\nrows = '''\n" + "\n".join(lines) + "\n'''\n"


def as_markdown(rule: Rule, rows: list[tuple[Facts, Truth]]) -> str:
    """The rows as a table of tests/spec/screening."""
    names = [name for name in VOCABULARY if any(name in facts for facts, _ in rows)]
    mark = {"yes": "+", "no": "-", "?": "?"}
    lines = [f"| {' | '.join([*names, 'answer'])} |", "|---" * (len(names) + 1) + "|"]
    for facts, answer in rows:
        cells = [_cell(facts.get(n)).strip("{}") or "none" for n in names]
        lines.append(f"| {' | '.join([*cells, mark[ANSWERS[answer]]])} |")
    return f"## {rule.id}\n\n{rule.asks}\n\n" + "\n".join(lines) + "\n"


def _cell(value: Value | None) -> str:
    if value is None:
        return "?"
    if isinstance(value, bool):
        return WORDS[value]
    if isinstance(value, frozenset | tuple):
        return "{" + "+".join(sorted(value)) + "}"
    return f"{value:g}" if isinstance(value, int | float) else value


def main(wanted: list[str]) -> None:
    """Adds the rows by kind of table to those found before; what no search could notice is named at the end."""
    from synovia.domain.strategy.rooms import RULES

    strategy = {rule.id for rule in RULES}
    hopeless: dict[str, list[str]] = defaultdict(list)
    written: dict[str, list[str]] = {"toml": [], "md": []}
    for parameter in tabled():
        rule: Rule = parameter.values[0]  # type: ignore[attr-defined]
        if wanted and rule.id not in wanted:
            continue
        mirror = rule.id in strategy
        rows = rows_for(rule, mirror)
        both = [*examples()[rule.id], *rows, *((_mirrored(f), a) for f, a in rows if mirror)]
        hopeless[rule.id] += [said for said, lie in mutants(rule.when) if not _noticed(lie, both)]
        if rows:
            written["toml" if mirror else "md"].append((as_toml if mirror else as_markdown)(rule, rows))
    for kind, tables in written.items():
        before = FILES[kind].read_text("utf-8") if FILES[kind].exists() else HEADS[kind]
        if tables:
            FILES[kind].write_text(before.rstrip() + "\n\n" + "\n".join(tables), encoding="utf-8")
    for rule_id, lies in hopeless.items():
        for said in lies:
            print(f"# cannot be noticed: {rule_id}: {said}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
