"""Everything that writes evaluations: starting, saving the draft, confirming what the patient said, signing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.examination.motions import entry_of
from synovia.domain.strategy.proposal import Proposal as Reasoning
from synovia.domain.terms.finding import Value
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.clinical import EditedElsewhere
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.episodes.models import Episode
from synovia.records.examination.access import must_treat, must_write
from synovia.records.examination.choices import EvaluationKind
from synovia.records.examination.draft import ACTIVITIES, WORDS, Activity, Draft
from synovia.records.examination.facts import motions_of, read_draft, stored, told_at_home
from synovia.records.examination.models import Evaluation, Observation
from synovia.records.examination.motion_entries import Entries, MotionEntry
from synovia.records.examination.queries import last_time, structure_of
from synovia.records.examination.reasoning import proposal_for
from synovia.records.examination.typed import is_empty, typed_of
from synovia.records.imaging import queries as imaging
from synovia.records.motion import queries as motion
from synovia.records.outcomes.proposed import proposed_scores
from synovia.records.pain import queries as pain
from synovia.records.programme.models import Proposal
from synovia.records.refusals import Refused
from synovia.records.signing import content_hash


class NotReady(Refused):
    """The evaluation cannot be signed yet: `problems` names every field that cannot be read, and why."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(_("Some entries cannot be read. Correct them or clear them, then sign."))
        self.problems = dict(problems)


class RulesChanged(Refused):
    """The rules were renewed after the proposal was shown: it must be looked at again before signing."""


def start_evaluation(*, episode: Episode, by: Actor) -> Evaluation:
    """The evaluation of this episode that is open, or a new one: a re-evaluation once one has been signed."""
    must_treat(by)
    if episode.status != EpisodeStatus.OPEN:
        raise Refused(_("This episode is closed. Open a new one for a new complaint."))
    earlier = list(Evaluation.objects.filter(episode=episode).order_by("-started_at"))
    running = next((evaluation for evaluation in earlier if not evaluation.is_signed), None)
    if running is not None:
        return running
    evaluation = Evaluation.objects.create(
        clinic_id=by.clinic_id,
        patient_id=episode.patient_id,
        episode=episode,
        kind=EvaluationKind.FOLLOW_UP if earlier else EvaluationKind.INITIAL,
        examiner_id=by.membership_id,
    )
    log.record("evaluation.started", patient_id=episode.patient_id, of=evaluation)
    return evaluation


def save_draft(*, evaluation: Evaluation, expected_version: int, entered: Draft, by: Actor) -> Evaluation:
    """Keep what was typed, valid or not. Raises EditedElsewhere when somebody saved in between, Refused once signed."""
    must_write(evaluation, by)
    before = Draft.of(evaluation.draft)
    kept = replace(before.merged(entered).measured_by(by.name, before), saved_by=by.name)
    evaluation.save_if_unchanged(expected_version=expected_version, draft=kept.as_json())
    log.record("evaluation.draft_saved", patient_id=evaluation.patient_id, of=evaluation)
    return evaluation


def confirm_answers(
    *, evaluation: Evaluation, expected_version: int, names: Iterable[str], by: Actor
) -> Evaluation:
    """Take over what was told at home and the therapist has asked again. Fields already filled stay as they are."""
    names = frozenset(names)
    proposed = told_at_home(evaluation.episode)
    draft = Draft.of(evaluation.draft)
    taken = {
        name: proposed[name] for name in names if name in proposed and is_empty(draft.findings.get(name))
    }
    rated = _rated_at_home(evaluation) if ACTIVITIES in names and not draft.activities else None
    entered = Draft(findings={name: typed_of(value) for name, value in taken.items()}, activities=rated)
    save_draft(evaluation=evaluation, expected_version=expected_version, entered=entered, by=by)
    log.record(
        "evaluation.answers_confirmed",
        patient_id=evaluation.patient_id,
        of=evaluation,
        fields={"findings": sorted([*taken, ACTIVITIES] if rated else taken)},
    )
    return evaluation


def copy_motion_structure(
    *, evaluation: Evaluation, expected_version: int, entered: Draft, by: Actor
) -> Evaluation:
    """Save what was typed, with the rows, methods and positions of the last signed evaluation. Never its values."""
    typed = Draft.of(evaluation.draft).merged(entered)
    structure = structure_of(last_time(evaluation), typed)
    save_draft(
        evaluation=evaluation, expected_version=expected_version, entered=typed.merged(structure), by=by
    )
    log.record("evaluation.motion_structure_copied", patient_id=evaluation.patient_id, of=evaluation)
    return evaluation


def _rated_at_home(evaluation: Evaluation) -> tuple[Activity, ...]:
    return tuple(Activity(name, score) for name, score in proposed_scores(evaluation.episode).activities)


@transaction.atomic
def sign_evaluation(
    *,
    evaluation: Evaluation,
    expected_version: int,
    shown_rules: str,
    printed_name: str,
    meaning: str,
    by: Actor,
) -> Proposal:
    """Make the evaluation final: its observations, the proposal exactly as shown, and the signature.

    Raises NotReady while fields cannot be read, RulesChanged when the rules are no longer those the proposal was
    shown with, EditedElsewhere when somebody saved in between.
    """
    must_write(evaluation, by)
    if evaluation.version != expected_version:
        raise EditedElsewhere(evaluation)
    reading = read_draft(evaluation)
    if reading.problems:
        raise NotReady(reading.problems)
    reasoning = proposal_for(evaluation)
    if reasoning.rule_set_hash != shown_rules:
        raise RulesChanged(_("The rules were renewed meanwhile. Look at the proposal again, then sign."))
    motions = _examined(motions_of(evaluation, reading.values), by)
    _observe(evaluation, reading.values, motions, by)
    proposal = _keep(reasoning, evaluation, by)
    found = _Found(reading.values, motions)
    _seal(evaluation, expected_version, found, proposal, printed_name, meaning, by)
    log.record(
        "evaluation.signed", patient_id=evaluation.patient_id, of=evaluation, fields={"meaning": meaning}
    )
    return proposal


@dataclass(frozen=True, slots=True)
class _Found:
    """What is signed: the findings, and how each motion was measured."""

    values: Mapping[str, Value]
    motions: Entries


def _examined(motions: Entries, by: Actor) -> dict[str, MotionEntry]:
    """Each motion with its examiner: who measured it, or else who signs."""
    return {key: replace(entry, examiner=entry.examiner or by.name) for key, entry in motions.items()}


def _observe(evaluation: Evaluation, values: Mapping[str, Value], motions: Entries, by: Actor) -> None:
    """A row for each finding, and one for each motion that is none or of which only details are known."""
    rows = [_observation(name, stored(value), motions) for name, value in values.items()]
    rows += [_observation(key, entry.active, motions) for key, entry in motions.items() if key not in values]
    for row in rows:
        row.clinic_id, row.evaluation = by.clinic_id, evaluation
    Observation.objects.bulk_create(rows)


def _observation(name: str, value: Any, motions: Entries) -> Observation:
    """The row; that of active motion carries the details, that of passive motion its method alone."""
    measured = motions.get(entry_of(name))
    return Observation(
        finding=name,
        value=value,
        method=measured.method if measured else "",
        detail=motions[name].as_json() if name in motions else {},
    )


def _keep(reasoning: Reasoning, evaluation: Evaluation, by: Actor) -> Proposal:
    proposal = Proposal.objects.create(
        clinic_id=by.clinic_id,
        patient_id=evaluation.patient_id,
        episode_id=evaluation.episode_id,
        evaluation=evaluation,
        content=reasoning.as_json(),
        candidacy=str(reasoning.candidacy),
        rule_set_hash=reasoning.rule_set_hash,
        knowledge_release=reasoning.knowledge_release,
    )
    log.record("proposal.kept", patient_id=evaluation.patient_id, of=proposal)
    return proposal


def _seal(
    evaluation: Evaluation,
    expected_version: int,
    found: _Found,
    proposal: Proposal,
    printed_name: str,
    meaning: str,
    by: Actor,
) -> None:
    narrative = narrative_of(Draft.of(evaluation.draft))
    evaluation.save_if_unchanged(
        expected_version=expected_version,
        narrative=narrative,
        tables=evaluation.draft.get("tables", {}),
        signed_at=timezone.now(),
        signed_by_id=by.user_id,
        signed_name=printed_name,
        signed_meaning=meaning,
        content_hash=content_hash(_content(evaluation, found, narrative, proposal)),
    )


def _content(evaluation: Evaluation, found: _Found, narrative: str, proposal: Proposal) -> dict[str, Any]:
    """What the signature is bound to."""
    return {
        "evaluation": str(evaluation.pk),
        "patient": str(evaluation.patient_id),
        "findings": {name: stored(value) for name, value in found.values.items()},
        "motions": {key: entry.as_json() for key, entry in found.motions.items()},
        "narrative": narrative,
        "tables": evaluation.draft.get("tables", {}),
        "proposal": proposal.content,
        "camera": motion.signed_content(evaluation),
        "pain_drawing": pain.signed_content(evaluation),
        "posture": imaging.signed_content(evaluation.pk),
    }


def narrative_of(draft: Draft) -> str:
    """The free words as one text, each under what it tells."""
    titles = {
        "story": _("Story"),
        "aggravating": _("Worse with"),
        "easing": _("Better with"),
        "impression": _("Impression"),
    }
    return "\n\n".join(
        f"{titles[place]}: {draft.words[place].strip()}" for place in WORDS if draft.words.get(place)
    )
