"""Rules and effects in words: findings' names written out, what follows as a sentence."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.rules.effects import Blocks, Effect, Implies, Limits, Offers, Refers, Supports
from synovia.domain.rules.rule import Gate
from synovia.domain.strategy.effects import (
    AdvisesAgainst,
    Approaches,
    Disagreement,
    Favors,
    Foresees,
    Mentions,
    Prefers,
    Rates,
    Weakens,
    Works,
)
from synovia.domain.terms.evidence import Band
from synovia.domain.terms.techniques import CLASS_NAMES, TechniqueClass
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.web.clinician.finding_words import choice_words, shown, title_of

_NAME = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")


def in_words(text: str) -> str:
    """A criterion with the findings' names written out."""
    return _NAME.sub(lambda match: _spoken(match[0]), text)


def _spoken(name: str) -> str:
    if name in VOCABULARY or f"{name}_left" in VOCABULARY:
        title = title_of(name)
        return title if title[:2].isupper() else title[:1].lower() + title[1:]
    return choice_words(name)


def effect_words(effect: Effect) -> str:
    """What follows, as a sentence; raises KeyError for a kind nobody has given words: silence would hide an effect."""
    return _TELLERS[type(effect)](effect)


def _classes(classes: tuple[TechniqueClass, ...]) -> str:
    if len(classes) == len(CLASS_NAMES):
        return _("every technique")
    return "; ".join(CLASS_NAMES[one] for one in classes)


def _at(place: str) -> str:
    return {"everywhere": "", "complaint": _(" at the painful region")}.get(
        place, f" ({place.replace('_', ' ')})"
    )


def gate_words(gate: Gate) -> str:
    """What happens while the gate's questions are unanswered, as a sentence."""
    asked = ", ".join(_spoken(question.name) for question in gate.questions)
    if gate.presumed is not None:
        taken = shown(gate.questions[0].name, gate.presumed)
        return _("Until asked, %(asked)s is taken as %(taken)s.") % {"asked": asked, "taken": taken}
    if not gate.closes:
        return _("While %(asked)s is not answered, care goes on with that precaution.") % {"asked": asked}
    closed = {"asked": asked, "what": _classes(gate.closes), "where": _at(gate.at)}
    return _("While %(asked)s is not answered, withhold %(what)s%(where)s.") % closed


_BANDS = {
    Band.HIGH: gettext_lazy("likely"),
    Band.MODERATE: gettext_lazy("possible"),
    Band.LOW: gettext_lazy("weakly"),
}
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
    Supports: lambda one: (
        _("Speaks for: %(name)s (%(band)s).") % {"name": one.name, "band": _BANDS[one.band]}
    ),
    Offers: lambda one: _("Offers %(what)s: %(why)s") % {"what": one.technique, "why": one.why},
    Weakens: lambda one: _("Speaks against %(code)s: %(why)s") % {"code": one.code, "why": one.why},
    Favors: lambda one: _("Favors %(what)s: %(why)s") % {"what": one.technique, "why": one.why},
    Mentions: lambda one: _("Mentions: %(what)s") % {"what": one.what},
    AdvisesAgainst: lambda one: _("Advises against: %(says)s") % {"says": one.clinician},
    Disagreement: lambda one: (
        _("Sources disagree on %(about)s: %(says)s") % {"about": one.about, "says": one.clinician}
    ),
    Rates: lambda one: _("Rates the risk of lasting disability as %(risk)s.") % {"risk": one.risk},
    Approaches: lambda one: _("The first weeks: %(what)s.") % {"what": one.approach},
    Works: lambda one: _("Points to %(what)s pain; it steers the dose.") % {"what": one.mechanism},
    Prefers: lambda one: _("Repeated movement eases into %(what)s.") % {"what": one.direction},
    Foresees: lambda one: _("Foresees: %(what)s") % {"what": one.clinician},
    Implies: lambda one: (
        _("Then %(finding)s is %(value)s.")
        % {"finding": _spoken(one.finding.name), "value": shown(one.finding.name, one.value)}
    ),
}
