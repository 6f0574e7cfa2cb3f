"""A private plan's shares, happenings and unknowns told in words."""

from collections.abc import Mapping
from decimal import Decimal

from synovia.domain.charges.coverage import (
    Accumulators,
    Happening,
    Milestone,
    NoLimit,
    PricedVisit,
    Shared,
    Unknown,
)
from synovia.domain.charges.family import least
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.units import UnitRule
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO, percent, shown


def private_steps(
    priced: PricedVisit, shared: Shared, share: Decimal | None, tariff: Tariff
) -> tuple[Step, ...]:
    """From the allowed amount to the plan's payment and the person's part."""
    if shared.figures["over_limit"]:
        return (_limit_step(priced, shared, tariff), _insurer_step(priced, shared, tariff))
    steps = []
    if shared.figures["deductible"]:
        steps.append(_deductible_step(priced, shared, tariff))
    steps.append(_own_step(priced, shared, share, tariff))
    if shared.figures["spared"]:
        steps.append(_maximum_step(priced, shared, tariff))
    return (*steps, _insurer_step(priced, shared, tariff), _person_step(priced, shared, tariff))


def private_milestones(
    priced: PricedVisit, before: Accumulators, start: Accumulators, after: Accumulators
) -> tuple[Milestone, ...]:
    """What happened with this visit: a new plan year, deductible or maximum met, visits used up."""
    happened = (
        (start is not before, Happening.YEAR_TURNS),
        (
            (bool(start.deductible_left) and after.deductible_left == 0)
            or (bool(start.family_deductible_left) and after.family_deductible_left == 0),
            Happening.DEDUCTIBLE_MET,
        ),
        (
            (bool(start.out_of_pocket_left) and after.out_of_pocket_left == 0)
            or (bool(start.family_out_of_pocket_left) and after.family_out_of_pocket_left == 0),
            Happening.MAXIMUM_REACHED,
        ),
        (start.visits_left == 1 and after.visits_left == 0, Happening.VISITS_USED_UP),
        (start.authorised_left == 1 and after.authorised_left == 0, Happening.AUTHORISATION_USED_UP),
    )
    found = tuple(_milestone(what, priced, TOLD) for is_so, what in happened if is_so)
    return found if priced.number > 1 else (*_none_left(priced, start), *found)


def _none_left(priced: PricedVisit, start: Accumulators) -> tuple[Milestone, ...]:
    """What was used up before the plan of visits begins."""
    happened = (
        (start.visits_left == 0, Happening.VISITS_USED_UP),
        (start.authorised_left == 0, Happening.AUTHORISATION_USED_UP),
    )
    return tuple(_milestone(what, priced, TOLD_BEFORE) for is_so, what in happened if is_so)


TOLD = {
    Happening.YEAR_TURNS: "A new plan year counts from {at}: yearly amounts start again.",
    Happening.DEDUCTIBLE_MET: "The yearly deductible is met with {at}.",
    Happening.MAXIMUM_REACHED: "The yearly out-of-pocket maximum is reached with {at}: the plan pays covered care in full after it.",
    Happening.VISITS_USED_UP: "The plan's visits are used up with {at}: later visits this plan year are not covered.",
    Happening.AUTHORISATION_USED_UP: "The authorized visits are used up with {at}: ask the plan for more before the next one.",
}
TOLD_BEFORE = {
    Happening.VISITS_USED_UP: "The plan's visits are used up before {at}: visits this plan year are not covered.",
    Happening.AUTHORISATION_USED_UP: "No authorized visit is left before {at}: ask the plan for more first.",
}


def _milestone(what: Happening, priced: PricedVisit, told: Mapping[Happening, str]) -> Milestone:
    at = f"visit {priced.number} on {priced.on:%B} {priced.on.day}, {priced.on.year}"
    return Milestone(what, priced.on, priced.number, told[what].format(at=at))


def private_unknowns(
    *,
    uses_deductible: bool,
    deductible: Decimal | None,
    deductible_left: Decimal | None,
    maximum: Decimal | NoLimit | None,
    maximum_left: Decimal | None,
    visit_limit: int | NoLimit | None,
    visits_used: int | None,
    unit_rule: UnitRule | None,
    authorised: int | NoLimit | None,
) -> tuple[Unknown, ...]:
    """Every unknown of the plan that moves the price, with what was taken in its place."""
    found = []
    if uses_deductible and deductible_left is None:
        found.append(_deductible_unknown(deductible))
    if maximum is None:
        says = (
            "We do not know the plan's yearly out-of-pocket maximum; once it is reached you pay nothing more."
        )
        found.append(Unknown("out_of_pocket_max", "no maximum", says))
    elif maximum_left is None and isinstance(maximum, Decimal):
        says = f"We do not know how much of the {shown(maximum)} out-of-pocket maximum is already spent."
        found.append(Unknown("out_of_pocket_left", f"{shown(maximum)}, nothing spent yet", says))
    if visit_limit is None:
        says = "We do not know whether the plan limits therapy visits; visits over a limit would be yours to pay."
        found.append(Unknown("visit_limit", "no limit", says))
    elif visits_used is None and isinstance(visit_limit, int):
        says = f"We do not know how many of the {visit_limit} visits a year are already used."
        found.append(Unknown("visits_used", "none used yet", says))
    if unit_rule is None:
        says = "We do not know which rule the plan counts minutes by; the range covers both."
        found.append(Unknown("unit_rule", "Medicare's eight-minute rule", says))
    if authorised is None:
        says = "We do not know whether the plan wants visits authorized first."
        found.append(Unknown("authorised_visits", "all visits authorized", says))
    return tuple(found)


def _deductible_unknown(deductible: Decimal | None) -> Unknown:
    if deductible is None:
        says = "We do not know the plan's deductible or how much of it is met."
        return Unknown("deductible_left", "the deductible is never met", says)
    says = f"We do not know how much of the {shown(deductible)} yearly deductible is already met."
    return Unknown("deductible_left", f"{shown(deductible)}, nothing met yet", says)


def _limit_step(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    says = f"The plan's visits are used up, so this visit is the person's: {shown(shared.shares.person)}."
    return _step("person_pays", shared.shares.person, "visit-limit", priced, says, tariff)


def _deductible_step(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    part = shared.figures["deductible"]
    left = least((shared.after.deductible_left, shared.after.family_deductible_left))
    rest = "how much is left after it is not known" if left is None else f"{shown(left)} is left after it"
    says = f"Of {shown(priced.covered)} allowed, {shown(part)} falls to the deductible; {rest}."
    return _step("deductible", part, "deductible-first", priced, says, tariff)


def _own_step(priced: PricedVisit, shared: Shared, share: Decimal | None, tariff: Tariff) -> Step:
    own = shared.figures["own_part"]
    rest = priced.covered - shared.figures["deductible"]
    if share is None:
        says = f"Copay for the visit, never more than the {shown(rest)} there is to pay: {shown(own)}."
        return _step("copay", own, "copay", priced, says, tariff)
    says = f"{percent(share)} of the remaining {shown(rest)} is the person's: {shown(own)}."
    return _step("coinsurance", own, "coinsurance", priced, says, tariff)


def _maximum_step(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    spared = shared.figures["spared"]
    says = f"The yearly out-of-pocket maximum is reached: {shown(spared)} goes to the plan instead."
    return _step("above the yearly maximum", spared, "out-of-pocket-maximum", priced, says, tariff)


def _insurer_step(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    paid = shared.shares.insurer
    says = f"The plan pays the rest of the {shown(priced.covered)} it covers: {shown(paid)}."
    if shared.figures["over_limit"]:
        says = "The plan pays nothing over its visit limit."
    return _step("insurer_pays", paid, "plan-pays-rest", priced, says, tariff)


def _person_step(priced: PricedVisit, shared: Shared, tariff: Tariff) -> Step:
    pays, balance = shared.shares.person, shared.figures["balance"]
    says = f"The person pays {shown(pays)}"
    if balance > ZERO:
        says += f", of which {shown(balance)} is the clinic's charge above what the plan recognizes"
    return _step("person_pays", pays, "person-part", priced, f"{says}.", tariff)


def _step(gives: str, result: Decimal, rule: str, priced: PricedVisit, says: str, tariff: Tariff) -> Step:
    origin = tariff.rules[rule]
    return Step(gives, result, rule, priced.on, says, origin.source, origin.standing, doubt=origin.doubt)
