"""From stored proposals, plans and visits to the domain's values: parts to decide on, blocks, findings of today."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from synovia.domain.programme.catalogue import Exercise, Technique
from synovia.domain.programme.recheck import Answers, findings_today
from synovia.domain.programme.withheld import Block, withheld
from synovia.domain.rules import Catalogue
from synovia.domain.terms.places import Place, Region
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.techniques import TechniqueClass
from synovia.knowledge.library import library
from synovia.records.examination.facts import findings_of
from synovia.records.examination.models import Evaluation
from synovia.records.examination.reasoning import reasoned
from synovia.records.programme.models import ProposalDecision

TECHNIQUE, EXERCISE, EDUCATION, GOAL, SCHEDULE, OWN = (
    "technique",
    "exercise",
    "education",
    "goal",
    "schedule",
    "own",
)
NO_HANDS = frozenset({"emergency", "no_refer_urgent", "different_care_first", "screening_incomplete"})
NOTHING_AT_ALL = frozenset({"emergency"})

Content = Mapping[str, Any]
"""A proposal as it was stored: `domain.strategy.proposal.Proposal.as_json()`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a proposal a therapist decides on. `id` tells two offers of the same technique apart."""

    kind: str
    id: str
    key: str
    name: str
    plain_name: str
    content: Mapping[str, Any]
    suggested: Mapping[str, Any]
    technique_class: str = ""
    place: str = ""

    @property
    def address(self) -> tuple[str, str]:
        """What a decision names it by."""
        return self.kind, self.id


def parts_of(content: Content) -> tuple[Part, ...]:
    """Every part to decide on, in the order of the proposal."""
    return (
        *_numbered(_technique(offer) for offer in content.get("techniques", ())),
        *_numbered(_exercise(offer) for offer in content.get("exercises", ())),
        *_numbered(_advice(offer) for offer in content.get("education", ())),
        *_numbered(_goal(offer) for offer in content.get("goals", ())),
        *([_schedule(content["schedule"])] if content.get("schedule") else ()),
    )


def part_of(content: Content, kind: str, part_id: str) -> Part | None:
    """The part of that kind and id, or None."""
    return next((part for part in parts_of(content) if part.address == (kind, part_id)), None)


def _numbered(parts: Iterable[Part]) -> Iterator[Part]:
    """The first offer keeps its id, a second one of the same technique becomes "id#2"."""
    seen: Counter[str] = Counter()
    for part in parts:
        seen[part.key] += 1
        number = seen[part.key]
        yield part if number == 1 else _renamed(part, f"{part.key}#{number}")


def _renamed(part: Part, part_id: str) -> Part:
    fields = {name: getattr(part, name) for name in Part.__dataclass_fields__}
    return Part(**fields | {"id": part_id})


def _technique(offer: Mapping[str, Any]) -> Part:
    place_on_body = " · ".join(text for text in (offer.get("target", ""), offer.get("segment", "")) if text)
    suggested = {
        "target": place_on_body,
        "side": offer.get("side") or "",
        "grade": offer.get("grade", ""),
        "dose": offer["dose"]["words"],
        "minutes": _minutes(offer, catalogue().techniques),
    }
    return Part(
        TECHNIQUE,
        offer["id"],
        offer["id"],
        offer["name"],
        offer["plain_name"],
        offer,
        suggested,
        offer["class"],
        offer["place"],
    )


def _exercise(offer: Mapping[str, Any]) -> Part:
    suggested = {"dose": offer["dose"]["words"], "minutes": _minutes(offer, catalogue().exercises)}
    return Part(
        EXERCISE,
        offer["id"],
        offer["id"],
        offer["name"],
        offer["plain_name"],
        offer,
        suggested,
        offer["class"],
    )


def _advice(offer: Mapping[str, Any]) -> Part:
    return Part(
        EDUCATION,
        offer["id"],
        offer["id"],
        offer["says"]["clinician"],
        offer["says"]["patient"],
        offer,
        {"minutes": 0},
    )


def _goal(offer: Mapping[str, Any]) -> Part:
    suggested = {name: offer.get(name) for name in ("baseline", "target", "weeks")}
    return Part(
        GOAL, offer["measure"], offer["measure"], offer["name"], offer["says"]["patient"], offer, suggested
    )


def _schedule(offer: Mapping[str, Any]) -> Part:
    weekly, weeks, total = offer["visits_per_week"], offer["weeks"], offer["total_visits"]
    suggested = {
        "visits_per_week": weekly[1],
        "weeks": weeks[1],
        "visits_low": total[0],
        "visits_high": max(total[1], weekly[1] * weeks[1]),
    }
    return Part(SCHEDULE, SCHEDULE, SCHEDULE, "", offer["says"]["patient"], offer, suggested)


def _minutes(offer: Mapping[str, Any], shelf: Mapping[str, Technique] | Mapping[str, Exercise]) -> int:
    """Minutes in the session: as offered, else what the catalogue says of it, else none."""
    offered = offer["dose"].get("minutes")
    if offered:
        return round(float(offered))
    known = shelf.get(offer["id"])
    return known.minutes if known else 0


def catalogue() -> Catalogue:
    """Techniques and exercises of the knowledge, by id."""
    return library().catalogue


def region_of(content: Content) -> Region:
    """The region the patient came for."""
    return Region(content["region"])


def blocks_of(content: Content) -> tuple[Block, ...]:
    """What the proposal withholds, as the domain weighs it."""
    return tuple(
        Block(
            TechniqueClass(entry["class"]),
            Place(entry["place"]),
            entry["because"]["clinician"],
            entry["because"]["patient"],
            entry["rule"],
            tuple(entry.get("missing", ())),
        )
        for entry in content.get("blocked", ())
    )


def withholds_everything(content: Content) -> bool:
    """Whether nothing of this proposal may be accepted: the patient must go now."""
    return content["candidacy"] in NOTHING_AT_ALL


def withholds_hands(content: Content) -> bool:
    """Whether no hands-on technique may be accepted."""
    return content["candidacy"] in NO_HANDS or not content["hands_on"]


def rescreened(evaluation: Evaluation, answers: Answers) -> Content:
    """The engine's answer to the evaluation's findings with today's answers laid over them."""
    today = findings_today(findings_of(evaluation).facts, answers)
    return reasoned(Findings(MappingProxyType(today)), clinic_id=evaluation.clinic_id).as_json()


def candidates(places: Iterable[Place], content: Content) -> tuple[Technique, ...]:
    """The catalogue's techniques for these places that the proposal does not withhold altogether, by name."""
    blocks, region, wanted = blocks_of(content), region_of(content), frozenset(places)
    if withholds_hands(content):
        return ()
    return tuple(
        technique
        for technique in sorted(catalogue().techniques.values(), key=lambda one: one.name)
        if (frozenset(technique.places) & wanted) and open_places(technique, "", blocks, region)
    )


def open_places(
    technique: Technique, grade: str, blocks: Iterable[Block], region: Region
) -> tuple[Place, ...]:
    """The places where the technique with this grade (empty: with some grade) is not withheld."""
    grades = (grade,) if grade else ("I", "III", "")
    held = tuple(blocks)
    return tuple(
        place
        for place in technique.places
        if any(
            withheld(held, classes=technique.classes, grade=one, place=place, region=region) is None
            for one in grades
        )
    )


def own_part(technique: Technique, place: Place) -> Part:
    """A technique the therapist adds from the catalogue, as a part of their own."""
    dose = technique.dose.get("moderate")
    suggested = {
        "target": technique.target,
        "side": "",
        "grade": "",
        "dose": dose.text if dose and dose.offered else "",
        "minutes": technique.minutes,
    }
    content = {"cpt": technique.cpt, "why": {"clinician": "", "patient": technique.plain}}
    return Part(
        OWN,
        f"{technique.id}@{place}",
        technique.id,
        technique.name,
        technique.plain_name,
        content,
        suggested,
        technique.classes[0],
        place,
    )


def own_part_of(decision: ProposalDecision) -> Part | None:
    """The own technique a decision speaks of; None when the catalogue no longer holds it."""
    technique_id, _, place = decision.part_id.partition("@")
    technique = catalogue().techniques.get(technique_id)
    return own_part(technique, Place(place)) if technique else None


def classes_of(part: Part, *, as_offered: bool = False) -> tuple[TechniqueClass, ...]:
    """Every class the part can count as; which one, its grade says. Empty for goals, advice and the schedule.

    `as_offered`: the grade is the one the engine offered, so the class it offered holds.
    """
    if not part.technique_class:
        return ()
    offered = TechniqueClass(part.technique_class)
    known = catalogue().techniques.get(part.key)
    if known is None or part.kind == EXERCISE or (as_offered and part.kind == TECHNIQUE):
        return (offered,)
    return tuple(dict.fromkeys((offered, *known.classes)))


def decided_part(content: Content, decision: ProposalDecision) -> Part | None:
    """The part a decision speaks of, proposed or the therapist's own."""
    if decision.part_kind == OWN:
        return own_part_of(decision)
    return part_of(content, decision.part_kind, decision.part_id)
