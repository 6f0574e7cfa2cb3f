"""What statements and packets say, as plain texts for the layouts of exchange/pdf."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from synovia.domain.charges.aging import AGES
from synovia.domain.charges.ledger import PATIENT
from synovia.domain.charges.statement import Row, Statement
from synovia.domain.terms.money import shown
from synovia.records.documents.queries import day, head_of
from synovia.records.ledger import plans, queries
from synovia.records.ledger.choices import EntryKind
from synovia.records.ledger.models import LetterOfProtection, PaymentPlan
from synovia.records.people.models import Patient


def statement_texts(patient: Patient, made: Statement) -> dict[str, Any]:
    """A statement in words; plain, since it is for the patient."""
    plan = queries.plan_of(patient.pk)
    names = payer_names(patient)
    return head_of(patient, _("Statement of your account")) | {
        "facts": [
            [_("Period"), f"{day(made.since)} – {day(made.until)}"],
            [_("Open before"), shown(made.opening)],
            [_("To pay now"), shown(made.due)],
            [_("Please pay by"), pay_by(made, has_plan=plan is not None)],
        ],
        "due": shown(made.due),
        "credit": shown(made.credit) if made.credit else "",
        "rows": [row_texts(row, names) for row in made.rows],
        "ages": [list(age_names()), [shown(amount) for amount in made.aging.columns]],
        "waiting": waiting_texts(made),
        "plan": plan_texts(plan) if plan else [],
    }


def pay_by(made: Statement, *, has_plan: bool) -> str:
    """Until when, in words."""
    if not made.due:
        return _("nothing is due")
    return _("as your payment plan says, below") if has_plan else day(made.pay_by)


def waiting_texts(made: Statement) -> list[str]:
    """What is open and not asked of the patient now."""
    told = []
    if made.insurers:
        told.append(
            _("%(amount)s is still with your insurance. You do not owe it now.")
            % {"amount": shown(made.insurers)}
        )
    if made.held:
        told.append(
            _("%(amount)s waits for the settlement of your case. Nothing of it is due now.")
            % {"amount": shown(made.held)}
        )
    return told


def row_texts(row: Row, names: dict[str, str]) -> dict[str, str]:
    """One line of an account."""
    return {
        "on": day(row.entry.on),
        "what": ": ".join(filter(None, (str(EntryKind(row.entry.kind).label), row.entry.memo))),
        "charge": amount_text(row.charge),
        "insurer": amount_text(row.insurer_paid),
        "adjusted": amount_text(row.adjusted),
        "patient": amount_text(row.patient_paid),
        "moved": "; ".join(moved_texts(row, names)),
        "balance": shown(row.patient),
        "whole": shown(row.balance),
    }


def moved_texts(row: Row, names: dict[str, str]) -> Iterable[str]:
    """What went from one to another, in words."""
    for source, target, amount in row.moved:
        yield _("%(amount)s from %(source)s to %(target)s") % {
            "amount": shown(amount),
            "source": names.get(source, source),
            "target": names.get(target, target),
        }


def amount_text(amount: Any) -> str:
    """An amount, or nothing where nothing moved."""
    return shown(amount) if amount else ""


def age_names() -> tuple[str, ...]:
    """The columns of AGES in words."""
    return tuple(
        _("%(least)s–%(most)s days") % {"least": least, "most": most}
        if most is not None
        else _("over %(days)s days") % {"days": least - 1}
        for least, most in AGES
    )


def plan_texts(plan: PaymentPlan) -> list[list[str]]:
    """The installments of a plan."""
    return [[str(part.number), day(part.due_on), shown(part.amount)] for part in plans.schedule_of(plan)]


def payer_names(patient: Patient) -> dict[str, str]:
    """What stands for a payer on the legs, in words: the patient, and each letter of protection."""
    return {PATIENT: _("the patient")} | {
        letter.payer_key: letter_name(letter) for letter in queries.letters_of(patient.pk)
    }


def letter_name(letter: LetterOfProtection) -> str:
    """A letter by its attorney."""
    return _("letter of protection (%(attorney)s)") % {"attorney": letter.firm or letter.attorney}
