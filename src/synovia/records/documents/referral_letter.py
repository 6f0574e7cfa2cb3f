"""What a referral letter says, as plain texts for its layout: to whom, how soon, why, what was asked and found,
what was withheld and what nobody has asked yet.

Made from a proposal as it was kept, or, at an emergency stop before anything is signed, as it stands at that minute.
Labels are the vocabulary's own full meanings, since whoever reads the letter does not know this program's short titles.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.terms.evidence import Urgency
from synovia.domain.terms.finding import Value
from synovia.domain.terms.regions import card_of
from synovia.domain.terms.techniques import CLASS_NAMES, TechniqueClass
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.accounts.actor import Actor
from synovia.records.documents.queries import INTENDED_USE, day, head_of, moment, signature_texts
from synovia.records.episodes.choices import EpisodeSide
from synovia.records.examination.models import Evaluation
from synovia.records.programme.models import Visit
from synovia.records.refusals import Refused

Content = Mapping[str, Any]
RED_FLAGS = (
    "red flags",
    "vascular",
)  # groups whose every answer the reader is told, the no as well as the yes
EXAMINED = ("complaint", "neurology", "nerve roots", "joint signs", "injury")
HOW_SOON: Mapping[Urgency, Promise] = {
    Urgency.ROUTINE: gettext_lazy("Routine: within the next weeks"),
    Urgency.URGENT_DAYS: gettext_lazy("Urgent: within days"),
    Urgency.SAME_DAY: gettext_lazy("Urgent: today"),
    Urgency.EMERGENCY: gettext_lazy("Emergency: now"),
}
_SPEAKING = (
    "emergency",
    "urgent",
    "refer",
    "contraindicated",
    "precaution",
)  # levels worth a line, in this order


@dataclass(frozen=True, slots=True)
class SeenAgain:
    """A visit whose safety re-check asks for the letter, and what was answered yes in it."""

    note: Visit
    answered_yes: tuple[str, ...]


def referral_letter_texts(
    evaluation: Evaluation,
    content: Content,
    facts: Mapping[str, Value],
    *,
    by: Actor,
    visit: SeenAgain | None = None,
) -> dict[str, Any]:
    """The letter in words. Raises Refused where the proposal sends the patient to nobody."""
    referral = content.get("referral") or {}
    urgency = Urgency(referral.get("urgency", Urgency.NONE))
    if urgency is Urgency.NONE:
        raise Refused(_("Nothing here asks for a referral, so there is no letter."))
    handed_over = urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY)
    return head_of(evaluation.patient, title_of(urgency)) | {
        "to": referral.get("to") or _("the doctor in charge"),
        "how_soon": str(HOW_SOON[urgency]),
        "is_emergency": urgency is Urgency.EMERGENCY,
        "facts": [*_facts(evaluation, by), *_seen_again(visit)],
        "why": _clinician(referral.get("why")) or _clinician(content.get("summary")),
        "summary": _clinician(content.get("summary")),
        "reasons": list(_reasons(content)),
        "consistent_with": [entry["name"] for entry in content.get("classification", ())],
        "asked": list(_asked(facts)),
        "denied": list(_denied(facts)),
        "found": list(_found(facts)),
        "withheld": list(_withheld(content)),
        "not_asked": _not_asked(content),
        "safety_net": _clinician(referral.get("safety_net")),
        "to_patient": _patient(referral.get("safety_net")) or _patient(referral.get("why")),
        "times": handed_over,
        "signed": signature_texts(visit.note if visit else evaluation),
        "handed_over": _handed_over(evaluation, visit, by),
        "intended_use": str(INTENDED_USE),
    }


def _seen_again(visit: SeenAgain | None) -> list[list[str]]:
    if visit is None:
        return []
    told = _("visit %(number)s, %(day)s") % {"number": visit.note.number, "day": day(visit.note.happened_on)}
    return [[_("Seen again"), told], [_("Answered yes that day"), "; ".join(visit.answered_yes)]]


def _handed_over(evaluation: Evaluation, visit: SeenAgain | None, by: Actor) -> str:
    """What was not signed yet when the letter went along."""
    if (visit.note if visit else evaluation).is_signed:
        return ""
    told = (
        _("Handed over before the note of the visit was signed, by %(who)s on %(when)s.")
        if visit
        else _("Handed over before the evaluation was signed, by %(who)s on %(when)s.")
    )
    return told % {"who": by.name, "when": moment(timezone.now())}


def title_of(urgency: Urgency) -> str:
    """What the letter is called: the more urgent, the plainer."""
    if urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY):
        return _("Hand-over letter")
    return _("Referral letter") if urgency is Urgency.URGENT_DAYS else _("Letter to the doctor")


def in_words(name: str, value: Value) -> str:
    """A value for a reader from outside: yes, no, words without underscores, numbers with their unit."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, frozenset | tuple):
        chosen = sorted(value) if isinstance(value, frozenset) else list(value)
        return ", ".join(part.replace("_", " ") for part in chosen) or _("none")
    if isinstance(value, int | float):
        unit = VOCABULARY[name].unit if name in VOCABULARY else ""
        return f"{value:g} {unit}".strip()
    return value.replace("_", " ")


def _facts(evaluation: Evaluation, by: Actor) -> list[list[str]]:
    episode, patient = evaluation.episode, evaluation.patient
    side = str(EpisodeSide(episode.side).label).lower() if episode.side else ""
    where = ", ".join(text for text in (card_of(episode.region).spoken, side) if text)
    rows = [
        [_("Complaint"), episode.title],
        [_("Region"), where],
        [_("Began"), day(episode.onset_date) if episode.onset_date else ""],
        [_("Seen"), moment(evaluation.started_at)],
        [_("Examined by"), evaluation.examiner.user.name],
        [_("Sent by"), by.name],
        [_("Patient's phone"), patient.phone],
        [_("Emergency contact"), patient.emergency_contact],
    ]
    return [row for row in rows if row[1]]


def _reasons(content: Content) -> Iterator[dict[str, str]]:
    """What speaks for the referral, the most serious first, each with the findings it rests on."""
    told = [reason for reason in content.get("reasons", ()) if reason["level"] in _SPEAKING]
    for reason in sorted(told, key=lambda one: _SPEAKING.index(one["level"])):
        says = _clinician(reason.get("says"))
        if says:
            yield {"says": says, "because": "; ".join(_used(reason.get("because", ())))}


def _used(findings: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for used in findings:
        value = used["value"]
        plain: Value = frozenset(value) if isinstance(value, list) else value
        yield f"{_meaning(used['name'])}: {in_words(used['name'], plain)}"


def _meaning(name: str) -> str:
    finding = VOCABULARY.get(name)
    return finding.meaning if finding else name.replace("_", " ")


def _asked(facts: Mapping[str, Value]) -> Iterator[list[str]]:
    """Warning signs asked about and not simply denied."""
    for name in _known(facts, RED_FLAGS):
        if not _is_a_no(facts[name]):
            yield [VOCABULARY[name].question, in_words(name, facts[name])]


def _denied(facts: Mapping[str, Value]) -> Iterator[str]:
    """Warning signs asked about and answered no."""
    return (VOCABULARY[name].meaning for name in _known(facts, RED_FLAGS) if _is_a_no(facts[name]))


def _found(facts: Mapping[str, Value]) -> Iterator[list[str]]:
    """The rest of the examination that a doctor wants to read: what there is, not all that there is not."""
    for name in _known(facts, EXAMINED):
        if not _is_a_no(facts[name]):
            yield [VOCABULARY[name].meaning, in_words(name, facts[name])]


def _known(facts: Mapping[str, Value], groups: tuple[str, ...]) -> list[str]:
    return [name for name, finding in VOCABULARY.items() if finding.group in groups and name in facts]


def _is_a_no(value: Value) -> bool:
    return value is False or value in ("none", "no_change") or value in (frozenset(), ())


def _withheld(content: Content) -> Iterator[str]:
    """Treatment that was held back, what has one reason together."""
    together: dict[str, list[str]] = {}
    for entry in content.get("blocked", ()):
        because = _clinician(entry.get("because"))
        together.setdefault(because, []).append(CLASS_NAMES[TechniqueClass(entry["class"])])
    return (f"{', '.join(dict.fromkeys(names))}: {because}" for because, names in together.items())


def _not_asked(content: Content) -> list[str]:
    """Questions that guard something and that nobody has answered."""
    open_now = [entry["question"] for entry in content.get("unanswered_screening", ())]
    guarded = [question for gate in content.get("missing_gates", ()) for question in gate["questions"]]
    return [question for question in dict.fromkeys([*open_now, *guarded]) if question]


def _clinician(text: Any) -> str:
    return str(text.get("clinician", "")) if isinstance(text, Mapping) else ""


def _patient(text: Any) -> str:
    return str(text.get("patient", "")) if isinstance(text, Mapping) else ""
