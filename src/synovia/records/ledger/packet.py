"""The personal-injury packet: signed notes, bills, the timeline of visits with its gaps, as plain texts for one document."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.care_gaps import LONGEST_WITHOUT_VISIT, gaps_in_care
from synovia.domain.terms.finding import Value
from synovia.domain.terms.money import shown
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.documents.queries import day, head_of, moment, plan_of_care_texts, signature_texts
from synovia.records.documents.referral_letter import in_words
from synovia.records.examination.facts import findings_of
from synovia.records.examination.models import Evaluation
from synovia.records.ledger import letters, queries
from synovia.records.ledger.models import LetterOfProtection
from synovia.records.ledger.texts import payer_names, row_texts
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare, Visit
from synovia.records.programme.queries import addenda_of

LIABLE = {
    True: "stays liable",
    False: "does not stay liable",
    None: "not known: the letter has not been read",
}


def packet_texts(letter: LetterOfProtection) -> dict[str, Any]:
    """Everything an attorney or adjuster asks for. Only signed notes; drafts are named as left out, never shown."""
    patient, since = letter.patient, letter.accident_on
    evaluations = list(signed(Evaluation.objects.filter(patient=patient).order_by("started_at"), since))
    seen = list(signed(Visit.objects.filter(patient=patient).order_by("happened_on", "number"), since))
    plans = list(signed(PlanOfCare.objects.filter(patient=patient).order_by("starts_on"), since))
    names = payer_names(patient)
    return head_of(patient, _("Personal-injury packet")) | {
        "facts": case_texts(letter),
        "lien": lien_texts(letter),
        "timeline": timeline_texts(evaluations, seen),
        "gaps": gap_texts(evaluations, seen),
        "unsigned": unsigned_texts(patient, since),
        "bills": [row_texts(row, names) for _entry, row in queries.account_of(patient.pk)],
        "evaluations": [evaluation_texts(note) for note in evaluations],
        "plans": [plan_of_care_texts(plan) | {"addenda": addenda_texts(plan)} for plan in plans],
        "visits": [visit_note_texts(note) for note in seen],
    }


def happened_on(note: Any) -> date:
    """The day of a note."""
    if isinstance(note, Evaluation):
        return timezone.localdate(note.started_at)
    return note.happened_on if isinstance(note, Visit) else note.starts_on


def signed(notes: Any, since: date | None) -> Iterable[Any]:
    """The signed ones, from the accident on when its day is known."""
    rows = notes.filter(signed_at__isnull=False).select_related("episode", "patient")
    return (note for note in rows if since is None or happened_on(note) >= since)


def case_texts(letter: LetterOfProtection) -> list[list[str]]:
    """The case."""
    return [
        [_("Accident"), day(letter.accident_on)],
        [_("Attorney"), ", ".join(filter(None, (letter.attorney, letter.firm)))],
        [_("Reference"), letter.reference or _("not stated")],
        [_("Letter signed"), day(letter.signed_on)],
        [_("By the letter the patient"), _(LIABLE[letter.patient_stays_liable])],
    ]


def lien_texts(letter: LetterOfProtection) -> list[list[str]]:
    """Where the letter stands."""
    found = letters.standing_of(letter)
    return [
        [_("Put under the letter"), shown(found.in_all)],
        [_("Received from a settlement"), shown(found.received)],
        [_("Reduced by agreement"), shown(found.reduced)],
        [_("Given back to the patient to pay"), shown(found.released)],
        [_("Held now"), shown(found.held)],
    ]


def timeline_texts(evaluations: Iterable[Evaluation], visits: Iterable[Visit]) -> list[list[str]]:
    """Every signed contact in order: the day, what it was, pain before and after."""
    rows = [(happened_on(note), _("Evaluation"), "", "") for note in evaluations]
    rows += [
        (note.happened_on, _("Visit %(number)s") % {"number": note.number}, *pain_texts(note))
        for note in visits
    ]
    return [[day(on), *words] for on, *words in sorted(rows, key=lambda row: row[0])]


def pain_texts(note: Visit) -> tuple[str, str]:
    """Pain before and after on the scale of 10; what was not asked stays empty."""
    before, after = ("" if pain is None else f"{pain}/10" for pain in (note.pain_before, note.pain_after))
    return before, after


def gap_texts(evaluations: Iterable[Evaluation], visits: Iterable[Visit]) -> list[str]:
    """Gaps in care, each in a sentence."""
    days = [happened_on(note) for note in (*evaluations, *visits)]
    return [
        _("%(days)s days without a visit, from %(since)s to %(until)s.")
        % {"days": gap.days, "since": day(gap.since), "until": day(gap.until)}
        for gap in gaps_in_care(days, LONGEST_WITHOUT_VISIT)
    ]


def unsigned_texts(patient: Patient, since: date | None) -> list[str]:
    """Notes that are not signed, and so not in the packet."""
    drafts = [
        *Evaluation.objects.filter(patient=patient, signed_at__isnull=True),
        *Visit.objects.filter(patient=patient, signed_at__isnull=True),
    ]
    days = sorted(happened_on(note) for note in drafts)
    return [
        _("The note of %(day)s is not signed and not part of this packet.") % {"day": day(on)}
        for on in days
        if since is None or on >= since
    ]


def evaluation_texts(note: Evaluation) -> dict[str, Any]:
    """A signed evaluation: what was found, and what was asked and denied."""
    values: dict[str, Value] = dict(findings_of(note).facts)
    known = [name for name in VOCABULARY if name in values]
    return {
        "title": _("Evaluation of %(day)s: %(complaint)s")
        % {"day": day(happened_on(note)), "complaint": note.episode.title},
        "found": [
            [VOCABULARY[name].meaning, in_words(name, values[name])]
            for name in known
            if values[name] is not False
        ],
        "denied": [VOCABULARY[name].meaning for name in known if values[name] is False],
        "narrative": note.narrative,
        "addenda": addenda_texts(note),
        "signed": signature_texts(note),
    }


def visit_note_texts(note: Visit) -> dict[str, Any]:
    """A signed visit: what was said, what was given, how it was answered."""
    before, after = pain_texts(note)
    return {
        "title": _("Visit %(number)s, %(day)s") % {"number": note.number, "day": day(note.happened_on)},
        "facts": [
            [name, text]
            for name, text in (
                (_("Told"), note.subjective),
                (_("Pain before and after"), " → ".join(filter(None, (before, after)))),
                (_("Response"), note.response),
                (_("Next time"), note.next_time),
            )
            if text
        ],
        "given": [given_texts(row) for row in note.treatments.all()],
        "addenda": addenda_texts(note),
        "signed": signature_texts(note),
    }


def addenda_texts(note: Any) -> list[str]:
    """Later words on a signed note: it is never handed out without them."""
    return [
        _("Addendum of %(when)s by %(who)s: %(text)s")
        % {"when": moment(row.written_at), "who": row.author_name, "text": row.text}
        for row in addenda_of(note.pk)
    ]


def given_texts(row: Any) -> list[str]:
    """One thing done: what, where and how much, minutes, code."""
    grade = _("grade %(grade)s") % {"grade": row.grade} if row.grade else ""
    how = ", ".join(filter(None, (row.target, row.side, grade, row.dose)))
    return [row.name, how, str(row.minutes or ""), row.code]
