"""What the measured motions suggest: patterns as support, and the prompt that an empty end-feel gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from synovia.domain.examination.losses import Loss, losses_of
from synovia.domain.examination.motions import EMPTY, ENTRIES, MOTIONS
from synovia.domain.examination.patterns import (
    SPINE,
    CapsularFound,
    MotionPattern,
    Pattern,
    capsular_patterns,
    spinal_pattern,
)
from synovia.domain.examination.places_of_pain import one_side
from synovia.domain.terms.finding import Value
from synovia.domain.terms.places import Side
from synovia.domain.terms.regions import REGIONS, card_of
from synovia.knowledge.library import library
from synovia.records.examination.motion_entries import Entries
from synovia.web.clinician.motion_standing import Person

RED_FLAG_FINDINGS = ("end_feel", "pain_and_resistance", "recent_trauma", "fever_unwell", "cancer_history",
                     "night_pain_not_eased_by_position")  # fmt: skip
"""What an empty end-feel asks to look at again."""


@dataclass(frozen=True, slots=True)
class Support:
    """A pattern in words: what it is, what it rests on, how well it is known."""

    title: str
    because: str
    caveat: str
    standing: str
    source: str


@dataclass(frozen=True, slots=True)
class Supports:
    """Everything below the grid."""

    patterns: tuple[Support, ...]
    empty: tuple[str, ...]  # motions with an empty end-feel

    @property
    def prompts(self) -> tuple[str, ...]:
        """The findings an empty end-feel leads to."""
        return RED_FLAG_FINDINGS if self.empty else ()


def supports_of(entries: Entries, facts: Mapping[str, Value], person: Person) -> Supports:
    """The patterns that the known motions fit, and the motions whose end-feel was empty."""
    region = str(facts.get("region", ""))
    measured = {key: entry.measured for key, entry in entries.items()}
    references = library().references
    by_eye = dict(_by_eye(region, facts))
    losses = losses_of(measured, by_eye, person.age, person.sex, references)
    capsular = tuple(_capsular(found) for found in capsular_patterns(losses, references))
    empty = tuple(_named(key) for key, entry in entries.items() if entry.end_feel == EMPTY)
    return Supports((*capsular, *_spinal(losses, _painful_side(facts))), empty)


def _by_eye(region: str, facts: Mapping[str, Value]) -> Iterator[tuple[str, bool]]:
    """Entry to whether it was judged limited by eye: a set that was filled in speaks of all its directions."""
    if region not in REGIONS:
        return
    card = card_of(region)
    limited = facts.get(card.limited)
    if not isinstance(limited, frozenset):
        return
    side = f"_{facts.get('pain_side')}" if card.has_side else ""
    for entry in ENTRIES:
        start = next((start for start in card.motions if entry.startswith(start)), None)
        if start and entry.endswith(side):
            yield entry, entry.removeprefix(start).removesuffix(side) in limited


def _painful_side(facts: Mapping[str, Value]) -> Side | None:
    told, areas = facts.get("pain_side"), facts.get("pain_areas")
    if told in tuple(Side):
        return Side(str(told))
    return one_side(areas) if isinstance(areas, frozenset) else None


def _capsular(found: CapsularFound) -> Support:
    pattern = found.pattern
    side = f"{found.side} " if found.side else ""
    lost = "; ".join(_lost(motion, share) for motion, share in found.lost)
    order = "" if found.order_seen or not pattern.ordered or len(pattern.most_limited) == 1 else _(
        "The order was judged by eye, not measured."
    )  # fmt: skip
    return Support(
        _("Fits the capsular pattern of the %(side)s%(joint)s") % {"side": side, "joint": pattern.title},
        " ".join(part for part in (_("As taught: %s.") % pattern.says, f"{lost}.", order) if part),
        pattern.note or _("The validity of capsular patterns is limited: a hint beside the other findings."),
        str(pattern.standing),
        _source(pattern.source),
    )


def _lost(motion: str, share: float | None) -> str:
    title = MOTIONS[motion].title
    return _("%s limited") % title if share is None else f"{title} −{share:.0%}".replace("%", " %")


def _spinal(losses: Mapping[str, Loss], painful_side: Side | None) -> Iterator[Support]:
    words = {"neck": _("neck"), "upper_back": _("upper back"), "low_back": _("low back")}
    for joint in SPINE:
        read = spinal_pattern(joint, losses, painful_side)
        if read.pattern is not Pattern.NONE:
            yield _combined(read, words[joint])


def _combined(read: MotionPattern, where: str) -> Support:
    title = _("Reads as a %(pattern)s pattern of the %(where)s, %(side)s side")
    return Support(
        title % {"pattern": read.pattern, "where": where, "side": read.side},
        read.why,
        _("Combined patterns are taught and hardly tested: a hint for where to look, not for what is wrong."),
        "R",
        _source("kaltenborn"),
    )


def _source(key: str) -> str:
    known = library().sources[key]
    return f"{known.authors} {known.year}"


def _named(key: str) -> str:
    motion, side = ENTRIES[key]
    return f"{motion.title}, {side}" if side else motion.title
