"""From the records of an evaluation to the findings the engine reasons on."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils import timezone

from synovia.domain.terms.finding import Value
from synovia.domain.terms.findings import complaint
from synovia.domain.terms.reading import Findings, read_value
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.episodes.models import Episode
from synovia.records.examination.draft import FROM_THE_ACTIVITIES, Activity, Draft
from synovia.records.examination.models import Evaluation, Observation
from synovia.records.examination.motion_entries import Entries, entries_of, read_motions
from synovia.records.examination.tables import TypedTables, read_tables
from synovia.records.examination.typed import FROM_THE_RECORD, NONE, Reading, read_typed
from synovia.records.outcomes.proposed import ProposedScores, proposed_scores
from synovia.records.people.choices import Sex
from synovia.records.people.models import Patient
from synovia.records.screening.facts import findings_given
from synovia.records.screening.models import SelfCheck


def findings_of(evaluation: Evaluation) -> Findings:
    """What is known: of a signed evaluation its observations, of an open one all of the draft that can be read.

    Age (on the day it began), sex and region come from the patient and the episode.
    """
    values = observed(evaluation) if evaluation.is_signed else read_draft(evaluation).values
    return Findings(MappingProxyType({**values, **of_the_patient(evaluation)}))


def read_draft(evaluation: Evaluation) -> Reading:
    """The draft as values, and what of it cannot be read. What a table states wins over a field of its own."""
    draft = Draft.of(evaluation.draft)
    typed = read_typed(draft.findings)
    named = _read_activities(draft.activities or ())
    _entries, unread = read_motions(draft.motions, typed.values)
    tables = read_tables(draft.tables)
    problems = {name: why for name, why in typed.problems.items() if name not in tables.told}
    return Reading(
        {**typed.values, **named.values, **tables.told},
        {**problems, **unread, **named.problems, **tables.problems},
    )


def motions_of(evaluation: Evaluation, values: Mapping[str, Value] | None = None) -> Entries:
    """Every motion measured, with its details: of a signed evaluation as kept, of an open one as far as it can be read.

    `values` spares reading the findings of an open one again.
    """
    if evaluation.is_signed:
        return entries_of(evaluation.observations.all())
    known = read_draft(evaluation).values if values is None else values
    return read_motions(Draft.of(evaluation.draft).motions, known)[0]


def tables_of(evaluation: Evaluation) -> TypedTables:
    """Its tables as typed: of a signed evaluation what was signed, of an open one the draft's."""
    kept: TypedTables = evaluation.tables if evaluation.is_signed else Draft.of(evaluation.draft).tables
    return kept


def observed(evaluation: Evaluation) -> dict[str, Value]:
    """The values of the observation rows, in the types of the vocabulary; a retired finding is passed over."""
    return values_of(evaluation.observations.all())


def values_of(observations: Any) -> dict[str, Value]:
    """The values of these observation rows by finding."""
    return {
        row.finding: read_value(VOCABULARY[row.finding], row.value)
        for row in observations
        if isinstance(row, Observation) and row.finding in VOCABULARY and row.value is not None
    }


def findings_supplied() -> frozenset[str]:
    """Every finding this room can supply to a rule: by a field, by the activities, or from the record."""
    return frozenset(VOCABULARY)


def answers_to_confirm(self_check: SelfCheck | None) -> dict[str, Value]:
    """What the patient answered at home and agreed to share. Proposals to confirm, never findings."""
    known = findings_given(self_check)
    return {name: value for name, value in known.items() if name not in FROM_THE_RECORD | FROM_THE_ACTIVITIES}


def waiting_for(episode: Episode, scores: ProposedScores | None = None) -> dict[str, Value]:
    """What was told before the evaluation and waits to be asked again: told at home, and the complaint's side."""
    said = {str(complaint.PAIN_SIDE.name): episode.side} if episode.side else {}
    return {**said, **told_at_home(episode, scores)}


def told_at_home(episode: Episode, scores: ProposedScores | None = None) -> dict[str, Value]:
    """The self-check the patient shared, and over it the newer scores of completed questionnaires."""
    scored = (scores or proposed_scores(episode)).findings
    told = {name: value for name, value in scored.items() if name not in FROM_THE_ACTIVITIES}
    return {**answers_to_confirm(episode.self_check), **told}


def age_on(born: date, day: date) -> int:
    """Completed years on that day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def stored(value: Value) -> Any:
    """A value as the observation row keeps it."""
    return (
        sorted(value) if isinstance(value, frozenset) else list(value) if isinstance(value, tuple) else value
    )


def of_the_patient(evaluation: Evaluation) -> Mapping[str, Value]:
    """Age on the day the evaluation began, region, and the sex if it is known."""
    patient: Patient = evaluation.patient
    age = age_on(patient.birth_date, timezone.localdate(evaluation.started_at))
    known: dict[str, Value] = {"age": age, "region": evaluation.episode.region}
    if patient.sex != Sex.UNKNOWN:
        known["sex"] = str(patient.sex)
    return known


def _read_activities(activities: tuple[Activity, ...]) -> Reading:
    """The activities named, and the mean of their scores once every named one has a score."""
    named = tuple(activity.name.strip() for activity in activities if activity.name.strip())
    if not named:
        return Reading({}, _scores_without_activity(activities))
    if named == (NONE,):
        return Reading({"psfs_activities": ()})
    scores = [_score(activity) for activity in activities if activity.name.strip()]
    problems = {
        f"activity_score_{index}": "A whole or half number from 0 to 10."
        for index, activity in enumerate(activities)
        if activity.score.strip() and _score(activity) is None
    }
    known = [score for score in scores if score is not None]
    values: dict[str, Value] = {"psfs_activities": named}
    if len(known) == len(named):
        values["psfs_mean"] = round(sum(known) / len(known), 1)
    return Reading(values, problems | _scores_without_activity(activities))


def _scores_without_activity(activities: tuple[Activity, ...]) -> dict[str, str]:
    return {
        f"activity_{index}": "Which activity is this score for?"
        for index, activity in enumerate(activities)
        if activity.score.strip() and not activity.name.strip()
    }


def _score(activity: Activity) -> float | None:
    try:
        score = float(activity.score)
    except ValueError:
        return None
    return score if 0 <= score <= 10 and (score * 2).is_integer() else None
