"""The live panel: what the engine makes of the evaluation so far, in words, each finding a way to its field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.strategy.proposal import (
    BlockedClass,
    Classified,
    Contradiction,
    FindingUsed,
    Likelihood,
    NextFinding,
    Proposal,
    Reason,
)
from synovia.domain.terms.evidence import ActionLevel, Band, Candidacy
from synovia.domain.terms.finding import Value
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import CLASS_NAMES
from synovia.web.clinician.finding_words import question_of, shown, title_of
from synovia.web.clinician.signed_off import SignedOff, signed_off_now

MOST_NEXT = 4
VERDICTS: dict[Candidacy, tuple[Promise, str, str]] = {
    Candidacy.EMERGENCY: (gettext_lazy("Emergency: stop"), "stop", "octagon-alert"),
    Candidacy.NO_REFER_URGENT: (gettext_lazy("Refer urgently, no hands-on care"), "danger", "octagon-alert"),
    Candidacy.DIFFERENT_CARE_FIRST: (gettext_lazy("Other care first"), "danger", "triangle-alert"),
    Candidacy.SCREENING_INCOMPLETE: (gettext_lazy("Screening not complete"), "info", "circle-help"),
    Candidacy.YES_WITH_PRECAUTION: (gettext_lazy("An option, with precautions"), "warn", "shield-alert"),
    Candidacy.YES: (gettext_lazy("An option"), "ok", "circle-check"),
}
_LEVEL_TONES = {
    ActionLevel.EMERGENCY: "danger",
    ActionLevel.URGENT: "danger",
    ActionLevel.REFER: "danger",
    ActionLevel.PRECAUTION: "warn",
    ActionLevel.OK: "ok",
}
_BANDS = {
    Band.HIGH: gettext_lazy("likely"),
    Band.MODERATE: gettext_lazy("possible"),
    Band.LOW: gettext_lazy("weak"),
}
_BAND_SHARE = {Band.HIGH: 3, Band.MODERATE: 2, Band.LOW: 1}


@dataclass(frozen=True, slots=True)
class Link:
    """A finding, and the way to its field."""

    name: str
    title: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """Why the answer is what it is."""

    text: str
    tone: str
    because: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ClassShown:
    """A class the findings are consistent with."""

    code: str
    name: str
    band: str
    share: int
    worth: str
    used: tuple[Link, ...]
    missing: tuple[Link, ...]
    conflicts: tuple[str, ...]
    validated: bool


@dataclass(frozen=True, slots=True)
class BlockShown:
    """Technique classes withheld for one and the same reason."""

    classes: tuple[str, ...]
    place: str
    because: str
    inputs: tuple[Link, ...]
    missing: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GapShown:
    """What has to be asked before classes of technique can be considered."""

    classes: tuple[str, ...]
    questions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NextShown:
    """Findings that would settle one and the same thing."""

    links: tuple[Link, ...]
    why: str
    would_change: str


@dataclass(frozen=True, slots=True)
class ContradictionShown:
    """Findings that cannot both be right."""

    says: str
    question: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Live:
    """Everything the panel says."""

    verdict: str
    tone: str
    icon: str
    summary: str
    is_emergency: bool
    hands_on: bool
    referral: str
    reasons: tuple[ReasonShown, ...]
    classes: tuple[ClassShown, ...]
    blocked: tuple[BlockShown, ...]
    gaps: tuple[GapShown, ...]
    unanswered: tuple[Link, ...]
    next_best: tuple[NextShown, ...]
    contradictions: tuple[ContradictionShown, ...]
    medicines_unknown: tuple[str, ...]
    offered: tuple[str, ...]
    safety_net: str
    signed: SignedOff

    @property
    def open_questions(self) -> int:
        """How many gating questions nobody has asked yet."""
        return len({link.name for gap in self.gaps for link in gap.questions})


def live_of(proposal: Proposal, facts: Mapping[str, Value]) -> Live:
    """The proposal as the panel shows it. `facts` are the findings it was made from."""
    verdict, tone, icon = VERDICTS[proposal.candidacy]
    return Live(
        verdict=str(verdict),
        tone=tone,
        icon=icon,
        summary=proposal.summary.clinician,
        is_emergency=proposal.candidacy is Candidacy.EMERGENCY,
        hands_on=proposal.hands_on,
        referral=_referral(proposal),
        reasons=tuple(_reason(reason) for reason in _speaking(proposal.reasons)),
        classes=tuple(_class(found) for found in proposal.classification),
        blocked=_blocks(proposal.blocked),
        gaps=_gaps(proposal),
        unanswered=_unanswered(proposal.unanswered_screening),
        next_best=_next(proposal.next_best),
        contradictions=tuple(_contradiction(one, facts) for one in proposal.contradictions),
        medicines_unknown=proposal.medications_not_recognized,
        offered=tuple(technique.name for technique in proposal.techniques),
        safety_net=proposal.referral.safety_net.clinician,
        signed=signed_off_now(proposal),
    )


def link_to(name: str, value: str = "") -> Link:
    """The way to a finding's field."""
    return Link(name, title_of(name), value)


def class_name(technique: object) -> str:
    """A technique class in words."""
    return next((name for known, name in CLASS_NAMES.items() if known == technique), str(technique))


def _speaking(reasons: Iterable[Reason]) -> list[Reason]:
    """Reasons that say something, the most serious first."""
    return sorted((reason for reason in reasons if reason.says.clinician), key=lambda reason: -reason.level)


def _reason(reason: Reason) -> ReasonShown:
    return ReasonShown(reason.says.clinician, _LEVEL_TONES[reason.level], _used(reason.because))


def _used(findings: Iterable[FindingUsed]) -> tuple[Link, ...]:
    return tuple(
        link_to((used.worked_out_from or (used.name,))[0], shown(used.name, used.value))
        if used.worked_out_from
        else link_to(used.name, shown(used.name, used.value))
        for used in findings
        if used.name not in ("region", "age", "sex")
    )


def _class(found: Classified) -> ClassShown:
    return ClassShown(
        code=found.code,
        name=found.name,
        band=str(_BANDS[found.band]),
        share=_BAND_SHARE[found.band],
        worth=_worth(found.likelihood),
        used=_used(found.inputs_used),
        missing=tuple(link_to(name) for name in found.inputs_missing),
        conflicts=found.conflicts,
        validated=found.validated,
    )


def _worth(likelihood: Likelihood | None) -> str:
    """What the study says: the likelihood ratio with its interval, and how far it moves the probability."""
    if likelihood is None:
        return ""
    parts = []
    if likelihood.lr_positive is not None:
        known = likelihood.lr_low is not None and likelihood.lr_high is not None
        interval = f" ({likelihood.lr_low:g} to {likelihood.lr_high:g})" if known else ""
        parts.append(f"LR+ {likelihood.lr_positive:g}{interval}")
    if likelihood.pretest is not None and likelihood.posttest is not None:
        parts.append(f"{likelihood.pretest:.0%} → {likelihood.posttest:.0%}")
    return " · ".join(parts)


def _blocks(blocked: Iterable[BlockedClass]) -> tuple[BlockShown, ...]:
    """Blocks with the same reason as one line, so that a single finding does not fill the panel."""
    together: dict[tuple[str, str], list[BlockedClass]] = {}
    for block in blocked:
        together.setdefault((block.because.clinician, _place(block.place)), []).append(block)
    return tuple(
        BlockShown(
            classes=tuple(dict.fromkeys(class_name(block.technique_class) for block in blocks)),
            place=place,
            because=because,
            inputs=_used(dict.fromkeys(used for block in blocks for used in block.inputs)),
            missing=tuple(
                link_to(name) for name in dict.fromkeys(n for block in blocks for n in block.missing)
            ),
        )
        for (because, place), blocks in together.items()
    )


def _place(place: Place) -> str:
    return "" if place is Place.EVERYWHERE else place.value.replace("_", " ")


def _gaps(proposal: Proposal) -> tuple[GapShown, ...]:
    """Gating questions not asked, gathered by the same set of questions."""
    together: dict[tuple[str, ...], list[str]] = {}
    for gate in proposal.missing_gates:
        together.setdefault(gate.findings, []).append(class_name(gate.technique_class))
    return tuple(
        GapShown(tuple(dict.fromkeys(classes)), tuple(link_to(name) for name in names))
        for names, classes in together.items()
    )


def _unanswered(asked: Iterable[NextFinding]) -> tuple[Link, ...]:
    return tuple(Link(one.finding, one.question or question_of(one.finding)) for one in asked)


def _next(best: Iterable[NextFinding]) -> tuple[NextShown, ...]:
    """The findings that would settle most, those with the same reason together."""
    together: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in best:
        together.setdefault((one.why or one.question, one.would_change), []).append(one.finding)
    shown_first = list(together.items())[:MOST_NEXT]
    return tuple(
        NextShown(tuple(link_to(name) for name in names), why, ", ".join(change))
        for (why, change), names in shown_first
    )


def _contradiction(one: Contradiction, facts: Mapping[str, Value]) -> ContradictionShown:
    links = tuple(link_to(name, shown(name, facts.get(name))) for name in one.findings)
    return ContradictionShown(one.says, one.question, links)


def _referral(proposal: Proposal) -> str:
    referral = proposal.referral
    if not referral.to:
        return ""
    urgency = referral.urgency.value.replace("_", " ")
    return _("%(to)s, %(urgency)s: %(why)s") % {
        "to": referral.to,
        "urgency": urgency,
        "why": referral.why.clinician,
    }
