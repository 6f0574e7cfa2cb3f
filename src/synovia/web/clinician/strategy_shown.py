"""A stored proposal, ready to be shown: every part with its reasons, its sources and the therapist's answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from synovia.domain.terms.evidence import StudyType
from synovia.domain.terms.techniques import TechniqueClass
from synovia.records.programme import facts
from synovia.records.programme.choices import Decision
from synovia.records.programme.facts import Content, Part
from synovia.records.programme.queries import Decisions
from synovia.web.clinician.finding_words import title_of
from synovia.web.clinician.region_words import region_name
from synovia.web.clinician.signed_off import SignedOff, signed_off
from synovia.web.clinician.strategy_forms import AnswerForm
from synovia.web.clinician.strategy_odds import odds
from synovia.web.clinician.strategy_words import (
    ANSWERED,
    BANDS,
    CANDIDACY,
    EVIDENCE,
    STEPS,
    URGENCY,
    class_name,
    finding_value,
    place_name,
    reverse_or_empty,
    source_shown,
    terms_of,
)

if TYPE_CHECKING:
    from synovia.records.programme.models import Proposal, ProposalDecision


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding that mattered, in words, linked to where it was recorded."""

    title: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part with everything its card needs."""

    part: Part
    anchor: str
    terms: tuple[tuple[str, str, bool], ...]  # (label, value, whether the therapist changed it)
    evidence: str
    why: str
    why_patient: str
    because: tuple[FindingShown, ...]
    rules: tuple[str, ...]
    sources: tuple[Mapping[str, Any], ...]
    cautions: tuple[str, ...]
    conflicts: tuple[str, ...]
    code: str
    class_name: str
    progression: str
    regression: str
    how: tuple[tuple[str, str], ...]  # how the patient lies, and which way the hands go
    form: AnswerForm
    decision: ProposalDecision | None = None
    open_form: str = ""

    @property
    def answered(self) -> tuple[str, str, Any] | None:
        """Tone, icon and word of the decision."""
        return ANSWERED[Decision(self.decision.decision)] if self.decision else None


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of one kind under one heading."""

    title: Any
    icon: str
    lead: Any
    parts: tuple[PartShown, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the therapist has come."""

    decided: int
    total: int
    accepted: int

    @property
    def left(self) -> int:
        """Parts without an answer."""
        return self.total - self.decided


@dataclass(slots=True)
class StrategyShown:
    """The whole page's content."""

    proposal: Proposal
    content: Content
    decisions: Decisions
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sources = {source["key"]: source for source in self.content.get("sources", ())}

    @property
    def candidacy(self) -> tuple[str, Any]:
        """Tone and words of whether manual therapy is an option."""
        return CANDIDACY[self.content["candidacy"]]

    @property
    def signed(self) -> SignedOff:
        """How it stands with the clinic's sign-off of the rules."""
        return signed_off(self.content)

    @property
    def is_emergency(self) -> bool:
        """Whether nothing may be accepted."""
        return facts.withholds_everything(self.content)

    @property
    def region(self) -> str:
        """The region in words."""
        return region_name(self.content["region"])

    @property
    def reasons(self) -> list[dict[str, Any]]:
        """The rules that spoke, with findings and sources."""
        return [self._reasoned(reason) for reason in self.content.get("reasons", ())]

    @property
    def classes(self) -> list[dict[str, Any]]:
        """Ranked classes with likelihood, evidence and conflicts."""
        return [self._classified(entry) for entry in self.content.get("classification", ())]

    @property
    def conflicts(self) -> list[dict[str, Any]]:
        """Where guidelines disagree."""
        return [
            entry | {"shown_sources": self.cited(entry["sources"])}
            for entry in self.content.get("conflicts", ())
        ]

    @property
    def withheld(self) -> list[dict[str, Any]]:
        """Blocked classes, those with one reason and place together, with what would have to be known."""
        together: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for entry in self.content.get("blocked", ()):
            key = (entry["because"]["clinician"], entry["place"])
            together.setdefault(key, []).append(self._withheld(entry))
        return [
            same[0]
            | {
                "class_names": [one["class_name"] for one in same],
                "unanswered": list(dict.fromkeys(name for one in same for name in one["unanswered"])),
            }
            for same in together.values()
        ]

    @property
    def precautions(self) -> list[dict[str, Any]]:
        """What to do differently."""
        return [
            entry
            | {
                "class_names": [class_name(one) for one in entry["classes"]],
                "where": place_name(entry["place"]),
            }
            for entry in self.content.get("precautions", ())
        ]

    @property
    def not_recommended(self) -> list[dict[str, Any]]:
        """What the sources advise against."""
        return [
            entry
            | {
                "class_name": class_name(entry["class"]),
                "shown_sources": self.cited(entry.get("sources", ())),
            }
            for entry in self.content.get("not_recommended", ())
        ]

    @property
    def session(self) -> list[dict[str, Any]]:
        """The steps of a first session in their order, each with a way to its card; empty where none is given."""
        cards = {(part.kind, part.key): f"#{anchor_of(part)}" for part in reversed(self.parts())}
        return [
            {
                "kind": STEPS.get(step.get("kind", ""), str(step.get("kind", "")).replace("_", " ")),
                "name": step.get("name", ""),
                "minutes": _whole(step.get("minutes")),
                "why": _clinician(step.get("why")),
                "href": cards.get((step.get("kind", ""), step.get("id", "")), ""),
            }
            for step in self.content.get("session") or ()
        ]

    @property
    def session_minutes(self) -> str:
        """Minutes of all steps together."""
        return _whole(sum(float(step.get("minutes") or 0) for step in self.content.get("session") or ()))

    @property
    def ask_next(self) -> dict[str, Any] | None:
        """The one question that would settle most, with why."""
        best = next(iter(self.content.get("next_best") or ()), None)
        return best | {"title": title_of(best["finding"])} if best else None

    @property
    def open_questions(self) -> list[dict[str, Any]]:
        """Screening questions not answered, then findings that would settle most."""
        unanswered = self.content.get("unanswered_screening", ())
        return [
            entry | {"title": title_of(entry["finding"])}
            for entry in (*unanswered, *self.content.get("next_best", ()))
        ]

    @property
    def referral(self) -> Mapping[str, Any] | None:
        """Who else should see the patient, unless nobody."""
        referral: Mapping[str, Any] | None = self.content.get("referral")
        if not referral or referral["urgency"] == "none":
            return None
        return {**referral, "how_soon": URGENCY.get(referral["urgency"], referral["urgency"])}

    def parts(self) -> list[Part]:
        """Every part, the therapist's own last."""
        own = [facts.own_part_of(row) for (kind, _id), row in self.decisions.items() if kind == facts.OWN]
        return [*facts.parts_of(self.content), *(part for part in own if part is not None)]

    def progress(self) -> Progress:
        """Decided, all, and accepted parts."""
        parts = self.parts()
        made = [self.decisions[part.address] for part in parts if part.address in self.decisions]
        accepted = sum(row.decision != Decision.DECLINED for row in made)
        return Progress(len(made), len(parts), accepted)

    def groups(self) -> list[Group]:
        """The parts under their headings, empty headings left out."""
        parts = [self.part_shown(part) for part in self.parts()]
        hands = [one for one in parts if one.part.kind in (facts.TECHNIQUE, facts.OWN)]
        posture = [one for one in parts if _is_posture(one.part)]
        exercises = [one for one in parts if one.part.kind == facts.EXERCISE and one not in posture]
        lessons = [one for one in parts if one.part.kind == facts.EDUCATION and one not in posture]
        goals = [one for one in parts if one.part.kind == facts.GOAL]
        schedule = [one for one in parts if one.part.kind == facts.SCHEDULE]
        named = (
            Group(_("Goals"), "target", _("What the patient wants to get to"), tuple(goals), "goals"),
            Group(_("Hands-on techniques"), "hand", _("In the order they fit"), tuple(hands), "techniques"),
            Group(_("Exercises"), "dumbbell", "", tuple(exercises), "exercises"),
            Group(_("Posture"), "person-standing", "", tuple(posture), "posture"),
            Group(_("Education"), "lightbulb", "", tuple(lessons), "education"),
            Group(_("How often, how long"), "calendar-clock", "", tuple(schedule), "schedule"),
        )
        return [group for group in named if group.parts]

    def part_shown(self, part: Part, form: AnswerForm | None = None, open_form: str = "") -> PartShown:
        """One part with its card; `form` when its answer could not be taken."""
        decision = self.decisions.get(part.address)
        content = part.content
        why = content.get("why") or content.get("says") or {}
        agreed = decision.changes if decision else {}
        anchor = anchor_of(part)
        return PartShown(
            part=part,
            anchor=anchor,
            terms=terms_of(part, agreed),
            evidence=EVIDENCE.get(str(content.get("evidence_grade", "")), ""),
            why=why.get("clinician", "") if part.kind != facts.EDUCATION else "",
            why_patient=why.get("patient", "") if part.kind != facts.EDUCATION else part.plain_name,
            because=self.findings(content.get("because", ())),
            rules=tuple(content.get("rules", ())),
            sources=self.cited(content.get("sources", ())),
            cautions=tuple(content.get("cautions", ())),
            conflicts=tuple(content.get("conflicts", ())),
            code=content.get("cpt", ""),
            class_name=class_name(part.technique_class) if part.technique_class else "",
            progression=content.get("progression", ""),
            regression=content.get("regression", ""),
            how=_how(content),
            form=form or AnswerForm(part, auto_id=anchor, agreed=agreed),
            decision=decision,
            open_form=open_form,
        )

    def findings(self, used: Iterable[Mapping[str, Any]]) -> tuple[FindingShown, ...]:
        """Findings that mattered, each linked to its place in the evaluation."""
        page = reverse_or_empty("clinician:evaluation", self.proposal.evaluation_id)
        return tuple(
            FindingShown(
                title_of(one["name"]),
                finding_value(one["name"], one["value"]),
                page and f"{page}#finding-{one['name']}",
            )
            for one in used
        )

    def cited(self, keys: Iterable[str]) -> tuple[Mapping[str, Any], ...]:
        """The sources by key, in order."""
        return tuple(source_shown(self.sources[key]) for key in dict.fromkeys(keys) if key in self.sources)

    def _reasoned(self, reason: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **reason,
            "findings": self.findings(reason["because"]),
            "shown_sources": self.cited(reason["sources"]),
        }

    def _classified(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        tone, band = BANDS.get(entry["band"], ("neutral", entry["band"]))
        return {
            **entry,
            "tone": tone,
            "band_words": band,
            "odds": odds(entry.get("likelihood"), self.sources),
            "strength": EVIDENCE.get(entry["grade"], ""),
            "derived_only": entry.get("study") == StudyType.DERIVATION_RULE and not entry.get("validated"),
            "findings": self.findings(entry["inputs_used"]),
            "missing": [title_of(name) for name in entry["inputs_missing"]],
            "shown_sources": self.cited(entry["sources"]),
        }

    def _withheld(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **entry,
            "class_name": class_name(entry["class"]),
            "where": place_name(entry["place"]),
            "findings": self.findings(entry.get("inputs", ())),
            "unanswered": [title_of(name) for name in entry.get("missing", ())],
            "shown_sources": self.cited(entry.get("sources", ())),
        }


def anchor_of(part: Part) -> str:
    """The id of the part's card."""
    safe = "".join(letter if letter.isalnum() else "-" for letter in part.id)
    return f"{part.kind}-{safe}".lower()


def _how(content: Content) -> tuple[tuple[str, str], ...]:
    """Position and direction of a technique, where they are given."""
    given = ((_("Position"), content.get("position")), (_("Direction"), content.get("direction")))
    return tuple((label, str(text)) for label, text in given if text)


def _clinician(text: Any) -> str:
    """A text that may come in two registers."""
    return str(text.get("clinician", "")) if isinstance(text, Mapping) else str(text or "")


def _whole(minutes: Any) -> str:
    """Minutes without needless decimals; empty for none."""
    return f"{float(minutes):g}" if minutes else ""


def _is_posture(part: Part) -> bool:
    tagged = "posture" in part.content.get("tags", ()) and part.kind in (facts.EXERCISE, facts.EDUCATION)
    return part.technique_class == TechniqueClass.PST or tagged
