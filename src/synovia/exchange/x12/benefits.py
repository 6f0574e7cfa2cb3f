"""A 271 as `Benefits`, one for each person it answers about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from synovia.domain.charges.claims.answers import NOBODY, Benefit, Benefits
from synovia.exchange.x12.benefit_words import REFUSALS, sentence
from synovia.exchange.x12.fields import Transaction, name_of
from synovia.exchange.x12.segments import Segment

_YES: Final = {"Y": True, "N": False}


@dataclass(slots=True)
class _Reading:
    """Where in the hierarchy the reader is: `level` is HL03 (20 payer, 21 provider, 22 subscriber, 23 dependent)."""

    file: Transaction
    level: str = ""
    payer: dict[str, Any] = field(default_factory=lambda: {"payer": "", "payer_id": ""})
    subscriber: dict[str, Any] = field(default_factory=dict)
    person: dict[str, Any] | None = None
    benefits: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    answers: list[Benefits] = field(default_factory=list)


def read_benefits(file: Transaction) -> list[Benefits]:
    """The answers in this transaction; one without a person when the payer refused before it came to one."""
    at = _Reading(file)
    for segment in file.segments:
        step = _STEPS.get(segment.tag)
        if step:
            step(at, segment)
    _end_person(at)
    if not at.answers:
        at.person = {}
        _answer(at)
    return at.answers


def _hl(at: _Reading, segment: Segment) -> None:
    _end_person(at)
    at.level = segment[3]
    if at.level == "22":
        at.subscriber, at.person = {}, {}
    elif at.level == "23":
        at.person = {}


def _nm1(at: _Reading, segment: Segment) -> None:
    if at.benefits:
        at.benefits[-1]["named"] = name_of(segment)
    elif at.level == "20":
        at.payer = {"payer": segment[3], "payer_id": segment[9]}
    elif at.level == "22":
        at.subscriber |= {"subscriber": name_of(segment), "member_id": segment[9]}
    elif at.level == "23" and at.person is not None:
        at.person["patient"] = name_of(segment)


def _trn(at: _Reading, segment: Segment) -> None:
    """Our own number comes back under 2; others under 1 are the payer's."""
    if at.person is not None and (segment[1] == "2" or "trace" not in at.person):
        at.person["trace"] = segment[2]


def _ref(at: _Reading, segment: Segment) -> None:
    if not at.benefits and segment[1] in ("6P", "1L", "IG"):
        at.subscriber["group_number"] = segment[2]


def _dmg(at: _Reading, segment: Segment) -> None:
    if at.person is not None:
        at.person["birth_date"] = at.file.day(segment, 2, "The birth date")


def _dtp(at: _Reading, segment: Segment) -> None:
    said = at.benefits[-1] if at.benefits else at.person
    if said is None:
        return
    begins, ends = ("from_day", "through_day") if at.benefits else ("plan_from", "plan_through")
    first, last = at.file.days(segment, 3, "A date of the coverage")
    if segment[1] in _ENDS:
        said[ends] = last
    elif segment[1] in (_OF_BENEFITS if at.benefits else _OF_PLANS):
        said |= {begins: first} if segment[2] == "D8" else {begins: first, ends: last}


_OF_PLANS: Final = frozenset({"291", "307", "346", "356"})
"""What DTP01 says of days on which, or from which, a person is covered: plan, eligibility, their beginnings."""
_OF_BENEFITS: Final = _OF_PLANS | {"193", "290", "292", "348", "435", "472"}
_ENDS: Final = frozenset({"194", "347", "349", "357"})


def _eb(at: _Reading, segment: Segment) -> None:
    file = at.file
    share = file.number(segment, 8, "A share")
    if share is not None and share > 1:
        file.note(
            "share-above-one", f"A share is {share}: a fraction cannot be above 1.", segment, serious=True
        )
        share = None
    said: dict[str, Any] = {
        "kind": segment[1],
        "level": segment[2],
        "services": tuple(filter(None, segment.repeats(3))),
        "insurance": segment[4],
        "plan": segment[5],
        "period": segment[6],
        "amount": file.money(segment, 7, "A benefit's amount"),
        "share": share,
        "quantity_of": segment[9],
        "quantity": file.number(segment, 10, "A benefit's quantity"),
        "authorization_needed": _YES.get(segment[11]),
        "in_network": _YES.get(segment[12]),
        "procedure": segment.part(13, 2),
        "messages": [],
        "places": [],
    }
    at.benefits.append(said)


def _hsd(at: _Reading, segment: Segment) -> None:
    """How many visits, said apart from EB. A second count is a benefit of its own."""
    if not at.benefits or not segment[1]:
        return
    above = at.benefits[-1]
    if above["quantity"] is not None:
        at.benefits.append(above := {**above, "messages": [], "period": ""})
    quantity = at.file.number(segment, 2, "A benefit's quantity")
    above |= {"quantity_of": segment[1], "quantity": quantity, "period": above["period"] or segment[5]}


def _msg(at: _Reading, segment: Segment) -> None:
    if at.benefits:
        at.benefits[-1]["messages"].append(segment[1])


def _iii(at: _Reading, segment: Segment) -> None:
    """Where, of all places of service, the benefit counts."""
    if at.benefits and segment[1] == "ZZ":
        at.benefits[-1]["places"].append(segment[2])


def _aaa(at: _Reading, segment: Segment) -> None:
    at.refusals.append(REFUSALS.get(segment[3], f"The payer's reason is {segment[3] or 'not said'}."))


_STEPS: Final = {
    "HL": _hl, "NM1": _nm1, "TRN": _trn, "REF": _ref, "DMG": _dmg, "DTP": _dtp, "EB": _eb, "HSD": _hsd, "MSG": _msg, "III": _iii, "AAA": _aaa,
}  # fmt: skip


def _end_person(at: _Reading) -> None:
    """A subscriber with dependents of whom nothing was said is not a person asked about."""
    if at.person is not None and (at.benefits or at.refusals or at.person.get("trace")):
        _answer(at)
    at.person, at.benefits = None, []


def _answer(at: _Reading) -> None:
    said = {"subscriber": NOBODY, "member_id": "", **at.payer, **at.subscriber, **(at.person or {})}
    said.setdefault("patient", said["subscriber"])
    benefits = tuple(_benefit(each) for each in at.benefits)
    at.answers.append(
        Benefits(
            envelope=at.file.envelope, benefits=benefits, refusals=tuple(at.refusals),
            findings=tuple(at.file.findings), **said,
        )
    )  # fmt: skip
    at.refusals = []


def _benefit(said: dict[str, Any]) -> Benefit:
    plain = Benefit(says="", **{**said, "messages": tuple(said["messages"]), "places": tuple(said["places"])})
    return Benefit(**{**{name: getattr(plain, name) for name in Benefit.__slots__}, "says": sentence(plain)})
