"""Asking measures, keeping answers one by one, scoring them, and clearing the task that a new score makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.outcomes import NotScored, Score, score
from synovia.domain.outcomes.answers import read_answer, read_name
from synovia.domain.outcomes.instrument import ItemKind
from synovia.knowledge.instruments import instruments
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import TREATING, Role
from synovia.records.audit import log
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.episodes.models import Episode
from synovia.records.outcomes.catalogue import Offered, asked_with, offered
from synovia.records.outcomes.choices import AnsweredBy, Occasion
from synovia.records.outcomes.models import Invitation, Measure, Result
from synovia.records.refusals import Refused
from synovia.records.screening.tokens import hash_of, new_token

ASKING = frozenset({*TREATING, Role.ASSISTANT})


class NotComplete(Refused):
    """Too little was answered for a score. `missing` names the items."""

    def __init__(self, lack: NotScored) -> None:
        super().__init__(_("Some questions still need an answer."))
        self.missing = lack.missing


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, and the token of the link (kept nowhere but in the letter); "" without a link."""

    measures: tuple[Measure, ...]
    token: str = ""


@transaction.atomic
def ask(
    *, episode: Episode, keys: Iterable[str], occasion: str, due_on: date, by_link: bool, by: Actor
) -> Asked:
    """Ask these instruments. One that waits already goes along with the new link and keeps its answers."""
    _must_ask(by)
    if occasion not in Occasion.values:
        raise Refused(_("Say whether this is at the start, on the way or at the end."))
    if episode.status != EpisodeStatus.OPEN and occasion != Occasion.DISCHARGE:
        raise Refused(_("This episode is closed. Only the last measures can still be asked."))
    wanted = set(keys)
    chosen = [one for one in offered(episode.region) if one.key in wanted]
    if not chosen or len(chosen) != len(wanted):
        raise Refused(_("Choose at least one of the questionnaires listed."))
    if by_link and not all(one.instrument.by_patient for one in chosen):
        raise Refused(_("Tests are measured in the clinic; they are not sent."))
    invitation, token = _invite(episode, by) if by_link else (None, "")
    measures = tuple(
        _measure(episode, one, invitation, Occasion(occasion), due_on, place, by)
        for place, one in enumerate(chosen)
    )
    log.record(
        "measures.asked",
        patient_id=episode.patient_id,
        of=episode,
        fields={"instruments": sorted(wanted), "by_link": by_link, "occasion": occasion},
    )
    return Asked(measures, token)


def _invite(episode: Episode, by: Actor) -> tuple[Invitation, str]:
    token = new_token()
    invitation = Invitation.objects.create(
        clinic_id=by.clinic_id,
        patient_id=episode.patient_id,
        token_hash=hash_of(token),
        expires_at=timezone.now() + timedelta(days=instruments().rhythm.link_days),
    )
    return invitation, token


def _measure(
    episode: Episode,
    one: Offered,
    invitation: Invitation | None,
    occasion: Occasion,
    due_on: date,
    place: int,
    by: Actor,
) -> Measure:
    instrument = one.instrument
    waiting = Measure.objects.select_for_update().filter(
        episode=episode, instrument=instrument.id, completed_at__isnull=True, withdrawn_at__isnull=True
    )
    for earlier in waiting:
        if earlier.checksum == instrument.checksum:
            return earlier.save_if_unchanged(
                expected_version=earlier.version,
                invitation=invitation or earlier.invitation,
                due_on=due_on,
                occasion=occasion,
            )
        earlier.save_if_unchanged(expected_version=earlier.version, withdrawn_at=timezone.now())
    return Measure.objects.create(
        clinic_id=by.clinic_id,
        patient_id=episode.patient_id,
        episode=episode,
        invitation=invitation,
        clinic_instrument=one.own,
        instrument=instrument.id,
        instrument_version=instrument.version,
        language=instrument.language,
        checksum=instrument.checksum,
        occasion=occasion,
        asked_by_id=by.membership_id,
        asked_at=timezone.now(),
        due_on=due_on,
        position=place,
        names=_first_names(episode.pk, instrument.id),
    )


def _first_names(episode_id: UUID, instrument: str) -> dict[str, str]:
    rows = Result.objects.filter(episode_id=episode_id, instrument=instrument)
    return dict(rows.order_by("scored_at").values_list("names", flat=True).first() or {})


def named_before(measure: Measure) -> dict[str, str]:
    """The activities of the episode's first result: they are only rated again, never exchanged."""
    return _first_names(measure.episode_id, measure.instrument)


def confirm_birth_date(*, invitation: Invitation, given: date | None) -> bool:
    """Whether this is the patient's date of birth. A wrong one counts; too many shut the link for good."""
    if given is not None and invitation.patient.birth_date == given:
        return True
    invitation.save_if_unchanged(expected_version=invitation.version, wrong_tries=invitation.wrong_tries + 1)
    log.record(
        "questionnaire_link.wrong_birth_date",
        patient_id=invitation.patient_id,
        of=invitation,
        fields={"tries": invitation.wrong_tries},
        allowed=False,
    )
    return False


@transaction.atomic
def answer(
    *, measure: Measure, given: Mapping[str, str], names: Mapping[str, str] | None = None, by: Actor | None
) -> Measure:
    """Keep answers by item; an empty one takes an earlier answer back. Raises AnswerRefused, Refused once completed."""
    measure = _waiting(measure)
    instrument = asked_with(measure)
    answers, named, fixed = dict(measure.answers), dict(measure.names), named_before(measure)
    for key, text in given.items():
        item = instrument.item(key)
        if item is None:
            continue
        answers.pop(key, None)
        if item.kind is ItemKind.ACTIVITY and key not in fixed:
            named.pop(key, None)
        if not text.strip():
            continue
        if item.kind is ItemKind.ACTIVITY and key not in named:
            named[key] = read_name((names or {}).get(key, ""))
        answers[key] = read_answer(item, text)
    measure.save_if_unchanged(expected_version=measure.version, answers=answers, names=named)
    log.record(
        "measure.answered",
        patient_id=measure.patient_id,
        of=measure,
        fields={"items": sorted(given), "by": by.name if by else "link"},
    )
    return measure


@transaction.atomic
def complete(*, measure: Measure, answered_by: str, by: Actor | None) -> Result:
    """Score the answers and make them final. Raises NotComplete; Refused when it was completed or taken back before."""
    measure = _waiting(measure)
    instrument = asked_with(measure)
    scored = score(instrument, measure.answers)
    if isinstance(scored, NotScored):
        raise NotComplete(scored)
    measure.save_if_unchanged(expected_version=measure.version, completed_at=timezone.now())
    result = Result.objects.create(
        clinic_id=measure.clinic_id,
        measure=measure,
        patient_id=measure.patient_id,
        episode_id=measure.episode_id,
        instrument=measure.instrument,
        instrument_version=measure.instrument_version,
        language=measure.language,
        checksum=measure.checksum,
        answers=measure.answers,
        names={key: name for key, name in measure.names.items() if key in measure.answers},
        scores=_kept(scored),
        not_scored=dict(scored.not_scored),
        answered_by=AnsweredBy(answered_by),
        scored_at=timezone.now(),
        **_seen(answered_by, by),
    )
    log.record(
        "measure.completed",
        patient_id=measure.patient_id,
        of=result,
        fields={"instrument": measure.instrument, "version": measure.instrument_version, "by": answered_by},
    )
    return result


def _kept(scored: Score) -> dict[str, dict[str, float]]:
    return {
        key: {"value": one.value, "answered": one.answered, "of": one.of}
        for key, one in scored.scales.items()
    }


def _seen(answered_by: str, by: Actor | None) -> dict[str, object]:
    """What a therapist records has been seen by them: it makes no task."""
    if answered_by != AnsweredBy.CLINIC or by is None or not by.may_treat:
        return {}
    return {"seen_at": timezone.now(), "seen_by_id": by.membership_id}


def withdraw(*, measure: Measure, by: Actor) -> Measure:
    """Ask no more: the link no longer shows it."""
    _must_ask(by)
    measure = _waiting(measure)
    measure.save_if_unchanged(expected_version=measure.version, withdrawn_at=timezone.now())
    log.record("measure.withdrawn", patient_id=measure.patient_id, of=measure)
    return measure


def mark_seen(*, result: Result, by: Actor) -> Result:
    """The therapist has looked at the score: the task is done. Doing it twice does no harm."""
    if not by.may_treat:
        raise Refused(_("Only therapists clear this task."))
    if result.seen_at is None:
        result.save_if_unchanged(
            expected_version=result.version, seen_at=timezone.now(), seen_by_id=by.membership_id
        )
        log.record("result.seen", patient_id=result.patient_id, of=result)
    return result


def _must_ask(by: Actor) -> None:
    if by.role not in ASKING:
        raise Refused(_("Your role does not send questionnaires."))


def _waiting(measure: Measure) -> Measure:
    """The measure, locked, while it can still be answered. Raises Refused."""
    found = (
        Measure.objects.select_for_update(of=("self",)).select_related("clinic_instrument").get(pk=measure.pk)
    )
    if found.completed_at is not None:
        raise Refused(_("These answers were sent already and can no longer be changed."))
    if found.withdrawn_at is not None:
        raise Refused(_("The clinic has taken these questions back."))
    return found
