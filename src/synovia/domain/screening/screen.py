"""Puts the rulings together: the highest action wins, blocks add up, unanswered gates stay closed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from synovia.domain.rules import Blocks, Gate, Limits, Refers, RuleBook, Ruling, Truth, Weight
from synovia.domain.screening.answers import (
    BlockedClass,
    FindingUsed,
    MissingGate,
    Precaution,
    Reason,
    Referral,
    Text,
)
from synovia.domain.screening.next_questions import OpenGate, next_questions, questions_of
from synovia.domain.screening.reading import Read
from synovia.domain.screening.result import Screening
from synovia.domain.terms.evidence import ActionLevel, Candidacy, Urgency
from synovia.domain.terms.places import Place, Region, places_of
from synovia.domain.terms.regions import REGIONS
from synovia.domain.terms.techniques import (
    CLASS_NAMES,
    EVERY_CLASS,
    HANDS_ON,
    THRUST,
    THRUST_SPINE,
    Scope,
    TechniqueClass,
)

CANDIDACY: Mapping[ActionLevel, Candidacy] = {
    ActionLevel.EMERGENCY: Candidacy.EMERGENCY,
    ActionLevel.URGENT: Candidacy.NO_REFER_URGENT,
    ActionLevel.REFER: Candidacy.DIFFERENT_CARE_FIRST,
    ActionLevel.PRECAUTION: Candidacy.YES_WITH_PRECAUTION,
    ActionLevel.OK: Candidacy.YES,
}
"""What each level comes to, once nothing is left open."""
WITHHELD_AT: Mapping[ActionLevel, tuple[TechniqueClass, ...]] = {
    ActionLevel.EMERGENCY: EVERY_CLASS,
    ActionLevel.URGENT: HANDS_ON,
    ActionLevel.REFER: THRUST_SPINE,
}
"""The classes a level withholds everywhere."""
_ELSEWHERE = {region: frozenset(THRUST) - frozenset(card.thrusts) for region, card in REGIONS.items()}
"""Thrust that is no part of care for the region: a question that closes only this one is no precaution."""
NOT_ASKED = Text("Not asked yet, so it stays closed.", "We have not asked about this yet.")


def screen(read: Read, rulings: tuple[Ruling, ...], book: RuleBook, region: Region) -> Screening:
    """The screening for facts already read and rulings already made."""
    acting = sorted((r for r in rulings if r.acts), key=lambda r: -r.rule.severity())
    gates = tuple(_open_gates(rulings))
    level = acting[0].rule.severity() if acting else ActionLevel.OK
    candidacy = _candidacy(level, gates, region)
    blocks = [*_from_level(acting, level, read), *_from_rules(acting, read, region)]
    blocks += [*_from_incomplete(gates, candidacy), *_from_gates(gates, region)]
    return Screening(
        level=level,
        candidacy=candidacy,
        reasons=tuple(_reasons(acting, read, book)),
        blocks=_merged(blocks),
        precautions=_once(_precautions(acting, read, region)),
        referral=_referral(acting),
        unanswered=questions_of(gate for gate in gates if gate[1].weight is Weight.CORE),
        missing_gates=tuple(_missing_gates(gates)),
        next_best=next_questions(gates, rulings),
        facts=read.facts,
    )


def used(names: Iterable[str], read: Read) -> tuple[FindingUsed, ...]:
    """Findings with the value they had, by name."""
    return tuple(
        FindingUsed(name, read.facts[name], read.worked_out_from.get(name, ()))
        for name in sorted(names)
        if name in read.facts
    )


def sources_of(ruling: Ruling) -> tuple[str, ...]:
    """The keys of the sources a rule cites."""
    return tuple(cited.source for cited in ruling.rule.evidence)


def says(ruling: Ruling) -> Text:
    """What a rule says, in both registers."""
    return Text(ruling.rule.says.clinician, ruling.rule.says.patient)


def _open_gates(rulings: Iterable[Ruling]) -> Iterator[OpenGate]:
    for ruling in rulings:
        if ruling.truth is Truth.UNKNOWN:
            for gate in ruling.rule.gates:
                questions = () if gate.presumed is not None else gate.open_questions(ruling.missing)
                if questions:
                    yield ruling, gate, questions


def _candidacy(level: ActionLevel, gates: tuple[OpenGate, ...], region: Region) -> Candidacy:
    weights = {gate.weight for _, gate, _ in gates if concerns(gate, region)}
    if level < ActionLevel.REFER and Weight.CORE in weights:
        return Candidacy.SCREENING_INCOMPLETE
    if level is ActionLevel.OK and Weight.SCREEN in weights:
        return Candidacy.YES_WITH_PRECAUTION
    return CANDIDACY[level]


def concerns(gate: Gate, region: Region) -> bool:
    """Whether what the gate closes is part of care for this region; a core question always is."""
    here = gate.at is Place.COMPLAINT or any(gate.at.covers(place) for place in places_of(region))
    usual = not gate.closes or not set(gate.closes) <= _ELSEWHERE[region]
    return gate.weight is Weight.CORE or (here and usual)


def _reasons(acting: Iterable[Ruling], read: Read, book: RuleBook) -> Iterator[Reason]:
    for ruling in acting:
        level = ruling.rule.severity()
        if level > ActionLevel.OK:
            hashed = book.hashes[ruling.rule.id]
            because = used(_because(ruling, read), read)
            yield Reason(ruling.rule.id, hashed, level, says(ruling), because, sources_of(ruling))


def _because(ruling: Ruling, read: Read) -> frozenset[str]:
    """A presumed rule gives the findings it stands on so far."""
    return ruling.because or ruling.rule.when.names() & frozenset(read.facts)


def _from_level(acting: list[Ruling], level: ActionLevel, read: Read) -> Iterator[BlockedClass]:
    """An emergency stops everything, an urgent referral all hands-on care, any open question all thrust."""
    for technique_class in WITHHELD_AT.get(level, ()):
        yield _block(acting[0], technique_class, Scope.NONE, Place.EVERYWHERE, read)


def _from_rules(acting: Iterable[Ruling], read: Read, region: Region) -> Iterator[BlockedClass]:
    for ruling in acting:
        for effect in ruling.rule.effects:
            if isinstance(effect, Blocks):
                for place in _places(effect.at, region):
                    for technique_class in effect.classes:
                        yield _block(ruling, technique_class, effect.scope, place, read, effect.note)


def _block(
    ruling: Ruling, technique_class: TechniqueClass, scope: Scope, place: Place, read: Read, note: str = ""
) -> BlockedClass:
    return BlockedClass(
        technique_class=technique_class,
        scope=scope,
        place=place,
        because=says(ruling),
        rule=ruling.rule.id,
        sources=sources_of(ruling),
        inputs=used(_because(ruling, read), read),
        missing=tuple(sorted(ruling.missing)),
        note=note,
    )


def _from_incomplete(gates: Iterable[OpenGate], candidacy: Candidacy) -> Iterator[BlockedClass]:
    if candidacy is Candidacy.SCREENING_INCOMPLETE:
        core = [opened for opened in gates if opened[1].weight is Weight.CORE]
        for technique_class in HANDS_ON:
            yield _closed(core[0], technique_class, Scope.NONE, Place.EVERYWHERE)


def _from_gates(gates: Iterable[OpenGate], region: Region) -> Iterator[BlockedClass]:
    for opened in gates:
        gate = opened[1]
        scope = Scope.NONE if gate.at is Place.EVERYWHERE else Scope.REGION
        for place in _places(gate.at, region):
            for technique_class in gate.closes:
                yield _closed(opened, technique_class, scope, place)


def _closed(opened: OpenGate, technique_class: TechniqueClass, scope: Scope, place: Place) -> BlockedClass:
    ruling, _, questions = opened
    missing = tuple(question.name for question in questions)
    return BlockedClass(
        technique_class, scope, place, NOT_ASKED, ruling.rule.id, sources_of(ruling), (), missing
    )


def _places(place: Place, region: Region) -> tuple[Place, ...]:
    return places_of(region) if place is Place.COMPLAINT else (place,)


def _merged(blocks: Iterable[BlockedClass]) -> tuple[BlockedClass, ...]:
    """One block per class and place, the first (most serious) reason first; wider ones swallow narrower."""
    kept: dict[tuple[TechniqueClass, Place], BlockedClass] = {}
    for block in sorted(blocks, key=lambda one: -one.place.reach):
        technique_class = block.technique_class
        covering = (c for c in kept if c[0] is technique_class and c[1].covers(block.place))
        known = next(covering, (technique_class, block.place))
        kept[known] = _joined(kept[known], block) if known in kept else block
    order = {technique_class: rank for rank, technique_class in enumerate(CLASS_NAMES)}
    return tuple(sorted(kept.values(), key=lambda b: (order[b.technique_class], b.place)))


def _joined(kept: BlockedClass, other: BlockedClass) -> BlockedClass:
    if other.rule == kept.rule or other.rule in kept.also:
        return kept
    return replace(kept, also=(*kept.also, other.rule))


def _precautions(acting: Iterable[Ruling], read: Read, region: Region) -> Iterator[Precaution]:
    for ruling in acting:
        for effect in ruling.rule.effects:
            if isinstance(effect, Limits):
                for place in _places(effect.at, region):
                    because, inputs = says(ruling), used(ruling.because, read)
                    named = (ruling.rule.id, sources_of(ruling), inputs)
                    yield Precaution(effect.how, effect.classes, place, because, *named)


def _once(precautions: Iterable[Precaution]) -> tuple[Precaution, ...]:
    """Each thing to mind once per place, under the rule that says it first."""
    found: dict[tuple[str, Place, tuple[TechniqueClass, ...]], Precaution] = {}
    for precaution in precautions:
        found.setdefault((precaution.how, precaution.place, precaution.classes), precaution)
    return tuple(found.values())


def _referral(acting: Iterable[Ruling]) -> Referral:
    referring = [(e, ruling) for ruling in acting for e in ruling.rule.effects if isinstance(e, Refers)]
    if not referring:
        return Referral(Urgency.NONE, "", Text(""))
    referring.sort(key=lambda pair: (-pair[0].level, -pair[0].urgency.rank))
    top, ruling = referring[0]
    return Referral(
        urgency=max((effect.urgency for effect, _ in referring), key=lambda urgency: urgency.rank),
        to=top.to,
        why=Text(ruling.rule.says.clinician, top.to_patient or ruling.rule.says.patient),
        rules=tuple(dict.fromkeys(r.rule.id for _, r in referring)),
    )


def _missing_gates(gates: Iterable[OpenGate]) -> Iterator[MissingGate]:
    asked: dict[TechniqueClass, dict[str, str]] = {}
    for _, gate, questions in gates:
        for closed in gate.closes:
            asked.setdefault(closed, {}).update({q.name: q.question for q in questions})
    for closed in sorted(asked, key=list(CLASS_NAMES).index):
        yield MissingGate(closed, tuple(asked[closed]), tuple(asked[closed].values()))
