"""From answers to a score. What is missing is never taken as healthy: too little answered is not scored, and says so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from synovia.domain.outcomes.instrument import TOTAL, Form, Instrument, Item, ItemKind, Scale, Total

Answers = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """One score: its value, and of how many items it was made."""

    scale: str
    value: float
    answered: int
    of: int

    @property
    def is_estimated(self) -> bool:
        """Whether the mean of the others stands for something not answered."""
        return self.answered < self.of


@dataclass(frozen=True, slots=True)
class Score:
    """Every scale that could be scored, and of the others why not."""

    scales: Mapping[str, ScaleScore]
    main: str
    not_scored: Mapping[str, str] = field(default_factory=dict)

    @property
    def value(self) -> float | None:
        """The score that stands for the whole; None when only parts could be scored."""
        found = self.scales.get(self.main)
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class NotScored:
    """No scale could be scored."""

    reason: str
    missing: tuple[str, ...] = ()


class _Unscored(ValueError):
    """Why one scale has no score."""


def score(instrument: Instrument, answers: Answers) -> Score | NotScored:
    """The scores of these answers. Raises ValueError for an answer outside its item's range: a programming error."""
    _check(instrument, answers)
    scales: dict[str, ScaleScore] = {}
    reasons: dict[str, str] = {}
    for scale in instrument.scales:
        try:
            scales[scale.id] = _scored(instrument, scale, answers)
        except _Unscored as why:
            reasons[scale.id] = str(why)
    if instrument.total:
        _add_total(instrument.total, scales, reasons)
    if not scales:
        missing = tuple(item.id for item in instrument.items if item.id not in answers)
        return NotScored(next(iter(reasons.values()), "Nothing can be scored."), missing)
    return Score(MappingProxyType(scales), instrument.main, MappingProxyType(reasons))


def _check(instrument: Instrument, answers: Answers) -> None:
    for key, value in answers.items():
        item = instrument.item(key)
        if item is None or not item.least <= value <= item.most:
            raise ValueError(f"{value!r} is no answer to {key!r} of {instrument.id}")


def _scored(instrument: Instrument, scale: Scale, answers: Answers) -> ScaleScore:
    items = [item for item in instrument.items if item.id in scale.items]
    answered = {item.id: _counted(scale, item, answers[item.id]) for item in items if item.id in answers}
    if len(answered) < scale.answers_needed or not answered:
        raise _Unscored(
            f"{len(answered)} of {len(items)} answered; at least {scale.answers_needed} are needed."
        )
    value = _FORMS[scale.form](scale, items, answered)
    if scale.inverted:
        value = 100 - value
    if scale.table or scale.needs_table:
        value = _looked_up(scale, value)
    return ScaleScore(scale.id, round(value, 2), len(answered), _asked(items, answered))


def _asked(items: list[Item], answered: Answers) -> int:
    """How many were asked; an activity the patient did not name was not."""
    return sum(item.kind is not ItemKind.ACTIVITY or item.id in answered for item in items)


def _counted(scale: Scale, item: Item, given: float) -> float:
    """What an answer counts in this scale: turned round, or recoded."""
    value = scale.recode.get(item.id, {}).get(f"{given:g}", given)
    return item.least + item.most - value if item.id in scale.reverse else value


def _sum(scale: Scale, items: list[Item], answered: Answers) -> float:
    return sum(answered.values()) * len(items) / len(answered)


def _mean(scale: Scale, items: list[Item], answered: Answers) -> float:
    return sum(answered.values()) / len(answered)


def _percent(scale: Scale, items: list[Item], answered: Answers) -> float:
    """The share of what the answered items could amount to, from the least to the most."""
    asked = [item for item in items if item.id in answered]
    least, most = sum(item.least for item in asked), sum(item.most for item in asked)
    return 100 * (sum(answered.values()) - least) / (most - least)


def _weighted(scale: Scale, items: list[Item], answered: Answers) -> float:
    weight = {item.id: scale.weights.get(item.id, 1.0) for item in items}
    whole, known = sum(weight.values()), sum(weight[key] for key in answered)
    if not known:
        raise _Unscored("What was answered carries no weight.")
    return sum(weight[key] * value for key, value in answered.items()) * whole / known


def _groups(scale: Scale, items: list[Item], answered: Answers) -> float:
    return float(sum(any(answered.get(key, 0) > 0 for key in group) for group in scale.groups))


def _best(scale: Scale, items: list[Item], answered: Answers) -> float:
    return max(answered.values())


_FORMS: Mapping[Form, Callable[[Scale, list[Item], Answers], float]] = {
    Form.SUM: _sum,
    Form.MEAN: _mean,
    Form.PERCENT: _percent,
    Form.WEIGHTED: _weighted,
    Form.GROUPS: _groups,
    Form.BEST: _best,
}


def _looked_up(scale: Scale, raw: float) -> float:
    found = scale.table.get(f"{round(raw, 2):g}")
    if found is None:
        raise _Unscored(f"The table has no row for {raw:g}.")
    return found


def _add_total(total: Total, scales: dict[str, ScaleScore], reasons: dict[str, str]) -> None:
    lacking = [key for key in total.of if key not in scales]
    if lacking:
        reasons[TOTAL] = f"Without {', '.join(lacking)} there is no total."
        return
    parts = [scales[key] for key in total.of]
    weighted = [part.value * total.weights.get(part.scale, 1.0) for part in parts]
    value = sum(weighted) / len(weighted) if total.form is Form.MEAN else sum(weighted)
    answered, of = sum(part.answered for part in parts), sum(part.of for part in parts)
    scales[TOTAL] = ScaleScore(TOTAL, round(value, 2), answered, of)
