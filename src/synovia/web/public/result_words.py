"""The result of a self-check in words: what it means, what to do now, and what would be an emergency.

Fixed texts only. They are chosen by result and pace, never put together from findings.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from synovia.domain.screening.selfcheck.person import ELSEWHERE
from synovia.domain.terms.places import LOWER_LIMB_REGIONS, UPPER_LIMB_REGIONS, Region
from synovia.records.screening import presented


@dataclass(frozen=True, slots=True)
class ResultWords:
    """What the result page says, in its order."""

    tone: str
    icon: str
    title: str
    lead: str
    to_do: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]
    careful: tuple[tuple[str, str], ...]
    unsure: tuple[str, ...]
    emergency_signs: tuple[str, ...]
    may_book: bool


def result_words(check: Any) -> ResultWords:
    """The words for a finished self-check."""
    tone, icon, title, lead = _headline(check.outcome, check.pace)
    return ResultWords(
        tone=tone,
        icon=icon,
        title=title,
        lead=lead,
        to_do=_to_do(check.outcome, check.pace, check.path),
        reasons=tuple(_reason(reason) for reason in check.reasons),
        careful=tuple(_reason(reason) for reason in check.careful),
        unsure=tuple(presented.questions_unsure(check)),
        emergency_signs=() if check.outcome == "go_now" else _emergency_signs(check.path),
        may_book=check.outcome != "go_now",
    )


def _headline(outcome: str, pace: str) -> tuple[str, str, str, str]:
    if outcome == "go_now":
        lead = _(
            "What you told us can be a sign of something serious. It may turn out to be fine, but it must be checked now."
        )
        return "stop", "octagon-alert", _("Get help now"), lead
    if outcome == "option":
        lead = _(
            "From what you told us, nothing speaks against a visit. A therapist will ask and test more before any care."
        )
        return "ok", "circle-check", _("Hands-on care may be an option for you"), lead
    if pace == "today":
        lead = _("What you told us should be looked at by a doctor today, before any hands-on care.")
        return "warn", "stethoscope", _("See a doctor today"), lead
    lead = _("What you told us should be cleared up by a doctor before any hands-on care.")
    return "warn", "stethoscope", _("See a doctor first"), lead


def _to_do(outcome: str, pace: str, path: str) -> tuple[str, ...]:
    if outcome == "go_now":
        return _now(path)
    if outcome == "option":
        return (
            _("Ask for a first visit. It takes about two minutes."),
            _("Until then, keep moving as you can. Short and often is best."),
            _("Bring a list of your medicines and your insurance card."),
        )
    when = (
        _("Call your doctor now. If you cannot reach one today, go to an urgent care center.")
        if pace == "today"
        else _("Call your doctor this week and ask for a visit.")
    )
    return (
        when,
        _("Print this page or show it on your phone. It says what you told us and why that matters."),
        _("If you are not sure, call us. We will help you find the right place."),
    )


def _now(path: str) -> tuple[str, ...]:
    return (
        _("Call 911, or have someone take you to the nearest emergency room. Do not drive yourself."),
        *_keep_still(path),
        _("Do not wait for a visit with us, and do not let anyone treat you by hand until this is checked."),
        _("Show this page to the people who help you."),
    )


def _keep_still(path: str) -> tuple[str, ...]:
    if path in (Region.NECK, Region.THORACIC):
        return (_("After a fall or crash: keep your head and neck still. Do not get up."),)
    if path in UPPER_LIMB_REGIONS:
        return (_("Take off rings and watches. Hold the arm still, and do not try to set a joint."),)
    if path in LOWER_LIMB_REGIONS:
        return (_("Do not stand or walk on the leg, and do not try to set a joint."),)
    return ()


def _emergency_signs(path: str) -> tuple[str, ...]:
    """What would be an emergency where the main pain is."""
    if path == Region.NECK:
        return (
            _("a sudden headache or neck pain that is not like any before"),
            _("a droopy face, trouble with speech, sight, swallowing, or balance"),
            _("an arm or a leg that goes weak or numb"),
        )
    if path in UPPER_LIMB_REGIONS:
        return (_chest_pain(), _("a hand that turns cold, pale, or numb"), *_of_a_limb())
    if path in LOWER_LIMB_REGIONS:
        return (
            _chest_pain(),
            _("a foot that turns cold, pale, or numb"),
            *_of_a_limb(),
            _("numb skin between your legs, or no control of bladder or bowels"),
        )
    if path in (Region.THORACIC, Region.WIDESPREAD, ELSEWHERE):
        return (
            _chest_pain(),
            _("a droopy face, or trouble with speech or sight"),
            _("legs that go weak or numb, or no control of bladder or bowels"),
        )
    return (
        _("numb skin between your legs"),
        _("you cannot pass urine, or you lose control of bladder or bowels"),
        _("both legs become weak or numb"),
    )


def _chest_pain() -> str:
    return _("chest pain, or trouble with your breath")


def _of_a_limb() -> tuple[str, str]:
    return (
        _("a joint that is hot and swollen, with a fever or chills"),
        _("a limb that is hard and tight and hurts more and more"),
    )


def _reason(reason: dict[str, Any]) -> tuple[str, str]:
    told = [_(words) for words in reason["told"]]
    return _listed(told), _(reason["says"]) if reason["says"] else ""


def _listed(parts: list[str]) -> str:
    if not parts:
        return ""
    text = (
        parts[0]
        if len(parts) == 1
        else _("{first}, and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
    )
    return text[0].upper() + text[1:]
