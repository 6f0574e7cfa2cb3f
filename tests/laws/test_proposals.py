"""Laws of the whole answer: what blocks, what refers, what is offered, and the patient in the mirror."""

from hypothesis import given, settings
from hypothesis import strategies as st

from synovia.domain.rules import Truth
from synovia.domain.screening.reading import read
from synovia.domain.strategy.proposal import BlockedClass, Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.evidence import ActionLevel, Candidacy
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.places import Place, places_of
from synovia.domain.terms.reading import Findings, read_findings
from synovia.domain.terms.techniques import HANDS_ON, TechniqueClass
from synovia.knowledge.library import rulebook
from tests.laws.patients import RED_FLAGS, mirrored, patients

BOOK = rulebook()
SEVERITY = tuple(reversed(Candidacy))


def severity(proposal: Proposal) -> int:
    """How serious the disposition is; 0 is a plain yes."""
    return SEVERITY.index(proposal.candidacy)


def is_closed(blocks: tuple[BlockedClass, ...], technique_class: TechniqueClass, place: Place) -> bool:
    """Whether the class is withheld at the place."""
    return any(one.technique_class is technique_class and one.place.covers(place) for one in blocks)


@settings(max_examples=40)
@given(patients())
def test_an_unanswered_gate_keeps_closed_what_it_gates(patient: Findings) -> None:
    proposal = propose(patient, BOOK)
    facts = read(patient, BOOK).facts

    for ruling in BOOK.judge(facts):
        for gate in ruling.rule.gates:
            if (
                gate.presumed is None
                and ruling.truth is Truth.UNKNOWN
                and gate.open_questions(ruling.missing)
            ):
                places = places_of(patient.region) if gate.at is Place.COMPLAINT else (gate.at,)
                for place in places:
                    for technique_class in gate.closes:
                        assert is_closed(proposal.blocked, technique_class, place), (ruling.rule.id, place)


@settings(max_examples=80)
@given(patients(), st.sampled_from(RED_FLAGS))
def test_adding_a_red_flag_never_lowers_the_referral(patient: Findings, flag: Finding) -> None:
    before = propose(patient, BOOK)
    after = propose(patient.with_facts(**{flag.name: True}), BOOK)

    assert after.referral.urgency.rank >= before.referral.urgency.rank
    if before.candidacy is not Candidacy.SCREENING_INCOMPLETE:
        assert severity(after) >= severity(before)


@settings(max_examples=40)
@given(patients())
def test_the_mirrored_patient_gets_the_mirrored_answer(patient: Findings) -> None:
    seen = propose(patient, BOOK)
    reflected = propose(read_findings(mirrored(dict(patient.facts))), BOOK)

    assert reflected.candidacy is seen.candidacy
    assert reflected.referral.urgency is seen.referral.urgency
    assert _closed(reflected) == _closed(seen)
    assert [one.code for one in reflected.classification] == [one.code for one in seen.classification]
    assert [(one.id, one.side) for one in reflected.techniques] == [
        (one.id, one.side.other if one.side else None) for one in seen.techniques
    ]


def _closed(proposal: Proposal) -> set[tuple[TechniqueClass, Place]]:
    return {(one.technique_class, one.place) for one in proposal.blocked}


@settings(max_examples=40)
@given(patients())
def test_the_highest_action_wins(patient: Findings) -> None:
    proposal = propose(patient, BOOK)
    highest = max((reason.level for reason in proposal.reasons), default=ActionLevel.OK)

    if highest is ActionLevel.EMERGENCY:
        assert proposal.candidacy is Candidacy.EMERGENCY
    elif highest is ActionLevel.URGENT:
        assert proposal.candidacy is Candidacy.NO_REFER_URGENT
    elif highest is ActionLevel.REFER:
        assert proposal.candidacy is Candidacy.DIFFERENT_CARE_FIRST
    else:
        assert proposal.candidacy not in (Candidacy.EMERGENCY, Candidacy.NO_REFER_URGENT)


@settings(max_examples=40)
@given(patients())
def test_nothing_blocked_is_offered(patient: Findings) -> None:
    proposal = propose(patient, BOOK)

    for offered in proposal.techniques:
        assert not is_closed(proposal.blocked, offered.technique_class, offered.place), offered.id
    if not proposal.hands_on:
        assert proposal.techniques == ()
        assert all(is_closed(proposal.blocked, one, Place.EVERYWHERE) for one in HANDS_ON)


@settings(max_examples=30)
@given(patients())
def test_the_same_patient_gets_the_same_answer_and_it_is_never_called_reviewed(patient: Findings) -> None:
    first, second = propose(patient, BOOK), propose(patient, BOOK)

    assert first.as_json() == second.as_json()
    assert first.as_json()["reviewed"] is False


@settings(max_examples=40)
@given(patients())
def test_every_reason_block_and_class_cites_a_shown_source(patient: Findings) -> None:
    proposal = propose(patient, BOOK)
    shown = {source.key for source in proposal.sources}

    cited = [one.sources for one in proposal.reasons]
    cited += [one.sources for one in proposal.blocked]
    cited += [one.sources for one in proposal.precautions]
    cited += [one.sources for one in proposal.classification]

    assert all(cited)
    assert {source for sources in cited for source in sources} <= shown
