"""A comparison of two evaluations in words: what moved, from what to what, and because of which findings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.terms.finding import Value
from synovia.domain.terms.techniques import CLASS_NAMES
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.typed import FROM_THE_RECORD
from synovia.web.clinician import evaluation_layout as layout
from synovia.web.clinician.finding_words import shown, title_of, unit_of
from synovia.web.clinician.strategy_words import BANDS, CANDIDACY, URGENCY, place_name

_HEADINGS: Mapping[str, tuple[Promise, str]] = {
    "candidacy": (gettext_lazy("Whether manual therapy is an option"), "shield"),
    "referral": (gettext_lazy("Referral"), "send"),
    "class": (gettext_lazy("What the findings fit"), "list-checks"),
    "block": (gettext_lazy("Withheld"), "ban"),
    "precaution": (gettext_lazy("Precautions"), "shield-alert"),
    "technique": (gettext_lazy("Hands-on techniques"), "hand"),
    "exercise": (gettext_lazy("Exercises"), "dumbbell"),
}
_TONES = {"better": "ok", "worse": "danger", "no real change": "neutral"}
_CLASSES = {str(technique): name for technique, name in CLASS_NAMES.items()}


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A finding then and now."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MovedShown:
    """A conclusion that differs; several with the same reason stand in one line."""

    names: tuple[str, ...]
    before: str
    after: str
    because: tuple[ChangeShown, ...]
    rules: tuple[str, ...]

    @property
    def name(self) -> str:
        named = ", ".join(dict.fromkeys(self.names))
        return named[:1].upper() + named[1:]

    @property
    def is_new(self) -> bool:
        return not self.before

    @property
    def is_gone(self) -> bool:
        return not self.after


@dataclass(frozen=True, slots=True)
class KindShown:
    """Conclusions of one kind under their heading."""

    key: str
    title: str
    icon: str
    moved: tuple[MovedShown, ...]


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure then and now, and whether the change is more than the error of measuring."""

    title: str
    before: str
    after: str
    needed: str
    verdict: str
    tone: str
    why: str


@dataclass(frozen=True, slots=True)
class FindingsShown:
    """Findings that differ, of one section of the evaluation."""

    title: str
    changes: tuple[ChangeShown, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The whole page."""

    kinds: tuple[KindShown, ...]
    measures: tuple[MeasureShown, ...]
    sections: tuple[FindingsShown, ...]

    @property
    def found(self) -> int:
        """How many findings differ."""
        return sum(len(section.changes) for section in self.sections)


def changes_of(comparison: Any) -> Changes:
    """A `domain.strategy.compare.Comparison` as the page shows it."""
    return Changes(
        kinds=tuple(_kinds(comparison.moved)),
        measures=tuple(_measure(one) for one in comparison.measures),
        sections=tuple(_sections(comparison.findings)),
    )


def _kinds(moved: Iterable[Any]) -> Iterator[KindShown]:
    by_kind: dict[str, list[Any]] = {}
    for one in moved:
        by_kind.setdefault(str(one.kind), []).append(one)
    for kind in (*_HEADINGS, *(kind for kind in by_kind if kind not in _HEADINGS)):
        if kind in by_kind:
            title, icon = _HEADINGS.get(kind, (kind, "circle-dot"))
            yield KindShown(kind, str(title), icon, tuple(_together(kind, by_kind[kind])))


def _together(kind: str, moved: Iterable[Any]) -> Iterator[MovedShown]:
    """Conclusions that went the same way for the same reason, as one."""
    same: dict[tuple[Any, ...], list[Any]] = {}
    for one in moved:
        reasons = tuple(change.name for change in one.because)
        same.setdefault((one.before, one.after, reasons), []).append(one)
    for (before, after, _reasons), several in same.items():
        yield MovedShown(
            names=tuple(_name(kind, one) for one in several),
            before=_said(kind, before),
            after=_said(kind, after),
            because=tuple(_change(one) for one in several[0].because if one.name not in FROM_THE_RECORD),
            rules=tuple(dict.fromkeys(rule for one in several for rule in one.rules)),
        )


def _name(kind: str, moved: Any) -> str:
    """What moved, in words: a technique class with its place, a class by its name."""
    if kind == "candidacy":
        return _("Answer")
    what, _at, place = str(moved.what).partition("@")
    if kind == "block":
        words = _CLASSES.get(what, what)
        return f"{words} ({place_name(place)})" if place else words
    return str(getattr(moved, "name", "") or what)


def _said(kind: str, state: Any) -> str:
    """A state in words; empty for not there."""
    text = str(state or "")
    if kind == "candidacy" and text in CANDIDACY:
        return str(CANDIDACY[text][1])
    if kind == "class" and text in BANDS:
        return str(BANDS[text][1])
    if kind == "referral":
        urgency, _colon, to = text.partition(": ")
        return f"{URGENCY[urgency]}: {to}" if urgency in URGENCY else text
    return text


def _change(change: Any) -> ChangeShown:
    return ChangeShown(
        title_of(change.name), _value(change.name, change.before), _value(change.name, change.after)
    )


def _value(name: str, value: Value | None) -> str:
    return shown(name, value)


def _measure(measure: Any) -> MeasureShown:
    change = measure.change
    unit = unit_of(VOCABULARY[measure.name]) if measure.name in VOCABULARY else ""
    verdict = str(change.verdict)
    return MeasureShown(
        title=title_of(measure.name),
        before=shown(measure.name, measure.before),
        after=shown(measure.name, measure.after),
        needed="" if change.needed is None else f"{change.needed:g}{unit if unit in ('°', '%') else ''}",
        verdict=verdict,
        tone=_TONES.get(verdict, "info"),
        why=str(change.why),
    )


def _sections(findings: Iterable[Any]) -> Iterator[FindingsShown]:
    """What differs, section by section, in the order of the evaluation."""
    changed = {one.name: one for one in findings if one.name not in FROM_THE_RECORD}
    gathered: dict[str, list[ChangeShown]] = {}
    for name in layout.in_section_order(name for name in changed if name in VOCABULARY):
        gathered.setdefault(layout.section_of(name), []).append(_change(changed[name]))
    titles = {section.key: section.title for section in layout.sections()}
    for key, changes in gathered.items():
        yield FindingsShown(str(titles[key]), tuple(changes))
