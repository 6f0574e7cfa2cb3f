"""Ranks the classes the findings are consistent with. Several may stand together; none is ever certain."""

from collections.abc import Iterator
from dataclasses import dataclass

from synovia.domain.rules import Ruling, Supports
from synovia.domain.rules.criteria import Facts
from synovia.domain.rules.rule import Cites
from synovia.domain.rules.values import Accuracy
from synovia.domain.strategy.effects import Disagreement, Weakens
from synovia.domain.strategy.likelihood import likelihood_of
from synovia.domain.strategy.picture import Picture, effects
from synovia.domain.strategy.proposal import Classified, FindingUsed, Likelihood, Text
from synovia.domain.strategy.rooms import CLASSES, open_class
from synovia.domain.terms.evidence import Band, Grade

OURS = frozenset(CLASSES)
ORDER = {code: place for place, code in enumerate(CLASSES)}
NO_COMPLAINT = frozenset({"LBP-COG"})
"""Classes that say how somebody fares and do not name the complaint."""
BANDS = (Band.LOW, Band.MODERATE, Band.HIGH)


@dataclass(frozen=True, slots=True)
class _Support:
    """One rule speaking for a class."""

    effect: Supports
    ruling: Ruling


def classify(picture: Picture) -> tuple[Classified, ...]:
    """The classes in order of probability; where none stands, the open class of the region and stage."""
    supported = _supported(picture.acting)
    weakened = _weakened(picture.acting)
    found = [
        _classified(code, supports, weakened.get(code, ()), picture) for code, supports in supported.items()
    ]
    ranked = sorted(found, key=lambda one: (-BANDS.index(one.band), ORDER[one.code]))
    return tuple(ranked) if _any_main(ranked) else (*ranked, _open_class(picture))


def _any_main(ranked: list[Classified]) -> bool:
    """Whether a class other than the psychosocial one stands; that one alone does not name the complaint."""
    return any(one.code not in NO_COMPLAINT for one in ranked)


def _supported(acting: tuple[Ruling, ...]) -> dict[str, list[_Support]]:
    found: dict[str, list[_Support]] = {}
    for effect, ruling in effects(acting, Supports):
        if effect.code in OURS:
            found.setdefault(effect.code, []).append(_Support(effect, ruling))
    return found


def _weakened(acting: tuple[Ruling, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for effect, _ in effects(acting, Weakens):
        found[effect.code] = (*found.get(effect.code, ()), effect.why)
    return found


def _classified(
    code: str, supports: list[_Support], against: tuple[str, ...], picture: Picture
) -> Classified:
    ordered = sorted(supports, key=_strength, reverse=True)
    best = ordered[0]
    rule = best.ruling.rule
    cites = _cites(ordered)
    return Classified(
        code=code,
        name=best.effect.name,
        band=_lowered(best.effect.band) if against else best.effect.band,
        likelihood=_likelihood(ordered),
        rules=tuple(support.ruling.rule.id for support in ordered),
        inputs_used=used(frozenset().union(*(s.ruling.because for s in ordered)), picture.facts),
        inputs_missing=_missing(code, picture.open),
        sources=tuple(dict.fromkeys(cite.source for cite in cites)),
        grade=_best_grade(cites),
        study=rule.study,
        validated=any(support.ruling.rule.validated for support in ordered),
        conflicts=tuple(_conflicts(ordered)),
        says=Text(" ".join((rule.says.clinician, *against)), rule.says.patient),
    )


def _strength(support: _Support) -> tuple[int, float]:
    worth = _worth(support.effect)
    ratio = worth.lr_positive if worth is not None and worth.lr_positive is not None else 0.0
    return BANDS.index(support.effect.band), ratio


def _lowered(band: Band) -> Band:
    return BANDS[max(BANDS.index(band) - 1, 0)]


def _worth(effect: Supports) -> Accuracy | None:
    return effect.accuracy.accuracy if effect.accuracy is not None else None


def _likelihood(ordered: list[_Support]) -> Likelihood | None:
    """What the surest rule with a published worth is worth; its own source stands beside it."""
    for one in ordered:
        worth, rule = _worth(one.effect), one.ruling.rule
        if worth is not None:
            return likelihood_of(worth, rule.study, validated=rule.validated)
    return None


def _cites(supports: list[_Support]) -> list[Cites]:
    return [cite for support in supports for cite in support.ruling.rule.evidence]


def _best_grade(cites: list[Cites]) -> Grade:
    order = tuple(Grade)
    return min((cite.grade for cite in cites), key=order.index, default=Grade.NONE)


def _conflicts(supports: list[_Support]) -> Iterator[str]:
    seen: set[str] = set()
    for support in supports:
        for effect in support.ruling.rule.effects:
            if isinstance(effect, Disagreement) and effect.about not in seen:
                seen.add(effect.about)
                yield effect.clinician
        yield from support.effect.conflicts


def _missing(code: str, unsettled: tuple[Ruling, ...]) -> tuple[str, ...]:
    """Findings that could still strengthen the class."""
    names: set[str] = set()
    for ruling in unsettled:
        if _speaks_of(ruling, code):
            names |= ruling.missing
    return tuple(sorted(names))


def _speaks_of(ruling: Ruling, code: str) -> bool:
    return any(isinstance(effect, Supports) and effect.code == code for effect in ruling.rule.effects)


def used(names: frozenset[str], facts: Facts) -> tuple[FindingUsed, ...]:
    """The findings that mattered, with their values, the region itself aside."""
    return tuple(
        FindingUsed(name, facts[name]) for name in sorted(names) if name in facts and name != "region"
    )


def _open_class(picture: Picture) -> Classified:
    found = open_class(picture.region, picture.stage)
    return Classified(
        code=found.code,
        name=found.name,
        band=Band.LOW,
        likelihood=None,
        rules=(),
        inputs_used=used(frozenset({"duration_days"}), picture.facts),
        inputs_missing=(),
        sources=(found.source,),
        grade=Grade.NONE,
        study=None,
        validated=False,
        says=Text(
            "No class of the guideline is supported yet: treat impairments and complete the examination.",
            "The examination is not complete yet.",
        ),
    )
