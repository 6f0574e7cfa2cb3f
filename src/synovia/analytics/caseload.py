"""The clinic's caseload as it was last worked out: kept in one file, with its age, and made anew on request.

The file holds per open episode the facts, what they imply, and every answer of the rule book, under the episode's
id alone. It is readable by the program's own account only, and lies in the data folder.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid4

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext
from ibis.backends.duckdb import Backend
from ibis.expr.operations import DatabaseTable

from synovia.analytics import facts, questions
from synovia.analytics.access import population_for
from synovia.analytics.answers import REGION, acts_of, answer_of
from synovia.analytics.columns import columns_of, row_of
from synovia.analytics.engine import append, engine, keep
from synovia.analytics.written import written
from synovia.domain.rules import Rule, RuleBook
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.refusals import Refused

FACTS, READ, ANSWERS = "facts", "read_facts", "answers"
BATCH = 5_000
MOST_IN_A_REQUEST = 20_000
"""Open episodes a page may work out while somebody waits."""
HEARD_EACH = 500
WORKED_OUT = "population.worked_out"
Progress = Callable[[int], None]
"""Hears how many episodes have been read so far."""
DAYS = {"screened_on": pa.date32(), "seen_on": pa.date32()}


class TooManyForARequest(Refused):
    """The clinic is too large to work its caseload out while a page waits."""


@dataclass(frozen=True, slots=True)
class Made:
    """When the caseload was worked out, with which rules, what was left out, and what it came to.

    `fingerprint` says how its columns are to be read; `readings` and `answered` name what was asked of them.
    """

    at: datetime
    content_hash: str
    fingerprint: str
    readings: tuple[str, ...]
    answered: tuple[str, ...]
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
    def read(self) -> ir.Table:
        """The same with everything the readings fill in."""
        return self.connection.table(READ)

    @property
    def answers(self) -> ir.Table:
        """One row per open episode with every answer."""
        return self.connection.table(ANSWERS)

    def answers_of(self, *rules: Rule) -> ir.Table:
        """The same with these rules alone: to name a thousand columns takes longer than to search them."""
        return self.answers_with(
            tuple(column for rule in rules for column in (answer_of(rule), acts_of(rule)))
        )

    def answers_with(self, columns: Collection[str]) -> ir.Table:
        """The same with these columns of answers alone."""
        named = {name: "int32" if name == REGION else "boolean" for name in columns}
        schema = ibis.schema({**questions.OF_AN_EPISODE, **named})
        table: ir.Table = DatabaseTable(name=ANSWERS, schema=schema, source=self.connection).to_expr()
        return table


def made(clinic_id: UUID) -> Made | None:
    """The caseload's age and extent; None while there is none, or only one of a release that kept less."""
    try:
        kept = json.loads(_card(clinic_id).read_text("utf-8"))
    except FileNotFoundError:
        return None
    if not {field.name for field in fields(Made)} <= set(kept):
        return None
    read = {
        "at": datetime.fromisoformat(kept["at"]),
        "summary": questions.Summary.of(kept["summary"]),
        "readings": tuple(kept["readings"]),
        "answered": tuple(kept["answered"]),
    }
    return Made(**(kept | read))


def fingerprint_of(book: RuleBook) -> str:
    """The same for every clinic of one release: a caseload of another one has other columns or other answers."""
    words = [(one.name, str(one.kind), one.choices) for one in VOCABULARY.values()]
    known = json.dumps([book.release, sorted(book.hashes.items()), words])
    return hashlib.sha256(known.encode()).hexdigest()[:16]


@contextmanager
def caseload(actor: Actor) -> Iterator[Caseload | None]:
    """The kept caseload of the actor's clinic, opened for reading; None while there is none.

    Raises NotYours for those who do not treat. The caller notes what was asked (`access.population_for`).
    """
    population_for(actor)
    with opened(actor.clinic_id) as kept:
        yield kept


@contextmanager
def opened(clinic_id: UUID) -> Iterator[Caseload | None]:
    """The kept caseload of a clinic. Pass a gate (`access`) before."""
    card = made(clinic_id)
    if card is None or not _file(clinic_id).exists():
        yield None
        return
    connection = engine(str(_file(clinic_id)), read_only=True)
    try:
        yield Caseload(card, connection)
    finally:
        connection.disconnect()


def make_caseload(actor: Actor, book: RuleBook) -> Made:
    """Work out the caseload of the actor's clinic anew, inside the passage of this actor; noted in the audit log.

    Raises TooManyForARequest for a large clinic: a page would wait for minutes, and hold its worker.
    """
    population_for(actor, WORKED_OUT)
    if is_too_large_for_a_request():
        raise TooManyForARequest(
            gettext("More than %(most)s open episodes: run “synovia caseload” instead.")
            % {"most": f"{MOST_IN_A_REQUEST:,}"}
        )
    return _make(actor.clinic_id, book, _unheard)


def make_caseload_of(clinic_id: UUID, book: RuleBook, progress: Progress) -> Made:
    """The same by command, whatever the size, inside a passage of the clinic; `progress` hears how many are read."""
    log.record(WORKED_OUT)
    return _make(clinic_id, book, progress)


def is_too_large_for_a_request() -> bool:
    """Whether the clinic of this passage has more open episodes than a page can wait for."""
    return facts.count_of_open_episodes() > MOST_IN_A_REQUEST


def _make(clinic_id: UUID, book: RuleBook, progress: Progress) -> Made:
    folder, fresh = _file(clinic_id).parent, _file(clinic_id).with_suffix(f".{uuid4().hex}")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = engine(str(fresh))
    try:
        count = work_out(connection, _heard(facts.open_episodes(book), progress), book)
        summary = questions.summary_of(connection.table(ANSWERS), book.rules)
    finally:
        connection.disconnect()
    fresh.chmod(0o600)
    card = Made(
        at=timezone.now(),
        content_hash=book.content_hash,
        fingerprint=fingerprint_of(book),
        readings=tuple(rule.id for rule in book.readings),
        answered=tuple(rule.id for rule in book.rules),
        episodes=count,
        restricted=facts.restricted_episodes(),
        without_evaluation=facts.episodes_without_evaluation(),
        summary=summary,
    )
    fresh.replace(_file(clinic_id))
    _card(clinic_id).write_text(json.dumps(asdict(card) | {"at": card.at.isoformat()}), "utf-8")
    return card


def _heard(rows: Iterator[facts.EpisodeFacts], progress: Progress) -> Iterator[facts.EpisodeFacts]:
    for number, row in enumerate(rows, start=1):
        yield row
        if number % HEARD_EACH == 0:
            progress(number)


def _unheard(_read: int) -> None:
    """A page shows no progress of its own."""


def work_out(connection: Backend, rows: Iterator[facts.EpisodeFacts], book: RuleBook) -> int:
    """The facts of these episodes, what they imply and every answer, as tables of this connection; how many."""
    count = _take_in(connection, rows)
    questions_of = written(book, FACTS, READ, connection.table(FACTS).schema)
    keep(connection, READ, questions_of.reading)
    keep(connection, ANSWERS, questions_of.answering)
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
