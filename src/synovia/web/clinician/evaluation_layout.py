"""How the evaluation is laid out: which group of findings stands in which section, and what is open from the start.

Nothing of the vocabulary is listed here by name, so a new finding appears by itself. Open from the start is what a
rule still asks for in this region, and of the long safety and history lists the gating questions and what patients
are asked in any case; the rest is one key away. Of the tests, the region's card says which groups come first.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.rules import Criterion, Rule, Truth
from synovia.domain.rules.rule import Weight
from synovia.domain.rules.tree import supporting_leaves
from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.findings import complaint
from synovia.domain.terms.regions import REGIONS, card_of
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook
from synovia.records.examination.draft import FROM_THE_ACTIVITIES
from synovia.records.examination.typed import FROM_THE_RECORD


class Opens(StrEnum):
    """Which fields of a section show without asking for more."""

    ALL = "all"
    ASKED = "asked"  # what a rule asks for in this region
    WEIGHTY = "weighty"  # gating questions, and what much hangs on
    CARD = "card"  # what a rule asks for, of the groups on the region's card


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `asks`: its fields are labeled with the question to read out, else with a short title."""

    key: str
    title: Promise
    icon: str
    groups: tuple[str, ...]
    opens: Opens = Opens.ASKED
    asks: bool = False
    whole: tuple[str, ...] = ()  # groups that are open whatever a rule asks for
    lead: Promise | str = ""

    @property
    def unset(self) -> str:
        """What a field says that nobody has filled in."""
        return _("Not asked") if self.asks else _("Not tested")


_TESTS = tuple(dict.fromkeys(group for card in REGIONS.values() for group in card.tests))
SECTIONS = (
    Section("story", gettext_lazy("Story"), "message-square", ("complaint",), asks=True),
    Section(
        "safety",
        gettext_lazy("Safety"),
        "shield-alert",
        ("red flags", "vascular"),
        Opens.WEIGHTY,
        asks=True,
        lead=gettext_lazy("Ask each one again today. Not asked stays unknown, and blocks what it guards."),
    ),
    Section("motion", gettext_lazy("Motion"), "activity", ("motion",)),
    Section("posture", gettext_lazy("Posture"), "person-standing", ("posture",), Opens.ALL),
    Section(
        "neurology",
        gettext_lazy("Nerves"),
        "zap",
        ("neurology", "nerve roots"),
        Opens.WEIGHTY,
        whole=("nerve roots",),
    ),
    Section("tests", gettext_lazy("Tests"), "hand", _TESTS, Opens.CARD),
    Section("function", gettext_lazy("Function"), "timer", ()),
    Section(
        "history",
        gettext_lazy("History"),
        "pill",
        ("medication", "conditions", "pregnancy", "care"),
        Opens.WEIGHTY,
        asks=True,
    ),
    Section("scores", gettext_lazy("Scores"), "clipboard-list", ("questionnaires", "pain mechanism")),
)
_PLACED = frozenset(group for section in SECTIONS for group in section.groups)
OTHER = Section("other", gettext_lazy("More"), "plus", ())


@lru_cache(maxsize=1)
def groups() -> Mapping[str, tuple[Finding, ...]]:
    """The findings of each group, in the order of the vocabulary; what the record or the activities give is left out."""
    gathered: dict[str, list[Finding]] = {}
    for finding in VOCABULARY.values():
        if finding.name not in FROM_THE_RECORD | FROM_THE_ACTIVITIES:
            gathered.setdefault(finding.group, []).append(finding)
    return {group: tuple(found) for group, found in gathered.items()}


@lru_cache(maxsize=len(REGIONS) + 1)
def sections(region: str = "") -> tuple[Section, ...]:
    """Every section, with one at the end for groups nobody has placed yet; in the order that suits the region.

    The tests on the region's card come before the others. A complaint of no one place is settled by scores, so that
    they come right after the story.
    """
    unplaced = tuple(group for group in groups() if group not in _PLACED)
    rest = (Section(OTHER.key, OTHER.title, OTHER.icon, unplaced),) if unplaced else ()
    if not region:
        return (*SECTIONS, *rest)
    own = card_of(region).tests
    suited = tuple(
        replace(section, groups=(*own, *(group for group in section.groups if group not in own)))
        if section.opens is Opens.CARD
        else section
        for section in SECTIONS
    )
    if card_of(region).motions:
        return (*suited, *rest)
    return (*sorted(suited, key=lambda section: _FIRST.get(section.key, 2)), *rest)


_FIRST = {"story": 0, "scores": 1}


def section_of(name: str) -> str:
    """The key of the section a finding's field stands in."""
    if name in FROM_THE_ACTIVITIES:
        return "story"
    group = VOCABULARY[name].group
    return next((section.key for section in SECTIONS if group in section.groups), OTHER.key)


@lru_cache(maxsize=len(REGIONS))
def asked_in(region: str) -> frozenset[str]:
    """Every finding a rule can still ask for once the region alone is known, gates and readings included."""
    book = rulebook()
    names = {name for rule in _unsettled(book.rules, region) for name in rule.when.names()}
    names |= {name for reading in _unsettled(book.readings, region) for name in reading.when.names()}
    return frozenset(names) | guarding(region)


@lru_cache(maxsize=len(REGIONS))
def guarding(region: str) -> frozenset[str]:
    """The gating questions of this region: while they are not answered, classes of technique stay closed."""
    return frozenset(
        question.name
        for rule in _unsettled(rulebook().rules, region)
        for gate in rule.gates
        if gate.weight is not Weight.EXAM
        for question in gate.questions
    )


def _unsettled(rules: Iterable[Rule], region: str) -> Iterable[Rule]:
    """Rules that the region alone does not answer with no."""
    facts: Mapping[str, Value] = {"region": region}
    return (rule for rule in rules if rule.when.judge(facts) is not Truth.NO)


@lru_cache(maxsize=len(REGIONS))
def rules_asking(region: str) -> Mapping[str, int]:
    """How many rules of this region ask for each finding."""
    return Counter(name for rule in _unsettled(rulebook().rules, region) for name in rule.when.names())


@lru_cache(maxsize=len(REGIONS))
def open_tests(region: str) -> frozenset[str]:
    """Of the groups on the region's card what a rule asks for; of the first group all, where no rule asks for any."""
    asking, groups_here = rules_asking(region), card_of(region).tests
    listed = {group: [finding.name for finding in groups().get(group, ())] for group in groups_here}
    asked = {group: [name for name in names if asking.get(name, 0)] for group, names in listed.items()}
    first = groups_here[0]
    return frozenset(name for names in asked.values() for name in names).union(
        () if asked[first] else listed[first]
    )


def is_open(section: Section, finding: Finding, region: str) -> bool:
    """Whether the field shows without asking for more."""
    if section.opens is Opens.ALL or finding.group in section.whole or finding.kind is Kind.NAMES:
        return True
    asking = rules_asking(region).get(finding.name, 0)
    if finding.name == complaint.PAIN_SIDE.name and card_of(region).has_side:
        return True
    if section.key == "story" and finding.patient_question:
        return True  # what every patient tells, wherever it hurts
    if section.opens is Opens.CARD:
        return finding.name in open_tests(region)
    if section.opens is Opens.ASKED:
        return asking > 0
    return finding.name in guarding(region) or asking >= _least_asking(section, finding)


def _least_asking(section: Section, finding: Finding) -> int:
    """How much must hang on a finding of a long list before it is shown unasked."""
    if finding.patient_question or not section.asks:
        return 2
    return 3 if finding.kind is Kind.NUMBER else 4


def pressing(facts: Mapping[str, Value]) -> frozenset[str]:
    """What rules that have begun to hold still wait for: follow-up questions to a yes, shown at once.

    A rule has begun when a yes fulfills a part of it: pain in the neck begins no rule about a swollen leg, though the
    rule asks where the pain is.
    """
    found = (name for name, value in facts.items() if name not in FROM_THE_RECORD and _is_a_yes(value))
    leaves = (known for name in found for known in _begun_by().get(name, ()))
    begun = {rule.id: rule for rule, leaf in leaves if leaf.judge(facts) is Truth.YES}
    return frozenset(name for rule in begun.values() for name in rule.when.missing(facts))


@lru_cache(maxsize=1)
def _begun_by() -> Mapping[str, list[tuple[Rule, Criterion]]]:
    """Finding to the parts of rules that it can fulfill."""
    known: dict[str, list[tuple[Rule, Criterion]]] = {}
    for rule in rulebook().rules:
        for leaf in supporting_leaves(rule.when):
            for name in leaf.names():
                known.setdefault(name, []).append((rule, leaf))
    return known


def _is_a_yes(value: Value) -> bool:
    """A yes, something chosen, or a list that is not empty; numbers alone press nothing."""
    if isinstance(value, str):
        return value not in ("none", "no_change", "usual")
    return value is True or (isinstance(value, frozenset | tuple) and bool(value))


def in_section_order(names: Iterable[str]) -> list[str]:
    """Names in the order of the page."""
    order = {name: place for place, name in enumerate(VOCABULARY)}
    keys = [section.key for section in sections()]
    return sorted(names, key=lambda name: (keys.index(section_of(name)), order.get(name, 0)))
