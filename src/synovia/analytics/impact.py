"""The impact preview: which episodes would be answered differently by another rule book.

Nothing is decided or written. A rule that stands in one book only (new, or switched off) counts as answering no in
the other. A rule with the same question but other effects (restricted, reworded) changes no answer: for it,
`told_differently` counts the episodes it acts for.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from synovia.analytics.answers import REGION, Answers, acts_of, answer_of, columns_to_decide
from synovia.analytics.reading import read_table
from synovia.domain.rules import Rule, RuleBook
from synovia.domain.terms.evidence import ActionLevel, Candidacy

MOST_EPISODES = 50
"""Episodes named per changed rule or candidacy; the counts are of all."""
UNKNOWN = -1
Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What changes in the answers of one rule, and for which episodes (ids, at most MOST_EPISODES).

    `newly_acts` and `acts_no_more` count where its effects begin and end; those episodes are named first.
    """

    rule: str
    newly_yes: int
    newly_no: int
    newly_unknown: int
    told_differently: int
    episodes: tuple[str, ...]
    newly_acts: int = 0
    acts_no_more: int = 0

    @property
    def changed(self) -> int:
        """How many episodes get another answer, or the same one with other effects."""
        return self.newly_yes + self.newly_no + self.newly_unknown + self.told_differently


@dataclass(frozen=True, slots=True)
class CandidacyChange:
    """How many episodes go from one candidacy to another (values of `Candidacy`), and which."""

    before: str
    after: str
    count: int
    episodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """The preview over `episodes` episodes: the rules and candidacies that change for at least one of them."""

    episodes: int
    rules: tuple[RuleChange, ...]
    candidacies: tuple[CandidacyChange, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether no episode is answered differently."""
        return not self.rules and not self.candidacies


Nameable = Collection[str] | None
"""The episodes that may be named, where not all may be; the counts are of all."""


def impact(before: RuleBook, after: RuleBook, table: ir.Table, nameable: Nameable = None) -> Impact:
    """What changes for the episodes of a facts table (`Caseload.facts`), the readings included."""
    old = Answers(read_table(table, before.readings), before.rules)
    new = Answers(read_table(table, after.readings), after.rules)
    everything = _hashes(before.readings) != _hashes(after.readings)
    pairs = _to_compare(before.rules, after.rules, everything=everything)
    return _compared(pairs, _worked_out(old), _worked_out(new), nameable, everything=everything)


def impact_of(rules_before: Sequence[Rule], rules_after: Sequence[Rule], table: ir.Table) -> Impact:
    """What changes for the rows of a table that has been read already (`reading.read_table`).

    The rules are bound, as a RuleBook holds them; `table` has a column `episode` and the columns of the vocabulary.
    """
    old, new = Answers(table, rules_before), Answers(table, rules_after)
    return _compared(_to_compare(rules_before, rules_after), _worked_out(old), _worked_out(new))


def impact_kept(
    before: Sequence[Rule],
    after: Sequence[Rule],
    read: ir.Table,
    answers: Callable[[Collection[str]], ir.Table],
    answered: Collection[str],
    nameable: Nameable = None,
) -> Impact:
    """The same from answers that are kept, some hundred times faster: only what is not `answered` is worked out.

    `answers` gives the kept table with the columns asked for; `answered` has the ids of the rules it knows, each of
    them with the question it had then. A rule restricted or switched off keeps its question.
    """

    def asked(rules: Sequence[Rule], wanted: Collection[str]) -> ir.Table:
        """The kept columns, and beside them those of rules that were switched off when the answers were kept."""
        lacking = [rule for rule in rules if rule.id not in answered]
        worked_out = Answers(read, lacking).decided
        theirs = [name for name in wanted if name in worked_out.columns and name != REGION] if lacking else []
        kept = answers([name for name in wanted if name not in theirs])
        return kept.join(worked_out.select("episode", *theirs), "episode") if theirs else kept

    def of(rules: Sequence[Rule]) -> "_Ask":
        def ask(standing: Sequence[Rule], wanted: Sequence[str], with_candidacy: bool) -> ir.Table:
            if not with_candidacy:
                return asked(standing, wanted)
            table = asked(rules, list(dict.fromkeys((*wanted, *columns_to_decide(rules)))))
            return Answers(table, rules).decide(table)

        return ask

    return _compared(_to_compare(before, after), of(before), of(after), nameable)


_Ask = Callable[[Sequence[Rule], Sequence[str], bool], ir.Table]
"""From the rules asked about, the columns wanted of them, and whether with candidacy, to a table that has these."""


def _worked_out(answers: Answers) -> _Ask:
    """Everything from the facts."""
    return lambda standing, _wanted, with_candidacy: (
        answers.decided if with_candidacy else Answers(answers.read, standing).judged
    )


def _compared(
    pairs: Sequence["_Pair"],
    before: _Ask,
    after: _Ask,
    nameable: Nameable = None,
    *,
    everything: bool = False,
) -> Impact:
    touched = everything or any(_touches_candidacy(rule) for p in pairs for rule in (p.before, p.after))
    old = _Side(before, [p.before for p in pairs], with_candidacy=touched)
    new = _Side(after, [p.after for p in pairs], with_candidacy=touched)
    may_name = (
        np.isin(old.episodes, list(nameable)) if nameable is not None else np.ones(len(old.episodes), bool)
    )
    changes = (_rule_change(pair, old, new, may_name) for pair in pairs)
    candidacies = tuple(_candidacy_changes(old, new, may_name)) if touched else ()
    return Impact(len(old.episodes), tuple(one for one in changes if one.changed), candidacies)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A rule as it was and as it would be; None where it does not stand."""

    name: str
    before: Rule | None
    after: Rule | None

    @property
    def speaks_differently(self) -> bool:
        """Whether a yes has other effects or other words."""
        old, new = self.before, self.after
        return (
            old is None
            or new is None
            or (old.effects, old.says, old.level) != (new.effects, new.says, new.level)
        )


def _to_compare(before: Sequence[Rule], after: Sequence[Rule], *, everything: bool = False) -> list[_Pair]:
    """Rules whose text differs; with other readings every rule, for its facts may differ."""
    old, new = {rule.id: rule for rule in before}, {rule.id: rule for rule in after}
    pairs = [_Pair(name, old.get(name), new.get(name)) for name in dict.fromkeys((*old, *new))]
    return [pair for pair in pairs if everything or _hash(pair.before) != _hash(pair.after)]


def _touches_candidacy(rule: Rule | None) -> bool:
    """Without this the whole rest of the book need not be asked: its candidacies stay."""
    return rule is not None and (rule.severity() > ActionLevel.OK or bool(rule.gates))


class _Side:
    """The answers of one book, fetched once: rows by episode, in an order both sides share."""

    def __init__(self, ask: _Ask, rules: Sequence[Rule | None], *, with_candidacy: bool) -> None:
        standing = [rule for rule in rules if rule]
        wanted = [column for rule in standing for column in (answer_of(rule), acts_of(rule))]
        table = ask(standing, wanted, with_candidacy)
        wanted += ["candidacy"] if with_candidacy else []
        self._found = table.select("episode", *wanted).order_by("episode").to_pyarrow()
        self.episodes = self._found["episode"].to_numpy()

    @property
    def candidacies(self) -> Column:
        """The candidacy of each episode; asked for only where it was fetched."""
        candidacies: Column = self._found["candidacy"].to_numpy()
        return candidacies

    def answer(self, rule: Rule | None) -> Column:
        """1, 0, or UNKNOWN; all 0 for a rule that does not stand."""
        return self._codes(answer_of(rule) if rule else None)

    def acts(self, rule: Rule | None) -> Column:
        """1 where the rule acts."""
        return self._codes(acts_of(rule) if rule else None)

    def _codes(self, name: str | None) -> Column:
        if name is None:
            return np.zeros(len(self.episodes), dtype=np.int8)
        codes: Column = pc.fill_null(pc.cast(self._found[name], "int8"), UNKNOWN).to_numpy()
        return codes


def _rule_change(pair: _Pair, old: _Side, new: _Side, may_name: Column) -> RuleChange:
    was, now = old.answer(pair.before), new.answer(pair.after)
    acted, acts = old.acts(pair.before), new.acts(pair.after)
    other = was != now
    begins, ends = (acted != 1) & (acts == 1), (acted == 1) & (acts != 1)
    told = ~other & ((acted != acts) | ((acts == 1) & pair.speaks_differently))
    return RuleChange(
        rule=pair.name,
        newly_yes=int((other & (now == 1)).sum()),
        newly_no=int((other & (now == 0)).sum()),
        newly_unknown=int((other & (now == UNKNOWN)).sum()),
        told_differently=int(told.sum()),
        episodes=_named(old, begins | ends | told, other, may_name),
        newly_acts=int(begins.sum()),
        acts_no_more=int(ends.sum()),
    )


def _named(old: _Side, first: Column, then: Column, may_name: Column) -> tuple[str, ...]:
    """The episodes where it makes a difference first, after them those where only the answer is another."""
    of_both = (old.episodes[first & may_name], old.episodes[then & ~first & may_name])
    return tuple(np.concatenate(of_both)[:MOST_EPISODES])


def _candidacy_changes(old: _Side, new: _Side, may_name: Column) -> Iterator[CandidacyChange]:
    """From the most serious candidacy to the least."""
    for before in map(str, Candidacy):
        for after in map(str, Candidacy):
            changed = (old.candidacies == before) & (new.candidacies == after)
            if before != after and changed.any():
                named = tuple(old.episodes[changed & may_name][:MOST_EPISODES])
                yield CandidacyChange(before, after, int(changed.sum()), named)


def _hash(rule: Rule | None) -> str:
    return rule.content_hash() if rule else ""


def _hashes(rules: Sequence[Rule]) -> list[str]:
    return [rule.content_hash() for rule in rules]
