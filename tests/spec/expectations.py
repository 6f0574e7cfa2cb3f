"""What a worked case expects, read against a proposal.

Offers are written `CLASS`, `CLASS@site`, `CLASS:tag`, with `|` between alternatives; EDU is education.
A block is met by the same block or a wider one.
"""

from collections.abc import Iterator
from typing import Any

from synovia.domain.strategy.proposal import Proposal
from synovia.domain.terms.evidence import Urgency
from synovia.domain.terms.places import Place

SITES = {
    "cervical": Place.CERVICAL,
    "lumbar": Place.LUMBAR,
    "hip": Place.HIP,
    "upper_cervical": Place.UPPER_CERVICAL,
}


def disagreements(expected: dict[str, Any], proposal: Proposal) -> list[str]:
    """Every point on which the proposal is not what the case expects; empty when it is right."""
    return [
        *_candidacy(expected, proposal),
        *_classification(expected, proposal),
        *(f"not offered: {offer}" for offer in expected["offer"] if not _offered(offer, proposal)),
        *(f"not blocked: {block}" for block in expected["block"] if not _blocked(block, proposal)),
        *(f"ranked first: {bad}" for bad in expected["not_first"] if _first(bad, proposal)),
        *_referral(expected, proposal),
        *_conflict(expected, proposal),
    ]


def _candidacy(expected: dict[str, Any], proposal: Proposal) -> Iterator[str]:
    if proposal.candidacy.value not in expected["candidacy"]:
        yield f"candidacy {proposal.candidacy.value}, not one of {expected['candidacy']}"


def _classification(expected: dict[str, Any], proposal: Proposal) -> Iterator[str]:
    codes = {one.code for one in proposal.classification}
    if codes.isdisjoint(expected["classification"]):
        yield f"classified {sorted(codes)}, none of {expected['classification']}"


def _referral(expected: dict[str, Any], proposal: Proposal) -> Iterator[str]:
    if proposal.referral.urgency.rank < Urgency(expected["referral"]).rank:
        yield f"referral {proposal.referral.urgency}, less than {expected['referral']}"


def _conflict(expected: dict[str, Any], proposal: Proposal) -> Iterator[str]:
    if expected["conflict"] and not proposal.conflicts:
        yield "no guideline conflict flagged"


def _offered(offer: str, proposal: Proposal) -> bool:
    return any(_one_offered(option, proposal) for option in offer.split("|"))


def _one_offered(option: str, proposal: Proposal) -> bool:
    wanted, _, tag = option.partition(":")
    code, _, site = wanted.partition("@")
    if code == "EDU":
        return bool(proposal.education)
    if code == "EXR":
        return any(not tag or tag in (*exercise.tags, exercise.id) for exercise in proposal.exercises)
    return any(
        technique.technique_class == code and (not site or _at(site, technique.place, technique.segment))
        for technique in proposal.techniques
    )


def _at(site: str, place: Place, segment: str) -> bool:
    return site in segment or (site in SITES and (SITES[site].covers(place) or place.covers(SITES[site])))


def _blocked(block: str, proposal: Proposal) -> bool:
    code, _, site = block.partition("@")
    place = SITES.get(site, Place.EVERYWHERE)
    return any(
        one.technique_class == code and (one.place.covers(place) or one.place is Place.EVERYWHERE)
        for one in proposal.blocked
    )


def _first(bad: str, proposal: Proposal) -> bool:
    return bool(proposal.techniques) and proposal.techniques[0].technique_class == bad.partition("@")[0]
