"""What a clinician still has to check: figures and sources that were recalled, are in doubt, or are design choices."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from synovia.domain.rules.values import Accuracy, Quantity
from synovia.domain.terms.evidence import Standing
from synovia.knowledge.library import library, rulebook
from synovia.web.clinician.rules_shown import RuleShown, chapters, figure_shown, rules_by_id

DOUBTFUL_FIRST = (Standing.UNCERTAIN, Standing.RECALLED, Standing.CONSENSUS)
MOST_RULES_NAMED = 4
ORDERS = ("standing", "use")


@dataclass(frozen=True, slots=True)
class UsedBy:
    """A rule in which a figure or source is used."""

    id: str
    asks: str
    chapter: str
    address: str


@dataclass(frozen=True, slots=True)
class ToVerify:
    """Something not read in its source, and the rules that stand on it."""

    what: str
    value: str
    source: str
    standing: str
    used_by: tuple[UsedBy, ...]

    @property
    def named(self) -> tuple[UsedBy, ...]:
        """The first rules that use it."""
        return self.used_by[:MOST_RULES_NAMED]

    @property
    def more(self) -> int:
        """How many rules are not named."""
        return max(len(self.used_by) - MOST_RULES_NAMED, 0)


@cache
def to_verify(order: str = "standing") -> tuple[ToVerify, ...]:
    """Everything that awaits a check: the most doubtful first, or by the chapter of the first rule that uses it."""
    rows = (*_figures(), *_sources())
    if order == "use":
        places = {chapter.key: place for place, chapter in enumerate(chapters())}
        return tuple(sorted(rows, key=lambda row: (_first_place(row, places), _doubt(row))))
    return tuple(sorted(rows, key=lambda row: (_doubt(row), -len(row.used_by))))


def _doubt(row: ToVerify) -> int:
    return DOUBTFUL_FIRST.index(Standing(row.standing))


def _first_place(row: ToVerify, places: dict[str, int]) -> int:
    """What no rule names, but the program uses, comes last."""
    return min((places[one.chapter] for one in row.used_by), default=len(places))


def _figures() -> Iterable[ToVerify]:
    users = _users_of_figures()
    for value in library().values.values():
        if isinstance(value, Quantity | Accuracy) and value.standing in DOUBTFUL_FIRST:
            shown = figure_shown(value)
            yield ToVerify(
                shown.meaning, shown.amount, shown.source, shown.standing, users.get(value.key, ())
            )


def _sources() -> Iterable[ToVerify]:
    users = _users_of_sources()
    for source in library().sources.values():
        if source.standing in DOUBTFUL_FIRST:
            yield ToVerify(source.citation, "", source.key, str(source.standing), users.get(source.key, ()))


def _users_of_figures() -> dict[str, tuple[UsedBy, ...]]:
    found: dict[str, tuple[UsedBy, ...]] = {}
    for chapter in chapters():
        for rule in chapter.rules:
            for figure in rule.figures:
                found[figure.key] = (*found.get(figure.key, ()), _user(rule))
    return found


def _users_of_sources() -> dict[str, tuple[UsedBy, ...]]:
    found: dict[str, tuple[UsedBy, ...]] = {}
    book, shown = rulebook(), rules_by_id()
    for rule in (*book.rules, *book.readings):
        for cited in dict.fromkeys(cite.source for cite in rule.evidence):
            found[cited] = (*found.get(cited, ()), _user(shown[rule.id]))
    return found


def _user(rule: RuleShown) -> UsedBy:
    return UsedBy(rule.id, rule.asks, rule.chapter, rule.address)
