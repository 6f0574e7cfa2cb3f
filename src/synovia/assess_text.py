"""A proposal as a page of plain text for a clinician at a terminal."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from synovia.domain.strategy.compare import Comparison, FindingChange, Moved
from synovia.domain.strategy.proposal import (
    BlockedClass,
    Classified,
    FindingUsed,
    Likelihood,
    OfferedExercise,
    OfferedTechnique,
    Proposal,
)
from synovia.domain.terms.evidence import Candidacy, Urgency
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import CLASS_NAMES

WIDTH = 100


def clinician_text(proposal: Proposal) -> str:
    """The whole proposal, most serious things first."""
    parts = (
        _head(proposal),
        _section("Why", _reasons(proposal)),
        _section("Ask first", (f"{q.question}  ({q.finding})" for q in proposal.unanswered_screening)),
        _section("Contradictions", (f"{c.says} {c.question}" for c in proposal.contradictions)),
        _section("Medicines not recognized, ask", proposal.medications_not_recognized),
        _section("Referral", _referral(proposal)),
        _section("Consistent with", map(_classified, proposal.classification)),
        _section("Offered", map(_technique, proposal.techniques)),
        _section("Exercise", map(_exercise, proposal.exercises)),
        _section("Session", (f"{one.name}: {one.why.clinician}" for one in proposal.session)),
        _section("Education", (advice.says.clinician for advice in proposal.education)),
        _section("Blocked", _blocked(proposal.blocked)),
        _section("Precautions", _precautions(proposal)),
        _section(
            "Not recommended",
            (f"{n.technique_class} {n.place}: {n.says.clinician}" for n in proposal.not_recommended),
        ),
        _section("Guidelines disagree", (f"{c.about}: {c.says.clinician}" for c in proposal.conflicts)),
        _section("Goals", (goal.says.clinician for goal in proposal.goals)),
        _section("Schedule", (proposal.schedule.says.clinician,) if proposal.schedule else ()),
        _section("Would settle most next", (f"{q.question}  ({q.finding})" for q in proposal.next_best)),
        _section("Sources", (f"{s.key} [{s.standing}] {s.citation}" for s in proposal.sources)),
        f"Rules {proposal.rule_set_hash} · knowledge {proposal.knowledge_release} · not reviewed by a clinician",
    )
    return "\n\n".join(part for part in parts if part)


def _head(proposal: Proposal) -> str:
    return f"{_candidacy(proposal)}\n{fill(proposal.summary.clinician, WIDTH)}"


def _candidacy(proposal: Proposal) -> str:
    step = proposal.candidacy_on_safety_scale.value.upper()
    return f"{step} (screening incomplete)" if proposal.candidacy is Candidacy.SCREENING_INCOMPLETE else step


def _section(title: str, lines: Iterable[str]) -> str:
    shown = [_wrapped(line) for line in lines if line]
    return "\n".join([title, *shown]) if shown else ""


def _wrapped(line: str) -> str:
    return fill(line, WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)


def _reasons(proposal: Proposal) -> Iterator[str]:
    for reason in proposal.reasons:
        yield f"{reason.level.name.lower()}: {reason.says.clinician} [{_values(reason.because)}] {reason.rule}"


def _values(inputs: Iterable[FindingUsed]) -> str:
    return ", ".join(f"{one.name} = {_value(one)}" for one in inputs)


def _value(one: FindingUsed) -> str:
    value = one.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(sorted(value)) if isinstance(value, frozenset | tuple) else str(value)


def _referral(proposal: Proposal) -> Iterator[str]:
    referral = proposal.referral
    if referral.urgency is not Urgency.NONE:
        yield f"{referral.urgency.value}: {referral.to}. {referral.why.clinician}"


def _classified(one: Classified) -> str:
    worth = _worth(one.likelihood)
    missing = f" Missing: {', '.join(one.inputs_missing[:5])}." if one.inputs_missing else ""
    return f"{one.code}, {one.name}: {one.band}{worth}. [{_values(one.inputs_used)}]{missing}"


def _worth(likelihood: Likelihood | None) -> str:
    if likelihood is None or likelihood.lr_positive is None:
        return ""
    interval = ""
    if likelihood.lr_low is not None and likelihood.lr_high is not None:
        interval = f" ({likelihood.lr_low:g} to {likelihood.lr_high:g})"
    told = " ".join(part for part in (likelihood.says.clinician, likelihood.assumed) if part)
    return f", LR+ {likelihood.lr_positive:g}{interval}. {told}".rstrip()


def _technique(one: OfferedTechnique) -> str:
    where = " ".join(str(part) for part in (one.segment, one.side) if part)
    graded = f"grade {one.grade}; " if one.grade else ""
    how = ". ".join(part for part in (one.position, one.direction) if part)
    head = f"{one.id} {one.name} [{one.technique_class}@{one.place}] {where}: {graded}{one.dose.words}"
    return f"{head}. {how}. {one.why.clinician} {one.retest}".rstrip()


def _exercise(one: OfferedExercise) -> str:
    return f"{one.id} {one.name}: {one.dose.words}. {one.why.clinician}"


def _blocked(blocks: Iterable[BlockedClass]) -> Iterator[str]:
    for block in blocks:
        where = "" if block.place is Place.EVERYWHERE else f" at {block.place}"
        why = f"not asked: {', '.join(block.missing)}" if block.missing else block.because.clinician
        yield f"{block.technique_class} ({CLASS_NAMES[block.technique_class]}){where}: {why} {block.note} {block.rule}"


def _precautions(proposal: Proposal) -> Iterator[str]:
    for caution in proposal.precautions:
        classes = f" [{', '.join(caution.classes)}]" if caution.classes else ""
        yield f"{caution.how}{classes}"


def comparison_text(found: Comparison) -> str:
    """What moved between two evaluations, the weightiest first; measures with what counts as real."""
    parts = (
        _section("Moved", map(_moved, found.moved)) or "Nothing moved.",
        _section(
            "Measures",
            (f"{one.name}: {one.before:g} to {one.after:g}. {one.change.why}" for one in found.measures),
        ),
        _section("Findings that changed", map(_change, found.findings)),
    )
    return "\n\n".join(part for part in parts if part)


def _moved(one: Moved) -> str:
    what = " ".join(part for part in (one.kind.value, one.what) if part)
    return f"{what}: {one.before or 'none'} to {one.after or 'none'}, because of {'; '.join(map(_change, one.because))}"


def _change(one: FindingChange) -> str:
    before, after = (
        "not assessed" if value is None else _value(FindingUsed(one.name, value))
        for value in (one.before, one.after)
    )
    return f"{one.name} {before} to {after}"
