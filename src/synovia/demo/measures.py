"""Questionnaires in the demo: Maria gets better, Helen's last answers are new and worse, two more wait for Maria."""

from collections.abc import Mapping

from django.utils import timezone

from synovia.demo.clock import as_of, moment
from synovia.demo.settle import DemoClinic
from synovia.domain.outcomes.instrument import ItemKind
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.episodes.models import Episode
from synovia.records.outcomes import actions
from synovia.records.outcomes.catalogue import asked_with
from synovia.records.outcomes.choices import AnsweredBy, Occasion
from synovia.records.outcomes.models import Measure

HARD = ("Lifting my daughter", "Sitting through a meeting", "Putting on socks")
# Days ago; pain now, worst, least; statements that fit; ratings of three activities.
MARIA = (
    (24, (6, 8, 3), 14, (2, 3, 3)),
    (14, (4, 6, 2), 9, (4, 5, 5)),
    (1, (2, 4, 0), 5, (7, 7, 8)),
)
HELEN = ((40, (5, 7, 2), 11, (3, 2, 4)), (20, (4, 6, 2), 9, (4, 3, 5)), (0, (7, 9, 4), 17, (2, 2, 3)))


def answer_questionnaires(clinic: DemoClinic) -> None:
    """The course of two patients, and one link that waits."""
    for who, therapist, course in (("maria", "david", MARIA), ("helen", "david", HELEN)):
        actor = clinic.actor(therapist)
        with log.passage(actor):
            episode = Episode.objects.get(patient=clinic.patients[who])
        for place, (days, pain, fits, ratings) in enumerate(course):
            with as_of(min(moment(days, 9), timezone.now())), log.passage(actor):
                occasion = Occasion.FOLLOW_UP if place else Occasion.BASELINE
                _answer(
                    episode, "nprs", dict(zip(("now", "worst", "best"), pain, strict=True)), occasion, actor
                )
                _answer(episode, "rmdq-24", {f"q{n}": int(n <= fits) for n in range(1, 25)}, occasion, actor)
                named = {f"activity_{n}": value for n, value in enumerate(ratings, start=1)}
                _answer(episode, "psfs", named, occasion, actor)
    _wait(clinic)


def _answer(episode: Episode, key: str, given: Mapping[str, int], occasion: str, by: Actor) -> None:
    measure = _ask(episode, (key,), occasion, by=by, by_link=False)[0]
    items = [item for item in asked_with(measure).items if item.kind is ItemKind.ACTIVITY]
    names = {item.id: HARD[place] for place, item in enumerate(items) if place < len(HARD)}
    answers = {name: str(value) for name, value in given.items()}
    kept = actions.answer(measure=measure, given=answers, names=names, by=None)
    result = actions.complete(measure=kept, answered_by=AnsweredBy.LINK, by=None)
    if key != "rmdq-24" or result.scores["count"]["value"] != HELEN[-1][2]:  # only the worse score is new
        actions.mark_seen(result=result, by=by)


def _ask(
    episode: Episode, keys: tuple[str, ...], occasion: str, *, by: Actor, by_link: bool
) -> tuple[Measure, ...]:
    asked = actions.ask(
        episode=episode, keys=keys, occasion=occasion, due_on=timezone.localdate(), by_link=by_link, by=by
    )
    return asked.measures


def _wait(clinic: DemoClinic) -> None:
    """Two questionnaires for Maria's next visit lie in her portal."""
    actor = clinic.actor("david")
    with log.passage(actor):
        episode = Episode.objects.get(patient=clinic.patients["maria"])
        _ask(episode, ("groc", "nprs"), Occasion.FOLLOW_UP, by=actor, by_link=True)
