"""Finding patients: by name, by date of birth, and who may be the same person."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from synovia.records.people.models import Patient

MOST_SHOWN = 20
# Two spellings of one name ("Alvarez", "Alvares") share about half of their three-letter pieces.
ALIKE = 0.45


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """A chart that may belong to the same person, and what speaks for it."""

    patient: Patient
    reasons: tuple[str, ...]


def search_patients(words: str) -> QuerySet[Patient]:
    """Patients of this clinic whose names contain every word, or who were born on the date that was typed."""
    born = _as_date(words)
    if born:
        return Patient.objects.filter(birth_date=born).order_by("family_name", "given_name")[:MOST_SHOWN]
    found = Patient.objects.all()
    for word in words.lower().split()[:4]:
        found = found.filter(search_text__contains=word)
    return found.order_by("family_name", "given_name")[:MOST_SHOWN]


def possible_duplicates(
    *, given_name: str, family_name: str, birth_date: date, email: str = "", phone: str = ""
) -> list[PossibleDuplicate]:
    """Charts with the same birth date and a like name, or the same e-mail or phone; the likeliest first."""
    same_contact = Q()
    if email:
        same_contact |= Q(email__iexact=email)
    if phone:
        same_contact |= Q(phone=phone)
    candidates = Patient.objects.filter(Q(birth_date=birth_date) | same_contact).annotate(
        alike=TrigramSimilarity(Lower("family_name"), family_name.lower())
        + TrigramSimilarity(Lower("given_name"), given_name.lower())
    )
    rows = [(_reasons(row, birth_date, email, phone), row) for row in candidates.order_by("-alike")[:50]]
    return [
        PossibleDuplicate(row, reasons) for reasons, row in rows if len(reasons) > 1 or _same_person(reasons)
    ][:5]


def _reasons(row: Patient, birth_date: date, email: str, phone: str) -> tuple[str, ...]:
    alike = getattr(row, "alike", 0.0) / 2
    reasons = []
    if alike >= ALIKE:
        reasons.append("same name" if alike > 0.99 else "similar name")
    if row.birth_date == birth_date:
        reasons.append("same date of birth")
    if email and row.email.lower() == email.lower():
        reasons.append("same email")
    if phone and row.phone == phone:
        reasons.append("same phone")
    return tuple(reasons)


def _same_person(reasons: tuple[str, ...]) -> bool:
    return "same email" in reasons


def _as_date(words: str) -> date | None:
    for separator in "/-.":
        parts = words.strip().split(separator)
        if len(parts) == 3 and all(part.isdigit() for part in parts):
            numbers = [int(part) for part in parts]
            year, month, day = numbers if len(parts[0]) == 4 else (numbers[2], numbers[0], numbers[1])
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None


def latest_patients() -> QuerySet[Patient]:
    """The charts made last: what a list shows before anything was typed."""
    return Patient.objects.order_by("-created_at")[:MOST_SHOWN]
