"""The clinic's caseload as it was last worked out: kept in one file, with its age, and made anew on request.

The file holds per open episode the facts, what they imply, and every answer of the rule book, under the episode's
id alone. It is readable by the program's own account only, and lies in the data folder.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid4

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from django.conf import settings
from django.utils import timezone
from ibis.backends.duckdb import Backend
from ibis.expr.operations import DatabaseTable

from synovia.analytics import facts, questions
from synovia.analytics.access import population_for
from synovia.analytics.answers import Answers, acts_of, answer_of
from synovia.analytics.columns import columns_of, row_of
from synovia.analytics.engine import append, engine, keep
from synovia.analytics.reading import read_table
from synovia.domain.rules import Rule, RuleBook
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.accounts.actor import Actor

FACTS, READ, ANSWERS = "facts", "read_facts", "answers"
BATCH = 5_000
DAYS = {"screened_on": pa.date32(), "seen_on": pa.date32()}


@dataclass(frozen=True, slots=True)
class Made:
    """When the caseload was worked out, with which rules, what was left out, and what it came to."""

    at: datetime
    content_hash: str
    episodes: int
    restricted: int
    without_evaluation: int
    summary: questions.Summary


@dataclass(frozen=True, slots=True)
class Caseload:
    """An opened caseload. `facts` is raw, for `impact.impact`; `answers` is `Answers.withheld` of the book."""

    made: Made
    connection: Backend

    @property
    def facts(self) -> ir.Table:
        """One row per open episode, as the records have it."""
        return self.connection.table(FACTS)

    @property
    def answers(self) -> ir.Table:
        """One row per open episode with every answer."""
        return self.connection.table(ANSWERS)

    def answers_of(self, *rules: Rule) -> ir.Table:
        """The same with these rules alone: to name a thousand columns takes longer than to search them."""
        judged = {column: "boolean" for rule in rules for column in (answer_of(rule), acts_of(rule))}
        schema = ibis.schema({**questions.OF_AN_EPISODE, **judged})
        table: ir.Table = DatabaseTable(name=ANSWERS, schema=schema, source=self.connection).to_expr()
        return table


def made(clinic_id: UUID) -> Made | None:
    """The caseload's age and extent; None while there is none."""
    try:
        kept = json.loads(_card(clinic_id).read_text("utf-8"))
    except FileNotFoundError:
        return None
    summary = questions.Summary.of(kept.pop("summary"))
    return Made(**(kept | {"at": datetime.fromisoformat(kept["at"]), "summary": summary}))


@contextmanager
def caseload(actor: Actor) -> Iterator[Caseload | None]:
    """The kept caseload of the actor's clinic, opened for reading; None while there is none.

    Raises NotYours for those who do not treat. The caller notes what was asked (`access.population_for`).
    """
    population_for(actor)
    card = made(actor.clinic_id)
    if card is None or not _file(actor.clinic_id).exists():
        yield None
        return
    connection = engine(str(_file(actor.clinic_id)), read_only=True)
    try:
        yield Caseload(card, connection)
    finally:
        connection.disconnect()


def make_caseload(actor: Actor, book: RuleBook) -> Made:
    """Work out the caseload of the actor's clinic anew, inside the passage of this actor; noted in the audit log."""
    population_for(actor, "population.worked_out")
    folder, fresh = _file(actor.clinic_id).parent, _file(actor.clinic_id).with_suffix(f".{uuid4().hex}")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = engine(str(fresh))
    try:
        count = work_out(connection, facts.open_episodes(book), book)
        summary = questions.summary_of(connection.table(ANSWERS), book.rules)
    finally:
        connection.disconnect()
    fresh.chmod(0o600)
    card = Made(
        timezone.now(),
        book.content_hash,
        count,
        facts.restricted_episodes(),
        facts.episodes_without_evaluation(),
        summary,
    )
    fresh.replace(_file(actor.clinic_id))
    _card(actor.clinic_id).write_text(json.dumps(asdict(card) | {"at": card.at.isoformat()}), "utf-8")
    return card


def work_out(connection: Backend, rows: Iterator[facts.EpisodeFacts], book: RuleBook) -> int:
    """The facts of these episodes, what they imply and every answer, as tables of this connection; how many."""
    count = _take_in(connection, rows)
    read = keep(connection, READ, read_table(connection.table(FACTS), book.readings))
    keep(connection, ANSWERS, Answers(read, book.rules).withheld)
    return count


def _take_in(connection: Backend, rows: Iterator[facts.EpisodeFacts]) -> int:
    keep(connection, FACTS, as_table([]))
    count = 0
    while batch := list(islice(rows, BATCH)):
        append(connection, FACTS, as_table(batch))
        count += len(batch)
    return count


def as_table(rows: list[facts.EpisodeFacts]) -> pa.Table:
    """Episodes as rows: the id, the days, and every column of the vocabulary."""
    columns = [column for finding in VOCABULARY.values() for column in columns_of(finding)]
    cells = [row_of(row.facts, VOCABULARY) for row in rows]
    return pa.table(
        {
            "episode": pa.array([row.episode for row in rows], pa.string()),
            **{name: pa.array([getattr(row, name) for row in rows], kind) for name, kind in DAYS.items()},
            **{
                column.name: pa.array(
                    [cell.get(column.name) for cell in cells], ibis.dtype(column.dtype).to_pyarrow()
                )
                for column in columns
            },
        }
    )


def _file(clinic_id: UUID) -> Path:
    return Path(settings.POPULATION_FOLDER) / f"{clinic_id}.duckdb"


def _card(clinic_id: UUID) -> Path:
    return _file(clinic_id).with_suffix(".json")
