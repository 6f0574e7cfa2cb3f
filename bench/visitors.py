"""Who opens the measured pages, signed in as a person does, and what they ask for: each time about somebody else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

CSRF = "b" * 32
SUBJECTS = 40
SCRIPT = {"HX-Request": "true", "X-Autosave": "1"}
NAMES = ("smith", "maria gar", "lee", "an", "o'brien", "novak", "zhang mei", "nobody at all", "03/14/1990")


@dataclass(frozen=True)
class Asked:
    """One request: where to, and what is posted."""

    path: str
    posted: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A page by name, whose session opens it, and its requests without end."""

    name: str
    who: str
    requests: Callable[[], Iterator[Asked]]


@contextmanager
def joined(folder: Path) -> Iterator[None]:
    """Django in this process, on the database that the running program serves from this data folder."""
    from synovia.project.database import chosen_database
    from synovia.project.django_setup import start_django

    before = dict(os.environ)
    os.environ.update(SYNOVIA_DATA=str(folder), SYNOVIA_DEMO="1")
    try:
        with chosen_database():
            start_django()
            yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def sessions() -> dict[str, dict[str, str]]:
    """The cookies of everybody who is needed, by name; "anyone" holds a self-check half-way through."""
    staff = {name: signed_in(f"{name}@demo.synovia.example") for name in ("david", "joan", "walt")}
    return {
        **staff,
        "maria": signed_in("maria@demo.synovia.example"),
        "anyone": _half_way_through_the_check(),
    }


def signed_in(email: str) -> dict[str, str]:
    """The cookies after e-mail, password and, for staff, the authenticator's code."""
    from allauth.mfa import app_settings
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from django.test import Client
    from django.urls import reverse

    from synovia.demo import cast

    client = Client(headers={"host": "localhost"})
    given = client.post(reverse("account_login"), {"login": email, "password": cast.PASSWORD})
    if given["Location"] == reverse("mfa_authenticate"):
        code = format_hotp_value(hotp_value(cast.TOTP_SECRET, int(time.time()) // app_settings.TOTP_PERIOD))
        given = client.post(reverse("mfa_authenticate"), {"code": code})
    assert given.status_code == 302, given.content
    return cookies_of(client)


def cookies_of(client: Any) -> dict[str, str]:
    """What the browser holds, and a token against forged posts."""
    from django.conf import settings

    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    return {**kept, settings.CSRF_COOKIE_NAME: CSRF}


def _half_way_through_the_check() -> dict[str, str]:
    from django.test import Client

    from tests.web.public.visitor import Visitor

    visitor = Visitor(Client(headers={"host": "localhost"}))
    visitor.begin().walk(until="saddle")
    return cookies_of(visitor.client)


def pages() -> list[Page]:
    """Everything that is measured."""
    from django.urls import reverse
    from django.utils import timezone

    from synovia.demo.crowd import MAILBOX
    from synovia.records.examination.models import Evaluation
    from synovia.records.people.models import Patient
    from synovia.records.programme.models import PlanOfCare

    with _as_ruth():
        generated = Patient.objects.filter(email__endswith=MAILBOX)
        everybody = list(generated.order_by("phone").values_list("pk", flat=True)[:SUBJECTS])
        plans = list(PlanOfCare.objects.filter(patient__in=generated).order_by("content_hash")[:SUBJECTS])
        signed = list(Evaluation.objects.exclude(signed_at=None).order_by("content_hash")[:SUBJECTS])
        unfinished = list(Evaluation.objects.filter(signed_at=None, patient__in=generated)[:SUBJECTS])
    days = [timezone.localdate() + timedelta(days=ahead) for ahead in (-400, -90, -7, 0, 1, 3, 7, 10)]

    def by_day(name: str) -> Callable[[], Iterator[Asked]]:
        return lambda: (Asked(f"{reverse(name)}?day={day}") for day in cycle(days))

    step = _question_step()
    return [
        Page("today (therapist)", "david", by_day("clinician:today")),
        Page("patient chart", "david", at("clinician:chart", everybody)),
        Page("evaluation autosave", "david", lambda: _autosaves(unfinished)),
        Page("evaluation, at work", "david", at("clinician:evaluation", unfinished)),
        Page("evaluation, to read", "david", at("clinician:evaluation", signed)),
        Page("strategy", "david", at("clinician:strategy", signed)),
        Page("plan of care", "david", at("clinician:plan", plans)),
        Page("day of the desk", "joan", by_day("desk:today")),
        Page("patients, newest", "joan", one("desk:patients")),
        Page(
            "patient search",
            "joan",
            lambda: (Asked(reverse("desk:quick_jump"), {"q": name}, SCRIPT) for name in cycle(NAMES)),
        ),
        Page("registering, with duplicates", "joan", _registrations),
        Page("booking page", "joan", at("desk:book", everybody)),
        Page("estimate", "walt", at("billing:estimate", plans)),
        *_money_pages(plans, everybody),
        Page("portal home", "maria", one("patient:home")),
        Page("self-check, a question", "anyone", lambda: cycle([Asked(step)])),
        Page(
            "self-check, an answer",
            "anyone",
            lambda: cycle([Asked(_question_step(2), {"question": "age", "answer": ["45"]})]),
        ),
    ]


def at(name: str, keys: list[Any]) -> Callable[[], Iterator[Asked]]:
    """The page of each of these records in turn."""
    from django.urls import reverse

    return lambda: (Asked(reverse(name, args=[getattr(key, "pk", key)])) for key in cycle(keys))


def one(name: str) -> Callable[[], Iterator[Asked]]:
    """The same page again and again."""
    from django.urls import reverse

    return lambda: cycle([Asked(reverse(name))])


def _money_pages(plans: list[Any], everybody: list[Any]) -> list[Page]:
    from django.urls import reverse

    from synovia.web.billing.worklists import LISTS

    work = reverse("billing:worklist")
    return [
        Page("what a plan has cost so far", "walt", at("billing:so_far", plans)),
        Page("billing, start", "walt", one("billing:home")),
        Page("worklists", "walt", lambda: cycle([Asked(f"{work}?list={each}") for each in LISTS])),
        Page("a patient’s billing", "walt", at("billing:patient", everybody)),
        Page("a patient’s account", "walt", at("billing:account", everybody)),
        Page("estimates due", "walt", one("billing:owed")),
        Page("aging", "walt", one("billing:aging")),
        Page("money received", "walt", one("billing:receipts")),
    ]


def _as_ruth() -> Any:
    """The owner's passage: the rows are looked up as the program sees them."""
    from synovia.records.accounts.queries import clinic_of_host
    from synovia.records.audit import log

    clinic = clinic_of_host("")
    assert clinic is not None
    return log.passage(None, clinic_id=clinic.pk)


def _question_step(step: int = 5) -> str:
    from django.urls import reverse

    return reverse("public:self_check_question", args=[step])


def _autosaves(evaluations: list[Any]) -> Iterator[Asked]:
    """A whole sheet sent every few seconds, as the page does, made from the version that is there."""
    from django.urls import reverse

    from synovia.demo import findings
    from synovia.records.examination.models import Evaluation

    sheet = findings.as_typed(findings.PRIYA)
    for number, evaluation in enumerate(cycle(evaluations)):
        with _as_ruth():
            version = Evaluation.objects.values_list("version", flat=True).get(pk=evaluation.pk)
        typed = {
            **sheet,
            "nprs_now": str(number % 6),
            "version": str(version),
            "story": "Hurts when driving.",
        }
        yield Asked(reverse("clinician:evaluation_save", args=[evaluation.pk]), typed, SCRIPT)


def _registrations() -> Iterator[Asked]:
    """Somebody who may be known already: nothing is registered, the likely charts are shown."""
    from django.urls import reverse

    from synovia.demo import cast

    for person in cycle(cast.PATIENTS):
        typed = {
            "given_name": person.given_name,
            "family_name": person.family_name,
            "birth_date": person.birth_date.isoformat(),
            "sex": person.sex,
            "phone": person.phone,
            "privacy": "open",
        }
        yield Asked(reverse("desk:register"), typed)
