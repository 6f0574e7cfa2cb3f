"""Words of the strategy: classes, places, sources, bands and terms as a therapist reads them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from synovia.domain.terms.techniques import CLASS_NAMES, TechniqueClass
from synovia.records.programme import facts
from synovia.records.programme.choices import Decision
from synovia.records.programme.facts import Part
from synovia.web.clinician.finding_words import shown
from synovia.web.templatetags.programme import grade_words

# The letters of the clinical practice guidelines, in the words of the evidence component.
EVIDENCE = {"A": "strong", "B": "moderate", "C": "weak", "D": "conflicting", "E": "expert", "F": "expert"}
CANDIDACY = {
    "emergency": ("stop", gettext_lazy("Emergency: no treatment. Act on the referral now.")),
    "no_refer_urgent": ("danger", gettext_lazy("No manual therapy now: urgent referral.")),
    "different_care_first": ("warn", gettext_lazy("Other care comes first.")),
    "screening_incomplete": ("warn", gettext_lazy("Screening is not complete: hands-on treatment waits.")),
    "yes_with_precaution": ("info", gettext_lazy("Manual therapy is an option, with precautions.")),
    "yes": ("ok", gettext_lazy("Manual therapy is an option.")),
}
BANDS = {
    "high": ("ok", gettext_lazy("Likely")),
    "mod": ("info", gettext_lazy("Possible")),
    "low": ("neutral", gettext_lazy("Less likely")),
}
URGENCY = {
    "routine": gettext_lazy("within weeks"),
    "urgent_days": gettext_lazy("within days"),
    "same_day": gettext_lazy("today"),
    "emergency": gettext_lazy("now"),
}
STEPS = {
    "check": gettext_lazy("ask first"),
    "test": gettext_lazy("measure"),
    "technique": gettext_lazy("hands on"),
    "exercise": gettext_lazy("exercise"),
    "education": gettext_lazy("education"),
    "retest": gettext_lazy("look again"),
}
PLACES = {"everywhere": gettext_lazy("everywhere"), "complaint": gettext_lazy("painful region")}
ANSWERED = {
    Decision.ACCEPTED: ("ok", "circle-check", gettext_lazy("Accepted")),
    Decision.CHANGED: ("info", "pencil", gettext_lazy("Changed")),
    Decision.DECLINED: ("neutral", "ban", gettext_lazy("Declined")),
}
LABELS = {
    "baseline": gettext_lazy("Now"),
    "target": gettext_lazy("Segment or tissue"),
    "side": gettext_lazy("Side"),
    "grade": gettext_lazy("Grade"),
    "dose": gettext_lazy("Dose"),
    "minutes": gettext_lazy("Minutes"),
    "visits_per_week": gettext_lazy("Visits a week"),
    "weeks": gettext_lazy("Weeks"),
}
WITH_UNIT = {
    "minutes": gettext_lazy("%(count)s min"),
    "visits_per_week": gettext_lazy("%(count)s visits a week"),
    "weeks": gettext_lazy("%(count)s weeks"),
}
GOAL_LABELS = {"target": gettext_lazy("Target")}


def class_name(code: str) -> str:
    """The technique class in words."""
    return CLASS_NAMES[TechniqueClass(code)]


def place_name(place: str) -> str:
    """The place in words."""
    return str(PLACES.get(place, place.replace("_", " ")))


def finding_value(name: str, value: Any) -> str:
    """A stored value in words; lists were sets before they were stored."""
    return shown(name, frozenset(value) if isinstance(value, list) else value)


def source_shown(source: Mapping[str, Any]) -> Mapping[str, Any]:
    """A source with an address to open."""
    doi, pmid = source.get("doi"), source.get("pmid")
    href = source.get("url") or (f"https://doi.org/{doi}" if doi else "")
    return {**source, "href": href or (f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else "")}


def reverse_or_empty(name: str, pk: UUID | str) -> str:
    """The address of a page that another room may not have built yet."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""


def terms_of(part: Part, agreed: Mapping[str, Any]) -> tuple[tuple[str, str, bool], ...]:
    """What the part says in figures: as proposed, or as changed."""
    labels = LABELS | (GOAL_LABELS if part.kind == facts.GOAL else {})
    unit = str(part.content.get("unit", "")) if part.kind == facts.GOAL else ""
    found = []
    for name, label in labels.items():
        value = agreed.get(name, part.suggested.get(name))
        if value in (None, ""):
            continue
        words = f"{value:g}" if isinstance(value, int | float) else str(value)
        if unit and name == "target":
            words = f"{words} {unit}"
        if name in WITH_UNIT:
            words = str(WITH_UNIT[name]) % {"count": words}
        elif name == "grade":
            words = grade_words(words)
        if value != 0 or name != "minutes":
            found.append((str(label), words, name in agreed))
    return tuple(found)
