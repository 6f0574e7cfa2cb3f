"""Medicare's shares and happenings told step by step."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from synovia.domain.charges.coverage import Accumulators, Happening, Milestone, PricedVisit, Shared
from synovia.domain.charges.edits import EditFinding
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.timeline import Origin
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO, percent, shown


def medicare_steps(
    priced: PricedVisit, shared: Shared, tariff: Tariff, supplemented: bool
) -> tuple[Step, ...]:
    """From the allowed amount to Medicare's payment and the person's part."""
    steps = [
        _deductible(priced, shared, tariff),
        _coinsurance(priced, shared, tariff),
        _payment(priced, shared, tariff),
    ]
    if shared.figures["assistant"]:
        steps.append(_assistant(priced, shared, tariff))
    if shared.shares.withheld:
        steps.append(_withheld(priced, shared, tariff))
    if supplemented:
        steps.append(_supplement(priced, shared, tariff))
    return (*steps, _person(priced, shared, tariff))


def denial_step(finding: EditFinding, on: date) -> Step:
    """Why a code of the visit is allowed nothing."""
    origin = finding.origin
    return Step(
        gives=f"denied {finding.denied}",
        result=ZERO,
        rule="edits",
        on=on,
        says=finding.says,
        source=origin.source,
        standing=origin.standing,
        doubt=origin.doubt,
    )


def medicare_milestones(
    priced: PricedVisit, before: Accumulators, start: Accumulators, after: Accumulators, tariff: Tariff
) -> tuple[Milestone, ...]:
    """What happened with this visit: a new year, the deductible met, the threshold passed."""
    on, number = priced.on, priced.number
    found = []
    if start is not before:
        says = f"From {_day(priced)} a new Medicare year counts: the deductible starts again."
        found.append(Milestone(Happening.YEAR_TURNS, on, number, says))
    if start.deductible_left and not after.deductible_left:
        says = f"The yearly deductible is met with visit {number} on {_day(priced)}."
        found.append(Milestone(Happening.DEDUCTIBLE_MET, on, number, says))
    limits = tariff.medicare.threshold.on(on).value
    for line, happening, what in (
        (limits.physical_and_speech, Happening.KX_FROM_HERE, "the KX modifier is needed from here on"),
        (limits.review, Happening.REVIEW_POSSIBLE, "Medicare may ask to review the notes"),
    ):
        used, now = start.therapy_used or ZERO, after.therapy_used or ZERO
        if used > line and number == 1:
            says = f"The year's therapy is above {shown(line)} before the plan begins: {what}."
            found.append(Milestone(happening, on, number, says))
        elif used <= line < now:
            says = f"With visit {number} on {_day(priced)} the year's therapy passes {shown(line)}: {what}."
            found.append(Milestone(happening, on, number, says))
    return tuple(found)


def _deductible(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    yearly = tariff.medicare.deductible.on(priced.on)
    taken, left = shared.figures["deductible"], shared.after.deductible_left
    says = f"Of {shown(priced.covered)} allowed, {shown(taken)} falls to the deductible; {shown(left or ZERO)} is left."
    step = _step("deductible", taken, "part-b-deductible", priced, says, yearly.origin)
    return replace(step, carried=(yearly.carried,)) if yearly.carried else step


def _coinsurance(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    share = tariff.medicare.coinsurance.on(priced.on)
    base = priced.covered - shared.figures["deductible"]
    says = f"{percent(share.value)} of the remaining {shown(base)} is the person's: {shown(shared.figures['coinsurance'])}."
    return _step(
        "coinsurance", shared.figures["coinsurance"], "part-b-coinsurance", priced, says, share.origin
    )


def _payment(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    share = tariff.medicare.sequestration.on(priced.on)
    cut, base = shared.figures["sequestration"], shared.figures["before_sequestration"]
    says = (
        f"Medicare owes {shown(base)}, keeps back {percent(share.value)} ({shown(cut)}, sequestration) "
        f"and pays {shown(shared.shares.insurer)}."
    )
    return _step("insurer_pays", shared.shares.insurer, "sequestration", priced, says, share.origin)


def _assistant(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    share = tariff.medicare.assistant_share.on(priced.on)
    cut = shared.figures["assistant"]
    says = (
        f"{shown(priced.by_assistant)} of the allowed amount is for units by an assistant (CQ): Medicare pays "
        f"{percent(share.value)} of its part for them, {shown(cut)} less. The person's 20% is taken of the full amount."
    )
    return _step("assistant reduction", cut, "assistant-cq", priced, says, share.origin)


def _withheld(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    origin = tariff.medicare.sequestration.on(priced.on).origin
    says = "Kept back by law and never owed by the person: sequestration and, where it applies, the assistant's part."
    return _step("withheld", shared.shares.withheld, "sequestration", priced, says, origin)


def _supplement(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    says = f"The supplement pays {shown(shared.shares.other_insurer)} of the person's part."
    return _step(
        "other_insurer_pays",
        shared.shares.other_insurer,
        "supplement",
        priced,
        says,
        tariff.rules["supplement"],
    )


def _person(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    pays = shared.shares.person
    parts = [
        f"deductible {shown(shared.figures['deductible'])}",
        f"coinsurance {shown(shared.figures['coinsurance'])}",
    ]
    if priced.outside:
        parts.append(f"services Medicare does not cover {shown(priced.outside)}")
    if shared.shares.other_insurer:
        parts.append(f"less the supplement's {shown(shared.shares.other_insurer)}")
    if pays > priced.outside + shared.figures["deductible"] + shared.figures["coinsurance"]:
        parts.append("what the clinic charges above the allowed amount and what Medicare keeps back")
    says = f"The person pays {shown(pays)}: {', '.join(parts)}."
    return _step("person_pays", pays, "part-b-person", priced, says, tariff.rules["part-b-person"])


def _step(gives: str, result: Decimal, rule: str, priced: PricedVisit, says: str, origin: Origin) -> Step:
    return Step(gives, result, rule, priced.on, says, origin.source, origin.standing, doubt=origin.doubt)


def _day(priced: PricedVisit) -> str:
    return f"{priced.on:%B} {priced.on.day}, {priced.on.year}"
