"""The whole answer for one patient: read, judge, screen, classify, choose. Pure: no clock, no files."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from synovia.domain.rules import RuleBook, Ruling, Supports, Truth
from synovia.domain.screening.reading import Read, read
from synovia.domain.screening.result import Screening
from synovia.domain.screening.rules import RULES as SCREENING_RULES
from synovia.domain.screening.screen import says, screen, sources_of, used
from synovia.domain.strategy.likelihood import likelihood_of
from synovia.domain.strategy.options import select
from synovia.domain.strategy.proposal import (
    Classified,
    Contradiction,
    Likelihood,
    NextFinding,
    Options,
    Proposal,
    Referral,
    Source,
)
from synovia.domain.strategy.signed_off import clinic_changes, unapproved, who_spoke
from synovia.domain.strategy.summary import summary_of
from synovia.domain.terms.evidence import Band, Grade
from synovia.domain.terms.reading import Findings

_SCREENING_IDS = frozenset(rule.id for rule in SCREENING_RULES)
_BANDS = (Band.HIGH, Band.MODERATE, Band.LOW)
MOST_NEXT = 8


def propose(findings: Findings, rulebook: RuleBook) -> Proposal:
    """The proposal for these findings. It is never a plan: a therapist accepts, changes or declines it."""
    known = read(findings, rulebook)
    rulings = rulebook.judge(known.facts)
    screening = screen(known, rulings, rulebook, findings.region)
    speaking = tuple(ruling for ruling in rulings if ruling.truth is not Truth.NO)
    options = select(Findings(known.facts), screening, speaking, rulebook)
    return _composed(findings, known, speaking, screening, options, rulebook)


def _composed(
    findings: Findings,
    known: Read,
    rulings: tuple[Ruling, ...],
    screening: Screening,
    options: Options,
    book: RuleBook,
) -> Proposal:
    suspected = tuple(_suspected(rulings, known))
    spoke = who_spoke(rulings, known)
    unreviewed = unapproved(spoke, book)
    proposal = Proposal(
        region=findings.region,
        candidacy=screening.candidacy,
        summary=summary_of(screening, suspected),
        hands_on=not screening.hands_on_withheld,
        reasons=screening.reasons,
        classification=(*suspected, *options.classification),
        techniques=options.techniques,
        exercises=options.exercises,
        education=options.education,
        blocked=screening.blocks,
        precautions=screening.precautions,
        not_recommended=options.not_recommended,
        referral=_more_urgent(screening.referral, options.referral),
        conflicts=options.conflicts,
        contradictions=tuple(Contradiction(c.findings, c.says, c.question) for c in known.clashes),
        medications_not_recognized=known.unrecognized,
        missing_gates=screening.missing_gates,
        unanswered_screening=screening.unanswered,
        next_best=_next_best(screening, options),
        goals=options.goals,
        schedule=options.schedule,
        sources=(),
        rule_set_hash=book.content_hash,
        knowledge_release=book.release,
        notes=options.notes,
        session=options.session,
        reviewed=bool(spoke) and not unreviewed,
        spoke=spoke,
        unreviewed=unreviewed,
        clinic_changes=tuple(clinic_changes(spoke, known, book)),
    )
    return replace(proposal, sources=tuple(_sources(proposal, book)))


def _suspected(rulings: Iterable[Ruling], known: Read) -> Iterator[Classified]:
    """The diseases the screening suspects, each once, the surest first."""
    found: dict[str, Classified] = {}
    for ruling in rulings:
        if not ruling.acts or ruling.rule.id not in _SCREENING_IDS:
            continue
        for effect in ruling.rule.effects:
            if isinstance(effect, Supports):
                entry = _classified(ruling, effect, known)
                found[effect.code] = _stronger(found.get(effect.code), entry)
    yield from sorted(found.values(), key=lambda one: _BANDS.index(one.band))


def _classified(ruling: Ruling, effect: Supports, known: Read) -> Classified:
    return Classified(
        code=effect.code,
        name=effect.name,
        band=effect.band,
        likelihood=_likelihood(ruling, effect),
        rules=(ruling.rule.id,),
        inputs_used=used(ruling.because or ruling.rule.when.names(), known),
        inputs_missing=tuple(sorted(ruling.missing)),
        sources=sources_of(ruling),
        grade=next((cited.grade for cited in ruling.rule.evidence), Grade.NONE),
        study=ruling.rule.study,
        validated=ruling.rule.validated,
        conflicts=effect.conflicts,
        says=says(ruling),
    )


def _likelihood(ruling: Ruling, effect: Supports) -> Likelihood | None:
    if effect.accuracy is None:
        return None
    rule = ruling.rule
    return likelihood_of(effect.accuracy.accuracy, rule.study, validated=rule.validated)


def _stronger(known: Classified | None, fresh: Classified) -> Classified:
    if known is None:
        return fresh
    first, second = sorted((known, fresh), key=lambda one: _BANDS.index(one.band))
    return replace(
        first,
        rules=tuple(dict.fromkeys((*first.rules, *second.rules))),
        likelihood=first.likelihood or second.likelihood,
        inputs_used=tuple(dict.fromkeys((*first.inputs_used, *second.inputs_used))),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
    )


def _more_urgent(first: Referral, second: Referral | None) -> Referral:
    return second if second is not None and second.urgency.rank > first.urgency.rank else first


def _next_best(screening: Screening, options: Options) -> tuple[NextFinding, ...]:
    found: dict[str, NextFinding] = {}
    for question in sorted((*screening.next_best, *options.next_best), key=lambda one: -one.weight):
        found.setdefault(question.finding, question)
    return tuple(found.values())[:MOST_NEXT]


def _sources(proposal: Proposal, book: RuleBook) -> Iterator[Source]:
    """Every source any part of the proposal cites, once, as it is shown beside the answer."""
    for key in sorted(set(_cited(proposal))):
        card = book.sources[key]
        yield Source(key, card.citation, card.kind, card.standing, card.doi, card.pmid, card.url)


def _cited(proposal: Proposal) -> Iterator[str]:
    parts: tuple[Iterable[object], ...] = (
        proposal.reasons,
        proposal.classification,
        proposal.techniques,
        proposal.exercises,
        proposal.education,
        proposal.blocked,
        proposal.precautions,
        proposal.not_recommended,
        proposal.conflicts,
        proposal.goals,
        (proposal.schedule,) if proposal.schedule else (),
    )
    for part in parts:
        for one in part:
            yield from getattr(one, "sources", ())
