"""The rule set in words: chapters of rules, what each brings about, on whose word, and what awaits a check."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.rules.effects import Blocks, Effect, Implies, Limits, Refers, Supports
from synovia.domain.rules.rule import Rule
from synovia.domain.rules.values import Accuracy, Quantity
from synovia.domain.strategy.effects import AdvisesAgainst, Disagreement, Favors, Mentions, Weakens
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.techniques import CLASS_NAMES, TechniqueClass
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import library, rulebook
from synovia.web.clinician.finding_words import choice_words, shown, title_of

# The chapters in the order a therapist thinks of them: who must go now, what is withheld, what fits.
CHAPTERS: Mapping[str, tuple[Any, str]] = {
    "cauda-equina": (gettext_lazy("Cauda equina"), "octagon-alert"),
    "cord": (gettext_lazy("Spinal cord"), "octagon-alert"),
    "arteries": (gettext_lazy("Neck arteries and blood pressure"), "heart-pulse"),
    "upper-neck": (gettext_lazy("Upper neck stability"), "neck"),
    "neck-trauma": (gettext_lazy("Neck injury"), "zap"),
    "fracture": (gettext_lazy("Fracture"), "bone"),
    "malignancy": (gettext_lazy("Cancer"), "shield-alert"),
    "infection": (gettext_lazy("Infection"), "thermometer"),
    "organs": (gettext_lazy("Pain from other organs"), "stethoscope"),
    "thrombosis": (gettext_lazy("Thrombosis"), "droplet"),
    "inflammatory": (gettext_lazy("Inflammatory back pain"), "joint"),
    "roots": (gettext_lazy("Nerve roots"), "zap"),
    "bone": (gettext_lazy("Bone and surgery"), "bone"),
    "blood": (gettext_lazy("Blood and medicines"), "droplet"),
    "tissue": (gettext_lazy("Tissue and skin"), "hand"),
    "traction": (gettext_lazy("Traction"), "move-horizontal"),
    "motherhood": (gettext_lazy("Pregnancy and birth"), "user-round"),
    "person": (gettext_lazy("The person, consent, reactions"), "user-check"),
    "neck": (gettext_lazy("Neck: what fits"), "neck"),
    "low-back": (gettext_lazy("Low back: what fits"), "low-back"),
    "mechanism": (gettext_lazy("Pain mechanism"), "activity"),
    "fibromyalgia": (gettext_lazy("Widespread pain"), "person-standing"),
    "reading": (gettext_lazy("Reading one finding from others"), "book-open"),
    "strategy-reading": (gettext_lazy("Reading findings for the strategy"), "book-open"),
}
_NAME = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule to read."""

    id: str
    asks: str
    when: str
    follows: tuple[str, ...]
    to_clinician: str
    to_patient: str
    sources: tuple[tuple[str, str, str, str], ...]  # citation, address, standing, grade or place
    study: str
    validated: bool
    hash: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rules that answer one kind of question."""

    key: str
    title: str
    icon: str
    rules: tuple[RuleShown, ...]


@dataclass(frozen=True, slots=True)
class ToVerify:
    """Something recalled, not yet read in its source."""

    what: str
    value: str
    source: str
    standing: str


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every rule of the book, by chapter; worked out once."""
    book = rulebook()
    found: dict[str, list[RuleShown]] = {}
    for rule in (*book.rules, *book.readings):
        found.setdefault(rule.id.partition("/")[0], []).append(_rule(rule))
    order = [*CHAPTERS, *(key for key in found if key not in CHAPTERS)]
    return tuple(Chapter(key, *_title_of_chapter(key), tuple(found[key])) for key in order if key in found)


def _title_of_chapter(key: str) -> tuple[str, str]:
    title, icon = CHAPTERS.get(key, (key.replace("-", " ").capitalize(), "book-open"))
    return str(title), icon


@cache
def to_verify() -> tuple[ToVerify, ...]:
    """Figures and sources a clinician must check before the rules are used with patients."""
    known = (value for value in library().values.values() if isinstance(value, Quantity | Accuracy))
    figures = [_figure(value) for value in known if _is_open(value.standing)]
    sources = [
        ToVerify(source.citation, "", source.key, source.standing)
        for source in library().sources.values()
        if _is_open(source.standing)
    ]
    return (*figures, *sources)


def _is_open(standing: Standing) -> bool:
    return standing in (Standing.RECALLED, Standing.UNCERTAIN)


def _figure(value: Quantity | Accuracy) -> ToVerify:
    if isinstance(value, Quantity):
        amount = f"{value.number:g} {value.unit}"
    else:
        amount = ", ".join(
            f"{label} {number:g}"
            for label, number in (("LR+", value.lr_positive), ("LR−", value.lr_negative))
            if number is not None
        )
    return ToVerify(value.meaning or value.key, amount, value.source, value.standing)


def _rule(rule: Rule) -> RuleShown:
    book = rulebook()
    return RuleShown(
        id=rule.id,
        asks=rule.asks,
        when=in_words(rule.when.words()),
        follows=tuple(text for effect in rule.effects if (text := effect_words(effect))),
        to_clinician=rule.says.clinician,
        to_patient=rule.says.patient,
        sources=tuple(_source(cite.source, str(cite.grade), cite.where) for cite in rule.evidence),
        study=str(rule.study or ""),
        validated=rule.validated,
        hash=book.hashes.get(rule.id, ""),
    )


def _source(key: str, grade: str, where: str) -> tuple[str, str, str, str]:
    source = rulebook().source(key)
    href = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
    noted = ", ".join(text for text in (_("grade %s") % grade if grade != "none" else "", where) if text)
    return source.citation, href, str(source.standing), noted


def in_words(text: str) -> str:
    """A criterion with the findings' names written out."""
    return _NAME.sub(lambda match: _spoken(match[0]), text)


def _spoken(name: str) -> str:
    if name in VOCABULARY or f"{name}_left" in VOCABULARY:
        title = title_of(name)
        return title if title[:2].isupper() else title[:1].lower() + title[1:]
    return choice_words(name)


def effect_words(effect: Effect) -> str:
    """What follows, as a sentence; effects that only steer the order say nothing here."""
    teller: Callable[[Any], str] | None = _TELLERS.get(type(effect))
    return teller(effect) if teller else ""


def _classes(classes: tuple[TechniqueClass, ...]) -> str:
    if len(classes) == len(CLASS_NAMES):
        return _("every technique")
    return "; ".join(CLASS_NAMES[one] for one in classes)


def _at(place: str) -> str:
    return {"everywhere": "", "complaint": _(" at the painful region")}.get(
        place, f" ({place.replace('_', ' ')})"
    )


_TELLERS: Mapping[type[Effect], Callable[[Any], str]] = {
    Refers: lambda one: (
        _("Refer to %(to)s, %(when)s.") % {"to": one.to, "when": str(one.urgency).replace("_", " ")}
    ),
    Blocks: lambda one: (
        _("Withhold %(what)s%(where)s.") % {"what": _classes(one.classes), "where": _at(one.at)}
    ),
    Limits: lambda one: (
        _("With care: %(how)s (%(what)s%(where)s).")
        % {"how": one.how, "what": _classes(one.classes), "where": _at(one.at)}
    ),
    Supports: lambda one: _("Speaks for: %(name)s.") % {"name": one.name},
    Weakens: lambda one: _("Speaks against %(code)s: %(why)s") % {"code": one.code, "why": one.why},
    Favors: lambda one: _("Favors %(what)s: %(why)s") % {"what": one.technique, "why": one.why},
    Mentions: lambda one: _("Mentions: %(what)s") % {"what": one.what},
    AdvisesAgainst: lambda one: _("Advises against: %(says)s") % {"says": one.clinician},
    Disagreement: lambda one: (
        _("Sources disagree on %(about)s: %(says)s") % {"about": one.about, "says": one.clinician}
    ),
    Implies: lambda one: (
        _("Then %(finding)s is %(value)s.")
        % {"finding": _spoken(one.finding.name), "value": shown(one.finding.name, one.value)}
    ),
}
