"""Reads findings before they are judged: recognizes medicines and works out what one finding says of another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from synovia.domain.examination.widespread import painful_regions, painful_sites
from synovia.domain.rules import Implies, Rule, RuleBook, Ruling
from synovia.domain.rules.values import Quantity
from synovia.domain.screening.clashes import clashes_in
from synovia.domain.screening.contradiction import Clash
from synovia.domain.terms.finding import Value
from synovia.domain.terms.medicines import recognize
from synovia.domain.terms.named_conditions import recognize_conditions, replaced_joints
from synovia.domain.terms.named_imaging import recognize_imaging
from synovia.domain.terms.places import Region
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.vocabulary import VOCABULARY

NOT_LISTED_MEANS_NO = ("anticoagulant", "antiplatelet")
"""Findings of the same name as a class of medicine: a list with every name recognized answers them."""


@dataclass(frozen=True, slots=True)
class Read:
    """The facts as they are judged, where worked-out ones come from, and what did not fit together."""

    facts: Mapping[str, Value]
    worked_out_from: Mapping[str, tuple[str, ...]]
    clashes: tuple[Clash, ...]
    unrecognized: tuple[str, ...]
    readings: tuple[str, ...] = ()
    """The rules of reading that changed something."""


def read(findings: Findings, book: RuleBook) -> Read:
    """The findings with their medicines recognized and everything they imply filled in."""
    facts = dict(findings.facts)
    origins: dict[str, tuple[str, ...]] = {}
    unrecognized, clashes = _recognize(facts, origins, book)
    spoke = []
    for rule in book.readings:
        ruling = rule.judge(facts)
        if ruling.holds and changes_something(rule, facts):
            clashes += _apply(ruling, facts, origins)
            spoke.append(rule.id)
    return Read(
        MappingProxyType(facts), MappingProxyType(origins), tuple(clashes), unrecognized, tuple(spoke)
    )


def _recognize_medicines(
    facts: dict[str, Value], origins: dict[str, tuple[str, ...]], book: RuleBook
) -> tuple[str, ...]:
    named = facts.get("medications")
    if not isinstance(named, tuple):
        return ()
    recognized = recognize(named, book.drug_classes)
    stated = facts.get("medication_classes")
    facts["medication_classes"] = recognized.classes | (
        stated if isinstance(stated, frozenset) else frozenset()
    )
    origins["medication_classes"] = ("medications",)
    if not recognized.unknown:
        _answer_what_is_not_listed(facts, origins)
    return recognized.unknown


def _answer_what_is_not_listed(facts: dict[str, Value], origins: dict[str, tuple[str, ...]]) -> None:
    """A whole list, or an empty one, also says what is not taken; one unknown name keeps it open."""
    classes = facts["medication_classes"]
    for name in NOT_LISTED_MEANS_NO:
        if isinstance(classes, frozenset) and name not in classes and facts.get(name) is None:
            facts[name] = False
            origins[name] = ("medications",)


def recognized(findings: Findings, book: RuleBook) -> Mapping[str, Value]:
    """The facts before any rule of reading: medicines and conditions recognized, painful sites counted."""
    facts, origins = dict(findings.facts), dict[str, tuple[str, ...]]()
    _recognize(facts, origins, book)  # a clash is named in the patient's own proposal
    return facts


def _recognize(
    facts: dict[str, Value], origins: dict[str, tuple[str, ...]], book: RuleBook
) -> tuple[tuple[str, ...], list[Clash]]:
    """What is worked out without a rule: the medicines nobody knows, and what does not fit together."""
    unrecognized = _recognize_medicines(facts, origins, book)
    clashes = [*_recognize_conditions(facts, origins), *clashes_in(facts)]
    _recognize_imaging(facts, origins)
    return unrecognized, [*clashes, *_count_painful_sites(facts, origins, book)]


def _recognize_conditions(facts: dict[str, Value], origins: dict[str, tuple[str, ...]]) -> Iterator[Clash]:
    """A condition written as text counts as its own finding, also against a stated no, which is named."""
    written = facts.get("other_conditions")
    for name, text in recognize_conditions(written if isinstance(written, tuple) else ()):
        if facts.get(name) is False:
            yield Clash(
                (name, "other_conditions"),
                f"{name} is answered no, but the conditions name {text!r}; the more cautious reading was used.",
                VOCABULARY[name].question,
            )
        if facts.get(name) is not True:
            facts[name] = True
            origins[name] = ("other_conditions",)
    _recognize_replacements(facts, origins, written if isinstance(written, tuple) else ())


def _recognize_replacements(
    facts: dict[str, Value], origins: dict[str, tuple[str, ...]], written: tuple[str, ...]
) -> None:
    """A replaced joint written as text is added to those that were listed."""
    named, listed = replaced_joints(written), facts.get("joint_replacement")
    known = listed if isinstance(listed, frozenset) else frozenset()
    if not named <= known:
        facts["joint_replacement"] = known | named
        origins["joint_replacement"] = ("other_conditions",)


def _recognize_imaging(facts: dict[str, Value], origins: dict[str, tuple[str, ...]]) -> None:
    """Wear of the spine written among the conditions joins what imaging shows."""
    written, stated = facts.get("other_conditions"), facts.get("imaging_findings")
    shown = frozenset(recognize_imaging(written if isinstance(written, tuple) else ()))
    known = stated if isinstance(stated, frozenset) else frozenset()
    if shown - known:
        facts["imaging_findings"] = known | shown
        origins["imaging_findings"] = ("other_conditions",)


def _count_painful_sites(
    facts: dict[str, Value], origins: dict[str, tuple[str, ...]], book: RuleBook
) -> Iterator[Clash]:
    """Fills in the widespread pain index and its regions where the body chart already settles them.

    A stated count that the chart exceeds is kept and named.
    """
    areas = facts.get("pain_areas")
    if not isinstance(areas, frozenset):
        return
    whole = facts.get("region") == Region.WIDESPREAD
    counts = {
        "wpi": (painful_sites(areas), "fibromyalgia/wpi"),
        "wpi_regions": (painful_regions(areas), "fibromyalgia/regions"),
    }
    for name, (count, enough) in counts.items():
        known, stated = book.values[enough], facts.get(name)
        if isinstance(stated, int | float) and stated < count:
            yield Clash(
                (name, "pain_areas"),
                f"{name} is given as {stated:g}, but the body chart shows {count}; the stated count was used.",
                VOCABULARY[name].question,
            )
        if stated is None and isinstance(known, Quantity) and (whole or count >= known.number):
            facts[name] = count
            origins[name] = ("pain_areas",)


def changes_something(rule: Rule, facts: Mapping[str, Value]) -> bool:
    """Whether a reading that holds would fill in or overrule any of these facts."""
    return any(_changes(effect, facts) for effect in rule.effects if isinstance(effect, Implies))


def _changes(effect: Implies, facts: Mapping[str, Value]) -> bool:
    stated = facts.get(effect.finding.name)
    return stated is None or (effect.firm and stated != effect.value)


def _apply(ruling: Ruling, facts: dict[str, Value], origins: dict[str, tuple[str, ...]]) -> Iterator[Clash]:
    for effect in ruling.rule.effects:
        if not isinstance(effect, Implies):
            continue
        name, stated = effect.finding.name, facts.get(effect.finding.name)
        if stated is None:
            facts[name] = effect.value
            origins[name] = tuple(sorted(ruling.because))
        elif stated != effect.value and effect.firm:
            facts[name] = effect.value
            origins[name] = tuple(sorted(ruling.because))
            yield _overruled(effect, ruling)


def _overruled(effect: Implies, ruling: Ruling) -> Clash:
    because = tuple(sorted(ruling.because))
    return Clash(
        (effect.finding.name, *because),
        f"{effect.finding.name} does not fit {' and '.join(because)}; the more cautious reading was used.",
        effect.finding.question,
    )
