"""The findings not yet assessed that would change the answer most, with the reason."""

from collections import defaultdict
from dataclasses import dataclass, field

from synovia.domain.rules import Ruling, Supports, Truth
from synovia.domain.strategy.classification import BANDS, OURS
from synovia.domain.strategy.effects import Favors, Prefers, Rates, Weakens
from synovia.domain.strategy.picture import Picture
from synovia.domain.strategy.proposal import Classified, NextFinding
from synovia.domain.terms.evidence import Band
from synovia.domain.terms.vocabulary import VOCABULARY

MOST = 8
WORTH = {Band.HIGH: 60, Band.MODERATE: 25, Band.LOW: 8}
WORTH_OF_FAVOR, WORTH_OF_RISK, WORTH_OF_DOUBT, WORTH_OF_DOSE = 30, 25, 10, 80
GENERAL = (
    ("irritability", "It sets the ceiling of every dose; until then the lowest dose applies."),
    ("duration_days", "The stage decides which recommendations apply."),
)


@dataclass
class _Tally:
    """What one finding could settle."""

    weight: float = 0.0
    answers: dict[str, None] = field(default_factory=dict)
    why: str = ""
    best: float = 0.0


def next_findings(picture: Picture, standing: tuple[Classified, ...]) -> tuple[NextFinding, ...]:
    """The eight most telling findings not assessed.

    A rule that is still open lends its worth to its missing findings, shared among them: a single
    missing test of a strong rule counts most. What could not change the ranking counts nothing.
    """
    bands = {one.code: BANDS.index(one.band) for one in standing}
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for ruling in picture.rulings:
        if ruling.truth is Truth.UNKNOWN:
            _lend(ruling, bands, tallies)
    _general(picture, tallies)
    ranked = sorted(tallies.items(), key=lambda pair: (-pair[1].weight, pair[0]))
    return tuple(_next(name, tally) for name, tally in ranked[:MOST] if tally.weight > 0)


def _lend(ruling: Ruling, bands: dict[str, int], tallies: dict[str, _Tally]) -> None:
    worth, answers = _worth(ruling, bands)
    names = [name for name in ruling.missing if name in VOCABULARY]
    if worth == 0 or not names:
        return
    share = worth / len(names)
    for name in names:
        tally = tallies[name]
        tally.weight += share
        tally.answers.update(dict.fromkeys(answers))
        if share > tally.best:
            tally.best, tally.why = share, ruling.rule.asks


def _worth(ruling: Ruling, bands: dict[str, int]) -> tuple[float, tuple[str, ...]]:
    """What settling the rule is worth, and what it would change."""
    for effect in ruling.rule.effects:
        if isinstance(effect, Supports) and effect.code in OURS:
            gain = BANDS.index(effect.band) - bands.get(effect.code, -1)
            return (WORTH[effect.band] if gain > 0 else 0, (effect.code,))
        if isinstance(effect, Favors):
            return WORTH_OF_FAVOR, (effect.technique,)
        if isinstance(effect, Rates | Prefers):
            return WORTH_OF_RISK, (ruling.rule.id,)
        if isinstance(effect, Weakens):
            return (WORTH_OF_DOUBT if effect.code in bands else 0, (effect.code,))
    return 0, ()


def _general(picture: Picture, tallies: dict[str, _Tally]) -> None:
    for name, why in GENERAL:
        if picture.get(name) is None and (name != "irritability" or picture.rated.assumed):
            tally = tallies[name]
            tally.weight += WORTH_OF_DOSE
            tally.why = why
            tally.answers["dose" if name == "irritability" else "stage"] = None


def _next(name: str, tally: _Tally) -> NextFinding:
    return NextFinding(
        finding=name,
        question=VOCABULARY[name].question,
        why=tally.why,
        would_change=tuple(tally.answers),
        weight=round(tally.weight),
    )
