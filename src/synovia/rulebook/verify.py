"""The verification list: everything shown to users that nobody has read in its source yet, the least certain first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synovia.domain.rules import RuleBook
from synovia.domain.rules.values import Accuracy, Quantity
from synovia.domain.terms.evidence import Standing
from synovia.knowledge.library import Library
from synovia.rulebook.effects import figure_words, figures_of

ORDER = (Standing.UNCERTAIN, Standing.RECALLED, Standing.CONSENSUS)
TITLES = {
    Standing.UNCERTAIN: "Recalled, number or letter uncertain [R?]: check before anybody relies on it",
    Standing.RECALLED: "Recalled, well known [R]: check against the source",
    Standing.CONSENSUS: "Our design choice [C]: for the medical lead to accept or change",
}


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One thing to check: what it says, its source, how well it is known, and the rules that stand on it."""

    what: str
    says: str
    source: str
    standing: Standing
    rules: tuple[str, ...] = ()


def to_check(book: RuleBook, known: Library) -> tuple[ToCheck, ...]:
    """Every open figure, source, technique, exercise, norm and threshold; the least certain first."""
    users = _users(book)
    open_ones = [one for one in _entries(known, users) if one.standing in ORDER]
    return tuple(sorted(open_ones, key=lambda one: (ORDER.index(one.standing), one.what, one.says)))


def _users(book: RuleBook) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule in (*book.rules, *book.readings):
        for figure in figures_of(rule):
            found[figure.key].append(rule.id)
    return {key: tuple(rules) for key, rules in found.items()}


def _entries(known: Library, users: Mapping[str, tuple[str, ...]]) -> Iterator[ToCheck]:
    for value in known.values.values():
        if isinstance(value, Quantity | Accuracy):
            rules = users.get(value.key, ())
            yield ToCheck("figure", figure_words(value), value.source, value.standing, rules)
    for source in known.sources.values():
        noted = f" {source.note}" if source.note else ""
        yield ToCheck("source", f"{source.citation}.{noted}", source.key, source.standing)
    for technique in known.catalogue.techniques.values():
        yield ToCheck(
            "technique", f"{technique.id} {technique.name}", ", ".join(technique.sources), technique.standing
        )
    for exercise in known.catalogue.exercises.values():
        yield ToCheck(
            "exercise", f"{exercise.id} {exercise.name}", ", ".join(exercise.sources), exercise.standing
        )
    for glide in known.catalogue.glides:
        yield ToCheck(
            "glide", f"{glide.joint}, {glide.motion}: {glide.direction}", glide.source, glide.standing
        )
    yield from _references(known)


def _references(known: Library) -> Iterator[ToCheck]:
    tables = known.references
    for norm in tables.norms:
        says = f"{norm.motion}, {norm.sex}, {norm.age_from} to {norm.age_to} years: {norm.mean:g} {norm.unit}"
        yield ToCheck("norm", says, norm.source, norm.standing)
    for line in tables.lines:
        says = f"{line.motion}: {line.at_from:g} at {line.age_from} to {line.at_to:g} at {line.age_to} years"
        yield ToCheck("norm", says, line.source, line.standing)
    for error in tables.errors:
        says = f"{error.measure} by {error.method}: change from {error.mdc:g} {error.unit} is real"
        yield ToCheck("error of measuring", says, error.source, error.standing)
    for change in tables.changes:
        says = f"{change.name}: MDC {change.mdc}, MCID {change.mcid}"
        yield ToCheck("change that counts", says, change.source, change.standing)


def verification_page(checks: Iterable[ToCheck]) -> tuple[str, ...]:
    """The list as Markdown parts, a section for each standing."""
    grouped: dict[Standing, list[ToCheck]] = {standing: [] for standing in ORDER}
    for one in checks:
        grouped[one.standing].append(one)
    return tuple(f"## {TITLES[standing]}\n\n{_table(found)}" for standing, found in grouped.items() if found)


def _table(found: list[ToCheck]) -> str:
    head = f"{len(found)} entries.\n\n| what | says | source | used by |\n|---|---|---|---|"
    return "\n".join(
        (head, *(f"| {one.what} | {one.says} | {one.source} | {_rules(one)} |" for one in found))
    )


def _rules(one: ToCheck) -> str:
    return ", ".join(f"`{rule}`" for rule in one.rules)
