"""The rule book as SQL over kept tables, written once per book: to write it takes far longer than to ask it."""

from collections.abc import Callable
from dataclasses import dataclass

import ibis
import ibis.expr.schema as sch

from synovia.analytics.answers import Answers
from synovia.analytics.engine import sql_of
from synovia.analytics.reading import read_table
from synovia.domain.rules import Rule, RuleBook

MOST_KEPT = 4
"""Books kept written: the release's own, and those of clinics that decided differently. About 2 MB each."""


@dataclass(frozen=True, slots=True)
class Written:
    """`reading` asks the facts table, `answering` the table that `reading` filled."""

    reading: str
    answering: str


_kept: dict[tuple[str, ...], Written] = {}


def written(book: RuleBook, facts: str, read: str, schema: Callable[[], sch.Schema]) -> Written:
    """The two queries of this book over tables of these names; `schema` tells the columns of `facts`."""
    key = (facts, read, *(_name(rule) for rule in (*book.readings, *book.rules)))
    if key not in _kept:
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        filled = read_table(ibis.table(schema(), name=facts), book.readings)
        answers = Answers(ibis.table(filled.schema(), name=read), book.rules).withheld
        _kept[key] = Written(sql_of(filled), sql_of(answers))
    return _kept[key]


def _name(rule: Rule) -> str:
    return f"{rule.id} {rule.content_hash()}"
