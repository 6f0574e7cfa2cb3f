"""A 277CA as a `ClaimStatus`: source, receiver, billing providers, patients with their claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from synovia.domain.charges.claims.answers import ClaimStatus, StatedClaim, StatedLine, Status
from synovia.domain.charges.claims.content import Name
from synovia.exchange.x12.fields import Transaction, name_of
from synovia.exchange.x12.segments import Segment
from synovia.exchange.x12.words import CATEGORIES, ENTITIES, STATUSES

CLAIM: Final = "PT"
_LEVELS: Final = ("20", "21", "19", CLAIM)


@dataclass(slots=True)
class _Reading:
    """Where in the hierarchy the reader is: `level` is HL03 (20, 21, 19, PT)."""

    file: Transaction
    level: str = CLAIM  # files without levels speak of claims
    head: dict[str, Any] = field(default_factory=lambda: {"source": "", "source_id": "", "batch": ""})
    above: list[Status] = field(default_factory=list)
    provider: str = ""
    of_providers: list[tuple[str, Status]] = field(default_factory=list)
    patient: dict[str, Any] = field(default_factory=dict)
    claim: dict[str, Any] | None = None
    lines: list[dict[str, Any]] = field(default_factory=list)
    claims: list[StatedClaim] = field(default_factory=list)


def read_claim_status(file: Transaction) -> ClaimStatus:
    """The 277CA in this transaction."""
    at = _Reading(file)
    for segment in file.segments:
        _STEPS.get(segment.tag, _nothing)(at, segment)
    _end_claim(at)
    return ClaimStatus(
        envelope=file.envelope,
        statuses=tuple(at.above),
        provider_statuses=tuple(at.of_providers),
        claims=tuple(at.claims),
        findings=tuple(file.findings),
        **at.head,
    )


def _nothing(at: _Reading, segment: Segment) -> None:
    """A segment that says nothing we keep."""


def _hl(at: _Reading, segment: Segment) -> None:
    _end_claim(at)
    at.level, at.patient = segment[3], {}
    if at.level not in _LEVELS:
        says = f"A level of the kind “{at.level}” is not one of a 277CA: what stands in it was not read."
        at.file.note("unknown-level", says, segment, serious=True)


def _nm1(at: _Reading, segment: Segment) -> None:
    if at.level == "20":
        at.head |= {"source": segment[3], "source_id": segment[9]}
    elif at.level == "19":
        at.provider = segment[9]
    elif at.level == CLAIM:
        at.patient = {"patient": name_of(segment), "member_id": segment[9]}


def _trn(at: _Reading, segment: Segment) -> None:
    if at.level == "21":
        at.head["batch"] = segment[2]
    elif at.level == CLAIM:
        _end_claim(at)
        at.claim = {**at.patient, "control_number": segment[2], "statuses": []}
        if not segment[2]:
            at.file.note(
                "missing-control-number", "A claim does not say which of ours it is.", segment, serious=True
            )


def _stc(at: _Reading, segment: Segment) -> None:
    said = [_status(at.file, segment, number) for number in (1, 10, 11) if segment[number]]
    if any(each.contradicts_itself for each in said):
        at.file.note(
            "contradiction", "A status is rejected and accepted at once; it counts as rejected.", segment
        )
    if at.lines:
        at.lines[-1]["statuses"].extend(said)
    elif at.claim is not None:
        at.claim["statuses"].extend(said)
    elif at.level == "19":
        at.of_providers.extend((at.provider, each) for each in said)
    elif at.level in ("20", "21"):
        at.above.extend(said)
    else:
        at.file.note("stray-status", "A status stands with no claim; it was left out.", segment, serious=True)


def _status(file: Transaction, segment: Segment, number: int) -> Status:
    category, code, entity = (segment.part(number, component) for component in (1, 2, 3))
    words = [CATEGORIES.get(category, f"category {category}"), STATUSES.get(code, f"status {code}")]
    if entity:
        words.append(ENTITIES.get(entity, f"entity {entity}"))
    if segment[12]:
        words.append(segment[12])
    says = ": ".join(words[:2]) + "".join(f" ({word})" for word in words[2:])
    return Status(
        category, code, entity, f"{says[0].upper()}{says[1:]}.", segment[3],
        file.money(segment, 4, "A status's amount"), file.day(segment, 2, "A status's date"), segment[12],
    )  # fmt: skip


def _ref(at: _Reading, segment: Segment) -> None:
    if at.lines:
        if segment[1] in ("FJ", "6R"):
            at.lines[-1]["control_number"] = segment[2]
    elif at.claim is not None and segment[1] == "1K":
        at.claim["payer_claim_number"] = segment[2]


def _dtp(at: _Reading, segment: Segment) -> None:
    if at.claim is not None and not at.lines and segment[1] == "472":
        first, last = at.file.days(segment, 3, "The days of service")
        at.claim |= {"service_from": first, "service_through": last}


def _svc(at: _Reading, segment: Segment) -> None:
    if at.claim is not None:
        parts = segment.parts(1)
        at.lines.append(
            {"code": "".join(parts[1:2]), "modifiers": tuple(filter(None, parts[2:6])), "statuses": []}
        )


def _qty(at: _Reading, segment: Segment) -> None:
    """QTY and AMT of the whole batch: how many, how much."""
    name = {
        "90": "accepted_count",
        "AA": "rejected_count",
        "YU": "accepted_amount",
        "YY": "rejected_amount",
    }.get(segment[1])
    if at.level != "21" or name is None:
        return
    value = at.file.money(segment, 2, "A total")
    at.head[name] = int(value) if value is not None and name.endswith("count") else value


def _end_claim(at: _Reading) -> None:
    if at.claim is not None:
        lines = tuple(StatedLine(**{**each, "statuses": tuple(each["statuses"])}) for each in at.lines)
        said = {"patient": Name(""), **at.claim, "statuses": tuple(at.claim["statuses"])}
        at.claims.append(StatedClaim(lines=lines, **said))
    at.claim, at.lines = None, []


_STEPS = {
    "HL": _hl,
    "NM1": _nm1,
    "TRN": _trn,
    "STC": _stc,
    "REF": _ref,
    "DTP": _dtp,
    "SVC": _svc,
    "QTY": _qty,
    "AMT": _qty,
}
