"""An account ready to be shown: each entry a line with where every amount leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from synovia.domain.charges.statement import Row
from synovia.records.accounts.actor import Actor
from synovia.records.charges.queries import coverages_of
from synovia.records.ledger import plans, queries
from synovia.records.ledger.texts import moved_texts, payer_names

if TYPE_CHECKING:
    from synovia.records.ledger.models import Entry, PaymentPlan
    from synovia.records.people.models import Patient

# What an entry may be about ("visit/<id>"), and the page that shows it.
PAGES = {"visit": "clinician:visit", "claim": "billing:claim", "letter": "billing:letter"}
READ_IN_CHARTS = frozenset({"visit"})


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of an account."""

    entry: Entry
    row: Row
    what: str
    moved: tuple[str, ...]
    href: str
    source: str

    @property
    def undone_by(self) -> Entry | None:
        """The entry that takes this one back."""
        return getattr(self.entry, "reversed_by", None)


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A payment plan with its installments and where it stands."""

    plan: PaymentPlan

    @property
    def installments(self) -> object:
        """What is due when."""
        return plans.schedule_of(self.plan)

    @property
    def standing(self) -> object:
        """How far it is paid."""
        return plans.standing_of(self.plan)


def lines_of(patient: Patient, actor: Actor) -> list[Line]:
    """The whole account, the newest first, reversals included."""
    names = payer_names(patient)
    lines = [
        Line(
            entry=entry,
            row=row,
            what=str(entry.get_kind_display()),
            moved=tuple(moved_texts(row, names)),
            href=reverse("billing:entry", kwargs={"pk": entry.pk}),
            source=source_of(entry.about, actor),
        )
        for entry, row in queries.account_of(patient.pk)
    ]
    return lines[::-1]


def source_of(about: str, actor: Actor) -> str:
    """The address of the visit, claim or letter an entry is about, for those who may open it."""
    kind, _slash, key = about.partition("/")
    if kind not in PAGES or (kind in READ_IN_CHARTS and not actor.reads_charts):
        return ""
    try:
        return reverse(PAGES[kind], kwargs={"pk": UUID(key)})
    except (NoReverseMatch, ValueError):
        return ""


def open_by_payer(patient: Patient) -> list[tuple[str, object]]:
    """What each payer owes, in words, the patient first, held amounts last."""
    names, found = payer_names(patient), queries.balance_of(patient.pk)
    owed = sorted(found.by_payer.items(), key=lambda pair: (pair[0] != "", pair[0]))
    return [(names.get(payer, payer), amount) for payer, amount in (*owed, *found.held.items())]


def payers_of(patient: Patient) -> list[tuple[str, str]]:
    """Who can owe something for this patient: the patient, their coverages, who owes already."""
    named = [coverage.payer_name for coverage in coverages_of(patient) if coverage.payer_name]
    owing = [payer for payer in queries.balance_of(patient.pk).by_payer if payer]
    return [("", _("The patient")), *((name, name) for name in dict.fromkeys([*named, *owing]))]
