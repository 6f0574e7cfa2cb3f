"""Reads findings before they are judged: recognizes medicines and works out what one finding says of another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from synovia.domain.rules import Implies, RuleBook, Ruling
from synovia.domain.screening.clashes import Clash, clashes_in
from synovia.domain.terms.finding import Value
from synovia.domain.terms.medicines import recognize
from synovia.domain.terms.named_conditions import recognize_conditions
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


def read(findings: Findings, book: RuleBook) -> Read:
    """The findings with their medicines recognized and everything they imply filled in."""
    facts = dict(findings.facts)
    origins: dict[str, tuple[str, ...]] = {}
    unrecognized = _recognize_medicines(facts, origins, book)
    clashes = [*_recognize_conditions(facts, origins), *clashes_in(facts)]
    for rule in book.readings:
        ruling = rule.judge(facts)
        if ruling.holds:
            clashes += _apply(ruling, facts, origins)
    return Read(MappingProxyType(facts), MappingProxyType(origins), tuple(clashes), unrecognized)


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
    """The facts with medicines and written conditions recognized, before any reading: all that needs the text."""
    facts, origins = dict(findings.facts), dict[str, tuple[str, ...]]()
    _recognize_medicines(facts, origins, book)
    for _ in _recognize_conditions(facts, origins):
        pass  # a clash is named in the patient's own proposal
    return facts


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
