"""The motion grid: from a keystroke's autosave to the answer that it is saved, with details and gauges.

Each request holds what the page holds while a therapist measures: every number of the region, its details, and one
number more than the request before. The page itself waits 1.5 s after the last key before it sends.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from bench.pages import TIMES, times_of
from bench.rows import Options, Row, summary, timed
from bench.stage import clinic_folder, served
from bench.visitors import SCRIPT, Asked, Page, joined, signed_in

GOAL = 100  # milliseconds, 95th percentile
SUBJECTS = 40
REGIONS = ("neck", "low_back", "shoulder")


def measure(options: Options) -> Iterator[Row]:
    """Keystroke to saved, region by region: over HTTP, and what of it is this program's own work."""
    logging.getLogger("django.request").setLevel(logging.ERROR)
    folder = clinic_folder(options.patients)
    with served(options.patients, workers=options.workers) as (address, *_), joined(folder):
        cookies = signed_in("david@demo.synovia.example")
        for region in REGIONS:
            page = Page(region, "david", lambda region=region: _keystrokes(region))  # type: ignore[misc]
            fields = len(next(page.requests()).posted or {})
            said = f"keystroke in the grid to saved, {region.replace('_', ' ')}"
            yield _row(said, times_of(address, page, cookies), fields=str(fields))
            # The same without the time other programs of this machine took away in between.
            yield _row(f"{said}, processor time", _processor_times(page, cookies))


def _row(what: str, times: list[float], **figures: str) -> Row:
    return summary(what, times, p95_goal=GOAL, slowest=f"{max(times):.0f} ms", **figures)


def _processor_times(page: Page, cookies: dict[str, str]) -> list[float]:
    """Milliseconds of this thread for each request, answered in this process."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.cookies.load(cookies)
    asked = page.requests()

    def answered() -> None:
        one = next(asked)
        assert client.post(one.path, one.posted, headers=one.headers).status_code == 200

    return timed(answered, TIMES, clock=time.thread_time)


def _keystrokes(region: str) -> Iterator[Asked]:
    """One open evaluation after another, each with one key more."""
    from django.urls import reverse

    from synovia.records.examination.models import Evaluation

    sheet = _sheet(region)
    for number, pk in enumerate(cycle(_unfinished(region))):
        with _as_the_clinic():
            version = Evaluation.objects.values_list("version", flat=True).get(pk=pk)
        first = next(name for name in sheet if name.startswith(("cervical", "lumbar", "shoulder")))
        typed = {**sheet, first: str(30 + number % 9), "version": str(version)}
        yield Asked(reverse("clinician:evaluation_save", args=[pk]), typed, SCRIPT)


def _unfinished(region: str) -> list[Any]:
    """Open evaluations of that region; where the clinic has none, its open ones turned to it."""
    from synovia.records.episodes.models import Episode
    from synovia.records.examination.models import Evaluation

    with _as_the_clinic():
        found = list(Evaluation.objects.filter(signed_at=None).order_by("pk")[:SUBJECTS])
        Episode.objects.filter(pk__in=[one.episode_id for one in found]).update(region=region)
    return [one.pk for one in found]


def _sheet(region: str) -> dict[str, str]:
    """What the form of this region holds: numbers, and the details of each side."""
    from synovia.domain.examination.motions import MOTIONS
    from synovia.domain.terms.regions import card_of
    from synovia.records.examination.motion_entries import CHOICES, field_of

    typed: dict[str, str] = {"rom_method": "goniometer", "story": "Hurts when driving."}
    for motion in MOTIONS.values():
        if not motion.key.startswith(card_of(region).motions):
            continue
        typed |= {field_of(motion.key, "position"): motion.positions[0], field_of(motion.key, "examiner"): ""}
        for side in motion.sides:
            entry = motion.entry(side)
            typed |= {field_of(entry, part): choices[0] for part, choices in CHOICES.items()}
            typed |= {
                finding.name: "20"
                for passive in (False, True)
                if (finding := motion.finding(side, passive=passive))
            }
    return typed


def _as_the_clinic() -> Any:
    from synovia.records.accounts.queries import clinic_of_host
    from synovia.records.audit import log

    clinic = clinic_of_host("")
    assert clinic is not None
    return log.passage(None, clinic_id=clinic.pk)
